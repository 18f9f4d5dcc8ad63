// Format "nitec-text/1": what stands on the pages of one file, and what the file says beside them.
#include "model/characters.h"
#include "model/joined_text.h"
#include "report/json/json_form.h"
#include "report/json/json_writers.h"

namespace nitec {
namespace {

void put(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) {
    json[key] = text;
  }
}

Json metadata_json(const Metadata& metadata) {
  Json json = Json::object();
  put(json, "title", metadata.title);
  put(json, "author", metadata.author);
  put(json, "subject", metadata.subject);
  put(json, "keywords", metadata.keywords);
  put(json, "creator", metadata.creator);
  put(json, "producer", metadata.producer);
  put(json, "created", metadata.created);
  put(json, "created_iso", metadata.created_iso);
  put(json, "modified", metadata.modified);
  put(json, "modified_iso", metadata.modified_iso);
  return json;
}

const char* xmp_state_name(XmpState state) {
  switch (state) {
    case XmpState::kNone:
      return "none";
    case XmpState::kRead:
      return "read";
    case XmpState::kTooLarge:
      return "too-large";
    case XmpState::kDoctype:
      return "doctype";
    case XmpState::kMalformed:
      return "malformed";
  }
  return "none";
}

Json encryption_json(const Encryption& encryption) {
  Json json;
  json["filter"] = encryption.filter;
  put(json, "method", encryption.method);
  if (encryption.key_bits > 0) {
    json["key_bits"] = encryption.key_bits;
  }
  json["revision"] = encryption.revision;
  json["permissions"] = encryption.permissions;
  json["allowed"] = Json::array();
  for (const Permission& permission : kPermissions) {
    const auto bits = static_cast<std::uint32_t>(encryption.permissions);
    if (encryption.revision >= permission.since_revision && (bits >> (permission.bit - 1) & 1) != 0) {
      json["allowed"].push_back(permission.name);
    }
  }
  return json;
}

Json attached_json(const AttachedFile& file) {
  Json json;
  json["name"] = file.name;
  put(json, "description", file.description);
  put(json, "type", file.type);
  if (file.declared_bytes >= 0) {
    json["declared_bytes"] = file.declared_bytes;
  }
  json["stored_bytes"] = file.stored_bytes;
  json["place"] = file.place == AttachedFile::Place::kAnnotation ? "annotation" : "name-tree";
  if (file.page > 0) {
    json["page"] = file.page;
  }
  return json;
}

Json signature_json(const Signature& signature) {
  Json json;
  json["field"] = signature.field;
  if (signature.page > 0) {
    json["page"] = signature.page;
  }
  json["signed"] = signature.is_signed;
  if (!signature.is_signed) {
    return json;
  }
  put(json, "name", signature.name);
  put(json, "reason", signature.reason);
  put(json, "location", signature.location);
  put(json, "time", signature.time);
  put(json, "time_iso", signature.time_iso);
  put(json, "filter", signature.filter);
  put(json, "sub_filter", signature.sub_filter);
  json["byte_range"] = signature.byte_range;
  json["range_is_sound"] = signature.range_is_sound;
  json["gap_is_contents"] = signature.gap_is_contents;
  json["covers_whole_file"] = signature.covers_whole_file;
  json["covered_bytes"] = signature.covered_bytes;
  json["bytes_after"] = signature.bytes_after;
  json["contents_bytes"] = signature.contents_bytes;
  json["certifies"] = signature.certifies;
  if (signature.docmdp >= 1 && signature.docmdp <= 3) {
    json["docmdp"] = signature.docmdp;
  }
  return json;
}

Json facts_json(const PdfFacts& facts) {
  Json json = Json::object();
  put(json, "version", facts.version);
  json["info"] = metadata_json(facts.info);
  json["xmp_state"] = xmp_state_name(facts.xmp_state);
  if (facts.xmp_state == XmpState::kRead) {
    json["xmp"] = metadata_json(facts.xmp);
  }
  if (facts.encryption) {
    json["encryption"] = encryption_json(*facts.encryption);
  }
  if (facts.attached_count > 0) {
    json["attached_count"] = facts.attached_count;
    json["attached_files"] = Json::array();
    for (const AttachedFile& file : facts.attached_files) {
      json["attached_files"].push_back(attached_json(file));
    }
  }
  if (!facts.signatures.empty()) {
    json["signatures"] = Json::array();
    for (const Signature& signature : facts.signatures) {
      json["signatures"].push_back(signature_json(signature));
    }
  }
  return json;
}

Json image_json(const Image& image) {
  Json json;
  json["width"] = image.width;
  json["height"] = image.height;
  if (image.bits > 0) {
    json["bits"] = image.bits;
  }
  put(json, "colour_space", image.colour_space);
  put(json, "filter", image.filter);
  json["bbox"] = box_json(image.box);
  json["dpi"] = Json::array({tenth(image.dpi_x), tenth(image.dpi_y)});
  if (image.mask) {
    json["mask"] = true;
  }
  if (image.in_line) {
    json["inline"] = true;
  }
  return json;
}

Json line_json(const Line& line, const Document& document) {
  Json json;
  json["text"] = line.text;
  json["bbox"] = box_json(line.box);
  json["size"] = tenth(line.size);
  json["font"] = line.font < document.fonts.size() ? document.fonts[line.font].name : std::string();
  if (line.bold) {
    json["bold"] = true;
  }
  if (line.vertical) {
    json["vertical"] = true;
  }
  if (line.invisible) {
    json["invisible"] = true;
  }
  return json;
}

/// Text of a cell or a block, its lines joined.
std::string joined_text(const JoinedText& joined) {
  std::string text;
  for (const char32_t c : joined.text) {
    append_utf8(text, c);
  }
  return text;
}

Json table_json(const PageTable& table, const Page& page) {
  Json json;
  json["bbox"] = box_json(table.box);
  json["rows"] = table.rows;
  json["columns"] = table.columns;
  json["ruled"] = table.ruled;
  if (table.continues) {
    json["continues"] = true;
    json["repeated_rows"] = table.repeated_rows;
  }
  json["cells"] = Json::array();
  for (const TableCell& cell : table.cells) {
    Json row;
    row["row"] = cell.row;
    row["column"] = cell.column;
    if (cell.row_span > 1) {
      row["row_span"] = cell.row_span;
    }
    if (cell.column_span > 1) {
      row["column_span"] = cell.column_span;
    }
    row["bbox"] = box_json(cell.box);
    row["text"] = joined_text(join(page, cell.text));
    json["cells"].push_back(std::move(row));
  }
  return json;
}

const char* block_kind_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::kText:
      return "text";
    case BlockKind::kTable:
      return "table";
    case BlockKind::kRunningHead:
      return "running-head";
    case BlockKind::kRunningFoot:
      return "running-foot";
    case BlockKind::kPageNumber:
      return "page-number";
    case BlockKind::kContentsEntry:
      return "contents-entry";
  }
  return "text";
}

