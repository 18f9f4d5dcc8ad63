#include <re2/re2.h>

#include <algorithm>

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
  bool prompt = false;   ///< Words that tell how to fill it in; otherwise a blank.
  bool certain = false;  ///< Of a template for sure; otherwise it may be meant.
};

/// Takes the parts of the text that have the form.
void take(const std::string& text, const RE2& form, bool prompt, bool certain, std::vector<Residue>& found) {
  re2::StringPiece rest(text);
  re2::StringPiece part;
  while (RE2::FindAndConsume(&rest, form, &part)) {
    found.push_back({{part.data(), part.size()}, prompt, certain});
  }
}

/// Whether the part stands within quotation marks: words of somebody who is not to be named.
bool in_quotes(const std::string& text, std::string_view part) {
  const std::string_view before(text.data(), static_cast<std::size_t>(part.data() - text.data()));
  const std::size_t opened = before.rfind("“");
  return opened != std::string_view::npos && before.find("”", opened) == std::string_view::npos;
}

/// Of parts that lie in one another the first one stays.
void drop_repeated(std::vector<Residue>& found, std::size_t from) {
  for (std::size_t i = from; i < found.size(); ++i) {
    const std::string_view own = found[i].part;
    found.erase(std::remove_if(found.begin() + static_cast<std::ptrdiff_t>(i) + 1, found.end(),
                               [&](const Residue& other) {
                                 return other.part.data() < own.data() + own.size() &&
                                        own.data() < other.part.data() + other.part.size();
                               }),
                found.end());
  }
}

