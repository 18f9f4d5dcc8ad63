#include "report/office/workbook.h"

#include <algorithm>

#include "report/office/office_xml.h"
#include "report/office/zip_writer.h"
#include "report/words/text.h"

namespace nitec {
namespace {

constexpr std::size_t kMostCharacters = 2'000;  ///< Of a cell: programs refuse more than 32767.
constexpr int kMostHeight = 400;                ///< Of a row, in points: programs refuse more than 409.

constexpr int kHead = 1;
constexpr int kText = 2;
constexpr int kOpen = 3;

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

/// In a page's head “&” begins a code of its own.
std::string head_text(std::string text) {
  std::erase(text, '&');
  return office_text(shortened(one_line(text), 60));
}

std::string rows(const Table& table) {
  std::string out = "<row r=\"1\" ht=\"24\" customHeight=\"1\">";
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    out += cell(c, 1, table.columns[c].head, kHead);
  }
  out += "</row>";
  std::size_t row = 1;
  for (const std::vector<std::string>& texts : table.rows) {
    ++row;
    int lines = 1;
    for (std::size_t c = 0; c < texts.size(); ++c) {
      lines = std::max(lines, lines_of(texts[c], table.columns[c].width));
    }
    out += "<row r=\"" + std::to_string(row) + "\" ht=\"" + std::to_string(std::min(lines * 14 + 4, kMostHeight)) +
           "\" customHeight=\"1\">";
    for (std::size_t c = 0; c < texts.size(); ++c) {
      const Column::Sort sort = table.columns[c].sort;
      if (sort == Column::Sort::kNumber && !texts[c].empty()) {  // So that it sorts as one.
        out += "<c r=\"" + letters(c) + std::to_string(row) + "\" s=\"2\"><v>" + texts[c] + "</v></c>";
      } else {
        out += cell(c, row, texts[c], sort == Column::Sort::kAnswer ? kOpen : kText);
      }
    }
    out += "</row>";
  }
  return out;
}

std::string worksheet(const Table& table) {
  const std::string last = std::to_string(table.rows.size() + 1);
  const std::string end = letters(table.columns.size() - 1);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
      "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"A1:" +
      end + last +
      "\"/><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" "
      "state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>";
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const std::string number = std::to_string(c + 1);
    out += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + std::to_string(table.columns[c].width) +
           "\" customWidth=\"1\"/>";
  }
  out += "</cols><sheetData>" + rows(table) + "</sheetData><autoFilter ref=\"A1:" + end + last + "\"/>";
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (!table.columns[c].choices.empty() && !table.rows.empty()) {
      const std::string column = letters(c);
      out +=
          "<dataValidations count=\"1\"><dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"0\" "
          "sqref=\"" +
          column + "2:" + column + last + "\"><formula1>\"" + office_text(table.columns[c].choices) +
          "\"</formula1></dataValidation></dataValidations>";
      break;  // One such column is enough for a table of ours.
    }
  }
  return out +
         "<pageMargins left=\"0.4\" right=\"0.4\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>"
         "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"
         "<headerFooter><oddHeader>&amp;L" +
         head_text(table.left) + "&amp;R" + head_text(table.right) +
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

std::string write_xlsx(const Table& table) {
  const std::string last = std::to_string(table.rows.size() + 1);
  const std::string end = letters(table.columns.size() - 1);
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
          "<sheet name=\"" +
              office_text(table.name) +
              "\" sheetId=\"1\" r:id=\"rId1\"/></sheets><definedNames>"
              "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">" +
              office_text(table.name) + "!$A$1:$" + end + "$" + last +
              "</definedName><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">" + office_text(table.name) +
              "!$1:$1</definedName>"
              "</definedNames></workbook>");
  zip.add("xl/styles.xml", kStyles);
  zip.add("xl/worksheets/sheet1.xml", worksheet(table));
  return zip.finish();
}

}  // namespace nitec
