// nitec: one submission in, a review sheet out.
//
// clang-format off
//   folder,  ──▶ ingest/package ──▶ Submission ──▶ validators ──▶ ReviewSheet ──▶ report ──▶ review.pdf, review.html,
//   archive      │ files, hashes    (model/)       rules, clauses  (model/)                  findings.json, .sarif
//                ├ ingest/archive   zip, 7z, rar, tar
//                ├ ingest/pdf       lines, boxes
//                ├ ingest/datasheet fields
//                └ ingest/outline   nine sections
// clang-format on
//
// Ingest records, validators judge, report tells; none of the three knows another. This file reads the command line,
// and turns what the world did wrong into one line and an exit status.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>

#include "app/batch/batch.h"
#include "app/batch/settings.h"
#include "app/examples.h"
#include "app/init.h"
#include "app/ledger_command.h"
#include "app/open_ledger.h"
#include "app/own_file.h"
#include "app/own_tables.h"
#include "app/review.h"
#include "app/world.h"
#include "ingest/outline/outline_reader.h"
#include "ingest/package/package_reader.h"
#include "ledger/database.h"
#include "report/batch/batch_writers.h"
#include "report/json/json_writers.h"
#include "report/text/plain.h"
#include "schemas/schemas.h"
#include "validators/across/across.h"
#include "validators/catalogue.h"
#include "validators/datasheet/sheet_words.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

constexpr int kNothingToReturn = 0;
constexpr int kGoesBack = 1;
constexpr int kUsage = 2;
constexpr int kInternal = 3;

int complain(std::string_view what, std::string_view why, int status) {
  std::cerr << "nitec: " << plain_text(what) << ": " << plain_text(why) << '\n';
  return status;
}

/// CLI11's failures in one line of our own.
std::string usage_reason(const CLI::ParseError& error, int argc, char** argv) {
  const std::string text = error.what();
  const auto behind = [&](std::string_view words) -> std::optional<std::string> {
    const std::size_t at = text.find(words);
    return at == std::string::npos ? std::nullopt : std::optional(text.substr(at + words.size()));
  };
  constexpr std::string_view kHelp = "；用法见 nitec --help";
  std::string reason = text;
  if (const auto strangers = behind("not expected: ")) {
    reason = "不认识的参数：" + *strangers;
  } else if (const auto stranger = behind("not expected:")) {
    reason = "不认识的参数：" + *stranger;
  } else if (text.find("subcommand is required") != std::string::npos) {
    reason = argc > 1 ? "不认识的命令：" + std::string(argv[1]) : "缺少命令";
  } else if (const std::size_t at = text.find(" is required"); at != std::string::npos) {
    reason = "缺少参数 " + text.substr(0, at);
  } else if (const auto wanted = behind(" not in ")) {
    reason = "选项 " + text.substr(0, text.find(':')) + " 的值只能是 " + *wanted;
  } else if (text.find("required") != std::string::npos && text.find(':') != std::string::npos) {
    reason = "选项 " + text.substr(0, text.find(':')) + " 缺少值";
  }
  return reason + std::string(kHelp);
}

Date today() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm local{};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

std::vector<RuleCard> cards() {
  std::vector<RuleCard> result;
  for (const Rule* rule : catalogue()) {
    result.push_back(rule->card);
  }
  result.insert(result.end(), across_cards().begin(), across_cards().end());
  return result;
}

/// The command line as it was given.
struct Arguments {
  std::string path;
  std::string output;
  std::string as_of;
  std::string format = "text";
  std::string language = "zh";
  std::string rule;
  std::string calendar;
  std::string previous;
  std::string record;
  std::string kind = "confirmation";
  std::string reader = "supervisor";
  std::string waivers;
  std::string tables;
  std::string ledger;
  int jobs = 0;
  int settle = 10;
  int seconds = 1'800;
  bool all = false;
  bool count = false;
  std::string share;
  std::string action = "show";
  std::vector<std::string> files;

