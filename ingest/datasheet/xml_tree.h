// The parsed XML of a datasheet: libxml2's tree, parsed so that nothing outside is ever asked for, and the place of
// every element as people look for it, by line and by xpath.
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "ingest/datasheet/xml_scan.h"
#include "model/document.h"

namespace nitec::xml {

/// libxml2's text; empty for null.
std::string_view view(const xmlChar* text);
/// The name of an element, without prefix.
std::string_view name_of(const xmlNode* node);
/// An attribute without namespace, without blanks at both ends (ideographic ones are blanks); empty when it is not
/// there.
std::string attribute(const xmlNode* node, const char* name);
/// The text inside an element, without blanks at both ends.
std::string content(const xmlNode* node);
/// A whole number of at most so many digits; 0 when the text is anything else.
int small_number(std::string_view text, std::size_t digits);

/// One document. Elements may be unlinked from it; their places stay known.
class Tree {
 public:
  /// Parses scan.text, which scan_xml found sound; `path` goes into the locations. `scan` has to outlive the tree.
  Tree(const XmlScan& scan, std::string_view path);

  /// Why there is no tree: kMalformed, with its line, in words. All that follows is only asked when there is none.
  [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }
  [[nodiscard]] xmlDoc* document() const { return document_.get(); }
  [[nodiscard]] xmlNode* root() const { return xmlDocGetRootElement(document_.get()); }

  /// File, line and xpath of an element, or of one of its attributes.
  [[nodiscard]] Location where(const xmlNode* node, std::string_view attribute_name = {}) const;
  /// The same with a quote, cut to 240 bytes.
  [[nodiscard]] Location quoted(const xmlNode* node, std::string_view quote,
                                std::string_view attribute_name = {}) const;
  /// The same with the words of its line as the quote.
  [[nodiscard]] Location with_its_line(const xmlNode* node, std::string_view attribute_name = {}) const;

 private:
  struct Place {
    int line = 0;
    std::string xpath;
  };

  void place(xmlNode* node, std::string xpath);

  const XmlScan& scan_;
  std::string path_;
  std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)> document_{nullptr, &xmlFreeDoc};
  std::optional<Problem> problem_;
  std::unordered_map<const xmlNode*, Place> places_;
  std::size_t next_tag_ = 0;
};

}  // namespace nitec::xml
