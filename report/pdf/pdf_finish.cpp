#include "report/pdf/pdf_finish.h"

#include <array>
#include <cstdio>
#include <stdexcept>

namespace nitec {
namespace {

[[noreturn]] void strange() {
  throw std::runtime_error("the PDF library wrote an end of file that is not known");
}

/// The digits after `key`, searched from `from` on.
long number_after(std::string_view pdf, std::string_view key, std::size_t from) {
  const std::size_t at = pdf.find(key, from);
  if (at == std::string_view::npos) {
    strange();
  }
  std::size_t i = at + key.size();
  while (i < pdf.size() && (pdf[i] == ' ' || pdf[i] == '\n' || pdf[i] == '\r')) {
    ++i;
  }
  long value = 0;
  const std::size_t first = i;
  while (i < pdf.size() && pdf[i] >= '0' && pdf[i] <= '9' && i - first < 12) {
    value = value * 10 + (pdf[i++] - '0');
  }
  if (i == first) {
    strange();
  }
  return value;
}

std::string hex(std::string_view bytes) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t i = 0; i < 16; ++i) {
    const auto byte = i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U;
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

}  // namespace

void finish_pdf(std::string& pdf, std::string_view language, std::string_view id) {
  const std::size_t trailer = pdf.rfind("trailer");
  const std::size_t start = pdf.rfind("startxref");
  if (trailer == std::string::npos || start == std::string::npos || start < trailer) {
    strange();
  }
  const long size = number_after(pdf, "/Size", trailer);
  const long root = number_after(pdf, "/Root", trailer);
  const long info = number_after(pdf, "/Info", trailer);
  const long previous = number_after(pdf, "startxref", start);
  const std::string opening = "\n" + std::to_string(root) + " 0 obj";
  const std::size_t object = pdf.find(opening);
  const std::size_t end = object == std::string::npos ? object : pdf.find("endobj", object);
  const std::size_t close = end == std::string::npos ? end : pdf.rfind(">>", end);
  if (close == std::string::npos || close < object) {
    strange();
  }
  std::string catalog = pdf.substr(object + opening.size(), close - object - opening.size());
  catalog +=
      "   /Lang (" + std::string(language) + ")\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\nendobj\n";
  if (!pdf.ends_with('\n')) {
    pdf += '\n';
  }
  const std::size_t offset = pdf.size();
  pdf += std::to_string(root) + " 0 obj" + catalog;
  const std::size_t table = pdf.size();
  std::array<char, 24> entry{};
  std::snprintf(entry.data(), entry.size(), "%010zu 00000 n \n", offset);
  pdf += "xref\n" + std::to_string(root) + " 1\n" + entry.data();
  pdf += "trailer\n<< /Size " + std::to_string(size) + " /Root " + std::to_string(root) + " 0 R /Info " +
         std::to_string(info) + " 0 R /Prev " + std::to_string(previous) + " /ID [<" + hex(id) + "> <" + hex(id) +
         ">] >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

}  // namespace nitec
