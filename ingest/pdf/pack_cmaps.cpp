// Build tool: poppler-data's CMaps and CID tables, packed into one file that the program carries.
//   pack_cmaps <folder of poppler-data> <output>
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "ingest/pdf/cmap.h"
#include "ingest/pdf/packed_cmaps.h"

namespace {

using nitec::CMap;
using nitec::PackedWriter;

struct Collection {
  const char* name;
  /// The CMap in Unicode that tells the upright characters, and the one for vertical writing: where the CID table gives
  /// a presentation form or nothing, the ordinary character is meant.
  const char* unicode;
  const char* vertical;
  std::vector<std::string> cmaps;
};

// ISO 32000-1, table 118, and the UTF-8 and UTF-32 ones beside them. Those named first are read first: a usecmap may
// name only what is in this list.
const std::vector<Collection>& collections() {
  static const std::vector<Collection> kAll = {
      {"Adobe-GB1",
       "UniGB-UTF32-H",
       "UniGB-UTF32-V",
       {"GB-H",          "GB-V",         "GB-EUC-H",     "GB-EUC-V",     "GBpc-EUC-H",    "GBpc-EUC-V",
        "GBK-EUC-H",     "GBK-EUC-V",    "GBKp-EUC-H",   "GBKp-EUC-V",   "GBK2K-H",       "GBK2K-V",
        "GBT-H",         "GBT-V",        "GBT-EUC-H",    "GBT-EUC-V",    "GBTpc-EUC-H",   "GBTpc-EUC-V",
        "UniGB-UCS2-H",  "UniGB-UCS2-V", "UniGB-UTF8-H", "UniGB-UTF8-V", "UniGB-UTF16-H", "UniGB-UTF16-V",
        "UniGB-UTF32-H", "UniGB-UTF32-V"}},
      {"Adobe-CNS1",
       "UniCNS-UTF32-H",
       "UniCNS-UTF32-V",
       {"B5-H",          "B5-V",           "B5pc-H",         "B5pc-V",         "HKscs-B5-H",
        "HKscs-B5-V",    "ETen-B5-H",      "ETen-B5-V",      "ETenms-B5-H",    "ETenms-B5-V",
        "CNS-EUC-H",     "CNS-EUC-V",      "UniCNS-UCS2-H",  "UniCNS-UCS2-V",  "UniCNS-UTF8-H",
        "UniCNS-UTF8-V", "UniCNS-UTF16-H", "UniCNS-UTF16-V", "UniCNS-UTF32-H", "UniCNS-UTF32-V"}},
      {"Adobe-Japan1",
       "UniJIS-UTF32-H",
       "UniJIS-UTF32-V",
       {"H",
        "V",
        "83pv-RKSJ-H",
        "90ms-RKSJ-H",
        "90ms-RKSJ-V",
        "90msp-RKSJ-H",
        "90msp-RKSJ-V",
        "90pv-RKSJ-H",
        "90pv-RKSJ-V",
        "Add-RKSJ-H",
        "Add-RKSJ-V",
        "EUC-H",
        "EUC-V",
        "Ext-RKSJ-H",
        "Ext-RKSJ-V",
        "UniJIS-UCS2-H",
        "UniJIS-UCS2-V",
        "UniJIS-UCS2-HW-H",
        "UniJIS-UCS2-HW-V",
        "UniJIS-UTF8-H",
        "UniJIS-UTF8-V",
        "UniJIS-UTF16-H",
        "UniJIS-UTF16-V",
        "UniJIS-UTF32-H",
        "UniJIS-UTF32-V"}},
      {"Adobe-Korea1",
       "UniKS-UTF32-H",
       "UniKS-UTF32-V",
       {"KSC-EUC-H", "KSC-EUC-V", "KSCms-UHC-H", "KSCms-UHC-V", "KSCms-UHC-HW-H", "KSCms-UHC-HW-V", "KSCpc-EUC-H",
        "UniKS-UCS2-H", "UniKS-UCS2-V", "UniKS-UTF8-H", "UniKS-UTF8-V", "UniKS-UTF16-H", "UniKS-UTF16-V",
        "UniKS-UTF32-H", "UniKS-UTF32-V"}},
  };
  return kAll;
}

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw std::runtime_error("cannot read " + path);
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string pack(const CMap& map) {
  PackedWriter out;
  out.text(map.name);
  out.text(map.base_name);
  out.varint(map.vertical ? 1 : 0);
  out.varint(static_cast<std::uint32_t>(map.code_spaces.size()));
  for (const CMap::CodeSpace& space : map.code_spaces) {
    out.varint(space.length);
    out.varint(space.low);
    out.varint(space.high);
  }
  // Neighbours that go on in step are one range.
  std::vector<CMap::CidRange> ranges;
  for (const CMap::CidRange& range : map.cids) {
    if (!ranges.empty() && ranges.back().length == range.length && ranges.back().high + 1 == range.low &&
        ranges.back().cid + (range.low - ranges.back().low) == range.cid) {
      ranges.back().high = range.high;
    } else {
      ranges.push_back(range);
    }
  }
  out.varint(static_cast<std::uint32_t>(ranges.size()));
  std::uint32_t code = 0;
  std::uint32_t cid = 0;
  int length = 0;
  for (const CMap::CidRange& range : ranges) {
    if (range.length != length) {
      length = range.length;
      code = 0;
      out.varint(0);
      out.varint(range.length);
    }
    if (range.low < code) {
      throw std::runtime_error(map.name + ": ranges that overlap");
    }
    out.varint(range.low - code + 1);
    out.varint(range.high - range.low);
    out.zigzag(static_cast<std::int32_t>(range.cid - cid));
    code = range.high + 1;
    cid = range.cid + (range.high - range.low) + 1;
  }
  return out.bytes();
}

void add_inverse(const CMap& map, std::map<std::uint32_t, char32_t>& inverse) {
  for (const CMap::CidRange& range : map.cids) {
    for (std::uint32_t code = range.low; code <= range.high; ++code) {
      inverse.emplace(range.cid + (code - range.low), code);
    }
  }
}

bool is_presentation(char32_t c) {
  return c == 0 || (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFE10 && c <= 0xFE19) || (c >= 0xFE30 && c <= 0xFE4F) ||
         c >= 0xF0000;
}

std::string pack_collection(const std::string& folder, const Collection& collection,
                            const std::map<std::string, CMap>& maps) {
  std::map<std::uint32_t, char32_t> upright;
  std::map<std::uint32_t, char32_t> vertical;
  add_inverse(maps.at(collection.unicode), upright);
  add_inverse(maps.at(collection.vertical), vertical);
  std::ifstream table(folder + "/cidToUnicode/" + collection.name);
  if (!table) {
    throw std::runtime_error(std::string("no CID table for ") + collection.name);
  }
  // The CMaps of this kind tell half-width forms apart, which the table does not; the table knows more CIDs.
  const CMap named = nitec::parse_cmap(read(folder + "/cMap/" + collection.name + "/" + collection.name + "-UCS2"));
  std::vector<char32_t> characters;
  for (std::string line; std::getline(table, line);) {
    const auto cid = static_cast<std::uint32_t>(characters.size());
    auto c = static_cast<char32_t>(std::stoul(line, nullptr, 16));
    if (const std::u32string text = named.text(cid); text.size() == 1 && text[0] != 0xFFFD) {
      c = text[0];
    }
    if (is_presentation(c)) {
      if (const auto found = vertical.find(cid); found != vertical.end()) {
        c = found->second;
      } else if (const auto other = upright.find(cid); other != upright.end()) {
        c = other->second;
      }
    }
    characters.push_back(c);
  }
  // The table may be older than the CMaps.
  for (const auto& inverse : {upright, vertical}) {
    for (const auto& [cid, c] : inverse) {
      if (cid >= characters.size()) {
        characters.resize(cid + 1, 0);
      }
      if (characters[cid] == 0) {
        characters[cid] = c;
      }
    }
  }
  PackedWriter out;
  out.text(collection.name);
  out.varint(static_cast<std::uint32_t>(characters.size()));
  char32_t expected = 0;
  for (std::size_t i = 0; i < characters.size();) {
    const char32_t first = characters[i];
    std::size_t run = 1;
    while (i + run < characters.size() && characters[i + run] == (first == 0 ? 0 : first + run)) {
      ++run;
    }
    out.varint(static_cast<std::uint32_t>(run));
    out.zigzag(static_cast<std::int32_t>(first) - static_cast<std::int32_t>(expected));
    expected = first == 0 ? 0 : first + static_cast<char32_t>(run);
    i += run;
  }
  return out.bytes();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: pack_cmaps FOLDER OUTPUT\n";
    return 2;
  }
  try {
    const std::string folder = argv[1];
    std::map<std::string, CMap> maps;
    PackedWriter out;
    std::uint32_t count = 0;
    for (const Collection& collection : collections()) {
      count += static_cast<std::uint32_t>(collection.cmaps.size());
    }
    out.varint(count);
    for (const Collection& collection : collections()) {
      for (const std::string& name : collection.cmaps) {
        CMap map = nitec::parse_cmap(read(folder + "/cMap/" + collection.name + "/" + name));
        if (map.name != name || (!map.base_name.empty() && maps.count(map.base_name) == 0)) {
          throw std::runtime_error(name + ": not the CMap that was asked for, or its base " + map.base_name +
                                   " is missing");
        }
        out.text(pack(map));
        maps.emplace(name, std::move(map));
      }
    }
    out.varint(static_cast<std::uint32_t>(collections().size()));
    for (const Collection& collection : collections()) {
      out.text(pack_collection(folder, collection, maps));
    }
    std::ofstream file(argv[2], std::ios::binary);
    file.write(out.bytes().data(), static_cast<std::streamsize>(out.bytes().size()));
    file.close();
    if (!file) {
      throw std::runtime_error("cannot write the output");
    }
  } catch (const std::exception& error) {
    std::cerr << "pack_cmaps: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
