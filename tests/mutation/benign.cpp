#include <array>
#include <utility>

#include "tests/mutation/mutant.h"

namespace nitec::test {
namespace {

constexpr std::array<const char*, 9> kHeadings{
    "摘要",     "筹建期工作概述及取得的重大成效", "主要建设内容完成情况", "财务决算",
    "运行机制", "筹建期发展目标完成情况",         "中长期任务与目标",     "其他需说明事项",
    "相关附件"};
constexpr std::array<const char*, 9> kHan{"一", "二", "三", "四", "五", "六", "七", "八", "九"};

/// Main headings, in the table of contents and in the body, with `numbers` instead of “一、”.
void renumber(HandedIn& s, const std::array<const char*, 9>& numbers) {
  for (std::size_t i = 0; i < kHeadings.size(); ++i) {
    s.say(std::string(kHan[i]) + "、" + kHeadings[i], std::string(numbers[i]) + kHeadings[i]);
  }
}

/// Wherever it stands; it need not.
void replace_all(Paper& paper, const std::string& from, const std::string& to) {
  for (PaperPage& page : paper.pages) {
    for (PaperLine& line : page.lines) {
      for (std::size_t at = line.text.find(from); at != std::string::npos; at = line.text.find(from, at + to.size())) {
        line.text.replace(at, from.size(), to);
      }
    }
  }
}

void full_width(std::string& text) {
  std::string wide;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      wide += "\xEF\xBC";
      wide += static_cast<char>(0x90 + (c - '0'));
    } else {
      wide += c;
    }
  }
  text = wide;
}

void radicals(Paper& paper) {
  for (const auto& [plain, radical] : std::initializer_list<std::pair<const char*, const char*>>{{"一", "⼀"},
                                                                                                 {"二", "⼆"},
                                                                                                 {"八", "⼋"},
                                                                                                 {"十", "⼗"},
                                                                                                 {"人", "⼈"},
                                                                                                 {"大", "⼤"},
                                                                                                 {"工", "⼯"},
                                                                                                 {"手", "⼿"},
                                                                                                 {"方", "⽅"},
                                                                                                 {"目", "⽬"},
                                                                                                 {"行", "⾏"},
                                                                                                 {"金", "⾦"},
                                                                                                 {"长", "⻓"},
                                                                                                 {"页", "⻚"}}) {
    replace_all(paper, plain, radical);
  }
}

void wide_digits(Paper& paper) {
  for (PaperPage& page : paper.pages) {
    for (PaperLine& line : page.lines) {
      full_width(line.text);
      line.measure = line.text;  // As wide as before: nothing is pushed off the page.
    }
  }
}

