#include "report/office/findings_xlsx.h"

#include <algorithm>
#include <array>

#include "model/characters.h"
#include "report/office/office_xml.h"
#include "report/office/zip_writer.h"
#include "report/words/text.h"
#include "report/words/words.h"

namespace nitec {
namespace {

constexpr std::size_t kMostCharacters = 2'000;  ///< Of a cell: programs refuse more than 32767.
constexpr std::size_t kMostPlaces = 6;          ///< Named in a cell.
constexpr int kMostHeight = 400;                ///< Of a row, in points: programs refuse more than 409.

struct Column {
  std::string_view head;
  int width;  ///< In characters of the standard font.
};

constexpr std::array<Column, 15> kColumns{{{"项", 4},
                                           {"程度", 6},
                                           {"意见", 8},
                                           {"文件", 17},
                                           {"位置", 15},
                                           {"说明", 36},
                                           {"本处", 22},
                                           {"他处", 26},
                                           {"应为", 14},
                                           {"实为", 14},
                                           {"如何改正", 30},
                                           {"依据", 12},
                                           {"处理情况", 12},
                                           {"申请单位答复", 26},
                                           {"规则", 20}}};

constexpr std::size_t kHandled = 12;  ///< The column with a choice; the answer stands beside it.

std::string letters(std::size_t column) {
  return std::string(1, static_cast<char>('A' + column));
}

/// A cell of text, also when it looks like a formula.
std::string cell(std::size_t column, std::size_t row, std::string_view text, int style) {
  std::string out = "<c r=\"" + letters(column) + std::to_string(row) + "\" s=\"" + std::to_string(style) + "\"";
  if (text.empty()) {
    return out + "/>";
  }
  return out + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + office_text(shortened(text, kMostCharacters)) +
         "</t></is></c>";
}

std::string place_without_file(const ReviewSheet& sheet, const Location& where) {
  std::string words = place_in_words(sheet, where);
  if (!where.file.empty() && words.starts_with(where.file)) {
    words.erase(0, where.file.size());
  }
  return one_line(words);
}

/// So many lines a text takes in a column: a Han character is two wide.
int lines_of(std::string_view text, int width) {
  int lines = 1;
  int at = 0;
  for (const char32_t c : code_points(shortened(text, kMostCharacters))) {
    const int wide = c < 0x2E80 ? 1 : 2;
    if (c == U'\n' || at + wide > width) {
      ++lines;
      at = 0;
    }
    at += c == U'\n' ? 0 : wide;
  }
  return lines;
}

constexpr int kHead = 1;
constexpr int kText = 2;
constexpr int kOpen = 3;  ///< For the applicant to fill in.

std::string rows(const ReviewSheet& sheet) {
  std::string out = "<row r=\"1\" ht=\"24\" customHeight=\"1\">";
  for (std::size_t c = 0; c < kColumns.size(); ++c) {
    out += cell(c, 1, kColumns[c].head, kHead);
  }
  out += "</row>";
  std::size_t row = 1;
  for (const Finding& finding : sheet.findings) {
    ++row;
    const Location first = finding.locations.empty() ? Location() : finding.locations.front();
    std::string others;
    for (std::size_t i = 1; i < finding.locations.size() && i <= kMostPlaces; ++i) {
      const Location& where = finding.locations[i];
      others += (others.empty() ? "" : "\n") + one_line(place_in_words(sheet, where)) +
                (where.quote.empty() ? "" : "“" + one_line(where.quote) + "”");
    }
    if (finding.locations.size() > kMostPlaces + 1) {
      others += "\n另有" + std::to_string(finding.locations.size() - kMostPlaces - 1) + "处，见批注副本和审查意见";
    }
    const std::array<std::string, kColumns.size()> texts{std::to_string(finding.id),
                                                         std::string(severity_word(finding.severity).zh),
                                                         std::string(opinion_word(finding.opinion).zh),
                                                         one_line(first.file),
                                                         place_without_file(sheet, first),
                                                         one_line(finding.message),
                                                         one_line(first.quote),
                                                         others,
                                                         one_line(finding.expected),
                                                         one_line(finding.actual),
                                                         one_line(finding.remedy),
                                                         one_line(finding.article),
                                                         "",
                                                         "",
                                                         finding.rule};
    int lines = 1;
    for (std::size_t c = 0; c < texts.size(); ++c) {
      lines = std::max(lines, lines_of(texts[c], kColumns[c].width));
    }
    out += "<row r=\"" + std::to_string(row) + "\" ht=\"" + std::to_string(std::min(lines * 14 + 4, kMostHeight)) +
           "\" customHeight=\"1\">";
    for (std::size_t c = 0; c < texts.size(); ++c) {
      if (c == 0) {  // A number, so that it sorts as one.
        out += "<c r=\"A" + std::to_string(row) + "\" s=\"2\"><v>" + texts[c] + "</v></c>";
      } else {
        out += cell(c, row, texts[c], c == kHandled || c == kHandled + 1 ? kOpen : kText);
      }
    }
    out += "</row>";
  }
  return out;
}

/// In a page's head “&” begins a code of its own.
std::string head_text(std::string text) {
  std::erase(text, '&');
  return office_text(shortened(one_line(text), 60));
}

std::string worksheet(const ReviewSheet& sheet) {
  const std::string last = std::to_string(sheet.findings.size() + 1);
  const std::string end = letters(kColumns.size() - 1);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
      "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:" +
      end + last +
      "\"/><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
      "state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>";
  for (std::size_t c = 0; c < kColumns.size(); ++c) {
    const std::string number = std::to_string(c + 1);
    out += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + std::to_string(kColumns[c].width) +
           "\" customWidth=\"1\"/>";
  }
  out += "</cols><sheetData>" + rows(sheet) + "</sheetData><autoFilter ref=\"A1:" + end + last + "\"/>";
  if (!sheet.findings.empty()) {
    const std::string column = letters(kHandled);
    out +=
        "<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"0\" sqref=\"" +
        column + "2:" + column + last +
        "\"><formula1>\"已改正,不需改正（见答复）,正在补办\"</formula1></dataValidation></dataValidations>";
  }
  return out +
         "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
         "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"
         "<headerFooter><oddHeader>&amp;L" +
         head_text(sheet.center) + "&amp;R" + head_text(sheet.document_id) +
         "</oddHeader><oddFooter>&amp;C第&amp;P页　共&amp;N页</oddFooter></headerFooter></worksheet>";
}

constexpr std::string_view kStyles =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<fonts count=\"2\"><font><sz val=\"10\"/><name val=\"宋体\"/><charset val=\"134\"/></font>"
    "<font><b/><sz val=\"10\"/><name val=\"宋体\"/><charset val=\"134\"/></font></fonts>"
    "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
    "patternType=\"gray125\"/></fill>"
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFE7EBF0\"/></patternFill></fill>"
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFBF8EC\"/></patternFill></fill></fills>"
    "<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
    "<border><left style=\"thin\"><color rgb=\"FFB9BFC6\"/></left><right style=\"thin\"><color "
    "rgb=\"FFB9BFC6\"/></right>"
    "<top style=\"thin\"><color rgb=\"FFB9BFC6\"/></top><bottom style=\"thin\"><color "
    "rgb=\"FFB9BFC6\"/></bottom><diagonal/>"
    "</border></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
    "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"2\" borderId=\"1\" xfId=\"0\" applyFont=\"1\" applyFill=\"1\" "
    "applyBorder=\"1\" "
    "applyAlignment=\"1\"><alignment vertical=\"center\" wrapText=\"1\"/></xf>"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"1\" xfId=\"0\" applyBorder=\"1\" applyAlignment=\"1\">"
    "<alignment vertical=\"top\" wrapText=\"1\"/></xf>"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"3\" borderId=\"1\" xfId=\"0\" applyFill=\"1\" applyBorder=\"1\" "
    "applyAlignment=\"1\"><alignment vertical=\"top\" wrapText=\"1\"/></xf>"
    "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" "
    "builtinId=\"0\"/></cellStyles></styleSheet>";

}  // namespace

std::string write_findings_xlsx(const ReviewSheet& sheet) {
  const std::string last = std::to_string(sheet.findings.size() + 1);
  const std::string end = letters(kColumns.size() - 1);
  ZipWriter zip;
  zip.add("[Content_Types].xml",
          "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          "<Override PartName=\"/xl/workbook.xml\" "
          "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
          "<Override PartName=\"/xl/worksheets/sheet1.xml\" "
          "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
          "<Override PartName=\"/xl/styles.xml\" "
          "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>");
  zip.add(
      "_rels/.rels",
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
      "Target=\"xl/workbook.xml\"/></Relationships>");
  zip.add(
      "xl/_rels/workbook.xml.rels",
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
      "Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>"
      "</Relationships>");
  zip.add("xl/workbook.xml",
          "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
          "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
          "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
          "<sheet name=\"补正事项\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames>"
          "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">补正事项!$A$1:$" +
              end + "$" + last +
              "</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">补正事项!$1:$1</definedName>"
              "</definedNames></workbook>");
  zip.add("xl/styles.xml", kStyles);
  zip.add("xl/worksheets/sheet1.xml", worksheet(sheet));
  return zip.finish();
}

}  // namespace nitec
