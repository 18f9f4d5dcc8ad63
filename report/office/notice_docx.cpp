#include "report/office/notice_docx.h"

#include "report/office/docx_writer.h"

namespace nitec {
namespace {

std::string content_of(const NoticeFinding& finding) {
  std::string out = finding.message;
  for (const auto& [label, text] : finding.lines) {
    out += "\n" + label + "：" + text;
  }
  return finding.article.empty() ? out : out + "\n依据：" + finding.article;
}

}  // namespace

std::string write_notice_docx(const Notice& notice) {
  DocxWriter out;
  out.paragraph(DocxStyle::kRight, notice.number);
  out.paragraph(DocxStyle::kTitle, notice.title);
  out.paragraph(DocxStyle::kFlush, notice.addressee);
  for (const std::string& text : notice.opening) {
    out.paragraph(DocxStyle::kBody, text);
  }
  if (!notice.files.empty()) {
    out.paragraph(DocxStyle::kHeading1, notice.findings_title);
  }
  for (const NoticeFile& file : notice.files) {
    out.paragraph(DocxStyle::kHeading2, file.title);
    if (!file.path.empty()) {
      out.paragraph(DocxStyle::kHint, "文件：" + file.path);
    }
    std::vector<std::vector<std::string>> rows{{"项", "程度", "内容、出处和改正"}};
    for (const NoticePage& page : file.pages) {
      for (const NoticeFinding& finding : page.findings) {
        rows.push_back({std::to_string(finding.id), finding.severity_title, content_of(finding)});
      }
    }
    out.table({7, 9, 84}, rows);
    out.paragraph(DocxStyle::kHint, "");
  }
  for (const NoticePart& part : notice.parts) {
    out.paragraph(DocxStyle::kHeading1, part.title);
    for (const std::string& text : part.paragraphs) {
      out.paragraph(DocxStyle::kBody, text);
    }
    int number = 0;
    for (const std::string& text : part.list) {
      out.paragraph(DocxStyle::kBody, std::to_string(++number) + ". " + text);
    }
  }
  for (const std::string& text : notice.closing) {
    out.paragraph(DocxStyle::kBody, text);
  }
  out.paragraph(DocxStyle::kFlush, "");
  for (const std::string& text : notice.signature) {
    out.paragraph(DocxStyle::kRight, text + "　　");
  }
  out.paragraph(DocxStyle::kFlush, "");
  std::string facts;
  for (const auto& [label, text] : notice.facts) {
    facts += label + "：" + text + "；";
  }
  out.paragraph(DocxStyle::kHint, facts + notice.fine_print);
  return out.finish();
}

}  // namespace nitec