  [[nodiscard]] Language words() const { return language == "en" ? Language::kEnglish : Language::kChinese; }
  [[nodiscard]] bool json() const { return format == "json"; }
};

/// `layout`: with the tables and blocks of its pages.
Document readable_pdf(const std::string& path, bool layout) {
  const fs::path file(path);
  if (fs::is_directory(file)) {
    throw fs::filesystem_error("cannot open", file, std::make_error_code(std::errc::is_a_directory));
  }
  PackageLimits limits;
  limits.layout = layout;
  return read_pdf_file(file, limits);
}

/// A single PDF that could not be read at all: one line, and exit 2.
bool unreadable(const Document& document, int& status) {
  if (!document.pages.empty()) {
    return false;
  }
  status =
      complain(document.path, document.problems.empty() ? "没有可读的页面" : document.problems.front().message, kUsage);
  return true;
}

/// What is written into a submission would be handed in the next time.
bool lies_within(const fs::path& path, const fs::path& folder) {
  const fs::path inner =
      fs::weakly_canonical(fs::absolute(path)).lexically_relative(fs::weakly_canonical(fs::absolute(folder)));
  return !inner.empty() && *inner.begin() != "..";
}

/// What `check` and `batch` are given alike; false for a day that is none.
bool take_common(const Arguments& arguments, ReviewRequest& request) {
  const std::optional<Date> as_of = arguments.as_of.empty() ? today() : parse_iso_date(arguments.as_of);
  if (!as_of) {
    return false;
  }
  request.as_of = *as_of;
  if (!arguments.tables.empty()) {
    request.own_tables = use_own_tables(arguments.tables);
  }
  if (!arguments.waivers.empty()) {
    request.waivers = arguments.waivers;
  }
  if (!arguments.record.empty()) {
    request.record = arguments.record;
  }
  if (!arguments.calendar.empty()) {
    request.calendar = arguments.calendar;
  }
  return true;
}

int check(const Arguments& arguments) {
  ReviewRequest request;
  request.submission = arguments.path;
  if (!arguments.output.empty()) {
    request.output = arguments.output;
  }
  if (fs::exists(request.submission) && !fs::is_directory(request.submission) && !is_archive(request.submission)) {
    return complain(arguments.path, "不是报送文件夹，也不是压缩包", kUsage);
  }
  if (request.output && lies_within(*request.output, request.submission)) {
    return complain(arguments.output, "结果文件夹在报送材料之内，请另选一个文件夹", kUsage);
  }
  if (!take_common(arguments, request)) {
    return complain("--as-of " + arguments.as_of, "日期应写作 YYYY-MM-DD", kUsage);
  }
  request.format = arguments.json()              ? OutputFormat::kJson
                   : arguments.format == "sarif" ? OutputFormat::kSarif
                                                 : OutputFormat::kText;
  request.language = arguments.words();
  request.for_applicant = arguments.reader == "applicant";
  if (!arguments.previous.empty()) {
    request.previous = arguments.previous;
  }
  OwnFiles own = read_own_files(request);
  if (!arguments.ledger.empty()) {
    Ledger kept = open_ledger(arguments.ledger, false);
    own.records = read_records(kept.records());
  }
  const ReviewResult result = review(request, std::move(own));
  std::cout << result.printed;
  return result.sheet.verdict == Verdict::kReturn || result.sheet.verdict == Verdict::kQuarantine ? kGoesBack
                                                                                                  : kNothingToReturn;
}

/// "3/40"
std::optional<Share> share_in(const std::string& words) {
  constexpr int kMostShares = 100'000;
  Share share;
  int end = 0;
  const bool read = words.size() < 16 && std::sscanf(words.c_str(), "%d/%d%n", &share.number, &share.of, &end) == 2 &&
                    static_cast<std::size_t>(end) == words.size();
  return read && share.number >= 1 && share.number <= share.of && share.of <= kMostShares ? std::optional(share)
                                                                                          : std::nullopt;
}

