// Where something stands, in the words that people use for it.
#include <algorithm>
#include <array>

#include "report/words/words.h"

namespace nitec {
namespace {

/// A file's own name on the sheet is cut here; the list of files prints it whole.
constexpr std::size_t kMaxNameLength = 24;
/// Places that one table cell names before it counts the rest.
constexpr std::size_t kMaxPlacesInCell = 3;

std::string grouped_digits(std::string_view digest, std::size_t digits) {
  std::string out;
  for (std::size_t i = 0; i < std::min(digits, digest.size()); ++i) {
    if (i > 0 && i % 4 == 0) {
      out += ' ';
    }
    out += digest[i];
  }
  return out.empty() ? "—" : out;
}

std::string_view stem_of(std::string_view path) {
  path = path.substr(path.rfind('/') == std::string_view::npos ? 0 : path.rfind('/') + 1);
  const std::size_t dot = path.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? path : path.substr(0, dot);
}

/// "附件03-竣工决算审计报告" → {"附件03", "竣工决算审计报告"}; {"", stem} for other names.
std::array<std::string_view, 2> annex_and_title(std::string_view stem) {
  static constexpr std::string_view kAnnex = "附件";
  if (!stem.starts_with(kAnnex)) {
    return {std::string_view(), stem};
  }
  std::size_t end = kAnnex.size();
  while (end < stem.size() && stem[end] >= '0' && stem[end] <= '9') {
    ++end;
  }
  if (end == kAnnex.size()) {
    return {std::string_view(), stem};
  }
  std::size_t begin = end;
  static constexpr std::array<std::string_view, 9> kSeparators{"-", "_", " ", ".", "　", "—", "－", "：", "、"};
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view separator : kSeparators) {
      if (stem.substr(begin).starts_with(separator)) {
        begin += separator.size();
        more = true;
      }
    }
  }
  return {stem.substr(0, end), stem.substr(begin)};
}

/// The field of the datasheet that stands at that place; empty when none does.
std::string_view field_code_at(const ReviewSheet& sheet, const Location& where) {
  if (!sheet.submission.datasheet || (where.xpath.empty() && where.line == 0)) {
    return {};
  }
  for (const Field& field : sheet.submission.datasheet->fields) {
    const bool same = where.xpath.empty() ? field.where.line == where.line && field.where.quote == where.quote
                                          : field.where.xpath == where.xpath;
    if (same && field.where.file == where.file) {
      return field.code;
    }
  }
  return {};
}

}  // namespace

std::string pages_in_words(int first, int last) {
  if (first <= 0) {
    return {};
  }
  return "第" + std::to_string(first) + (last > first ? "—" + std::to_string(last) : "") + "页";
}

std::string short_digest(std::string_view sha256) {
  return grouped_digits(sha256, 12);
}

std::string package_digest(std::string_view sha256) {
  return grouped_digits(sha256, 16);
}

std::string file_in_words(const ReviewSheet& sheet, std::string_view path) {
  if (path.empty()) {
    return "报送材料";
  }
  if (sheet.submission.record && path == sheet.submission.record->file) {
    return "中心台账";
  }
  const Document* document = sheet.submission.find(path);
  if (document != nullptr && is_main(document->role)) {
    return "《" + std::string(role_title(document->role)) + "》";
  }
  if (document != nullptr && document->role == Role::kDatasheet) {
    return "评估表";
  }
  const auto [annex, title] = annex_and_title(stem_of(path));
  const std::string shown = shortened(one_line(title), kMaxNameLength);
  if (annex.empty()) {
    return "《" + shown + "》";
  }
  return std::string(annex) + (shown.empty() ? "" : "《" + shown + "》");
}

std::string place_in_words(const ReviewSheet& sheet, const Location& where) {
  std::string out = file_in_words(sheet, where.file);
  if (where.page > 0) {
    out += pages_in_words(where.page, where.page);
  } else if (where.line > 0) {
    out += "第" + std::to_string(where.line) + "行";
  }
  const std::string_view code = field_code_at(sheet, where);
  if (!code.empty()) {
    out += " " + std::string(code);
  }
  return out;
}

std::string place_link(const Location& where) {
  static constexpr std::string_view kPlain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  static constexpr std::string_view kHex = "0123456789ABCDEF";
  if (where.file.empty()) {
    return {};
  }
  std::string out;
  for (const char c : where.file) {
    const auto byte = static_cast<unsigned char>(c);
    if (kPlain.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
  return where.page > 0 ? out + "#page=" + std::to_string(where.page) : out;
}

std::string purpose_in_words(const ReviewSheet& sheet, const Document& document) {
  std::string out(role_word(document.role).zh);
  if (document.role != Role::kEvidence || !sheet.submission.datasheet) {
    return out;
  }
  for (const Evidence& evidence : sheet.submission.datasheet->evidence) {
    if (evidence.file == document.path && !evidence.name.empty()) {
      return "证明：" + shortened(one_line(evidence.name), 14);
    }
  }
  return out;
}

std::string file_notes(const ReviewSheet& sheet, const Document& document) {
  std::string out;
  if (!document.problems.empty()) {
    out = shortened(one_line(document.problems.front().message), 60);
    if (document.problems.size() > 1) {
      out += "（共" + std::to_string(document.problems.size()) + "处）";
    }
  }
  std::vector<int> ids;
  for (const Finding& finding : sheet.findings) {
    const bool here = std::any_of(finding.locations.begin(), finding.locations.end(),
                                  [&](const Location& where) { return where.file == document.path; });
    if (here) {
      ids.push_back(finding.id);
    }
  }
  if (!ids.empty()) {
    if (out.ends_with("。")) {
      out.resize(out.size() - std::string_view("。").size());
    }
    out += (out.empty() ? "见" : "；见") + items(ids, 3);
  }
  return out.empty() ? "—" : out;
}

std::string clause_place(const ReviewSheet& sheet, const Clause& clause) {
  if (!clause.look_at.empty()) {
    return one_line(clause.look_at);
  }
  std::string out;
  std::size_t shown = 0;
  for (const Location& where : clause.where) {
    if (shown == kMaxPlacesInCell) {
      out += "等" + std::to_string(clause.where.size()) + "处";
      break;
    }
    out += (out.empty() ? "" : "；") + place_in_words(sheet, where);
    ++shown;
  }
  if (!out.empty()) {
    return out;
  }
  return clause.findings.empty() ? "—" : "见" + items(clause.findings);
}

}  // namespace nitec
