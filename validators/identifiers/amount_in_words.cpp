#include <re2/re2.h>

#include <algorithm>
#include <cstdlib>

#include "model/decimal.h"
#include "model/rmb.h"
#include "validators/catalogue.h"
#include "validators/facts.h"
#include "validators/identifiers/text_units.h"

namespace nitec {
namespace {

/// An amount in figures, in 分, and how far off its last digit leaves it.
struct Figures {
  std::string written;
  long long fen = 0;
  long long tolerance = 0;
};

std::optional<Figures> figures(std::string_view number, std::string_view unit) {
  std::string plain(number);
  plain.erase(std::remove_if(plain.begin(), plain.end(), [](char c) { return c == ',' || c == ' '; }), plain.end());
  constexpr std::size_t kMaxDigits = 15;
  const std::size_t point = plain.find('.');
  const std::size_t decimals = point == std::string::npos ? 0 : plain.size() - point - 1;
  int scale = unit == "万元" ? 6 : unit == "亿元" ? 10 : 2;
  const int written_scale = static_cast<int>(decimals);
  if (plain.size() > kMaxDigits || plain.empty() || written_scale > scale) {
    return std::nullopt;
  }
  Figures read;
  read.written = std::string(number) + std::string(unit);
  plain.erase(std::remove(plain.begin(), plain.end(), '.'), plain.end());
  read.fen = std::atoll(plain.c_str());
  long long step = 1;
  for (int i = written_scale; i < scale; ++i) {
    if (read.fen > kMaxFen) {
      return std::nullopt;
    }
    read.fen *= 10;
    step *= 10;
  }
  // In 万元 and 亿元 the last digit may be rounded; in 元 every 分 counts.
  read.tolerance = scale > 2 && written_scale > 0 ? step / 2 : 0;
  return read;
}

/// The figures beside the words: directly behind or before in the same sentence, or in the only such cell of the row.
std::optional<Figures> beside(const TextUnit& unit, std::string_view part) {
  static const RE2 kBehind(
      "^(?:[)]|大写|元整)?[ ,、:(]*(小写|即|合|计|人民币|RMB|[¥￥]|[: (])*([0-9][0-9, ]*(?:\\.[0-9]+)?) "
      "?(万元|亿元|元)?");
  static const RE2 kBefore(
      "([¥￥]|小写[: ]*[¥￥]?|RMB)? ?([0-9][0-9,]*(?:\\.[0-9]+)?) ?(万元|亿元|元)?[ )]*(?:[,、(: ]*(?:大写|即)[: "
      "(]*|\\( ?)"
      "(?:人民币)?$");
  const std::string_view behind = unit.behind_in_sentence(part);
  const std::string_view before = unit.before_in_sentence(part);
  re2::StringPiece all;
  std::string mark;
  std::string number;
  std::string amount_unit;
  const re2::StringPiece behind_piece(behind.data(), behind.size());
  static const RE2 kBehindWhole("^((?:[)]|大写|元整)?[ ,、:(]*(?:小写|即|合|计|人民币|RMB|[¥￥]|[: (])*)[0-9]");
  if (RE2::PartialMatch(behind_piece, kBehindWhole, &mark) &&
      RE2::PartialMatch(behind_piece, kBehind, &all, &number, &amount_unit)) {
    const bool marked = mark.find("小写") != std::string::npos || mark.find("¥") != std::string::npos ||
                        mark.find("￥") != std::string::npos || mark.find("RMB") != std::string::npos;
    if (marked || !amount_unit.empty()) {
      return figures(number, amount_unit);
    }
  }
  if (RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kBefore, &mark, &number, &amount_unit) &&
      (!mark.empty() || !amount_unit.empty())) {
    return figures(number, amount_unit);
  }
  if (unit.list >= 0) {
    static const RE2 kCell(
        "(?:小写[:]?)?(?:人民币)?[¥￥]([0-9][0-9,]*(?:\\.[0-9]+)?)(元)?|小写[:]?([0-9][0-9,]*(?:\\.[0-9]+)?)(元)?");
    std::optional<Figures> only;
    for (const std::string& cell : unit.cells) {
      std::string marked;
      std::string labelled;
      std::string none;
      if (RE2::FullMatch(cell, kCell, &marked, &none, &labelled, &none)) {
        if (only) {
          return std::nullopt;
        }
        only = figures(marked.empty() ? labelled : marked, "元");
      }
    }
    return only;
  }
  return std::nullopt;
}

bool meant_as_words(const TextUnit& unit, std::string_view part) {
  constexpr std::size_t kWhole = 9;  // Bytes: 壹元整
  static const RE2 kLabel("大写[): ]*(?:金额)?[): ]*$");
  const std::string_view before = unit.before_in_sentence(part);
  const bool ends = part.ends_with("整") || part.ends_with("正");
  return part.starts_with("人民币") || RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kLabel) ||
         (ends && part.size() >= kWhole &&
          (part.find("元") != std::string_view::npos || part.find("圆") != std::string_view::npos));
}

