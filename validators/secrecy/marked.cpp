#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// The forms of a mark, all on folded text: no blanks, full-width signs as ordinary ones.
enum class Mark {
  kLevelWithTerm,  ///< 机密★5年
  kLevelLabel,     ///< 密级：机密
  kLevelOfMatter,  ///< 机密级项目, 秘密文件
  kKnownTo,        ///< 知悉范围：…, 定密责任人：…
  kDefencePatent,  ///< 国防专利
  kInternal,       ///< 内部资料，注意保存
};

struct Form {
  Mark mark;
  const RE2& expression;
};

std::string_view words_of(Mark mark) {
  switch (mark) {
    case Mark::kLevelWithTerm:
      return "密级和保密期限的标志";
    case Mark::kLevelLabel:
      return "密级栏";
    case Mark::kLevelOfMatter:
      return "标有密级的文件或者项目";
    case Mark::kKnownTo:
      return "定密责任人或者知悉范围栏";
    case Mark::kDefencePatent:
      return "国防专利";
    case Mark::kInternal:
      break;
  }
  return "内部资料的标志";
}

const std::array<Form, 6>& forms() {
  static const RE2 kLevelWithTerm("((?:绝密|机密|秘密)[★☆*※](?:\\d+年|\\d+个月|长期|启用前)?)");
  static const RE2 kLevelLabel("((?:密级|秘密等级|涉密等级)[:|](?:绝密|机密|秘密))");
  static const RE2 kLevelOfMatter("((?:绝密|机密|秘密)级?(?:文件|资料|项目|课题|任务|工程))");
  static const RE2 kKnownTo("((?:知悉范围|定密责任人)[:|])");
  static const RE2 kDefencePatent("(国防专利)");
  static const RE2 kInternal("(内部(?:资料|文件)[,;、。!]?(?:注意保存|注意保密|请勿外传|不得外传|严禁外传))");
  static const std::array<Form, 6> kForms{{{Mark::kLevelWithTerm, kLevelWithTerm},
                                           {Mark::kLevelLabel, kLevelLabel},
                                           {Mark::kLevelOfMatter, kLevelOfMatter},
                                           {Mark::kKnownTo, kKnownTo},
                                           {Mark::kDefencePatent, kDefencePatent},
                                           {Mark::kInternal, kInternal}}};
  return kForms;
}

/// What stands close before the words and takes the mark away from them: 商业秘密文件, 不涉及国防专利,
/// 未标注“机密文件”. A mark with a term or in a field of its own is one whatever stands before it.
bool denied(Mark mark, std::string_view before, std::string_view after) {
  if (mark == Mark::kLevelLabel) {
    static const RE2 kChoice("^级?[、/或和□☐|]");  // A form that offers all levels has chosen none.
    return RE2::PartialMatch(std::string(after), kChoice);
  }
  if (mark != Mark::kLevelOfMatter && mark != Mark::kDefencePatent) {
    return false;
  }
  static const RE2 kBefore(
      "(商业|工作|技术|企业|公司|个人|客户|用户|保守|泄露|窃取|国家)(绝密|机密|秘密)?$|"
      "(不|无|未|非|没有|禁止|严禁|杜绝|不得|防止|是否|如有|凡|涉及的?)[^。;!?]{0,24}$");
  static const RE2 kAfter("^(的)?(管理|保密|保护|制度|办法|规定|审查|不得|严禁|禁止|除外|等不|均不|申请条例)");
  return RE2::PartialMatch(std::string(before), kBefore) || RE2::PartialMatch(std::string(after), kAfter);
}

std::string_view last(std::string_view text, std::size_t bytes) {
  std::size_t from = text.size() - std::min(text.size(), bytes);
  while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80) {
    ++from;
  }
  return text.substr(from);
}

/// The first mark in the text, the gravest form first; nothing when there is none.
std::optional<Mark> mark_in(const std::string& text) {
  constexpr std::size_t kContext = 120;
  for (const Form& form : forms()) {
    re2::StringPiece rest(text);
    re2::StringPiece found;
    while (RE2::FindAndConsume(&rest, form.expression, &found)) {
      const auto begin = static_cast<std::size_t>(found.data() - text.data());
      const std::string_view before = last(std::string_view(text).substr(0, begin), kContext);
      const std::string_view after = std::string_view(text).substr(begin + found.size(), kContext);
      if (!denied(form.mark, before, after)) {
        return form.mark;
      }
    }
  }
  return std::nullopt;
}

struct Place {
  std::string file;
  int page = 0;
  bool name = false;      ///< In the file's name.
  bool metadata = false;  ///< In its metadata.
  Mark mark = Mark::kInternal;
};

