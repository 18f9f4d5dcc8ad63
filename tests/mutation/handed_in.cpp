#include "tests/mutation/handed_in.h"

#include <openssl/sha.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <stdexcept>

#include "tests/app/pack.h"

namespace nitec::test {
namespace {

std::string sha256(const std::string& bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest.data());
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : digest) {
    text += kHex[byte >> 4U];
    text += kHex[byte & 15U];
  }
  return text;
}

/// The value of an attribute in one line of XML; empty when there is none.
std::string attribute_of(const std::string& line, const std::string& name) {
  const std::string mark = " " + name + "=\"";
  const std::size_t at = line.find(mark);
  return at == std::string::npos ? ""
                                 : line.substr(at + mark.size(), line.find('"', at + mark.size()) - at - mark.size());
}

void set_attribute(std::string& line, const std::string& name, const std::string& text) {
  const std::string mark = " " + name + "=\"";
  if (const std::size_t at = line.find(mark); at != std::string::npos) {
    line.replace(at + mark.size(), attribute_of(line, name).size(), text);
  } else {
    line.insert(line.find(' ', line.find('<')), mark + text + "\"");
  }
}

std::string value_mark(const std::string& code, const std::string& year) {
  return "<value code=\"" + code + "\"" + (year.empty() ? "" : " year=\"" + year + "\"");
}

}  // namespace

HandedIn::HandedIn(const std::string& name) : original_(fixture("submissions/" + name)) {
  for (const auto& [path, bytes] : contents(original_)) {
    if (bytes == "/") {
      continue;
    }
    files[path] = bytes;
    if (path.find('/') == std::string::npos) {
      (path.ends_with(".xml") ? sheet : report) = path;
    }
  }
}

std::pair<std::size_t, std::size_t> HandedIn::line_of(const std::string& words) {
  const std::size_t at = xml().find(words);
  if (at == std::string::npos) {
    throw std::logic_error("not in the datasheet: " + words);
  }
  const std::size_t begin = xml().rfind('\n', at) + 1;
  return {begin, xml().find('\n', at) - begin};
}

void HandedIn::plant_line(std::size_t at) {
  planted.push_back(
      sheet + " 第" +
      std::to_string(std::count(xml().begin(), xml().begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1) + "行");
}

void HandedIn::swap(const std::string& from, const std::string& to) {
  const std::size_t at = xml().find(from);
  if (at == std::string::npos) {
    throw std::logic_error("not in the datasheet: " + from);
  }
  xml().replace(at, from.size(), to);
  plant_line(at);
}

void HandedIn::value(const std::string& code, const std::string& text, const std::string& year) {
  const auto [begin, length] = line_of(value_mark(code, year));
  const std::string unit = attribute_of(xml().substr(begin, length), "unit");
  xml().replace(
      begin, length,
      "    " + value_mark(code, year) + (unit.empty() ? "" : " unit=\"" + unit + "\"") + ">" + text + "</value>");
  plant_line(begin);
}

void HandedIn::state(const std::string& code, const std::string& state, const std::string& year) {
  const auto [begin, length] = line_of(value_mark(code, year));
  const std::string unit = attribute_of(xml().substr(begin, length), "unit");
  xml().replace(begin, length,
                "    " + value_mark(code, year) + (unit.empty() ? "" : " unit=\"" + unit + "\"") +
                    (state.empty() ? "/>" : " state=\"" + state + "\"/>"));
  plant_line(begin);
}

void HandedIn::copy_year(const std::string& from, const std::string& to) {
  std::string text;
  std::string before;
  std::istringstream lines(xml());
  for (std::string line; std::getline(lines, line);) {
    const std::string mark = " year=\"" + to + "\"";
    if (const std::size_t at = before.find(" year=\"" + from + "\"");
        at != std::string::npos && line.find(mark) == at) {
      line = before.replace(at, mark.size(), mark);
    }
    text += line + "\n";
    before = line;
  }
  xml() = text;
}

void HandedIn::attribute(const std::string& element, const std::string& name, const std::string& text) {
  const auto [begin, length] = line_of(element);
  std::string line = xml().substr(begin, length);
  set_attribute(line, name, text);
  xml().replace(begin, length, line);
  plant_line(begin);
}

void HandedIn::drop(const std::string& element) {
  const auto [begin, length] = line_of(element);
  xml().erase(begin, length + 1);
}

void HandedIn::drop_evidence(const std::string& id) {
  const auto [begin, length] = line_of("id=\"" + id + "\"");
  files.erase(attribute_of(xml().substr(begin, length), "file"));
  xml().erase(begin, length + 1);
}

Paper& HandedIn::paper() {
  if (paper_.pages.empty()) {
    paper_ = Paper::of(original_ / report);
  }
  return paper_;
}

fs::path HandedIn::write_to(const fs::path& folder) {
  if (!paper_.pages.empty() && files.contains(report)) {
    files[report] = paper_.set();
  }
  if (files.contains(sheet) && digests) {
    std::string text;
    for (std::size_t at = 0, end = 0; at < xml().size(); at = end + 1) {
      end = std::min(xml().find('\n', at), xml().size());
      std::string line = xml().substr(at, end - at);
      if (const auto file = files.find(attribute_of(line, "file")); file != files.end()) {
        set_attribute(line, "sha256", sha256(file->second));
      }
      text += line + "\n";
    }
    xml() = text;
  }
  std::map<std::string, std::string> written = files;
  if (in_gb18030) {
    std::string& text = written.at(sheet);
    text.replace(text.find("UTF-8"), 5, "GB18030");
    const auto unicode = icu::UnicodeString::fromUTF8(text);
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open("gb18030", &status);
    std::string bytes(text.size() * 2, '\0');
    bytes.resize(
        static_cast<std::size_t>(unicode.extract(bytes.data(), static_cast<int32_t>(bytes.size()), converter, status)));
    ucnv_close(converter);
    text = bytes;
  }
  const fs::path target = folder / "报送材料";
  for (const auto& [path, bytes] : written) {
    fs::create_directories((target / path).parent_path());
    write(target / path, bytes);
  }
  if (zip.empty()) {
    return target;
  }
  Files packed = files_of(target);
  if (zip == "gbk") {
    for (auto& [path, bytes] : packed) {
      path = in_gbk(path);
    }
  }
  write(folder / "报送材料.zip", pack_zip(packed, zip == "utf8"));
  return folder / "报送材料.zip";
}

}  // namespace nitec::test
