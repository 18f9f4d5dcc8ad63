// An abstract picture as SVG inside the sheet's document tree.
#pragma once

#include "report/html/xml_builder.h"
#include "report/pictures/drawing.h"
#include "report/words/words.h"

namespace nitec {

inline constexpr const char* kSvgNamespace = "http://www.w3.org/2000/svg";

/// Appends the picture with its title and description, as wide as its container. `id` makes the references of title and
/// description unique in the page.
void add_picture(Element& parent, const Drawing& drawing, const std::string& id);

/// Appends a hidden <svg> with one <symbol> for each mark, check box and sheet of paper, to be used by add_symbol().
void add_symbols(Element& parent);

/// The symbol's id: "mark-error", "paper-partly".
std::string symbol_id(Mark mark);
std::string symbol_id(Readable readable);

}  // namespace nitec
