#include "report/office/docx_writer.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "report/office/office_xml.h"
#include "report/office/zip_writer.h"

namespace nitec {
namespace {

// Twentieths of a point: A4 with the margins of GB/T 9704-2012, 37 mm above, 28 mm to the left, a core of 156 mm.
constexpr int kLine = 8844;
constexpr std::string_view kPage =
    "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar "
    "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" "
    "w:left=\"1588\" w:header=\"851\" w:footer=\"1400\" w:gutter=\"0\"/></w:sectPr>";

/// “— 1 —” below the core, as GB/T 9704-2012, 7.5 has it: Song, 14 pt.
constexpr std::string_view kFooter =
    "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:rFonts w:eastAsia=\"宋体\"/><w:sz "
    "w:val=\"28\"/></w:rPr>"
    "<w:t xml:space=\"preserve\">— </w:t></w:r><w:fldSimple w:instr=\" PAGE \"><w:r><w:rPr><w:sz w:val=\"28\"/></w:rPr>"
    "<w:t>1</w:t></w:r></w:fldSimple><w:r><w:rPr><w:rFonts w:eastAsia=\"宋体\"/><w:sz w:val=\"28\"/></w:rPr>"
    "<w:t xml:space=\"preserve\"> —</w:t></w:r></w:p>";

struct Look {
  DocxStyle style;
  std::string_view id;
  std::string_view name;
  std::string_view paragraph;  ///< Of w:pPr
  std::string_view font;       ///< For Chinese
  std::string_view letters;    ///< More of w:rPr
};

constexpr std::array<Look, 7> kLooks{
    {{DocxStyle::kTitle, "Title", "Title",
      "<w:spacing w:before=\"240\" w:after=\"360\" w:line=\"640\" w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/>",
      "宋体", "<w:b/><w:sz w:val=\"44\"/>"},
     {DocxStyle::kHeading1, "Heading1", "heading 1",
      "<w:keepNext/><w:spacing w:before=\"120\" w:line=\"580\" w:lineRule=\"exact\"/><w:ind w:firstLine=\"640\"/>"
      "<w:outlineLvl w:val=\"0\"/>",
      "黑体", "<w:sz w:val=\"32\"/>"},
     {DocxStyle::kHeading2, "Heading2", "heading 2",
      "<w:keepNext/><w:spacing w:line=\"580\" w:lineRule=\"exact\"/><w:ind w:firstLine=\"640\"/>"
      "<w:outlineLvl w:val=\"1\"/>",
      "楷体", "<w:sz w:val=\"32\"/>"},
     {DocxStyle::kBody, "Body", "正文首行缩进",
      "<w:spacing w:line=\"580\" w:lineRule=\"exact\"/><w:ind w:firstLine=\"640\"/><w:jc w:val=\"both\"/>", "仿宋",
      "<w:sz w:val=\"32\"/>"},
     {DocxStyle::kFlush, "Flush", "正文顶格", "<w:spacing w:line=\"580\" w:lineRule=\"exact\"/>", "仿宋",
      "<w:sz w:val=\"32\"/>"},
     {DocxStyle::kRight, "Right", "落款", "<w:spacing w:line=\"580\" w:lineRule=\"exact\"/><w:jc w:val=\"right\"/>",
      "仿宋", "<w:sz w:val=\"32\"/>"},
     {DocxStyle::kHint, "Hint", "提示",
      "<w:keepNext/><w:spacing w:line=\"400\" w:lineRule=\"atLeast\"/><w:ind w:firstLine=\"480\"/>", "楷体",
      "<w:color w:val=\"5F6873\"/><w:sz w:val=\"24\"/>"}}};

std::string_view id_of(DocxStyle style) {
  for (const Look& look : kLooks) {
    if (look.style == style) {
      return look.id;
    }
  }
  return "Body";
}

std::string paragraph_xml(std::string_view style, std::string_view text) {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/></w:pPr><w:r><w:t xml:space=\"preserve\">" +
         office_text(text) + "</w:t></w:r></w:p>";
}

/// A paragraph for each line of the text.
std::string cell_xml(std::string_view style, std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    out += paragraph_xml(style, text.substr(0, end));
    if (end == std::string_view::npos) {
      return out;
    }
    text.remove_prefix(end + 1);
  }
}

std::string styles() {
  std::string out =
      std::string(kOfficeHead) + "<w:styles xmlns:w=\"" + std::string(kWordNamespace) +
      "\"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" "
      "w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋\"/><w:sz w:val=\"32\"/><w:lang w:val=\"en-US\" "
      "w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>";
  for (const Look& look : kLooks) {
    out += "<w:style w:type=\"paragraph\" w:styleId=\"" + std::string(look.id) + "\"><w:name w:val=\"" +
           std::string(look.name) + "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>" +
           std::string(look.paragraph) +
           "</w:pPr><w:rPr><w:rFonts w:ascii=\"Times New Roman\" "
           "w:hAnsi=\"Times New Roman\" w:eastAsia=\"" +
           std::string(look.font) + "\"/>" + std::string(look.letters) + "</w:rPr></w:style>";
  }
  out +=
      "<w:style w:type=\"paragraph\" w:styleId=\"Cell\"><w:name w:val=\"表格文字\"/><w:basedOn w:val=\"Normal\"/>"
      "<w:pPr><w:spacing w:line=\"360\" w:lineRule=\"atLeast\"/></w:pPr><w:rPr><w:sz w:val=\"24\"/></w:rPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"CellHead\"><w:name w:val=\"表头\"/><w:basedOn w:val=\"Cell\"/>"
      "<w:pPr><w:keepNext/></w:pPr><w:rPr><w:rFonts w:eastAsia=\"黑体\"/></w:rPr></w:style>";
  return out + "</w:styles>";
}

}  // namespace

