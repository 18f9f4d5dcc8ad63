#include "ingest/datasheet/xml_scan.h"

#include <libxml/encoding.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <memory>

#include "ingest/datasheet/datasheet_reader.h"

namespace nitec {
namespace {

constexpr std::size_t kMaxQuoteBytes = 160;
constexpr std::size_t kMaxDeclarationBytes = 200;

Problem problem_at(ProblemKind kind, std::string message, int line) {
  Problem problem;
  problem.kind = kind;
  problem.message = std::move(message);
  problem.where.line = line;
  return problem;
}

int line_at(std::string_view text, std::size_t at) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

/// The offset of the first byte that is not UTF-8, or npos.
std::size_t first_not_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const std::size_t length = lead >= 0xF0 && lead <= 0xF4 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (length == 0 || lead > 0xF4 || i + length > text.size()) {
      return i;
    }
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) || (lead == 0xF0 && second < 0x90) ||
        (lead == 0xF4 && second > 0x8F)) {
      return i;
    }
    for (std::size_t k = 1; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) {
        return i;
      }
    }
    i += length;
  }
  return std::string_view::npos;
}

/// The encoding that the XML declaration names, in lower case; empty when it names none.
std::string declared_encoding(std::string_view text) {
  const std::string_view head = text.substr(0, kMaxDeclarationBytes);
  const std::size_t end = head.find("?>");
  if (!head.starts_with("<?xml") || end == std::string_view::npos) {
    return {};
  }
  const std::size_t at = head.substr(0, end).find("encoding");
  const std::size_t open = at == std::string_view::npos ? at : head.find_first_of("\"'", at);
  const std::size_t close = open == std::string_view::npos ? open : head.find(head[open], open + 1);
  if (close == std::string_view::npos || close > end) {
    return {};
  }
  std::string name(head.substr(open + 1, close - open - 1));
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return name;
}

void ignore_error(void*, xmlErrorPtr) {}

/// Decodes with one of libxml2's converters (ICU's data, no files); nothing when a byte has no meaning.
std::optional<std::string> decoded(std::string_view bytes, const char* encoding) {
  xmlCharEncodingHandlerPtr handler = xmlFindCharEncodingHandler(encoding);
  if (handler == nullptr) {
    return std::nullopt;
  }
  using Buffer = std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)>;
  const Buffer in(xmlBufferCreateSize(bytes.size() + 1), &xmlBufferFree);
  const Buffer out(xmlBufferCreateSize(bytes.size() * 2 + 16), &xmlBufferFree);
  xmlBufferAdd(in.get(), reinterpret_cast<const xmlChar*>(bytes.data()), static_cast<int>(bytes.size()));
  xmlSetStructuredErrorFunc(nullptr, &ignore_error);
  int result = 0;
  do {
    result = xmlCharEncInFunc(handler, out.get(), in.get());
  } while (result > 0 && xmlBufferLength(in.get()) > 0);
  const bool whole = result >= 0 && xmlBufferLength(in.get()) == 0;
  xmlSetStructuredErrorFunc(nullptr, nullptr);
  xmlCharEncCloseFunc(handler);
  if (!whole) {
    return std::nullopt;
  }
  return std::string(reinterpret_cast<const char*>(xmlBufferContent(out.get())),
                     static_cast<std::size_t>(xmlBufferLength(out.get())));
}

/// Fills in scan.text, or scan.problem.
void decode(std::string_view bytes, XmlScan& scan) {
  const auto refuse = [&](std::string message) {
    scan.problem = problem_at(ProblemKind::kMalformed, std::move(message), 1);
  };
  const bool little = bytes.starts_with("\xFF\xFE");
  if (little || bytes.starts_with("\xFE\xFF")) {
    if (auto text = decoded(bytes.substr(2), little ? "UTF-16LE" : "UTF-16BE")) {
      scan.text = std::move(*text);
    } else {
      refuse("文件以UTF-16编码，但内容不完整，无法读取；请另存为UTF-8编码。");
    }
    return;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  }
  const std::size_t bad = first_not_utf8(bytes);
  if (bad == std::string_view::npos) {
    scan.text = bytes;
    return;
  }
  // GB2312 as a label mostly means GBK, and UTF-8 is often written above bytes of GB18030, which holds all three.
  const std::string label = declared_encoding(bytes);
  const bool chinese = label.empty() || label == "utf-8" || label == "utf8" || label.starts_with("gb") ||
                       label == "x-gbk" || label == "cp936" || label == "ms936" || label == "windows-936";
  if (!chinese) {
    refuse("文件声明的编码不受支持；请另存为UTF-8编码，并在首行声明encoding=\"UTF-8\"。");
  } else if (auto text = decoded(bytes, "GB18030")) {
    scan.text = std::move(*text);
  } else {
    scan.problem = problem_at(ProblemKind::kMalformed,
                              "文件的编码既不是UTF-8也不是GB18030，这一行起有无法识别的字节；请另存为UTF-8编码。",
                              line_at(bytes, bad));
  }
}