int batch(const Arguments& arguments) {
  BatchRequest request;
  request.inbox = arguments.path;
  request.outbox = arguments.output;
  if (!fs::is_directory(request.inbox)) {
    return complain(arguments.path,
                    reason(std::make_error_code(fs::exists(request.inbox) ? std::errc::not_a_directory
                                                                          : std::errc::no_such_file_or_directory)),
                    kUsage);
  }
  if (lies_within(request.outbox, request.inbox)) {
    return complain(arguments.output, "结果文件夹在收件夹之内，请另选一个文件夹", kUsage);
  }
  if (!take_common(arguments, request.review)) {
    return complain("--as-of " + arguments.as_of, "日期应写作 YYYY-MM-DD", kUsage);
  }
  if (!arguments.tables.empty()) {
    request.tables = arguments.tables;
  }
  request.ledger = arguments.ledger;
  request.jobs = arguments.jobs;
  request.settle_seconds = arguments.settle;
  request.submission_seconds = arguments.seconds;
  request.all = arguments.all;
  if (!arguments.share.empty()) {
    const std::optional<Share> share = share_in(arguments.share);
    if (!share) {
      return complain("--share " + arguments.share, "应写作 第几批/共几批，如 3/40", kUsage);
    }
    if (!arguments.ledger.starts_with("postgres")) {
      return complain("--share " + arguments.share, "各批须用同一个账本 --ledger postgresql://…", kUsage);
    }
    request.share = *share;
  }
  if (arguments.count) {
    const BatchCount count = count_batch(request);
    std::cout << count.submissions << " " << count.bytes << " " << count.seconds << "\n";
    return kNothingToReturn;
  }
  const std::unique_ptr<Progress> progress = progress_on_stderr();
  const BatchSheet sheet = run_batch(request, *progress);
  std::cout << write_batch_text(sheet);
  const auto any = [&](auto what) { return std::any_of(sheet.lines.begin(), sheet.lines.end(), what); };
  if (any([](const BatchLine& line) { return line.turn == Turn::kFailed; })) {
    return kInternal;
  }
  return any([](const BatchLine& line) {
    return line.turn != Turn::kLeft &&
           (line.entry.verdict == Verdict::kReturn || line.entry.verdict == Verdict::kQuarantine);
  })
             ? kGoesBack
             : kNothingToReturn;
}

int ledger(const Arguments& arguments) {
  const std::optional<Date> as_of = arguments.as_of.empty() ? today() : parse_iso_date(arguments.as_of);
  if (!as_of) {
    return complain("--as-of " + arguments.as_of, "日期应写作 YYYY-MM-DD", kUsage);
  }
  Ledger kept = open_ledger(arguments.ledger, arguments.action == "import");
  if (arguments.action == "import") {
    if (arguments.files.empty()) {
      return complain("命令行", "缺少要登记的文件；用法见 nitec ledger --help", kUsage);
    }
    std::cout << import_into_ledger(kept, {arguments.files.begin(), arguments.files.end()});
  } else {
    if (!arguments.files.empty()) {
      return complain("命令行", "不认识的参数：" + arguments.files.front() + "；用法见 nitec --help", kUsage);
    }
    std::cout << (arguments.action == "export" ? export_ledger(kept) : show_ledger(kept, *as_of));
  }
  return kNothingToReturn;
}

int outline(const Arguments& arguments) {
  const Document document = readable_pdf(arguments.path, false);
  int status = kNothingToReturn;
  if (unreadable(document, status)) {
    return status;
  }
  const Outline read = read_outline(document);
  std::cout << (arguments.json() ? write_outline_json(read) : write_outline_text(read, arguments.words()));
  return kNothingToReturn;
}

