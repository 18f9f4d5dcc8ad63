// A submission in memory: one of fixtures/submissions, to be spoiled and handed in again.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "tests/app/program.h"
#include "tests/mutation/paper.h"

namespace nitec::test {

class HandedIn {
 public:
  /// Takes fixtures/submissions/`name`; its main PDF is the one of its top folder.
  explicit HandedIn(const std::string& name);

  std::map<std::string, std::string> files;  ///< Path in the submission, and bytes.
  std::string sheet;                         ///< Name of the datasheet; its text is in `files`.
  std::string report;                        ///< Name of the main PDF.
  bool digests = true;                       ///< The list of evidence is given the digests of the files as they are.
  std::string zip;                           ///< "utf8", "gbk": handed in as such an archive.
  bool in_gb18030 = false;                   ///< The datasheet is handed in as GB18030.
  std::vector<std::string> planted;          ///< Where something was planted: “file 第N行”, “file 第N页”.

  /// The datasheet's text. Each throws std::logic_error when what it changes is not there.
  std::string& xml() { return files.at(sheet); }
  void swap(const std::string& from, const std::string& to);
  void value(const std::string& code, const std::string& text, const std::string& year = "");
  void state(const std::string& code, const std::string& state, const std::string& year = "");
  /// Every yearly value of `to` becomes that of `from`.
  void copy_year(const std::string& from, const std::string& to);
  void attribute(const std::string& element, const std::string& name, const std::string& text);
  void drop(const std::string& element);  ///< The line that holds this.
  /// The item, and its file.
  void drop_evidence(const std::string& id);

  /// The main PDF's lines; set again when it is handed in.
  Paper& paper();
  void say(const std::string& from, const std::string& to) { plant_page(paper().say(from, to)); }
  void say_once(const std::string& from, const std::string& to, std::size_t since = 1) {
    plant_page(paper().say_once(from, to, since));
  }
  void take(const std::string& first, const std::string& behind, bool keep_first = false) {
    plant_page(paper().take(first, behind, keep_first));
  }

  /// Writes it below `folder`, and gives the path to be checked.
  fs::path write_to(const fs::path& folder);

 private:
  void plant_page(int page) { planted.push_back(report + " 第" + std::to_string(page) + "页"); }
  std::pair<std::size_t, std::size_t> line_of(const std::string& words);
  void plant_line(std::size_t at);

  fs::path original_;
  Paper paper_;
};

}  // namespace nitec::test