/// Walks over the markup. Where the text is not well-formed it stops without a word.
class Walker {
 public:
  explicit Walker(XmlScan& scan) : scan_(scan), text_(scan.text) {}

  void run() {
    while (!scan_.problem && at_ < text_.size()) {
      const std::size_t open = text_.find('<', at_);
      if (open == std::string_view::npos) {
        return;
      }
      count_lines_to(open);
      const std::string_view rest = text_.substr(open);
      bool going = true;
      if (rest.starts_with("<!--")) {
        going = skip(open + 4, "-->");
      } else if (rest.starts_with("<?")) {
        going = skip(open + 2, "?>");
      } else if (rest.starts_with("<![CDATA[")) {
        going = skip(open + 9, "]]>");
      } else if (rest.starts_with("<!")) {
        doctype(rest);
        going = false;
      } else if (rest.starts_with("</")) {
        going = depth_ > 0 && skip(open + 2, ">");
        --depth_;
      } else {
        going = start_tag(open);
      }
      if (!going) {
        return;
      }
    }
  }

 private:
  void count_lines_to(std::size_t to) {
    const auto from = text_.begin() + static_cast<std::ptrdiff_t>(counted_);
    line_ += static_cast<int>(std::count(from, text_.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
    counted_ = to;
  }

  bool skip(std::size_t from, std::string_view end) {
    const std::size_t found = text_.find(end, from);
    if (found == std::string_view::npos) {
      return false;
    }
    at_ = found + end.size();
    return true;
  }

  void refuse(ProblemKind kind, std::string message) { scan_.problem = problem_at(kind, std::move(message), line_); }

  void doctype(std::string_view rest) {
    std::string word(rest.substr(0, 9));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    if (word == "<!DOCTYPE") {
      refuse(ProblemKind::kDoctype, "文件含有DOCTYPE声明，出于安全考虑不予读取；请删去该声明后重新报送。");
    }
  }

  bool start_tag(std::size_t open) {
    std::size_t attributes = 0;
    char quote = 0;
    for (std::size_t i = open + 1; i < text_.size(); ++i) {
      const char c = text_[i];
      if (c == '<') {
        return false;
      }
      if (i - open > kMaxStartTagBytes) {
        refuse(ProblemKind::kTooLarge, "有一个标签过长，超出上限，不予读取；请用模板重新填写。");
        return false;
      }
      if (quote != 0) {
        quote = c == quote ? '\0' : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '=') {
        ++attributes;
      } else if (c == '>') {
        at_ = i + 1;
        return close_start_tag(text_[i - 1] == '/', attributes);
      }
    }
    return false;
  }

  bool close_start_tag(bool empty, std::size_t attributes) {
    scan_.tag_lines.push_back(line_);
    depth_ += empty ? 0 : 1;
    if (attributes > kMaxAttributes) {
      refuse(ProblemKind::kTooLarge, "有一个标签的属性过多，超出上限，不予读取；请用模板重新填写。");
    } else if (depth_ > kMaxDatasheetDepth) {
      refuse(ProblemKind::kTooLarge, "标签嵌套过深，超出上限，不予读取；请用模板重新填写。");
    } else if (scan_.tag_lines.size() > kMaxDatasheetTags) {
      refuse(ProblemKind::kTooLarge, "标签过多，超出上限，不予读取；请用模板重新填写。");
    }
    return !scan_.problem;
  }

  XmlScan& scan_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;
  int line_ = 1;
  std::size_t depth_ = 0;
};

}  // namespace

XmlScan scan_xml(std::span<const std::byte> bytes) {
  XmlScan scan;
  const std::string_view raw(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  if (raw.size() > kMaxDatasheetBytes) {
    scan.problem = problem_at(ProblemKind::kTooLarge, "文件大小超出上限（8MiB），不予读取。", 0);
    return scan;
  }
  if (raw.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    scan.problem = problem_at(ProblemKind::kEmpty, "文件是空的。", 0);
    return scan;
  }
  decode(raw, scan);
  scan.lines.push_back(0);
  for (std::size_t at = scan.text.find('\n'); at != std::string::npos; at = scan.text.find('\n', at + 1)) {
    scan.lines.push_back(at + 1);
  }
  if (!scan.problem) {
    Walker(scan).run();
  }
  return scan;
}

std::string quote_of_line(const XmlScan& scan, int line) {
  if (line < 1 || static_cast<std::size_t>(line) > scan.lines.size()) {
    return {};
  }
  std::string_view text = std::string_view(scan.text).substr(scan.lines[static_cast<std::size_t>(line - 1)]);
  text = text.substr(0, text.find('\n'));
  const std::size_t first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) {
    return {};
  }
  text = text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
  return cut_to_bytes(text, kMaxQuoteBytes);
}

}  // namespace nitec