void DocxWriter::paragraph(DocxStyle style, std::string_view text) {
  body_ += paragraph_xml(id_of(style), text);
}

void DocxWriter::table(const std::vector<int>& widths, const std::vector<std::vector<std::string>>& rows) {
  const int parts = std::max(1, std::accumulate(widths.begin(), widths.end(), 0));
  body_ +=
      "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>"
      "<w:top w:val=\"single\" w:sz=\"8\"/><w:left w:val=\"single\" w:sz=\"4\"/><w:bottom w:val=\"single\" w:sz=\"8\"/>"
      "<w:right w:val=\"single\" w:sz=\"4\"/><w:insideH w:val=\"single\" w:sz=\"4\"/>"
      "<w:insideV w:val=\"single\" w:sz=\"4\"/></w:tblBorders><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>";
  for (const int width : widths) {
    body_ += "<w:gridCol w:w=\"" + std::to_string(kLine * width / parts) + "\"/>";
  }
  body_ += "</w:tblGrid>";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    body_ += r == 0 ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" : "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
    for (std::size_t c = 0; c < widths.size(); ++c) {
      body_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(kLine * widths[c] / parts) +
               "\" w:type=\"dxa\"/></w:tcPr>" +
               cell_xml(r == 0 ? "CellHead" : "Cell", c < rows[r].size() ? rows[r][c] : std::string()) + "</w:tc>";
    }
    body_ += "</w:tr>";
  }
  body_ += "</w:tbl>";
}

void DocxWriter::page_break() {
  body_ += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>";
}

std::string DocxWriter::finish() const {
  ZipWriter zip;
  zip.add("[Content_Types].xml",
          std::string(kOfficeHead) +
              "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
              "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
              "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" "
              "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
              "<Override PartName=\"/word/footer1.xml\" "
              "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>"
              "<Override PartName=\"/word/styles.xml\" "
              "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>");
  zip.add("_rels/.rels",
          std::string(kOfficeHead) +
              "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              "<Relationship Id=\"rId1\" "
              "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
              "Target=\"word/document.xml\"/></Relationships>");
  zip.add("word/_rels/document.xml.rels",
          std::string(kOfficeHead) +
              "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
              "<Relationship Id=\"rId1\" "
              "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" "
              "Target=\"styles.xml\"/><Relationship Id=\"rId2\" "
              "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" "
              "Target=\"footer1.xml\"/></Relationships>");
  zip.add("word/document.xml",
          std::string(kOfficeHead) + "<w:document xmlns:w=\"" + std::string(kWordNamespace) +
              "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>" + body_ +
              std::string(kPage) + "</w:body></w:document>");
  zip.add("word/footer1.xml", std::string(kOfficeHead) + "<w:ftr xmlns:w=\"" + std::string(kWordNamespace) + "\">" +
                                  std::string(kFooter) + "</w:ftr>");
  zip.add("word/styles.xml", styles());
  return zip.finish();
}

}  // namespace nitec