int text(const Arguments& arguments) {
  const Document document = readable_pdf(arguments.path, arguments.json());
  int status = kNothingToReturn;
  if (unreadable(document, status)) {
    return status;
  }
  for (const Problem& problem : document.problems) {
    complain(document.path, problem.message, kNothingToReturn);
  }
  std::cout << (arguments.json() ? write_text_json(document) : write_text(document));
  return kNothingToReturn;
}

int rules(const Arguments& arguments) {
  const std::vector<RuleCard> all = cards();
  std::cout << (arguments.json()                 ? write_rules_json(all)
                : arguments.format == "markdown" ? write_rules_markdown(all)
                                                 : write_rules_text(all, arguments.words()));
  return kNothingToReturn;
}

int explain(const Arguments& arguments) {
  for (const Rule* rule : catalogue()) {
    if (rule->card.name == arguments.rule) {
      std::cout << write_explain(rule->card, examples_of(*rule), arguments.words());
      return kNothingToReturn;
    }
  }
  for (const RuleCard& card : across_cards()) {
    if (card.name == arguments.rule) {
      std::cout << write_explain(card, {}, arguments.words());
      return kNothingToReturn;
    }
  }
  return complain(arguments.rule, "没有这条规则；全部规则见 nitec rules", kUsage);
}

int handout(const Arguments& arguments) {
  if (!arguments.tables.empty()) {
    use_own_tables(arguments.tables);
  }
  std::vector<RelationLine> relations;
  for (const Relation& relation : sheet_relations()) {
    relations.push_back({relation.id, relation.level, relation.text, relation.title});
  }
  std::cout << write_handout_markdown(sheet_dictionary(), relations, kind_from_name(arguments.kind));
  return kNothingToReturn;
}

int init(const Arguments& arguments) {
  const std::vector<std::string> written = lay_out_blank(kind_from_name(arguments.kind), arguments.path);
  for (const std::string& file : written) {
    std::cout << plain_text(file) << "\n";
  }
  return kNothingToReturn;
}

