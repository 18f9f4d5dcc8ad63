#include <re2/re2.h>

#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"
#include "validators/identifiers/told_once.h"
#include "validators/reading.h"

namespace nitec {
namespace {

/// What a template leaves behind.
struct Residue {
  std::string_view part;
  bool certain = false;  ///< A prompt or a blank to be filled in; otherwise it may be meant.
};

std::vector<Residue> residues_in(const std::string& text) {
  // “（请填写……）”, “[填写单位名称]”, “【　】”, “【此处插入……】”.
  static const RE2 kPrompt(
      "([(\\[【<〔](?:请|此处|在此)?(?:填写|填报|填入|输入|插入|选填|选择填写|简述|简要说明|说明具体)[^()\\[\\]【】<>"
      "〔〕]{0,40}[)\\]】>〕]"
      "|[(\\[【<]请(?:在此)?(?:补充|说明|列出|注明|选择)[^()\\[\\]【】<>]{0,40}[)\\]】>]|【 ?】)");
  // ××年, XX万元, ×××公司: two or more crosses where a number or a name belongs.
  static const RE2 kCrosses(
      "((?:[×✕╳]{2,}|(?:^|[^A-Za-z0-9])[XxＸ]{2,4}) "
      "?(?:年|月|日|万元|亿元|元|项|件|人|家|台|个|省|市|县|公司|大学|研究院|单位|国家|%|号"
      "|领域|技术))");
  static const RE2 kLater(
      "([(\\[【](?:待补充?|待填写?|待定|待核实|待完善|略)[)\\]】]|^(?:待补充?|待填写?|待完善)[。.]?$)");
  std::vector<Residue> found;
  for (const RE2* form : {&kPrompt, &kCrosses, &kLater}) {
    re2::StringPiece rest(text);
    re2::StringPiece part;
    while (RE2::FindAndConsume(&rest, *form, &part)) {
      while (form == &kCrosses && !part.empty() && part[0] != 'X' && part[0] != 'x' && !part.starts_with("×") &&
             !part.starts_with("✕") && !part.starts_with("╳")) {
        part.remove_prefix(1);  // What stands before the crosses.
      }
      found.push_back({{part.data(), part.size()}, form == &kPrompt});
    }
  }
  return found;
}

Finding left_over(const std::string& title, const Residue& residue, const Location& where) {
  const std::string written(residue.part);
  Finding made = finding(title + "中留有" + (residue.certain ? "模板的填写提示" : "未填写的内容") + "“" +
                             abridged(written, 30) + "”，请填写或者删去。",
                         "A prompt or blank of a template is left in.");
  made.rule = kResidue.card.name;
  made.severity = residue.certain ? Severity::kError : Severity::kWarning;
  made.opinion = kResidue.card.opinion;
  made.locations = {where};
  made.expected = "填写完毕的内容";
  made.actual = abridged(written, 30);
  return made;
}

Look check(const Submission& submission, const Context& /*context*/, std::vector<Finding>& findings) {
  ToldOnce told(findings);
  if (submission.datasheet) {
    for (const Field& field : submission.datasheet->fields) {
      if (field.code == "A01" || field.code == "A02" || field.code == "A22") {
        continue;  // The centre's name and its field have rules of their own.
      }
      const std::string text = folded(field.text);
      for (const Residue& residue : residues_in(text)) {
        if (!told.again(field.code + std::string(residue.part), field.where)) {
          told.tell(field.code + std::string(residue.part), left_over("评估表栏目" + field.code, residue, field.where));
        }
      }
    }
  }
  const Document* report = report_of(submission);
  for_each_unit(submission, {"填", "请", "×", "X", "x", "待", "略", "【", "此处", "简"}, [&](const TextUnit& unit) {
    if (unit.document != report) {
      return;  // Evidence is others' paper, with blanks that are theirs.
    }
    for (const Residue& residue : residues_in(unit.text)) {
      const Location where = unit.place(residue.part);
      if (!told.again(std::string(residue.part), where)) {
        told.tell(std::string(residue.part), left_over(main_title(submission), residue, where));
      }
    }
  });
  return report != nullptr || submission.datasheet ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kResidue = {
    .card =
        {
            .name = "text/residue",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "报告和评估表中没有模板的填写提示和未填的空位。",
            .summary_en = "No prompts or blanks of a template are left in the report or the datasheet.",
            .why =
                "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。留有空位的，内容尚未填完。",
            .decides = "“（请填写）”“【　】”一类的提示为错误；“××年”“XX万元”一类的空位和单独写明“待补充”的为疑点。"
                       "中心名称和建设领域中的占位另有规则；证明材料是他人出具的，不看。",
            .remedy = "请填写完整，或者删去提示。",
            .remedy_en = "Please fill it in, or strike the prompt out.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
