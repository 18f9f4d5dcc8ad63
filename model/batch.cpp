#include "model/batch.h"

namespace nitec {

std::string_view turn_name(Turn turn) {
  switch (turn) {
    case Turn::kChecked:
      return "checked";
    case Turn::kUnchanged:
      return "unchanged";
    case Turn::kLeft:
      return "left";
    case Turn::kFailed:
      break;
  }
  return "failed";
}

}  // namespace nitec
