// What several rules need of a submission and one of them makes: its running text in pieces, its numbers, its days.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <typeindex>
#include <utility>

namespace nitec {

struct Submission;

/// One of each type for a submission, made when first asked for, by whichever thread asks; it lives as long as this.
class Readings {
 public:
  /// `make(submission)` gives a T; it may ask for readings of other types.
  template <typename T, typename Make>
  const T& once(const Submission& submission, const Make& make) {
    Slot& slot = slot_of({&submission, typeid(T)});
    std::call_once(slot.made, [&] { slot.reading = std::make_shared<const T>(make(submission)); });
    return *static_cast<const T*>(slot.reading.get());
  }

 private:
  struct Slot {
    std::once_flag made;
    std::shared_ptr<const void> reading;
  };
  using Key = std::pair<const Submission*, std::type_index>;

  Slot& slot_of(const Key& key) {
    const std::lock_guard lock(mutex_);
    return slots_[key];
  }

  std::mutex mutex_;
  std::map<Key, Slot> slots_;
};

}  // namespace nitec
