// How plain data comes back from a worker: bounded, and checked before it is believed.
//
// One description of each struct, a function template fields(archive, value) in namespace nitec, serves both
// directions: Writer and Reader call themselves with its members. A struct that is taken apart by a structured binding
// there cannot get a member that is forgotten here. Enumerations need a function last(Enum) that gives their last
// value.
#pragma once

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "ingest/text/fold.h"
#include "model/date.h"
#include "model/decimal.h"

namespace nitec::wire {

template <class T, class U>
concept Is = std::same_as<std::remove_const_t<T>, U>;

inline constexpr std::uint64_t kMaxItems = 4'000'000;  ///< Of one list.
inline constexpr std::uint64_t kMaxReserved = 64;      ///< On a length's word alone.
inline constexpr int kByteBits = 7;                    ///< Of a byte of a number that carry it.

class Writer {
 public:
  /// `mark` tells what is encoded, and how.
  explicit Writer(std::string_view mark) : out_(mark) {}

  template <class... Parts>
  void operator()(const Parts&... parts) {
    (put(parts), ...);
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  void put(std::uint64_t value) {
    while (value >> kByteBits != 0) {
      out_ += static_cast<char>(static_cast<unsigned char>(value | 0x80));
      value >>= kByteBits;
    }
    out_ += static_cast<char>(value);
  }
  void put(std::uint16_t value) { put(std::uint64_t{value}); }
  void put(std::uint32_t value) { put(std::uint64_t{value}); }
  void put(bool value) { put(std::uint64_t{value}); }
  // Small numbers of either sign stay small: 0, -1, 1, -2 …
  void put(std::int64_t value) {
    put((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
  }
  void put(int value) { put(std::int64_t{value}); }
  void put(double value) { out_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void put(const std::string& text) {
    put(std::uint64_t{text.size()});
    out_ += text;
  }
  // Edges of characters are most of a document: they go as they lie.
  void put(const std::vector<float>& values) {
    put(std::uint64_t{values.size()});
    if (!values.empty()) {
      out_.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
    }
  }
  void put(const Decimal& number) { put(number.text()); }
  void put(const Date& date) { (*this)(date.year, date.month, date.day); }
  template <class T>
  void put(const std::optional<T>& item) {
    put(item.has_value());
    if (item) {
      put(*item);
    }
  }
  template <class T>
  void put(const std::vector<T>& items) {
    put(std::uint64_t{items.size()});
    for (const T& item : items) {
      put(item);
    }
  }
  template <class T>
  void put(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      put(static_cast<std::uint64_t>(value));
    } else {
      fields(*this, value);
    }
  }

  std::string out_;
};

/// Takes memory in proportion to the bytes. What it gives is safe to use: enumerations have values of theirs, text is
/// UTF-8 (what was not has U+FFFD in its place), numbers are finite (those that were not are 0), dates are days.
class Reader {
 public:
  Reader(std::string_view bytes, std::string_view mark) : rest_(bytes), sound_(bytes.starts_with(mark)) {
    rest_.remove_prefix(sound_ ? mark.size() : rest_.size());
  }
  template <class... Parts>
  void operator()(Parts&... parts) {
    ((sound_ ? get(parts) : void()), ...);
  }
  /// All of it made sense, and nothing is left.
  [[nodiscard]] bool done() const { return sound_ && rest_.empty(); }

 private:
  void get(std::uint64_t& value) {
    value = 0;
    for (int shift = 0; shift < 64 && !rest_.empty(); shift += kByteBits) {
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if ((byte & 0x80) == 0) {
        return;
      }
    }
    sound_ = false;
  }
  void get(std::uint16_t& value) { value = static_cast<std::uint16_t>(number(UINT16_MAX)); }
  void get(std::uint32_t& value) { value = static_cast<std::uint32_t>(number(UINT32_MAX)); }
  void get(bool& value) { value = number(1) == 1; }
  void get(std::int64_t& value) {
    std::uint64_t coded = 0;
    get(coded);
    value = static_cast<std::int64_t>((coded >> 1) ^ (~(coded & 1) + 1));
  }
  void get(int& value) {
    std::int64_t wide = 0;
    get(wide);
    sound_ = sound_ && wide == static_cast<int>(wide);
    value = sound_ ? static_cast<int>(wide) : 0;
  }
  void get(double& value) {
    sound_ = sound_ && rest_.size() >= sizeof value;
    if (sound_) {
      rest_.copy(reinterpret_cast<char*>(&value), sizeof value);
      rest_.remove_prefix(sizeof value);
    }
    value = std::isfinite(value) ? value : 0;
  }
  void get(std::string& text) {
    text = rest_.substr(0, length(1));
    rest_.remove_prefix(text.size());
    if (!utf8_length(text)) {
      text = encode_utf8(decode_utf8(text));
    }
  }
  void get(std::vector<float>& values) {
    const std::uint64_t size = length(sizeof(float));
    values.resize(size);
    if (size > 0) {
      std::memcpy(values.data(), rest_.data(), size * sizeof(float));
      rest_.remove_prefix(size * sizeof(float));
    }
    for (float& value : values) {
      value = std::isfinite(value) ? value : 0;
    }
  }
  void get(Decimal& value) {
    std::string text;
    get(text);
    const std::optional<Decimal> read = Decimal::parse(text);
    sound_ = sound_ && read.has_value();
    value = read.value_or(Decimal());
  }
  void get(Date& date) {
    (*this)(date.year, date.month, date.day);
    sound_ = sound_ && date.valid();
  }
  template <class T>
  void get(std::optional<T>& item) {
    bool there = false;
    get(there);
    if (there) {
      get(item.emplace());
    }
  }
  // Lists grow as their items are read, never by what a length says.
  template <class T>
  void get(std::vector<T>& items) {
    const std::uint64_t size = std::min(kMaxItems + 1, length(1));
    sound_ = sound_ && size <= kMaxItems;
    items.reserve(std::min(size, kMaxReserved));
    for (std::uint64_t i = 0; sound_ && i < size; ++i) {
      get(items.emplace_back());
    }
    items.shrink_to_fit();  // They stay as long as the submission.
  }
  template <class T>
  void get(T& value) {
    if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(number(static_cast<std::uint64_t>(last(T{}))));
    } else {
      fields(*this, value);
    }
  }

  // How many items of at least `bytes` follow: no more than what is left behind this number can hold.
  std::uint64_t length(std::uint64_t bytes) {
    std::uint64_t value = 0;
    get(value);
    sound_ = sound_ && value <= rest_.size() / bytes;
    return sound_ ? value : 0;
  }
  // A number up to `most`; 0, and no more reading, when it is greater.
  std::uint64_t number(std::uint64_t most) {
    std::uint64_t value = 0;
    get(value);
    sound_ = sound_ && value <= most;
    return sound_ ? value : 0;
  }

  std::string_view rest_;
  bool sound_ = true;
};

}  // namespace nitec::wire
