#include <array>

#include "validators/across/across.h"

namespace nitec {
namespace {

constexpr std::string_view kTrue =
    "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。同一成果、同一证明由两家中心分别报送的，"
    "单看一份材料看不出来。";
constexpr std::string_view kRemedy = "请主管单位对照原件，分别向各方核实；不得把一方的材料转给另一方。";
constexpr std::string_view kRemedyEn =
    "The supervising unit checks both sides against the originals; neither is shown the other's papers.";

constexpr std::array<RuleCard, 12> kCards{{
    {
        .name = "across/patent-claimed-twice",
        .clause = "第三十三条",
        .clause_id = "M43",
        .summary = "同一专利没有由两家中心分别列报。",
        .summary_en = "No patent is claimed by two centres.",
        .why = kTrue,
        .decides =
            "只在 nitec batch 核查多份材料时进行，nitec check 不看其他材料。按专利号或者申请号的数字比对报告和证明"
            "材料中列出的、校验通过的号码；写明引进、受让、许可、引用的不计，同一中心先后的材料不计。",
        .remedy = kRemedy,
        .remedy_en = kRemedyEn,
        .severity = Severity::kWarning,
        .opinion = Opinion::kAuthenticity,
    },
    {
        .name = "across/standard-claimed-twice",
        .clause = "第三十三条",
        .clause_id = "M43",
        .summary = "同一标准没有由两家中心都写明牵头或者主持。",
        .summary_en = "No standard is said to be led by two centres.",
        .why = kTrue,
        .decides =
            "只在 nitec batch 核查多份材料时进行，nitec check 不看其他材料。按标准代号、顺序号和年份比对；多家参与"
            "起草属正常，只作提示，不止一家写明牵头、主持或者第一起草单位的为疑点。",
        .remedy = kRemedy,
        .remedy_en = kRemedyEn,
        .severity = Severity::kWarning,
        .opinion = Opinion::kAuthenticity,
    },
    {
        .name = "across/software-claimed-twice",
        .clause = "第三十三条",
        .clause_id = "M43",
        .summary = "同一软件著作权没有由两家中心分别列报。",
        .summary_en = "No software registration is claimed by two centres.",
        .why = kTrue,
        .decides =
            "只在 nitec batch 核查多份材料时进行，nitec check 不看其他材料。按登记号比对；写明购买、许可的不计。",
        .remedy = kRemedy,
        .remedy_en = kRemedyEn,
        .severity = Severity::kWarning,
        .opinion = Opinion::kAuthenticity,
    },
    {
        .name = "across/award-claimed-twice",
        .clause = "第三十三条",
        .clause_id = "M43",
        .summary = "同一奖励没有由两家中心分别列报。",
        .summary_en = "No award is claimed by two centres.",
        .why = kTrue,
        .decides = "只在 nitec batch 核查多份材料时进行，nitec check "
                   "不看其他材料。比对获奖表格和证明材料清单中的证书编号（不计"
                   "末尾完成人、完成单位的排位）；编号不足12位数字的，连同奖励或者项目名称一并比对，没有名称的不比对。",
        .remedy = "几家共同完成的，请核实完成单位的排序，按各自的贡献计数。",
        .remedy_en = "Where several share an award, check their order and count it by what each contributed.",
        .severity = Severity::kWarning,
        .opinion = Opinion::kAuthenticity,
    },
    {
        .name = "across/contract-claimed-twice",
        .clause = "第三十三条",
        .clause_id = "M43",
        .summary = "同一合同没有由两家中心重复列报。",
        .summary_en = "No contract is counted by two centres.",
        .why = kTrue,
        .decides =
            "只在 nitec batch 核查多份材料时进行，nitec check "
            "不看其他材料。比对表格、证明材料清单和合同本身的编号；编号"
            "不足12位数字的，各单位自编的编号会相同，连同合同名称一并比对。互为合同当事人的，由人核对收支后可不计。",
        .remedy = "请核对双方各自的收入、支出是否对应，是否都计为本中心的转化收入。",
        .remedy_en = "Check that what the one books as income is an expense of the other.",
        .severity = Severity::kWarning,
        .opinion = Opinion::kAuthenticity,
    },
    {
        .name = "across/person-full-time-twice",
        .clause = "第十二条",
        .clause_id = "M16",
        .summary = "同一人没有由两家中心都列为固定（专职）人员。",
        .summary_en = "Nobody is on the full-time staff of two centres.",
        .why = "第十二条：“承担中心建设的团队原则上不得再承担其他国家级科技创新平台基地建设任务”。",
        .decides =
            "只在 nitec batch 核查多份材料时进行，nitec check 不看其他材料。只比对名册中姓名和证件号码末四位都有、"
            "并写明固定、专职或者全职的人员；只有姓名的不比对。证件号码不留存，只留姓名与末四位合成的摘要。",
        .remedy = "请核实该人员实际全职所在的中心，另一家改列双聘或者流动人员。",
        .remedy_en = "Find out where the person works full-time; the other centre lists the person as shared.",
        .severity = Severity::kWarning,
        .opinion = Opinion::kAuthenticity,
    },
    {
        .name = "across/same-file",
        .clause = "第三十三条",
        .clause_id = "M43",
        .summary = "两家中心的证明材料不是同一个文件。",
        .summary_en = "Two centres do not hand in the same file as evidence.",
        .why = kTrue,
        .decides =
            "只在 nitec batch 核查多份材料时进行，nitec check 不看其他材料。按文件内容（SHA-256）比对；8家以上共有"
            "的，以及与隔离材料相同的，只作提示。",
        .remedy = kRemedy,
        .remedy_en = kRemedyEn,
        .severity = Severity::kWarning,
        .opinion = Opinion::kAuthenticity,
    },
    {
        .name = "across/similar-file",
        .clause = "第三十三条",
        .clause_id = "M43",
        .summary = "两家中心的证明材料不是改动过的同一份文件。",
        .summary_en = "Two centres do not hand in one paper with small changes as evidence.",
        .why = kTrue,
        .decides =
            "只在 nitec batch 核查多份材料时进行，nitec check "
            "不看其他材料。有文字层、300字以上的证明材料，文字约八成相同，"
            "并且其中的数（三位以上，年份除外）有一半相同的；证书、审计报告等格式文字依规定相同，数不同的不计，几乎没有"
            "数"
            "的不比对，8家以上都用的文字不计。按最小散列估计，约八成相同的一对找到的概率在一半以上，九成相同的在九成五"
            "以上。",
        .remedy = kRemedy,
        .remedy_en = kRemedyEn,
        .severity = Severity::kWarning,
        .opinion = Opinion::kAuthenticity,
    },
    {
        .name = "across/same-passage",
        .clause = "第三十三条",
        .clause_id = "M43",
        .summary = "两家中心的报告没有逐字相同的较长段落。",
        .summary_en = "The reports of two centres have no long passage in common.",
        .why = kTrue,
        .decides =
            "只在 nitec batch 核查多份材料时进行，nitec check 不看其他材料。120字以上的自然段，去掉空格和全半角差异后"
            "逐字相同；引用本办法的段落和8家以上都用的文字不计。",
        .remedy = kRemedy,
        .remedy_en = kRemedyEn,
        .severity = Severity::kWarning,
        .opinion = Opinion::kAuthenticity,
    },
    {
        .name = "across/similar-passage",
        .clause = "第三十三条",
        .clause_id = "M43",
        .summary = "两家中心的报告没有改动少许字句或者数字的相同段落。",
        .summary_en = "The reports of two centres have no long passage in common with a few words or numbers changed.",
        .why = kTrue,
        .decides = "只在 nitec batch 核查多份材料时进行，nitec check "
                   "不看其他材料。120字以上的自然段，不计数字和本中心、依托单位的"
                   "名称，五字连写约六成相同的（大致是四分之三的文字未改）；引用本办法的段落、延期申请的公函和8家以上都"
                   "用的文字"
                   "不计。按最小散列估计，约六成相同的一对找到的概率约为一半，七成相同的约为九成，八成以上相同的几乎都"
                   "能找到。",
        .remedy = kRemedy,
        .remedy_en = kRemedyEn,
        .severity = Severity::kWarning,
        .opinion = Opinion::kAuthenticity,
    },
    {
        .name = "across/other-center-named",
        .clause = "第三十三条",
        .clause_id = "M43",
        .summary = "报告没有把另一家报送材料的中心当作本中心来写。",
        .summary_en = "The report does not carry the name of another centre that has handed in papers.",
        .why = kTrue,
        .decides =
            "只在 nitec batch 核查多份材料时进行，nitec check 不看其他材料。naming/other-center 指出的名称，正是另一"
            "家有材料报送的中心。",
        .remedy = kRemedy,
        .remedy_en = kRemedyEn,
        .severity = Severity::kWarning,
        .opinion = Opinion::kAuthenticity,
    },
    {
        .name = "across/two-periods",
        .clause = "第三十三条",
        .clause_id = "M43",
        .summary = "同一成果没有在同一中心的两个评估期重复计入。",
        .summary_en = "Nothing is counted in two evaluation periods of one centre.",
        .why = kTrue,
        .decides =
            "只在 nitec batch 核查多份材料时进行，nitec check 不看其他材料。同一中心两份数据年度不相交的运行评估材料"
            "都列有的专利、软件著作权、奖励为疑点；都附有的文件只作提示。",
        .remedy = "请核实授权、登记或者获奖日期属于哪一个评估期，只在那一期计入。",
        .remedy_en = "Count it only in the period in which it was granted.",
        .severity = Severity::kWarning,
        .opinion = Opinion::kAuthenticity,
        .kinds = {Kind::kEvaluation},
    },
}};

}  // namespace

std::span<const RuleCard> across_cards() {
  return kCards;
}

}  // namespace nitec
