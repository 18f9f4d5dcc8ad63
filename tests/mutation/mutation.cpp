// Plants one defect at a time in submissions that are in order, and harmless differences, and has the program check
// each: a defect that is promised must be found, by its rule, as grave as it is, at its place; a harmless difference
// must change nothing.
//
//   mutation [ROW …]   only these rows, and every finding that was added
#include <algorithm>
#include <cstdlib>
#include <future>
#include <iostream>
#include <set>
#include <stdexcept>
#include <thread>

#include "tests/mutation/mutant.h"

namespace nitec::test {
namespace {

/// The day on which the clean submission of each kind is checked.
const std::map<std::string, std::string> kDays{{"clean-offshore-dc", kAsOf},
                                               {"clean-annual-magnesium", "2030-02-10"},
                                               {"clean-evaluation-metrology", "2030-05-20"},
                                               {"clean-adjustment-knitting", "2028-09-30"},
                                               {"clean-application-hydrogen", "2026-09-30"},
                                               {"clean-extension-mine-gas", "2029-03-31"}};

struct Outcome {
  const Mutant* mutant = nullptr;
  bool kept = false;  ///< The promise.
  std::string told;
  std::vector<std::string> added;
};

Json check(const fs::path& submission, const std::string& day, bool record) {
  std::vector<std::string> arguments{"check", submission.string(), "--as-of", day, "--format", "json"};
  if (record) {
    arguments.insert(arguments.end(), {"--record", fixture("records/clean-offshore-dc.xml").string()});
  }
  const Ended run = nitec(arguments);
  if ((run.status != 0 && run.status != 1) || !run.err.empty()) {
    throw std::runtime_error("exit " + std::to_string(run.status) + " " + run.err);
  }
  return Json::parse(run.out);
}

std::string key(const Json& finding) {
  return finding.at("severity").get<std::string>() + " " + finding.at("rule").get<std::string>();
}

/// What the mutant has and the clean one has not: by rule, severity and message.
std::vector<Json> added(const Json& clean, const Json& mutant) {
  std::multiset<std::string> known;
  for (const Json& finding : clean.at("findings")) {
    known.insert(key(finding) + finding.at("message").get<std::string>());
  }
  std::vector<Json> result;
  for (const Json& finding : mutant.at("findings")) {
    if (const auto at = known.find(key(finding) + finding.at("message").get<std::string>()); at != known.end()) {
      known.erase(at);
    } else {
      result.push_back(finding);
    }
  }
  return result;
}

std::vector<std::string> places(const Json& finding) {
  std::vector<std::string> result;
  for (const Json& place : finding.at("locations")) {
    std::string words = place.at("file");
    if (place.contains("line")) {
      words += " 第" + std::to_string(place.at("line").get<int>()) + "行";
    } else if (place.contains("page")) {
      words += " 第" + std::to_string(place.at("page").get<int>()) + "页";
    }
    result.push_back(words);
  }
  return result;
}

bool points(const Json& finding, At at, const HandedIn& handed_in) {
  const std::vector<std::string> found = places(finding);
  switch (at) {
    case At::kAnywhere:
      return true;
    case At::kSheet:
      return std::any_of(found.begin(), found.end(), [&](const auto& one) { return one.starts_with(handed_in.sheet); });
    case At::kPlanted:
      return std::any_of(handed_in.planted.begin(), handed_in.planted.end(),
                         [&](const auto& one) { return std::find(found.begin(), found.end(), one) != found.end(); });
  }
  return false;
}

bool is_one_of(const std::string& rule, const std::string& rules) {
  return ("|" + rules + "|").find("|" + rule + "|") != std::string::npos;
}

bool meets(const Json& finding, const Expected& expected) {
  return is_one_of(finding.at("rule"), expected.rule) && finding.at("severity") == expected.severity;
}

std::string shown(const Json& finding) {
  const std::vector<std::string> found = places(finding);
  return key(finding) + (found.empty() ? "" : "（" + found.front() + "）");
}

void judge_defect(const std::vector<Json>& news, const HandedIn& handed_in, Outcome& outcome) {
  std::set<const Json*> meant;
  outcome.kept = true;
  for (const Expected& expected : outcome.mutant->expected) {
    const auto found = std::find_if(news.begin(), news.end(), [&](const Json& one) {
      return meets(one, expected) && points(one, expected.at, handed_in);
    });
    const auto elsewhere =
        std::find_if(news.begin(), news.end(), [&](const Json& one) { return meets(one, expected); });
    outcome.told += outcome.told.empty() ? "" : "; ";
    if (found != news.end()) {
      const std::vector<std::string> at = places(*found);
      std::string place = at.empty() ? "" : at.front();
      for (const std::string& one : at) {
        place =
            std::find(handed_in.planted.begin(), handed_in.planted.end(), one) != handed_in.planted.end() ? one : place;
      }
      outcome.told += key(*found) + (place.empty() ? "" : "（" + place + "）");
      meant.insert(&*found);
    } else {
      outcome.kept = false;
      outcome.told += elsewhere != news.end() ? "elsewhere: " + shown(*elsewhere) : "NOT FOUND: " + expected.rule;
    }
  }
  std::map<std::string, int> beside;
  for (const Json& one : news) {
    if (!meant.contains(&one)) {
      ++beside[key(one)];
    }
  }
  for (const auto& [what, count] : beside) {
    outcome.told += " + " + what + (count > 1 ? " ×" + std::to_string(count) : "");
  }
}

void judge_benign(const Json& clean, const Json& mutant, const std::vector<Json>& news, Outcome& outcome) {
  outcome.kept = true;
  for (const Json& one : news) {
    const auto& allowed = outcome.mutant->expected;
    const bool may =
        std::any_of(allowed.begin(), allowed.end(), [&](const Expected& note) { return meets(one, note); });
    outcome.kept = outcome.kept && may;
    outcome.told += (outcome.told.empty() ? "" : "; ") + shown(one);
  }
  // Nor may the table of clauses or the outline be another.
  for (const char* list : {"clauses", "sections"}) {
    const Json& before = clean.at(list);
    const Json& after = mutant.at(list);
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
      if (i >= before.size() || i >= after.size() || before[i].at("status") != after[i].at("status")) {
        outcome.kept = false;
        const Json& one = i < before.size() ? before[i] : after[i];
        outcome.told += std::string("; ") + list + " " + one.value("id", one.value("title", "")) + ": " +
                        (i < before.size() ? before[i].at("status").get<std::string>() : "none") + " → " +
                        (i < after.size() ? after[i].at("status").get<std::string>() : "none");
      }
    }
  }
}

Outcome run(const Mutant& mutant, const Json& clean, bool benign) {
  Outcome outcome;
  outcome.mutant = &mutant;
  if (!mutant.plant) {
    return outcome;
  }
  try {
    HandedIn handed_in(mutant.submission);
    mutant.plant(handed_in);
    const Scratch scratch;
    const fs::path path = handed_in.write_to(scratch.path());
    if (const char* keep = std::getenv("MUTATION_KEEP")) {
      fs::copy(scratch.path(), fs::path(keep) / mutant.row,
               fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    }
    const Json findings = check(path, mutant.as_of.empty() ? kDays.at(mutant.submission) : mutant.as_of, mutant.record);
    const std::vector<Json> news = added(clean, findings);
    for (const Json& one : news) {
      outcome.added.push_back(shown(one) + " " + one.at("message").get<std::string>());
    }
    if (benign) {
      judge_benign(clean, findings, news, outcome);
    } else {
      judge_defect(news, handed_in, outcome);
    }
  } catch (const std::exception& failure) {
    outcome.told = failure.what();
  }
  return outcome;
}

std::string verdict(const Outcome& outcome, bool benign) {
  if (!outcome.mutant->not_yet.empty()) {
    return !outcome.mutant->plant  ? "not yet, not planted"
           : outcome.added.empty() ? "not yet"
           : benign                ? "(told)"
                                   : "(found)";
  }
  return benign ? (outcome.kept ? "silent" : "NOT SILENT") : (outcome.kept ? "found" : "NOT FOUND");
}

void print(const Outcome& outcome, bool benign, bool all) {
  std::cout << "| " << outcome.mutant->row << " | " << outcome.mutant->what << " | " << verdict(outcome, benign)
            << " | " << (outcome.mutant->not_yet.empty() ? outcome.told : outcome.mutant->not_yet + "; " + outcome.told)
            << " |\n";
  if (all) {
    for (const std::string& one : outcome.added) {
      std::cout << "      " << one << "\n";
    }
  }
}

int mutate(const std::set<std::string>& rows) {
  int broken = 0;
  int promised = 0;
  int later = 0;
  std::map<std::string, Json> clean;
  for (const bool harmless : {false, true}) {
    std::cout << (harmless
                      ? "\n| | benign | silent | what is said |\n|---|---|---|---|\n"
                      : "| # | defect | found | rule, severity, place; + what follows from it |\n|---|---|---|---|\n");
    std::vector<Mutant> mutants = harmless ? benign() : defects();
    std::erase_if(mutants, [&](const Mutant& one) { return !rows.empty() && !rows.contains(one.row); });
    for (const Mutant& one : mutants) {
      const std::string day = one.as_of.empty() ? kDays.at(one.submission) : one.as_of;
      const std::string name = one.submission + (one.record ? "+" : "");
      if (!clean.contains(name)) {
        // On its own day: what a later day alone brings about belongs to the defect.
        clean[name] = check(fixture("submissions/" + one.submission), kDays.at(one.submission), one.record);
      }
    }
    std::vector<std::future<Outcome>> running;
    std::vector<Outcome> outcomes(mutants.size());
    const std::size_t hands = std::max(1U, std::thread::hardware_concurrency());
    for (std::size_t hand = 0; hand < hands; ++hand) {
      running.push_back(std::async(std::launch::async, [&, hand] {
        for (std::size_t i = hand; i < mutants.size(); i += hands) {
          outcomes[i] = run(mutants[i], clean.at(mutants[i].submission + (mutants[i].record ? "+" : "")), harmless);
        }
        return Outcome{};
      }));
    }
    for (auto& hand : running) {
      hand.wait();
    }
    for (const Outcome& outcome : outcomes) {
      print(outcome, harmless, !rows.empty());
      const bool counts = outcome.mutant->not_yet.empty();
      promised += counts ? 1 : 0;
      later += counts ? 0 : 1;
      broken += counts && !outcome.kept ? 1 : 0;
    }
  }
  std::cout << "\n" << promised << " promised, " << broken << " not kept; " << later << " not promised\n";
  return broken == 0 ? 0 : 1;
}

}  // namespace
}  // namespace nitec::test

int main(int argc, char** argv) {
  try {
    return nitec::test::mutate({argv + 1, argv + argc});
  } catch (const std::exception& failure) {
    std::cerr << "mutation: " << failure.what() << "\n";
    return 2;
  }
}