/// Of the datasheet and its values.
std::vector<Mutant> of_sheets() {
  return {
      {"尾差",
       "分项之和与合计差0.01，在容差以内",
       kDc,
       [](HandedIn& s) { s.value("D01", "4749.61", "2026"); },
       {{"datasheet/rounding", kNote}}},
      {"尾差",
       "净值与各项之和差0.02（6项，容差0.03）",
       kDc,
       [](HandedIn& s) { s.value("B01", "33726.17"); },
       {{"datasheet/rounding", kNote}}},
      {"±1日",
       "筹建期写到满三年的前一日",
       kDc,
       [](HandedIn& s) {
         s.value("A07", "2029-03-15");
         s.say("2029年3月16日，共三年", "2029年3月15日，共三年");
       },
       {{"period/end-date-convention", kNote}}},
      {"零", "没有的数写0，或者写“不适用”", kDc,
       [](HandedIn& s) {
         s.value("G12", "0", "2026");
         s.state("G12", "不适用", "2027");
         s.state("D04", "不适用", "2028");
       }},
      {"全角", "评估表的数用全角数字", kDc,
       [](HandedIn& s) {
         s.value("E07", "２３６６５．６４");
         s.value("C01", "１７６");
       }},
      {"全角", "评估表的日期用全角数字", kDc, [](HandedIn& s) { s.value("A06", "２０２６-０３-１６"); }},
      {"日期",
       "评估表的日期写成2026年3月16日",
       kDc,
       [](HandedIn& s) { s.value("A06", "2026年3月16日"); },
       {{"datasheet/value-form", kNote}}},
      {"月份",
       "评估表的截止日只写到月",
       kDc,
       [](HandedIn& s) { s.value("A07", "2029年3月"); },
       {{"datasheet/value-form", kNote}}},
      {"文号",
       "评估表的文号用［］",
       kDc,
       [](HandedIn& s) { s.value("A05", "发改高技［2026］341号"); },
       {{"identifier/docno-form", kNote}}},
      {"括号", "名称用半角的(筹)", kDc,
       [](HandedIn& s) { s.value("A01", "海上风电柔性直流并网国家产业技术工程化中心(筹)"); }},
      {"编号", "目标引用的编号写成附件04、附件4、4", kDc,
       [](HandedIn& s) {
         s.swap("actual=\"4\" evidence=\"04\"", "actual=\"4\" evidence=\"附件04\"");
         s.swap("actual=\"7300.00\" evidence=\"04\"", "actual=\"7300.00\" evidence=\"附件4\"");
         s.swap("actual=\"2.1\" evidence=\"03\"", "actual=\"2.1\" evidence=\"3\"");
       }},
      {"编号", "清单的编号写成附件3、4", kDc,
       [](HandedIn& s) {
         s.attribute("<item id=\"03\"", "id", "附件3");
         s.attribute("<item id=\"04\"", "id", "4");
       }},
      {"编号", "承诺引用的编号写成附件21、附件22", kDc,
       [](HandedIn& s) {
         s.attribute("<commitment code=\"L01\"", "evidence", "附件21");
         s.attribute("<commitment code=\"L02\"", "evidence", "附件22");
       }},
      {"编号", "清单的编号全部写成附件01、附件02……", kDc,
       [](HandedIn& s) {
         for (std::size_t at = s.xml().find("<item id=\""); at != std::string::npos;
              at = s.xml().find("<item id=\"", at + 1)) {
           s.xml().insert(at + 10, "附件");
         }
       }},
      {"零", "没有的数全部写0，不写状态", kDc,
       [](HandedIn& s) {
         const std::string zero = " state=\"零\"/>";
         for (std::size_t at = s.xml().find(zero); at != std::string::npos; at = s.xml().find(zero, at)) {
           s.xml().replace(at, zero.size(), ">0</value>");
         }
       }},
      {"次序", "评估表的栏目次序不同", kDc,
       [](HandedIn& s) {
         s.drop("<value code=\"A22\"");
         s.swap("    <value code=\"A01\"",
                "    <value code=\"A22\">新能源与智能电网装备</value>\n    <value code=\"A01\"");
       }},
      {"编码", "评估表为GB18030", kDc, [](HandedIn& s) { s.in_gb18030 = true; }},
      {"编码", "评估表为带BOM的UTF-8", kDc, [](HandedIn& s) { s.xml().insert(0, "\xEF\xBB\xBF"); }},
      {"编码", "评估表的换行为CRLF", kDc,
       [](HandedIn& s) {
         std::string text;
         for (const char c : s.xml()) {
           text += c == '\n' ? "\r\n" : std::string(1, c);
         }
         s.xml() = text;
       }},
  };
}

/// Of packing and names of files.
std::vector<Mutant> of_packages() {
  return {
      {"压缩", "以zip报送，文件名为UTF-8", kDc, [](HandedIn& s) { s.zip = "utf8"; }},
      {"压缩", "以zip报送，文件名为GBK", kDc, [](HandedIn& s) { s.zip = "gbk"; }},
      {"压缩", "年度报送以zip报送", kAnnual, [](HandedIn& s) { s.zip = "gbk"; }},
      {"文件名", "报告改名为1.pdf，评估表改名为2.xml", kDc,
       [](HandedIn& s) {
         s.files["1.pdf"] = s.files.extract(s.report).mapped();
         s.files["2.xml"] = s.files.extract(s.sheet).mapped();
         s.report = "1.pdf";
         s.sheet = "2.xml";
       }},
  };
}