std::vector<Residue> residues_in(const std::string& text) {
  // “（请填写……）”, “[填写单位名称]”, “【　】”, “【此处插入……】”.
  static const RE2 kPrompt(
      "([(\\[【<〔](?:请|此处|在此)?(?:填写|填报|填入|输入|插入|选填|选择填写|简述|简要说明|说明具体)[^()\\[\\]【】<>"
      "〔〕]{0,40}[)\\]】>〕]"
      "|[(\\[【<]请(?:在此)?(?:补充|说明|列出|注明|选择)[^()\\[\\]【】<>]{0,40}[)\\]】>]|【 ?】)");
  // “（请各单位据实填写……，并说明原因）”, “（此处附照片）”, “（注：本节应包括……）”, “（不超过3000字）”.
  static const RE2 kAsks(
      "([(\\[【]请[^()\\[\\]【】。]{0,60}(?:填写|填报|填入|列出|列明|说明|补充|简述|概述|描述|阐述|注明|删除|据实|如实)"
      "[^()\\[\\]【】]{0,60}[)\\]】]"
      "|[(\\[【](?:此处|此段|本处|这里)[^()\\[\\]【】]{0,40}(?:填|插入|添加|补|附上?|放置|粘贴|替换|说明|列出|描述)"
      "[^()\\[\\]【】]{0,40}[)\\]】]"
      "|[(\\[【](?:注|说明|提示|填写说明|填表说明|填报说明|编写说明|编制说明|编写要求|编制要求|写作提示)[::][^()\\[\\]"
      "【】]"
      "{0,80}(?:填写|填报|应包括|需包括|应说明|应写明|据实|自行|可另附|另附页|字以内|删除)[^()\\[\\]【】]{0,80}[)\\]】]"
      "|[(\\[【](?:限|不超过|控制在|建议)?[0-9]{2,5}(?:-[0-9]{2,5})?字(?:以内|以下|左右)?[)\\]】]"
      "|(?:单击|点击)(?:或点击|或轻触)?(?:此处|这里)(?:以)?(?:输入|添加|编辑)(?:文字|文本|标题|内容)?"
      "|(?:^|[。;,:])(?:(?:本|此|该)(?:部分|节|章|段|栏|项|处|表|页|条)(?:内容)?|此处|在此处?|这里)?(?:请|由|应由|须由)"
      "(?:各)?"
      "(?:单位|中心|申请单位|依托单位|填报单位|填报人|编制单位|报告人|申报单位)?(?:根据|按照?|结合|依据)(?:本)?(?:单位|"
      "中心|"
      "自身|"
      "项目|工作)?(?:实际|具体|自身|真实)(?:情况|工作)?(?:自行|如实|据实|逐项|酌情)?(?:填写|填报|填入|补充|修改|调整|"
      "撰写|编写|"
      "描述|"
      "说明|增删)"
      "|(?:^|[。;,:])(?:此处|在此处?|这里|本处|本栏|此栏|此段|本段)(?:请)?(?:填写|填报|填入|插入|添加|补充|粘贴|列出|"
      "撰写|输入|"
      "附上|"
      "写明|放置)[^。;,()]{0,30}"
      "|错误! ?(?:未找到引用源|未定义书签|文档中没有)"
      "|(?:提交|报送|上报|定稿|打印)前请?(?:将)?(?:此|本|该)?(?:页|段|行|说明|提示)?(?:文字)?删(?:除|去))");
  // “（请见附件3的说明）” leads on and asks for nothing.
  static const RE2 kLeads("^[(\\[【]请(?:见|参|查|阅|审|扫|核|予|批|示|专家|各位)");
  static const RE2 kExample(
      "((?:此|本)(?:页|表|段|节|处|部分|文|报告)(?:内容|文字|数据)?(?:仅)?(?:为|是|系)(?:填写|填报|编写)?"
      "(?:范例|示例|样例|范本|模板|样张)(?:[,。;)]|仅供|$)"
      "|^[(\\[【](?:示例|范例|样例|模板|范本)[)\\]】]$)");
  // ××年, XX万元, ×××公司: two or more crosses where a number or a name belongs.
  static const RE2 kCrosses(
      "((?:[×✕╳]{2,}|(?:^|[^A-Za-z0-9/-])[XxＸ]{2,4}) "
      "?(?:年|月|日|万元|亿元|元|项|件|人|家|台|个|省|市|县|公司|大学|学院|研究院|研究所|单位|国家|%|号"
      "|领域|技术|委员会|委|协会|学会|部门|厅|局|厂|集团|企业|医院|银行|事务所|办公室|办法|机构|中心|课题|项目"
      "|先生|女士|同志|教授|专家|\\p{Han}{1,6}(?:公司|大学|学院|研究院|研究所|医院|银行|协会|学会|事务所)))");
  // “面向××和电网”: crosses of their own between words; “5××8米” and “M×N” are measures.
  static const RE2 kBareCrosses("(?:\\p{Han}{2}|[,、:(]|^)([×✕╳]{2,})(?:[\\p{Han},、。;)]|$)");
  static const RE2 kNobody(
      "((?:^|[^\\p{Han}]|为|是|由|人|长|任|员|师|者|:|向|与|和|、)某某某?)(?:[。,;、)(]|$|担任|同志|任|等|为|"
      "负责|签)");
  // 某某公司, and stars or lines in place of a word. “张某某”, “某型号” and “某用户” withhold a name on purpose.
  static const RE2 kSomebody(
      "(某某(?:某|)(?:公司|集团|单位|企业|大学|学院|研究院|研究所|设计院|医院|工厂|厂|中心|项目|课题|委员会|委|局|厅|"
      "部门"
      "|协会|学会|事务所|银行|机构|同志|先生|女士|教授|主任|年|月|日|省|市|县|区|办法|制度|领域|技术))");
  static const RE2 kStars(
      "(?:^|[^0-9A-Za-z*_])((?:[*]{2,}|_{2,}) "
      "?(?:年|月|日|万元|亿元|元|项|件|人|家|台|个|省|市|县|公司|集团|大学|学院|研究院|"
      "单位|企业|部门|委员会|中心|%|号))");
  static const RE2 kNoNumber(
      "([\\p{Han}]{1,8}(?:〔|\\[)(?: |_|[×Xx*]{2,4}|[12][0-9]{3})?(?:〕|\\])(?: |_|[×Xx*]{2,4})*号)");
  static const RE2 kLater(
      "([(\\[【](?:待补充?|待填写?|待定|待核|待核实|待核定|待查|待确认|待更新|待完善|略)[)\\]】]|^(?:待补充?|待填写?|"
      "待完善)"
      "[。.]?$|(?:数据|内容|材料|金额|名单|编号|日期|文号|此处|数字)(?:待补|待填|待补充|待填写|待完善)(?:[,。;)]|$))");
  static const RE2 kByHand("签字|签名|签章|盖章|公章|签署|手写");
  std::vector<Residue> found;
  take(text, kPrompt, true, true, found);
  const std::size_t prompts = found.size();
  take(text, kAsks, true, false, found);
  found.erase(std::remove_if(found.begin() + static_cast<std::ptrdiff_t>(prompts), found.end(),
                             [&](const Residue& one) {
                               return RE2::PartialMatch(re2::StringPiece(one.part.data(), one.part.size()), kLeads) ||
                                      std::any_of(
                                          found.begin(), found.begin() + static_cast<std::ptrdiff_t>(prompts),
                                          [&](const Residue& told) { return told.part.data() == one.part.data(); });
                             }),
              found.end());
  // Each is looked for where a word of its own stands: most paragraphs have none of them.
  const auto has = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string::npos; });
  };
  if (has({"例", "范本", "模板", "样张"})) {
    take(text, kExample, true, false, found);
  }
  const std::size_t blanks = found.size();
  const bool crosses = has({"×", "✕", "╳", "XX", "xx", "Xx", "xX", "Ｘ"});
  if (crosses) {
    take(text, kCrosses, false, false, found);
  }
  for (std::size_t i = blanks; i < found.size(); ++i) {
    std::string_view& part = found[i].part;
    while (!part.empty() && part[0] != 'X' && part[0] != 'x' && !part.starts_with("×") && !part.starts_with("✕") &&
           !part.starts_with("╳")) {
      part.remove_prefix(1);  // What stands before the crosses.
    }
  }
  if (crosses) {
    take(text, kBareCrosses, false, false, found);
  }
  if (has({"某某"})) {
    take(text, kSomebody, false, false, found);
    take(text, kNobody, false, false, found);
  }
  drop_repeated(found, blanks);
  if (has({"**", "__"}) && !RE2::PartialMatch(text, kByHand)) {
    take(text, kStars, false, false, found);
  }
  if (has({"〔", "["})) {
    take(text, kNoNumber, false, false, found);
  }
  found.erase(std::remove_if(found.begin() + static_cast<std::ptrdiff_t>(blanks), found.end(),
                             [&](const Residue& one) { return in_quotes(text, one.part); }),
              found.end());
  if (has({"待", "略"})) {
    take(text, kLater, false, false, found);
  }
  return found;
}