std::vector<Place> marks_of(const Document& document) {
  std::vector<Place> places;
  if (const auto mark = mark_in(folded(document.path))) {
    places.push_back({document.path, 0, true, false, *mark});
  }
  std::string said;
  for (const Metadata* metadata : {&document.facts.info, &document.facts.xmp}) {
    for (const std::string* words : {&metadata->title, &metadata->author, &metadata->subject, &metadata->keywords}) {
      said += folded(*words) + "\n";
    }
  }
  for (const Bookmark& bookmark : document.bookmarks) {
    said += folded(bookmark.title) + "\n";
  }
  if (const auto mark = mark_in(said)) {
    places.push_back({document.path, 0, false, true, *mark});
  }
  for (const Page& page : document.pages) {
    std::string words;
    for (const Line& line : page.lines) {
      words += folded(line.text);
    }
    if (const auto mark = mark_in(words)) {
      places.push_back({document.path, page.number, false, false, *mark});
    }
  }
  return places;
}

/// One finding for each form of mark in a file, with its pages; nothing of the words.
void report(const Document& document, std::vector<Finding>& findings) {
  const std::vector<Place> places = marks_of(document);
  std::set<Mark> seen;
  for (const Place& place : places) {
    if (!seen.insert(place.mark).second) {
      continue;
    }
    std::vector<std::string> where;
    Finding found = finding("", "A mark of classified content was seen; nothing of it is repeated.");
    for (const Place& other : places) {
      if (other.mark == place.mark) {
        where.push_back(other.name       ? std::string("文件名")
                        : other.metadata ? std::string("文件属性或者书签")
                                         : pages_words(other.page, 0));
        Location location;
        location.file = other.file;
        location.page = other.page;
        found.locations.push_back(location);
      }
    }
    const bool grave = place.mark != Mark::kInternal;
    constexpr std::size_t kMaxNamed = 8;
    const std::size_t count = where.size();
    where.resize(std::min(count, kMaxNamed));
    found.message = "材料中见" + std::string(words_of(place.mark)) + "，共" + std::to_string(count) + "处（" +
                    joined(where) + (count > kMaxNamed ? "等" : "") + "），内容不在此重复。";
    found.expected = "没有这类标志";
    found.actual = "见" + std::to_string(count) + "处";
    found.rule = kSecretMarked.card.name;
    found.opinion = kSecretMarked.card.opinion;
    found.severity = grave ? Severity::kError : Severity::kWarning;
    findings.push_back(std::move(found));
  }
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  for (const Document& document : submission.documents) {
    report(document, findings);
  }
  if (submission.datasheet) {
    for (const Field& field : submission.datasheet->fields) {
      if (const auto mark = mark_in(folded(field.text)); mark && *mark != Mark::kInternal) {
        Finding found = finding("评估表" + field.code + "中见" + std::string(words_of(*mark)) + "，内容不在此重复。",
                                "A mark of classified content was seen in the datasheet; nothing of it is repeated.");
        Location where;
        where.file = submission.datasheet->file;
        where.line = field.where.line;
        found.locations.push_back(where);
        found.expected = "没有这类标志";
        found.actual = "见1处";
        findings.push_back(std::move(found));
      }
    }
  }
  return submission.documents.empty() && !submission.datasheet ? Look::kNoData : Look::kLooked;
}

}  // namespace

constinit const Rule kSecretMarked = {
    .card =
        {
            .name = "secrecy/marked",
            .clause = "《保守国家秘密法》第三十一条",
            .clause_id = "LAW",
            .summary = "材料中没有国家秘密的标志。",
            .summary_en = "Nothing in the submission bears a mark of classified content.",
            .why = "《保守国家秘密法》第三十一条规定，不得在非涉密信息系统中存储、处理国家秘密。",
            .decides =
                "在每一页的原文（含页眉页脚、隐藏文字）、文件名、文件属性、书签和评估表中查找密级和保密期限的标志、密级"
                "栏"
                "、标有密级的文件或者项目、定密责任人和知悉范围栏、国防专利的字样。“密级：公开”“商业秘密”“保密制度”“不"
                "涉及……”不算；“内部资料 注意保存”列为疑点。扫描件中的标志看不到。查到的，整份材料停止核查输出，只记录文"
                "件、页码和标志的类别，不引用任何文字。",
            .remedy = "请立即停止传阅，由保密人员核实：确属涉密的按保密规定处理，不属于涉密的请删去标志后重新报送。",
            .remedy_en =
                "Please stop passing it on and let the security officer see it; if it is not classified, remove "
                "the mark and hand it in again.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
