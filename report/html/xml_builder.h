// A document tree by libxml2, built from the top down. Text becomes text: nothing is ever parsed here.
#pragma once

#include <libxml/tree.h>

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace nitec {

struct XmlDocDeleter {
  void operator()(xmlDoc* doc) const { xmlFreeDoc(doc); }
};
using XmlDoc = std::unique_ptr<xmlDoc, XmlDocDeleter>;

/// An element that is being filled; the document owns it.
class Element {
 public:
  using Attributes = std::initializer_list<std::pair<const char*, std::string_view>>;

  explicit Element(xmlNode* node) : node_(node) {}
  /// The root element of a new document.
  static Element root(const XmlDoc& doc, const char* name);

  /// Appends an element of the same namespace.
  Element child(const char* name, Attributes attributes = {});
  /// Appends an element that opens the namespace `uri` as its default.
  Element child_of_namespace(const char* name, const char* uri, Attributes attributes = {});
  /// Sets an attribute; controls and broken bytes are taken out of the value.
  Element& attribute(const char* name, std::string_view value);
  /// Appends text, likewise cleaned.
  Element& text(std::string_view text);

 private:
  xmlNode* node_;
};

}  // namespace nitec
