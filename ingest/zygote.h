// A process that stays small, from which workers are forked.
//
// Forking copies the tables of all memory that a process has, and a program that keeps what it has read grows with
// every file: from a zygote, which passes on what the workers send and keeps nothing, the thousandth fork costs what
// the first did. The program unpacks results meanwhile.
#pragma once

#include <functional>
#include <string>

namespace nitec {

/// Takes one message. In the zygote: sends it.
using Take = std::function<void(std::string message)>;

/// Forks a zygote, which runs `work` and ends; gives what `work` sends to `take`, in this process, one by one in their
/// order. Both run at the same time. Call it while the process has one thread. What `work` throws is thrown here as a
/// std::runtime_error with its words; so it is when the zygote ends early. Throws std::system_error when the kernel
/// gives no process or no pipe.
void run_in_zygote(const std::function<void(const Take& send)>& work, const Take& take);

}  // namespace nitec
