#include "app/review.h"

#include <algorithm>
#include <functional>
#include <future>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "app/output.h"
#include "app/own_file.h"
#include "app/return_folder.h"
#include "app/rounds.h"
#include "ingest/package/package_reader.h"
#include "ingest/package/sha256.h"
#include "ingest/part.h"
#include "ingest/record/record_reader.h"
#include "model/annotation.h"
#include "model/fingerprint.h"
#include "report/json/json_writers.h"
#include "report/print_part.h"
#include "report/text/plain.h"
#include "report/words/words.h"
#include "schemas/schemas.h"
#include "validators/same_until.h"
#include "validators/validate.h"
#include "validators/waiving.h"

namespace nitec {
namespace {

namespace fs = std::filesystem;

/// Where the submission lies, as seen from the reports: so that a link of the sheet opens the page it speaks of.
std::string link_base(const fs::path& submission, const fs::path& output) {
  const fs::path from = fs::weakly_canonical(output);
  const fs::path base = fs::weakly_canonical(submission).lexically_relative(from);
  return base.empty() ? std::string() : base.generic_string() + "/";
}

/// Findings call it by its own name, in a folder that says that it is no part of the submission.
Record read_record_file(const fs::path& path) {
  Record record;
  read_own_file(path, [&](std::string_view text) {
    record = read_record(text, "中心台账/" + path.filename().string());
    const std::unique_ptr<Sha256> digest = part<DigestPart>("digest").start();
    digest->add(text);
    record.sha256 = digest->hex();
  });
  return record;
}

/// A centre's name without blanks and without the mark of its being built: “（筹）” comes and goes.
std::string center_key(std::string_view name) {
  std::string key;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (static_cast<unsigned char>(name[i]) > ' ') {
      key += name[i];
    }
  }
  for (const std::string_view mark : {"（筹）", "(筹)", "　"}) {
    for (std::size_t at = key.find(mark); at != std::string::npos; at = key.find(mark)) {
      key.erase(at, mark.size());
    }
  }
  return key;
}

/// The record that names the submission's centre, by its name of today or an earlier one; nothing when there is none.
std::optional<Record> record_of_center(const Submission& submission, const std::vector<Record>& records) {
  constexpr std::string_view kCenterField = "A01";
  if (!submission.datasheet) {
    return std::nullopt;
  }
  for (const Field& field : submission.datasheet->fields) {
    if (field.code != kCenterField || field.text.empty()) {
      continue;
    }
    const std::string name = center_key(field.text);
    for (const Record& record : records) {
      const bool is_it = center_key(record.center.value) == name ||
                         std::any_of(record.former_centers.begin(), record.former_centers.end(),
                                     [&](const RecordedText& former) { return center_key(former.value) == name; });
      if (is_it) {
        return record;
      }
    }
  }
  return std::nullopt;
}

/// What the judgement needed and the reports do not: the words of pages of which nothing was found. Of a thousand files
/// they would lie in memory beside the reports.
void let_go_of_pages(ReviewSheet& sheet) {
  std::set<std::pair<std::string_view, int>> told;
  for (const Finding& finding : sheet.findings) {
    for (const Location& where : finding.locations) {
      told.emplace(where.file, where.page);
    }
  }
  for (Document& document : sheet.submission.documents) {
    for (Page& page : document.pages) {
      if (!told.contains({document.path, page.number})) {
        page.lines = {};
        page.tables = {};
        page.blocks = {};
      }
    }
  }
}

std::string printed(const ReviewSheet& sheet, const ReviewRequest& request, const std::vector<std::string>& files) {
  switch (request.format) {
    case OutputFormat::kJson:
      return write_findings_json(sheet);
    case OutputFormat::kSarif:
      return write_sarif(sheet);
    case OutputFormat::kText:
      break;
  }
  return write_check_text(sheet, request.language, files,
                          request.for_applicant ? Reader::kApplicant : Reader::kSupervisor);
}

/// Runs the work beside this thread, or, where that is not wanted or the system has no thread to spare, when its result
/// is asked for.
std::future<void> beside(const std::function<void()>& work, int jobs) {
  try {
    return std::async(jobs > 1 ? std::launch::async : std::launch::deferred, work);
  } catch (const std::system_error&) {
    return std::async(std::launch::deferred, work);
  }
}

/// Behind the files that were written: those of which there is no marked copy.
std::string left_out(const std::vector<NotAnnotated>& files, Language language) {
  std::string text;
  for (const NotAnnotated& one : files) {
    text += (text.empty() ? language == Language::kEnglish ? "\nNo annotated copy of\n" : "\n没有批注副本\n" : "") +
            std::string("  ") + plain_text(one.file) + "  " + one.reason + "\n";
  }
  return text;
}

}  // namespace

