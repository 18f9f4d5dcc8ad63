#include "ingest/pdf/object_nodes.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>
#include <vector>

#include "ingest/pdf/lexer.h"

namespace nitec {
namespace {

constexpr std::size_t kSortedFrom = 16;      ///< Dictionaries with more entries are kept sorted.
constexpr double kMaxReference = 8'388'607;  ///< ISO 32000-1, annex C.

using Kind = PdfNode::Kind;

PdfNode text_node(Kind kind, std::string_view text, std::string_view input, NodeArena& arena) {
  const bool in_input = text.data() >= input.data() && text.data() + text.size() <= input.data() + input.size();
  const std::string_view kept = in_input || text.empty() ? text : arena.copy(text);
  PdfNode node;
  node.kind = kind;
  node.count = static_cast<std::uint32_t>(kept.size());
  node.text = kept.data();
  return node;
}

bool is_object_number(const PdfNode& node, double least) {
  return node.kind == Kind::kNumber && node.number >= least && node.number <= kMaxReference &&
         std::floor(node.number) == node.number;
}

/// Builds one value out of tokens. Open arrays and dictionaries stand on a stack of its own.
class Builder {
 public:
  Builder(std::string_view bytes, std::size_t at, int max_nesting, NodeArena& arena)
      : input_(bytes), lexer_(bytes), max_nesting_(max_nesting), arena_(arena) {
    lexer_.seek(at);
  }

  ParsedValue run() {
    ParsedValue parsed;
    while (step(parsed)) {
      lexer_.forget();
    }
    while (!open_.empty()) {
      close();
    }
    if (!parsed.too_deep && !values_.empty()) {
      parsed.value = values_.front();
    }
    return parsed;
  }

 private:
  struct Open {
    bool dictionary = false;
    std::size_t begin = 0;  ///< Of its values on the stack.
  };

  /// Takes one token; false when the value is complete.
  bool step(ParsedValue& parsed) {
    const std::size_t before = lexer_.position();
    const Token token = lexer_.next();
    switch (token.kind) {
      case Token::Kind::kEnd:
        parsed.end = lexer_.position();
        return false;
      case Token::Kind::kNumber: {
        PdfNode node;
        node.kind = Kind::kNumber;
        node.number = token.number;
        values_.push_back(node);
        // Alone it may be the first of "n g R".
        return done_unless_number(parsed);
      }
      case Token::Kind::kName:
        values_.push_back(text_node(Kind::kName, token.text, input_, arena_));
        break;
      case Token::Kind::kString:
        values_.push_back(text_node(Kind::kString, token.text, input_, arena_));
        break;
      case Token::Kind::kArrayOpen:
      case Token::Kind::kDictOpen:
        if (open_.size() >= static_cast<std::size_t>(max_nesting_)) {
          parsed.too_deep = true;
          return false;
        }
        open_.push_back({token.kind == Token::Kind::kDictOpen, values_.size()});
        return true;
      case Token::Kind::kArrayClose:
        if (open_.empty()) {
          return ended(parsed, before);
        }
        if (!open_.back().dictionary) {
          close();
        }
        break;
      case Token::Kind::kDictClose:
        if (open_.empty()) {
          return ended(parsed, before);
        }
        while (open_.size() > 1 && !open_.back().dictionary) {
          close();
        }
        close();
        break;
      case Token::Kind::kWord:
        return word(token.text, before, parsed);
    }
    return open_.empty() ? finished(parsed) : true;
  }

  bool word(std::string_view text, std::size_t before, ParsedValue& parsed) {
    if (text == "R") {
      make_reference();
      return open_.empty() ? finished(parsed) : true;
    }
    if (text == "true" || text == "false" || text == "null") {
      PdfNode node;
      node.kind = text == "null" ? Kind::kNull : Kind::kBoolean;
      node.number = text == "true" ? 1 : 0;
      values_.push_back(node);
      return open_.empty() ? finished(parsed) : true;
    }
    if (text == "endobj" || text == "obj" || text == "endstream" || text == "xref") {
      return ended(parsed, before);
    }
    if (text.starts_with("stream")) {
      while (!open_.empty()) {  // A dictionary that was never closed.
        close();
      }
      parsed.end = before;
      if (!values_.empty() && values_.front().kind == Kind::kDictionary) {
        parsed.stream_data = data_after_keyword(input_, before);
      }
      return false;
    }
    // Something that no value begins with: skipped.
    return open_.empty() && !values_.empty() ? ended(parsed, before) : true;
  }

  bool ended(ParsedValue& parsed, std::size_t at) {
    parsed.end = at;
    return false;
  }

  bool done_unless_number(ParsedValue& parsed) {
    constexpr std::size_t kNumbersOfReference = 2;
    return !open_.empty() || values_.size() <= kNumbersOfReference ? true : finished(parsed);
  }

