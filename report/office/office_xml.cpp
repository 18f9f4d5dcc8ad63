#include "report/office/office_xml.h"

#include "report/words/text.h"

namespace nitec {

std::string office_text(std::string_view text) {
  std::string out;
  for (const char32_t c : code_points(text)) {
    const bool allowed = c == U'\t' || c == U'\n' || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
                         (c >= 0x10000 && c <= 0x10FFFF);
    switch (c) {
      case U'&':
        out += "&amp;";
        break;
      case U'<':
        out += "&lt;";
        break;
      case U'>':
        out += "&gt;";
        break;
      case U'"':
        out += "&quot;";
        break;
      default:
        if (allowed) {
          append_utf8(out, c);
        }
    }
  }
  return out;
}

}  // namespace nitec