OwnFiles read_own_files(const ReviewRequest& request) {
  OwnFiles own;
  own.calendar = Calendar::parse(schemas::file("calendar.txt"));
  if (request.waivers) {
    read_own_file(*request.waivers, [&](std::string_view text) {
      own.waivers = Waivers::parse(text);
      check_waivers(*own.waivers);
    });
  }
  if (request.calendar) {
    read_own_file(*request.calendar, [&](std::string_view text) { own.calendar.replace_years(Calendar::parse(text)); });
  }
  if (request.record) {
    own.record = read_record_file(*request.record);
  }
  if (request.previous) {
    read_own_file(*request.previous, [&](std::string_view text) { own.earlier = read_earlier_round(text); });
  }
  return own;
}

ReviewResult review(const ReviewRequest& request, OwnFiles own) {
  std::optional<OutputFolder> output;
  if (request.output) {
    // Before the work: a folder that cannot be made should not cost a minute's reading. What is published later need
    // not last before it is whole.
    output.emplace(*request.output,
                   request.published ? OutputFolder::Lasting::kTogether : OutputFolder::Lasting::kEach);
  }
  PackageLimits limits;
  limits.jobs = request.jobs;
  limits.kept = request.kept;
  Submission submission = read_package(request.submission, limits);
  submission.record = own.record ? std::move(own.record) : record_of_center(submission, own.records);
  constexpr int kMaxThreads = 4;
  const Context context{.as_of = request.as_of,
                        .waivers = own.waivers ? &*own.waivers : nullptr,
                        .calendar = &own.calendar,
                        .threads = request.jobs > 1 ? kMaxThreads : 1};
  ReviewSheet sheet = validate(std::move(submission), context);
  const Date stands = same_until(context);
  sheet.own_tables = request.own_tables;
  if (sheet.verdict != Verdict::kQuarantine) {
    sheet.content = content_of(sheet.submission);
    if (own.earlier) {
      sheet.round = compare_rounds(*own.earlier, sheet);
    }
  }
  if (request.look) {
    request.look(sheet);
  }
  let_go_of_pages(sheet);
  if (request.for_applicant) {
    sheet = for_applicant(sheet);
  }
  std::vector<NotAnnotated> not_annotated;
  if (output) {
    // A page inside an archive has no address that a link could lead to.
    const bool linked = fs::is_directory(request.submission) && sheet.verdict != Verdict::kQuarantine;
    const std::optional<std::string> base =
        linked ? std::optional(link_base(request.submission, request.published.value_or(output->path())))
               : std::nullopt;
    const auto& print = part<PrintPart>("print");
    ReturnFolder back(sheet);
    std::future<void> covers = beside([&] { back.print_covers(); }, request.jobs);
    if (request.for_applicant) {
      for (const char* name : {"/review.html", "/review.pdf", "/findings.sarif"}) {
        output->clear(".", name);  // Of an earlier run for the unit: not for the applicant's eyes.
      }
    } else {
      output->write("review.html", print.review_html(sheet, base));
      output->write("findings.sarif", write_sarif(sheet));
    }
    output->write("findings.json", write_findings_json(sheet));
    covers.get();
    back.write_copies(request.submission, *output);
    std::future<void> notice = beside([&] { back.print_notice(); }, request.jobs);
    if (!request.for_applicant) {
      output->write("review.pdf", print.review_pdf(sheet));
    }
    notice.get();
    back.write_notice(*output);
    not_annotated = back.not_annotated();
    output->settle();
  }
  std::string text = printed(sheet, request, output ? output->written() : std::vector<std::string>());
  if (request.format == OutputFormat::kText) {
    text += left_out(not_annotated, request.language);
  }
  return {std::move(text), std::move(sheet), stands};
}

}  // namespace nitec