  /// A whole value outside of all brackets: only "stream" may still follow it.
  bool finished(ParsedValue& parsed) {
    parsed.end = lexer_.position();
    if (values_.empty()) {
      return true;
    }
    if (values_.front().kind == Kind::kDictionary) {
      const Token token = lexer_.next();
      if (token.kind == Token::Kind::kWord && token.text.starts_with("stream")) {
        parsed.stream_data = data_after_keyword(input_, static_cast<std::size_t>(token.text.data() - input_.data()));
      }
    }
    return false;
  }

  void make_reference() {
    const std::size_t floor = open_.empty() ? 0 : open_.back().begin;
    if (values_.size() < floor + 2 || !is_object_number(values_[values_.size() - 2], 0) ||
        !is_object_number(values_.back(), 0)) {
      return;
    }
    PdfNode node;
    node.kind = Kind::kReference;
    node.reference = static_cast<std::uint32_t>(values_[values_.size() - 2].number);
    values_.resize(values_.size() - 2);
    values_.push_back(node);
  }

  /// Makes the innermost open array or dictionary one value.
  void close() {
    const Open open = open_.back();
    open_.pop_back();
    PdfNode node;
    const std::size_t count = values_.size() - open.begin;
    if (open.dictionary) {
      node = dictionary_of(std::span(values_).subspan(open.begin));
    } else {
      PdfNode* items = arena_.nodes(count);
      std::copy_n(values_.begin() + static_cast<std::ptrdiff_t>(open.begin), count, items);
      node.kind = Kind::kArray;
      node.count = static_cast<std::uint32_t>(count);
      node.items = items;
    }
    values_.resize(open.begin);
    values_.push_back(node);
  }

  PdfNode dictionary_of(std::span<PdfNode> values) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i + 1 < values.size();) {
      if (values[i].kind != Kind::kName) {
        ++i;
        continue;
      }
      values[kept++] = values[i++];
      values[kept++] = values[i++];
    }
    const std::size_t count = kept / 2;
    struct Entry {
      PdfNode key;
      PdfNode value;
    };
    static_assert(sizeof(Entry) == 2 * sizeof(PdfNode));
    PdfNode* items = arena_.nodes(kept);
    std::copy_n(values.begin(), kept, items);
    if (count > kSortedFrom) {
      std::vector<Entry> entries(count);
      std::memcpy(static_cast<void*>(entries.data()), items, kept * sizeof(PdfNode));
      std::stable_sort(entries.begin(), entries.end(),
                       [](const Entry& a, const Entry& b) { return a.key.view() < b.key.view(); });
      std::memcpy(static_cast<void*>(items), entries.data(), kept * sizeof(PdfNode));
    }
    PdfNode node;
    node.kind = Kind::kDictionary;
    node.count = static_cast<std::uint32_t>(count);
    node.items = items;
    return node;
  }

  std::string_view input_;
  Lexer lexer_;
  int max_nesting_;
  NodeArena& arena_;
  std::vector<PdfNode> values_;
  std::vector<Open> open_;
};

}  // namespace

void* NodeArena::take(std::size_t bytes, std::size_t alignment) {
  if (bytes > kMaxBytes - taken_) {
    throw std::bad_alloc();
  }
  taken_ += bytes;
  return memory_.allocate(std::max<std::size_t>(bytes, 1), alignment);
}

PdfNode* NodeArena::nodes(std::size_t count) {
  auto* nodes = static_cast<PdfNode*>(take(count * sizeof(PdfNode), alignof(PdfNode)));
  std::uninitialized_default_construct_n(nodes, count);
  return nodes;
}

PdfStreamNode* NodeArena::stream() {
  return new (take(sizeof(PdfStreamNode), alignof(PdfStreamNode))) PdfStreamNode;
}

std::string_view NodeArena::copy(std::string_view text) {
  auto* to = static_cast<char*>(take(text.size(), 1));
  std::copy(text.begin(), text.end(), to);
  return {to, text.size()};
}

ParsedValue parse_value(std::string_view bytes, std::size_t at, int max_nesting, NodeArena& arena) {
  return Builder(bytes, at, max_nesting, arena).run();
}

const PdfNode* find_entry(const PdfNode& dictionary, std::string_view key) {
  if (dictionary.kind != Kind::kDictionary) {
    return nullptr;
  }
  const PdfNode* items = dictionary.items;
  if (dictionary.count <= kSortedFrom) {
    for (std::size_t i = dictionary.count; i-- > 0;) {
      if (items[2 * i].view() == key) {
        return &items[2 * i + 1];
      }
    }
    return nullptr;
  }
  std::size_t low = 0;  // The first whose key lies behind.
  std::size_t high = dictionary.count;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (items[2 * middle].view() <= key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low > 0 && items[2 * (low - 1)].view() == key ? &items[2 * (low - 1) + 1] : nullptr;
}

std::size_t data_after_keyword(std::string_view bytes, std::size_t at) {
  constexpr std::size_t kKeyword = 6;
  at = std::min(at + kKeyword, bytes.size());
  if (at < bytes.size() && bytes[at] == '\r') {
    ++at;
  }
  if (at < bytes.size() && bytes[at] == '\n') {
    ++at;
  }
  return at;
}

}  // namespace nitec
