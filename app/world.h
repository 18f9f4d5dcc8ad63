// What the system says, in the user's words.
#pragma once

#include <string>
#include <system_error>

namespace nitec {

/// Why a file or folder cannot be used.
std::string reason(const std::error_code& error);

}  // namespace nitec