std::string in_figures(long long fen) {
  return Decimal::of_units(fen, 2).grouped(",") + "元";
}

Look check(const Submission& submission, const Context& context, std::vector<Finding>& findings) {
  // What is written with at least one formal numeral and names 元, or is marked as 大写 and ends in 整.
  static const RE2 kFormal(
      "((?:人民币)?[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿億萬一二三四五六七八九十百千]*[壹贰叁肆伍陆柒捌玖拾佰仟]["
      "零〇壹贰叁肆伍"
      "陆柒捌玖拾佰仟万亿億萬一二三四五六七八九十百千]*(?:[元圆][零壹贰叁肆伍陆柒捌玖一二三四五六七八九角分]*[整正]?|["
      "整正]))");
  static const RE2 kEveryday(
      "((?:大写[:)]? ?(?:金额)?[: ]*(?:人民币)?|人民币)[一二三四五六七八九十百千万亿零〇]{2,}[元圆][整正])");
  bool any = false;
  for_each_unit(
      submission, context,
      {"壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾", "佰", "仟", "大写", "元整", "元正"},
      [&](const TextUnit& unit) {
        for (const RE2* form : {&kFormal, &kEveryday}) {
          re2::StringPiece rest(unit.text);
          re2::StringPiece found;
          while (RE2::FindAndConsume(&rest, *form, &found)) {
            const std::string_view part(found.data(), found.size());
            const RmbReading words = form == &kFormal ? read_rmb(part) : RmbReading{};
            const std::string written(part);
            const std::optional<Figures> number = words.fen ? beside(unit, part) : std::nullopt;
            // 陆元 may be a person, 叁万元 a way of speaking: only what is meant as an amount in words is judged.
            if (form == &kFormal && !number && !meant_as_words(unit, part)) {
              continue;
            }
            any = true;
            if (!words.standard) {
              Finding form_wrong =
                  finding(title(submission, *unit.document) + "中的大写金额“" + written + "”写法不规范" +
                              (words.fen ? "，规范写法为“" + rmb_in_words(*words.fen) + "”" : "，请按规范大写") + "。",
                          "An amount in words is not written with formal numerals as it should be.");
              form_wrong.rule = kAmountInWords.card.name;
              form_wrong.severity = Severity::kWarning;
              form_wrong.opinion = kAmountInWords.card.opinion;
              form_wrong.locations = {unit.place(part)};
              form_wrong.expected = words.fen ? rmb_in_words(*words.fen) : "零壹贰叁肆伍陆柒捌玖和拾佰仟万亿元角分整";
              form_wrong.actual = written;
              findings.push_back(std::move(form_wrong));
            }
            if (!number || std::llabs(number->fen - *words.fen) <= number->tolerance) {
              continue;
            }
            Finding differs =
                finding(title(submission, *unit.document) + "中同一处的大写金额“" + written + "”（" +
                            in_figures(*words.fen) + "）与小写金额“" + number->written + "”不一致，请核实。",
                        "An amount in words and in figures at the same place do not agree.");
            differs.locations = {unit.place(part)};
            differs.expected = in_figures(*words.fen);
            differs.actual = number->written;
            findings.push_back(std::move(differs));
          }
        }
      });
  return any ? Look::kLooked : Look::kNoData;
}

}  // namespace

constinit const Rule kAmountInWords = {
    .card =
        {
            .name = "identifier/amount-in-words",
            .clause = "第三十三条",
            .clause_id = "M43",
            .summary = "同一处的大写金额与小写金额一致，大写规范。",
            .summary_en = "An amount in words and in figures at the same place agree; the words are formal numerals.",
            .why =
                "第三十三条：“主管单位应对中心报送的材料和数据承担核实责任，确保真实可靠”。合同、审计报告中大写与小写"
                "不一致的，金额不能采信。",
            .decides = "只比较同一句中紧邻的、表格同一行中标明小写的金额：以元为单位的须分毫不差，以万元、亿元为单位的"
                       "按末位四舍五入。大小写数字混用、缺“元”、缺“整”的列为疑点。",
            .remedy = "请与合同、凭证原件核对后改正。",
            .remedy_en = "Please compare both with the contract or voucher.",
            .severity = Severity::kError,
            .opinion = Opinion::kAuthenticity,
        },
    .check = check,
};

}  // namespace nitec
