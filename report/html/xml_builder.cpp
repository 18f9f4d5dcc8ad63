#include "report/html/xml_builder.h"

#include <new>

#include "report/text/plain.h"

namespace nitec {
namespace {

const xmlChar* xml(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

/// libxml2 answers null only when there is no memory.
template <typename T>
T* made(T* pointer) {
  if (pointer == nullptr) {
    throw std::bad_alloc();
  }
  return pointer;
}

}  // namespace

Element Element::root(const XmlDoc& doc, const char* name) {
  xmlNode* node = made(xmlNewDocNode(doc.get(), nullptr, xml(name), nullptr));
  xmlDocSetRootElement(doc.get(), node);
  return Element(node);
}

Element Element::child(const char* name, Attributes attributes) {
  Element element(made(xmlNewChild(node_, node_->ns, xml(name), nullptr)));
  for (const auto& [key, value] : attributes) {
    element.attribute(key, value);
  }
  return element;
}

Element Element::child_of_namespace(const char* name, const char* uri, Attributes attributes) {
  Element element = child(name, attributes);
  xmlSetNs(element.node_, made(xmlNewNs(element.node_, xml(uri), nullptr)));
  return element;
}

Element& Element::attribute(const char* name, std::string_view value) {
  made(xmlNewProp(node_, xml(name), xml(plain_text(value).c_str())));
  return *this;
}

Element& Element::text(std::string_view text) {
  const std::string clean = plain_text(text);
  if (!clean.empty()) {
    made(xmlAddChild(node_, made(xmlNewDocText(node_->doc, xml(clean.c_str())))));
  }
  return *this;
}

}  // namespace nitec