/// Of the summary report, set again.
std::vector<Mutant> of_reports() {
  return {
      {"复排", "总结报告逐行重新排版，文字不变", kDc, [](HandedIn& s) { s.paper(); }},
      {"不涉及", "关键工程软件写“不涉及”", kDc,
       [](HandedIn& s) {
         s.take("（五）关键工程软件", "（六）配套条件", true);
         s.paper().pages[11].lines.push_back({"本项目不涉及关键工程软件建设内容。", 103.8, 500, 358.8, 515, 15, false,
                                              "本项目不涉及关键工程软件建设内容。"});
       }},
      {"不涉及", "第八部分写“无其他需要说明的事项。”", kDc,
       [](HandedIn& s) {
         s.take("八、其他需说明事项", "九、相关附件", true);
         s.paper().pages[22].lines.push_back(
             {"无其他需要说明的事项。", 103.8, 139.6, 268.8, 154.6, 15, false, "无其他需要说明的事项。"});
       }},
      {"全角", "总结报告的数字全部用全角", kDc, [](HandedIn& s) { wide_digits(s.paper()); }},
      {"月份", "总结报告的筹建期只写到月", kDc,
       [](HandedIn& s) { s.say("建期自2026年3月16日至2029年3月16日", "建期自2026年3月至2029年3月"); }},
      {"汉字日期", "总结报告的筹建期和封面用汉字日期", kDc,
       [](HandedIn& s) {
         s.say("建期自2026年3月16日至2029年3月16日", "建期自二〇二六年三月十六日至二〇二九年三月十六日");
         s.say_once("2029年5月", "二〇二九年五月");
       }},
      {"月份", "延期请示的筹建期只写到月", kExtension,
       [](HandedIn& s) { s.say("筹建期至2029年4月20日", "筹建期至2029年4月"); }},
      {"汉字日期", "延期请示的计划完成日期用汉字", kExtension,
       [](HandedIn& s) { s.say("2029年12月31日", "二〇二九年十二月三十一日"); }},
      {"汉字日期", "评估的年度工作报告封面写2030年4月20日", kEvaluation,
       [](HandedIn& s) { s.say("二〇三〇年四月", "2030年4月20日"); }},
      {"部首", "康熙部首、部首补充代替普通字", kDc, [](HandedIn& s) { radicals(s.paper()); }},
      {"部首", "年度工作报告用康熙部首", kAnnual, [](HandedIn& s) { radicals(s.paper()); }},
      {"部首", "评估的年度工作报告用康熙部首", kEvaluation, [](HandedIn& s) { radicals(s.paper()); }},
      {"部首", "延期请示用康熙部首", kExtension, [](HandedIn& s) { radicals(s.paper()); }},
      {"部首", "组建方案用康熙部首", kApplication, [](HandedIn& s) { radicals(s.paper()); }},
      {"部首", "重大调整报告用康熙部首", kAdjustment, [](HandedIn& s) { radicals(s.paper()); }},
      {"全角", "年度工作报告用全角数字", kAnnual, [](HandedIn& s) { wide_digits(s.paper()); }},
      {"全角", "评估的年度工作报告用全角数字", kEvaluation, [](HandedIn& s) { wide_digits(s.paper()); }},
      {"全角", "延期请示用全角数字", kExtension, [](HandedIn& s) { wide_digits(s.paper()); }},
      {"空格", "标题字间有空格", kDc,
       [](HandedIn& s) {
         s.say("一、摘要", "一、摘　要");
         s.say("四、财务决算", "四、财 务 决 算");
         s.say("五、运行机制", "五、 运 行 机 制");
         s.say("九、相关附件", "九、 相　关　附　件");
       }},
      {"编号式样", "第一章……第九章", kDc,
       [](HandedIn& s) {
         renumber(s,
                  {"第一章 ", "第二章 ", "第三章 ", "第四章 ", "第五章 ", "第六章 ", "第七章 ", "第八章 ", "第九章 "});
       }},
      {"编号式样", "1. ……9.", kDc,
       [](HandedIn& s) {
         renumber(s, {"1. ", "2. ", "3. ", "4. ", "5. ", "6. ", "7. ", "8. ", "9. "});
       }},
      {"编号式样", "第一部分……第九部分", kDc,
       [](HandedIn& s) {
         renumber(s, {"第一部分　", "第二部分　", "第三部分　", "第四部分　", "第五部分　", "第六部分　", "第七部分　",
                      "第八部分　", "第九部分　"});
       }},
      {"编号式样", "一．……九．", kDc,
       [](HandedIn& s) {
         renumber(s, {"一．", "二．", "三．", "四．", "五．", "六．", "七．", "八．", "九．"});
       }},
      {"标题写法", "各部分标题用其他写法", kDc,
       [](HandedIn& s) {
         s.say("一、摘要", "一、内容提要");
         s.say("二、筹建期工作概述及取得的重大成效", "二、筹建工作概况和主要成效");
         s.say("三、主要建设内容完成情况", "三、建设任务完成情况");
         s.say("四、财务决算", "四、资金筹措与财务决算");
         s.say("五、运行机制", "五、管理体制与运行机制");
         s.say("六、筹建期发展目标完成情况", "六、发展目标完成情况");
         s.say("七、中长期任务与目标", "七、中长期发展规划与目标");
         s.say("八、其他需说明事项", "八、其它需要说明的事项");
         s.say("九、相关附件", "九、附件及证明材料");
       }},
      {"繁体", "一部分标题为繁体字", kDc,
       [](HandedIn& s) {
         s.say("三、主要建设内容完成情况", "三、主要建設內容完成情況");
         s.say("四、财务决算", "四、財務決算");
         s.say("五、运行机制", "五、運行機制");
       }},
      {"目录", "没有目录", kDc, [](HandedIn& s) { s.paper().pages.erase(s.paper().pages.begin() + 2); }},
      {"空白页", "报告中有一页空白", kDc,
       [](HandedIn& s) {
         s.paper().pages.insert(s.paper().pages.begin() + 7, PaperPage{595.3, 841.9, {}});
       }},
      {"页眉", "没有页眉和页码", kDc,
       [](HandedIn& s) {
         for (PaperPage& page : s.paper().pages) {
           std::erase_if(page.lines, [](const PaperLine& line) { return line.size < 9.2; });
         }
       }},
      {"保密", "正文写“密级：公开”“保密制度”“商业秘密保护制度”", kDc,
       [](HandedIn& s) {
         s.say("编 制 说 明", "密级：公开");
         s.say("先后制定章程、科研项目、采购、财务、安全、保密、设备开放",
               "先后制定章程、保密制度、商业秘密保护制度、设备开放");
       }},
      {"叠词", "正文有“解决算法瓶颈”“福建安全”“评审计划”“申报单位摘要求说明”", kDc,
       [](HandedIn& s) {
         s.say("中心建立月调度、季通报制度，三年召开月度调度会35次，向",
               "为解决算法瓶颈、福建安全评审计划和申报单位摘要求，向");
       }},
  };
}