Json block_json(const PageBlock& block) {
  Json json;
  json["kind"] = block_kind_name(block.kind);
  json["bbox"] = box_json(block.box);
  json["lines"] = block.lines;
  if (block.kind == BlockKind::kTable) {
    json["table"] = block.table;
  }
  return json;
}

Json page_json(const Page& page, const Document& document) {
  Json json;
  json["number"] = page.number;
  json["width"] = tenth(page.width);
  json["height"] = tenth(page.height);
  json["rotation"] = page.rotation;
  put(json, "label", page.label);
  json["text_layer"] = text_layer_name(page.text_layer);
  if (page.blank) {
    json["blank"] = true;
  }
  if (page.image_count > 0) {
    json["image_count"] = page.image_count;
    json["images"] = Json::array();
    for (const Image& image : page.images) {
      json["images"].push_back(image_json(image));
    }
  }
  json["lines"] = Json::array();
  for (const Line& line : page.lines) {
    json["lines"].push_back(line_json(line, document));
  }
  json["blocks"] = Json::array();
  for (const PageBlock& block : page.blocks) {
    json["blocks"].push_back(block_json(block));
  }
  if (!page.tables.empty()) {
    json["tables"] = Json::array();
    for (const PageTable& table : page.tables) {
      json["tables"].push_back(table_json(table, page));
    }
  }
  return json;
}

}  // namespace

std::string write_text_json(const Document& document) {
  Json json;
  json["format"] = "nitec-text/1";
  json["file"] = document.path;
  if (document.is_pdf || document.facts != PdfFacts{}) {
    json["facts"] = facts_json(document.facts);
  }
  if (!document.fonts.empty()) {
    json["fonts"] = Json::array();
    for (const Font& font : document.fonts) {
      Json row;
      row["name"] = font.name;
      row["bold"] = font.bold;
      row["mapped"] = font.mapped;
      json["fonts"].push_back(std::move(row));
    }
  }
  json["pages"] = Json::array();
  for (const Page& page : document.pages) {
    json["pages"].push_back(page_json(page, document));
  }
  if (!document.problems.empty()) {
    json["problems"] = problems_json(document.problems);
  }
  return json_text(json);
}

}  // namespace nitec
