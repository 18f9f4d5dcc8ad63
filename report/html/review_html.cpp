#include "report/html/review_html.h"

#include <libxml/parser.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include <stdexcept>

#include "report/html/sheet_xml.h"
#include "report/words/words.h"
#include "schemas/schemas.h"

namespace nitec {
namespace {

template <auto Free>
struct Freed {
  template <typename T>
  void operator()(T* pointer) const {
    Free(pointer);
  }
};
using Stylesheet = std::unique_ptr<xsltStylesheet, Freed<xsltFreeStylesheet>>;
using Transform = std::unique_ptr<xsltTransformContext, Freed<xsltFreeTransformContext>>;
using Security = std::unique_ptr<xsltSecurityPrefs, Freed<xsltFreeSecurityPrefs>>;

/// The stylesheet is ours, so any message would be about a mistake of ours; it belongs on no user's terminal.
void say_nothing(void* /*context*/, const char* /*message*/, ...) {}

XmlDoc read(std::string_view text, const char* name) {
  XmlDoc doc(xmlReadMemory(text.data(), static_cast<int>(text.size()), name, "UTF-8",
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING));
  if (!doc) {
    throw std::logic_error(std::string(name) + " is not well-formed");
  }
  return doc;
}

/// May read no file, write none, and ask no host.
Security forbid_everything() {
  Security security(xsltNewSecurityPrefs());
  for (const xsltSecurityOption option :
       {XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE, XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
        XSLT_SECPREF_WRITE_NETWORK}) {
    xsltSetSecurityPrefs(security.get(), option, xsltSecurityForbid);
  }
  return security;
}

/// Read once: a process may write many sheets. Applying it changes nothing in it.
const Stylesheet& review_stylesheet() {
  static const Stylesheet kStylesheet = [] {
    xsltSetGenericErrorFunc(nullptr, say_nothing);
    Stylesheet made(xsltParseStylesheetDoc(read(schemas::file("review.xsl"), "review.xsl").release()));
    if (!made) {
      throw std::logic_error("review.xsl is no stylesheet");
    }
    return made;
  }();
  return kStylesheet;
}

/// The style sheet is a member of the document like everything else.
void add_style(const XmlDoc& doc, std::string_view css) {
  Element(xmlDocGetRootElement(doc.get())).child("style").text(css);
}

}  // namespace

std::string write_review_html(const ReviewSheet& sheet, const std::optional<std::string>& files) {
  const XmlDoc input =
      sheet.verdict == Verdict::kQuarantine ? sheet_xml(printable(sheet), std::nullopt) : sheet_xml(sheet, files);
  add_style(input, schemas::file("review.css"));

  const Stylesheet& stylesheet = review_stylesheet();
  const Security security = forbid_everything();
  const Transform transform(xsltNewTransformContext(stylesheet.get(), input.get()));
  xsltSetTransformErrorFunc(transform.get(), nullptr, say_nothing);
  if (xsltSetCtxtSecurityPrefs(security.get(), transform.get()) != 0) {
    throw std::logic_error("review.xsl cannot be confined");
  }
  const XmlDoc page(xsltApplyStylesheetUser(stylesheet.get(), input.get(), nullptr, nullptr, nullptr, transform.get()));
  xmlChar* bytes = nullptr;
  int size = 0;
  if (!page || transform->state != XSLT_STATE_OK ||
      xsltSaveResultToString(&bytes, &size, page.get(), stylesheet.get()) != 0 || bytes == nullptr) {
    throw std::logic_error("review.xsl cannot be applied");
  }
  std::string html(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  xmlFree(bytes);
  return html;
}

}  // namespace nitec
