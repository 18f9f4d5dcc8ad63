// The predefined CMaps, from the bytes that pack_cmaps.cpp made of poppler-data's files when the program was built.
#include <array>
#include <cstring>
#include <map>
#include <mutex>

#include "ingest/pdf/cmap.h"
#include "ingest/pdf/packed_cmaps.h"
#include "ingest/pdf/unicode.h"
#include "ingest_cmaps_externs.inc"

namespace nitec {
namespace {

struct EmbeddedFile {
  const char* name;
  const char* begin;
  const char* end;
};

constexpr EmbeddedFile kFiles[] = {
#include "ingest_cmaps_table.inc"
};

std::string_view packed() {
  return {kFiles[0].begin, static_cast<std::size_t>(kFiles[0].end - kFiles[0].begin)};
}

CMap unpack_cmap(PackedReader entry) {
  CMap map;
  map.name = entry.text();
  map.base_name = entry.text();
  map.vertical = entry.varint() != 0;
  const std::uint32_t spaces = entry.varint();
  for (std::uint32_t i = 0; i < spaces; ++i) {
    CMap::CodeSpace space;
    space.length = static_cast<std::uint8_t>(entry.varint());
    space.low = entry.varint();
    space.high = entry.varint();
    map.code_spaces.push_back(space);
  }
  const std::uint32_t ranges = entry.varint();
  map.cids.reserve(ranges);
  std::uint32_t code = 0;
  std::uint32_t cid = 0;
  std::uint8_t length = 0;
  for (std::uint32_t i = 0; i < ranges; ++i) {
    // The range's length in bytes is told when it changes: by a step of zero, which no other range has.
    std::uint32_t step = entry.varint();
    if (step == 0) {
      length = static_cast<std::uint8_t>(entry.varint());
      code = 0;
      step = entry.varint();
    }
    CMap::CidRange range;
    range.length = length;
    range.low = code + step - 1;
    range.high = range.low + entry.varint();
    range.cid = cid + static_cast<std::uint32_t>(entry.zigzag());
    code = range.high + 1;
    cid = range.cid + (range.high - range.low) + 1;
    map.cids.push_back(range);
  }
  return map;
}

class Library {
 public:
  Library() {
    PackedReader reader(packed());
    const std::uint32_t maps = reader.varint();
    for (std::uint32_t i = 0; i < maps; ++i) {
      const PackedReader entry = reader.part();
      packed_maps_.emplace(PackedReader(entry).text(), entry);
    }
    const std::uint32_t collections = reader.varint();
    for (std::uint32_t i = 0; i < collections; ++i) {
      PackedReader entry = reader.part();
      const std::string_view name = entry.text();
      packed_collections_.emplace(name, entry);
    }
  }

  std::shared_ptr<const CMap> find(std::string_view name) {
    const std::lock_guard lock(mutex_);
    return find_locked(name);
  }

  const std::vector<char32_t>& collection(std::string_view name) {
    const std::lock_guard lock(mutex_);
    static const std::vector<char32_t> kNone;
    const auto found = packed_collections_.find(name);
    if (found == packed_collections_.end()) {
      return kNone;
    }
    std::vector<char32_t>& characters = collections_[found->first];
    if (characters.empty()) {
      PackedReader entry = found->second;
      const std::uint32_t count = entry.varint();
      characters.reserve(count);
      char32_t expected = 0;
      while (characters.size() < count) {
        const std::uint32_t run = entry.varint();
        expected += static_cast<char32_t>(entry.zigzag());
        // A run that starts at 0 is a run of nothing.
        const bool nothing = expected == 0;
        for (std::uint32_t i = 0; i < run && characters.size() < count; ++i) {
          characters.push_back(nothing ? 0 : expected++);
        }
      }
    }
    return characters;
  }

 private:
  std::shared_ptr<const CMap> find_locked(std::string_view name) {
    if (const auto known = maps_.find(name); known != maps_.end()) {
      return known->second;
    }
    auto map = std::make_shared<CMap>();
    if (name == "Identity-H" || name == "Identity-V") {
      map->name = name;
      map->identity = true;
      map->vertical = name.back() == 'V';
    } else if (const auto found = packed_maps_.find(name); found != packed_maps_.end()) {
      *map = unpack_cmap(found->second);
      if (!map->base_name.empty()) {
        map->base = find_locked(map->base_name);
      }
    } else {
      return nullptr;
    }
    return maps_.emplace(name, std::move(map)).first->second;
  }

  std::mutex mutex_;
  std::map<std::string_view, PackedReader> packed_maps_;
  std::map<std::string_view, PackedReader> packed_collections_;
  std::map<std::string, std::shared_ptr<const CMap>, std::less<>> maps_;
  std::map<std::string_view, std::vector<char32_t>> collections_;
};

Library& library() {
  static Library instance;
  return instance;
}

}  // namespace

std::shared_ptr<const CMap> predefined_cmap(std::string_view name) {
  return library().find(name);
}

const std::vector<char32_t>& collection_to_unicode(std::string_view collection) {
  return library().collection(collection);
}

char32_t unicode_of_code(std::string_view name, CMap::Code code) {
  if (!name.starts_with("Uni")) {
    return 0;
  }
  std::string bytes;
  for (int i = code.length - 1; i >= 0; --i) {
    bytes += static_cast<char>(static_cast<unsigned char>(code.value >> (8 * i)));
  }
  std::u32string text;
  if (name.find("UTF32") != std::string_view::npos) {
    text = {static_cast<char32_t>(code.value)};
  } else if (name.find("UTF8") != std::string_view::npos) {
    text = utf8_to_utf32(bytes);
  } else {
    text = utf16be_to_utf32(bytes);
  }
  return text.size() == 1 && text[0] != kReplacement ? text[0] : 0;
}

}  // namespace nitec