Finding left_over(const std::string& title, const Residue& residue, const Location& where) {
  const std::string written(residue.part);
  Finding made = finding(title + "中留有" + (residue.prompt ? "模板的填写提示" : "未填写的内容") + "“" +
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

/// The years that the report is about: of A04, or of the beginning and the end of 筹建期; 0 when not told.
struct Span {
  int first = 0;
  int last = 0;
  const Field* field = nullptr;
};

Span own_years(const Submission& submission) {
  Span span;
  for (const std::string_view code : {"A04", "A06", "A07", "A09"}) {
    const Field* field = said(submission, code);
    if (field == nullptr || (code != "A04" && span.field != nullptr && span.field->code == "A04")) {
      continue;
    }
    static const RE2 kYear("(20[0-9]{2})(?:[^0-9]|$)");
    const std::string text = folded(field->text);
    re2::StringPiece rest(text);
    int year = 0;
    while (RE2::FindAndConsume(&rest, kYear, &year)) {
      span.first = span.first == 0 ? year : std::min(span.first, year);
      span.last = std::max(span.last, year);
      span.field = field;
      rest = code == "A04" ? rest : re2::StringPiece();
    }
  }
  return span;
}

/// Years in words that claim to speak of the report's own year or period, and lie outside of it: left over from another
/// report.
std::vector<std::string_view> other_years(const TextUnit& unit, const Span& own) {
  // Where the data end may be in the year after.
  static const RE2 kUntil(
      "((?:本报告|本评估表|本次填报|本次报送|报告|统计|填报|上述|以上|有关|各项)(?:的|所列|所有|采用)?(?:各项)?(?:数据|"
      "指标|统计|资料)?"
      "(?:均|统一|统计)?截[至止]到?(?:时间|日期|日)?(?:为|是)? ?(20[0-9]{2})年)");
  static const RE2 kOfYear(
      "((?:^|[,。;:(])(?:在)?(20[0-9]{2})年度,?(?:内)?,?(?:本中心|我中心|中心)?(?:均|也|都)?(?:没有|未|无)(?:发生|出现|"
      "发现|受到|"
      "重大|安全|环保|违))");
  static const RE2 kOwnFaults(
      "((?:^|[。;,:(])(?:第?[一二三四五六七八九十0-9]{1,3}(?:[、.章)]|部分)+ "
      "?)?(20[0-9]{2})年(?:度)?(?:工作)?(?:的|存在的|主要的|还存在|尚存)?(?:主要)?(?:不足|问题|短板|差距|"
      "体会|经验|亮点|"
      "工作总结|自我评估|自我评价|自评|重点任务完成|收支情况))");
  static const RE2 kThisYear(
      "(本(?:年度|报告年度|评估年度|报告期|评估期|筹建期) ?[(](?:即|指|为)? ?(20[0-9]{2})(?: ?年?(?:度)? ?[-~至] "
      "?20[0-9]{2})?"
      " ?年)");
  static const RE2 kPeriod(
      "((20[0-9]{2}) ?年?(?:度)? ?[-~至] ?(20[0-9]{2}) "
      "?年?(?:度)?(?:的|本)?(?:评估期|报告期|考核期|统计期|筹建期)(?:内|间|里|各|,|未|没))");
  static const RE2 kAnother(
      "上一|上次|上轮|上期|上年|首次|首轮|前一|前次|下一|下轮|下次|此前|以前|曾|原|第[一二三]次|依托单位|集团|参建|"
      "立项|课题|项目");
  std::vector<std::string_view> found;
  for (const RE2* form : {&kUntil, &kOfYear, &kOwnFaults, &kThisYear, &kPeriod}) {
    re2::StringPiece rest(unit.text);
    re2::StringPiece part;
    int first = 0;
    int last = 0;
    while (form == &kPeriod ? RE2::FindAndConsume(&rest, *form, &part, &first, &last)
                            : RE2::FindAndConsume(&rest, *form, &part, &first)) {
      last = form == &kPeriod ? last : first;
      const int latest = own.last + (form == &kUntil ? 1 : 0);
      const std::string_view words(part.data(), part.size());
      const std::string_view before = unit.before_in_sentence(words);
      if ((first >= own.first && last <= latest) || RE2::PartialMatch(part, kAnother) ||
          RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kAnother)) {
        continue;
      }
      found.push_back(words);
    }
  }
  return found;
}

/// A year to come that lies before what is reported on: “到2024年，建成……” in the section on tasks and targets of the
/// medium and long term.
std::vector<std::string_view> goals_gone_by(const TextUnit& unit, const Span& own) {
  static const RE2 kGoal(
      "((?:^|[。;,:])(?:力争|争取|计划|预计|规划|展望|面向)?(?:到|至)? ?(20[0-9]{2}) "
      "?年(?:末|底|前|以前|左右)?,?[^。;0-9]{0,12}"
      "(?:将|力争|争取|建成|建设成|形成|打造|成为|实现|突破|达到|超过|完成|不少于|不低于|全面))");
  static const RE2 kDone("已|了|曾|至今|以来|完成情况|截至|截止|基础|起点|相比|比");
  std::vector<std::string_view> found;
  re2::StringPiece rest(unit.text);
  re2::StringPiece part;
  int year = 0;
  while (RE2::FindAndConsume(&rest, kGoal, &part, &year)) {
    const std::string_view sentence = unit.sentence({part.data(), part.size()});
    if (year < own.first && !RE2::PartialMatch(re2::StringPiece(sentence.data(), sentence.size()), kDone)) {
      found.emplace_back(part.data(), part.size());
    }
  }
  return found;
}

/// Whether the page lies in the report's section on what is to come.
bool looks_ahead(const Submission& submission, const TextUnit& unit) {
  constexpr std::size_t kAhead = 6;  // 七、中长期任务与目标
  if (!submission.outline) {
    return false;
  }
  const Section& section = submission.outline->sections[kAhead];
  return section.heading.page > 0 && unit.page->number >= section.heading.page &&
         unit.page->number <= section.last_page;
}

Finding of_another_year(const Submission& submission, const Span& own, std::string_view part, const Location& where) {
  const std::string years = own.first == own.last ? std::to_string(own.first) + "年"
                                                  : std::to_string(own.first) + "至" + std::to_string(own.last) + "年";
  Finding made = finding(main_title(submission) + "写到“" + abridged(where.quote, 30) + "”，与评估表" +
                             own.field->code + "所填的期间（" + years + "）不一致，请核实是否为沿用的文字。",
                         "Words about the report's own year or period name another year than the datasheet.");
  made.rule = kResidue.card.name;
  made.severity = Severity::kWarning;
  made.opinion = kResidue.card.opinion;
  made.locations = {where, own.field->where};
  made.expected = years;
  made.actual = abridged(part, 30);
  return made;
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
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
  const Span own = own_years(submission);
  for_each_unit(submission, context, {"年",   "填", "请", "×",  "X", "x",  "Ｘ", "待",   "略", "【", "此",  "简",
                                      "某某", "**", "__", "〔", "[", "字", "例", "模板", "删", "击", "错误"},
                [&](const TextUnit& unit) {
                  if (unit.document != report) {
                    return;  // Evidence is others' paper, with blanks that are theirs.
                  }
                  if (own.field != nullptr) {
                    std::vector<std::string_view> others = other_years(unit, own);
                    if (looks_ahead(submission, unit)) {
                      const std::vector<std::string_view> goals = goals_gone_by(unit, own);
                      others.insert(others.end(), goals.begin(), goals.end());
                    }
                    for (const std::string_view part : others) {
                      findings.push_back(of_another_year(submission, own, part, unit.place(part)));
                    }
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
            .summary = "报告和评估表中没有模板的填写提示、未填的空位和沿用旧文的年度。",
            .summary_en = "No prompts or blanks of a template and no years of another report are left in.",
            .why =
                "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。留有空位的，内容尚未填完。",
            .decides =
                "“（请填写）”“【　】”一类的提示为错误；“（请各单位……并说明……）”“此页为范例”一类的说明，“××年”“XX委员会”"
                "“某某公司”“〔〕号”一类的空位和单独写明“待补充”的为疑点；第七部分所写的目标年早于所报告期间的，也列为疑"
                "点。引号之中的、“某型号”“某用户”一类隐去名称的不算"
                "。"
                "中心名称和建设领域中的占位另有规则；证明材料是他人出具的，不看。",
            .remedy = "请填写完整，或者删去提示。",
            .remedy_en = "Please fill it in, or strike the prompt out.",
            .severity = Severity::kError,
            .opinion = Opinion::kCompleteness,
        },
    .check = check,
};

}  // namespace nitec