/// The last day is in time.
std::vector<Mutant> of_days() {
  return {
      {"号码", "专利号用全角字符", kApplication,
       [](HandedIn& s) { s.say("ZL 2022 1 0318846.4", "ＺＬ２０２２１０３１８８４６．４"); }},
      {"号码", "执行的标准不写年号，专利名称之后是年份", kDc,
       [](HandedIn& s) {
         s.say("满足设计要求", "满足GB/T 12190、ISO 9001要求");
         s.say("国家标准6项、行业", "国家标准6项（GB/T 9704—2012等）、行业");
       }},
      {"日期",
       "评估表的日期以点、斜线分隔",
       kDc,
       [](HandedIn& s) {
         s.value("A06", "2026.3.16");
         s.value("A07", "2029/3/16");
       },
       {{"datasheet/value-form", kNote}}},
      {"号码",
       "文号用方括号",
       kExtension,
       [](HandedIn& s) { s.say("（发改高技〔2026〕418号", "（发改高技[2026]418号"); },
       {{"identifier/docno-in-text", kNote}}},
      {"末日", "确认申请在3个月的最后一日", kDc,
       [](HandedIn& s) {
         s.value("A25", "2029-06-15");
         s.value("A26", "2029-06-16");
         s.attribute("id=\"13\"", "date", "2029-06-16");
       }},
      {"末日",
       "延期申请在筹建期的最后一日",
       kExtension,
       [](HandedIn& s) {
         s.value("A25", "2029-04-20");
         s.say("2029年3月12日", "2029年4月20日");
       },
       {},
       "",
       "2029-04-30"},
      {"末日",
       "年度材料在2月28日报送",
       kAnnual,
       [](HandedIn& s) {
         s.value("A25", "2030-02-26");
         s.value("A26", "2030-02-28");
       },
       {{"annual/after-cutoff", kNote}},
       "",
       "2030-03-10"},
      {"末日", "申请延长恰好一年", kExtension,
       [](HandedIn& s) {
         s.value("A27", "2030-04-20");
         s.say("2029年12月31日", "2030年4月20日");
       }},
      {"末日", "尾工工程恰好为总投资的5%", kDc, [](HandedIn& s) { s.value("E20", "1230.00"); }},
      {"台账", "与中心台账一致", kDc, [](HandedIn&) {}, {}, "", "", true},
      {"台账",
       "高于组建方案的目标值",
       kDc,
       [](HandedIn& s) {
         s.swap("rate=\"113.3\" name=\"筹建期末有效发明专利\" direction=\"≥\" target=\"30\"",
                "rate=\"106.3\" name=\"筹建期末有效发明专利\" direction=\"≥\" target=\"32\"");
       },
       {{"record/target-added", kNote}},
       "",
       "",
       true},
  };
}

}  // namespace

std::vector<Mutant> benign() {
  std::vector<Mutant> all;
  for (auto* part : {&of_sheets, &of_packages, &of_reports, &of_days}) {
    for (Mutant& mutant : (*part)()) {
      all.push_back(std::move(mutant));
    }
  }
  return all;
}

}  // namespace nitec::test
