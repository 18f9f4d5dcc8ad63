// The same number in several places is one finding with several places.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/finding.h"

namespace nitec {

class ToldOnce {
 public:
  explicit ToldOnce(std::vector<Finding>& findings) : findings_(&findings) {}

  /// Whether `key` was told before; then `where` is added to its finding (at most kMaxPlaces).
  bool again(const std::string& key, const Location& where) {
    const auto found = told_.find(key);
    if (found == told_.end()) {
      return false;
    }
    std::vector<Location>& places = (*findings_)[found->second].locations;
    if (places.size() < kMaxPlaces) {
      places.push_back(where);
    }
    return true;
  }
  void tell(const std::string& key, Finding finding) {
    told_.emplace(key, findings_->size());
    findings_->push_back(std::move(finding));
  }

  static constexpr std::size_t kMaxPlaces = 8;

 private:
  std::vector<Finding>* findings_;
  std::map<std::string, std::size_t> told_;
};

}  // namespace nitec