int run(int argc, char** argv) {
  CLI::App app{
      "nitec：国家产业技术工程化中心报送材料的形式核查\n"
      "退出码：0 没有须退回的错误；1 须退回补正；2 用法不对或无法读取；3 程序内部错误"};
  app.name("nitec");
  app.set_version_flag("--version", "nitec " NITEC_VERSION "（规则集 " + std::string(schemas::kRuleSet) + "）",
                       "版本和规则集");
  app.set_help_flag("-h,--help", "显示用法");
  app.get_formatter()->label("Usage", "用法");
  app.get_formatter()->label("OPTIONS", "选项");
  app.get_formatter()->label("SUBCOMMAND", "命令");
  app.get_formatter()->label("Positionals", "参数");
  for (CLI::Option* option : app.get_options()) {
    option->group("选项");
  }
  app.option_defaults()->group("选项");
  app.require_subcommand(1);
  Arguments arguments;

  const auto language = [&](CLI::App* command) {
    command->add_option("--lang", arguments.language, "界面语言：zh（默认）或 en")->check(CLI::IsMember({"zh", "en"}));
  };
  const auto format = [&](CLI::App* command, const std::vector<std::string>& formats) {
    std::string list;
    for (const std::string& name : formats) {
      list += (list.empty() ? "" : "、") + name;
    }
    command->add_option("--format", arguments.format, "输出形式：" + list + "（默认text）")
        ->check(CLI::IsMember(formats));
  };

  // An empty word is a script's unset variable, and not the same as none.
  const auto said = [](const std::string& word) { return std::string(word.empty() ? "值是空的" : ""); };
  const auto tables = [&](CLI::App* command) {
    command
        ->add_option("--tables", arguments.tables,
                     "文件夹：本单位的栏目表、证明材料类型表、审核关系表（fields.tsv、evidence_types.tsv、relations."
                     "txt），代替内置的")
        ->check(said);
  };

  CLI::App* check_command = app.add_subcommand("check", "核查一份报送材料，出具审查工作单")->group("命令");
  check_command->add_option("SUBMISSION", arguments.path, "报送文件夹，或者它的压缩包（zip、7z、rar、tar.*）")
      ->required();
  check_command->add_option("-o,--output", arguments.output, "结果文件夹（没有则新建）")->check(said);
  const auto common = [&](CLI::App* command) {
    command->add_option("--as-of", arguments.as_of, "核查日期 YYYY-MM-DD（默认今天）")->check(said);
    tables(command);
    command->add_option("--waivers", arguments.waivers, "本单位的豁免和等次调整（格式见 README）")->check(said);
    command
        ->add_option("--record", arguments.record,
                     "中心台账（格式见 schemas/2026-02-01/record.xsd），据以核对目标、期间、延期和历次评估")
        ->check(said);
    command
        ->add_option("--calendar", arguments.calendar,
                     "放假和调休安排（格式见 schemas/calendar.txt），所列年度以此为准")
        ->check(said);
  };
  common(check_command);
  check_command
      ->add_option("--ledger", arguments.ledger,
                   "账本：sqlite:文件 或 postgresql://…，用其中本中心的台账（先以 nitec ledger import 登记）")
      ->check(said);
  check_command
      ->add_option("--previous", arguments.previous,
                   "上一轮核查的 findings.json：列出已改正、尚未改正、新出现和未经要求的改动")
      ->check(said);
  check_command
      ->add_option(
          "--for", arguments.reader,
          "给谁看：supervisor 主管单位（默认，写出全部结果），applicant 申请单位（只写 return/ 和 findings.json）")
      ->check(CLI::IsMember({"supervisor", "applicant"}));
  format(check_command, {"text", "json", "sarif"});
  language(check_command);

  CLI::App* batch_command = app.add_subcommand("batch", "核查收件夹中的所有材料，无人值守")->group("命令");
  batch_command->add_option("INBOX", arguments.path, "收件夹：每个文件夹或压缩包是一份材料")->required();
  batch_command->add_option("-o,--output", arguments.output, "结果文件夹（没有则新建）")->required()->check(said);
  batch_command->add_option("--jobs", arguments.jobs, "同时核查的份数（默认：处理器个数加一）")->check(CLI::Range(1, 256));
  batch_command
      ->add_option("--ledger", arguments.ledger,
                   "账本：sqlite:文件 或 postgresql://…（默认：结果文件夹中的 ledger.sqlite）")
      ->check(said);
  batch_command->add_option("--settle", arguments.settle, "最近若干秒内有改动的材料留待下次（默认10）")
      ->check(CLI::Range(0, 86'400));
  batch_command->add_option("--seconds", arguments.seconds, "核查一份材料至多用多少秒（默认1800）")
      ->check(CLI::Range(1, 86'400));
  batch_command->add_flag("--all", arguments.all, "没有变动的也重新核查");
  batch_command
      ->add_option("--share", arguments.share,
                   "只核查第K批，共N批，写作 K/N：几台机器同时核查同一个收件夹，账本用 postgresql://…；不写汇总，"
                   "各批之后再运行一次不带 --share 的")
      ->check(said);
  batch_command->add_flag("--count", arguments.count, "只打印须核查的份数、字节数和大约几秒，不核查");
  common(batch_command);

  CLI::App* ledger_command = app.add_subcommand("ledger", "账本：历次核查和各中心的台账")->group("命令");
  ledger_command
      ->add_option("ACTION", arguments.action, "show 显示（默认），import 登记中心台账或导出的账本，export 导出")
      ->check(CLI::IsMember({"show", "import", "export"}));
  ledger_command->add_option("FILES", arguments.files, "中心台账（XML）、其文件夹，或者导出的账本（JSON）");
  ledger_command->add_option("--ledger", arguments.ledger, "账本：sqlite:文件 或 postgresql://…")
      ->required()
      ->check(said);
  ledger_command->add_option("--as-of", arguments.as_of, "期限按哪一天计算 YYYY-MM-DD（默认今天）")->check(said);

  CLI::App* outline_command = app.add_subcommand("outline", "总结报告九个部分的齐备情况")->group("命令");
  outline_command->add_option("REPORT", arguments.path, "筹建期总结报告（PDF）")->required();
  format(outline_command, {"text", "json"});
  language(outline_command);

  CLI::App* text_command = app.add_subcommand("text", "PDF的文字，按阅读顺序")->group("命令");
  text_command->add_option("FILE", arguments.path, "PDF文件")->required();
  format(text_command, {"text", "json"});

  CLI::App* rules_command = app.add_subcommand("rules", "规则目录：核查什么")->group("命令");
  format(rules_command, {"text", "json", "markdown"});
  language(rules_command);

  CLI::App* explain_command = app.add_subcommand("explain", "一条规则：查什么、依据、怎样补正")->group("命令");
  explain_command->add_option("RULE", arguments.rule, "规则名，如 period/application-late")->required();
  language(explain_command);

  CLI::App* handout_command =
      app.add_subcommand("handout", "评估表填报说明：栏目和审核关系，发给填报单位")->group("命令");
  std::vector<std::string> kinds;
  kinds.reserve(kEveryKind.size());
  for (const Kind kind : kEveryKind) {
    kinds.emplace_back(kind_name(kind));
  }
  handout_command
      ->add_option("--kind", arguments.kind,
                   "报送类型：application、confirmation（默认）、extension、evaluation、annual、adjustment")
      ->check(CLI::IsMember(kinds));
  tables(handout_command);

  CLI::App* init_command = app.add_subcommand("init", "空白报送材料：评估表、主件提纲、证明材料清单")->group("命令");
  init_command->add_option("DIR", arguments.path, "文件夹（没有则新建，有则须是空的）")->required();
  init_command
      ->add_option("--kind", arguments.kind,
                   "报送类型：application、confirmation、extension、evaluation、annual、adjustment")
      ->required()
      ->check(CLI::IsMember(kinds));

  for (CLI::App* command : app.get_subcommands({})) {
    command->get_help_ptr()->group("选项");
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    return complain("命令行", usage_reason(error, argc, argv), kUsage);
  }
  if (check_command->parsed()) {
    return check(arguments);
  }
  if (ledger_command->parsed()) {
    return ledger(arguments);
  }
  if (batch_command->parsed()) {
    return batch(arguments);
  }
  if (outline_command->parsed()) {
    return outline(arguments);
  }
  if (text_command->parsed()) {
    return text(arguments);
  }
  if (init_command->parsed()) {
    return init(arguments);
  }
  if (handout_command->parsed()) {
    return handout(arguments);
  }
  return rules_command->parsed() ? rules(arguments) : explain(arguments);
}

}  // namespace
}  // namespace nitec

int main(int argc, char** argv) {
  // Asserts stay on: one that fails is a bug of ours, and says so to the caller too.
  std::signal(SIGABRT, [](int) { std::_Exit(nitec::kInternal); });
  try {
    const int status = nitec::run(argc, argv);
    if (!std::cout.flush()) {
      return nitec::complain("标准输出", "写不进去", nitec::kUsage);
    }
    return status;
  } catch (const nitec::OwnFileError& error) {
    return nitec::complain(error.path().string(), error.what(), nitec::kUsage);
  } catch (const nitec::LedgerError& error) {
    return nitec::complain(error.ledger(), error.what(), nitec::kUsage);
  } catch (const nitec::BatchUnderWay& error) {
    return nitec::complain("结果文件夹", error.what(), nitec::kUsage);
  } catch (const std::filesystem::filesystem_error& error) {
    return nitec::complain(error.path1().string(), nitec::reason(error.code()), nitec::kUsage);
  } catch (const std::exception& error) {
    return nitec::complain("内部错误", error.what(), nitec::kInternal);
  }
}
