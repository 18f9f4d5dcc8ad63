#include "ingest/zygote.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace nitec {
namespace {

std::vector<std::string> messages(const std::function<void(const Take&)>& work) {
  std::vector<std::string> taken;
  run_in_zygote(work, [&](std::string message) { taken.push_back(std::move(message)); });
  return taken;
}

TEST(Zygote, PassesMessagesOnInTheirOrder) {
  const std::string large(3U << 20, 'x');  // more than a pipe holds
  const std::vector<std::string> taken = messages([&](const Take& send) {
    send("one");
    send("");
    send(large);
    send(std::string("a\0b", 3));
  });
  EXPECT_EQ(taken, (std::vector<std::string>{"one", "", large, std::string("a\0b", 3)}));
  EXPECT_TRUE(messages([](const Take&) {}).empty());
}

TEST(Zygote, IsAnotherProcess) {
  int here = 0;
  const std::vector<std::string> taken = messages([&](const Take& send) {
    here = 1;
    send(std::to_string(::getpid()));
  });
  EXPECT_EQ(here, 0);
  EXPECT_NE(taken.at(0), std::to_string(::getpid()));
}

TEST(Zygote, WhatItThrowsIsThrownHere) {
  std::vector<std::string> taken;
  try {
    run_in_zygote(
        [](const Take& send) {
          send("before");
          throw std::logic_error("what happened");
        },
        [&](std::string message) { taken.push_back(std::move(message)); });
    FAIL() << "nothing was thrown";
  } catch (const std::runtime_error& error) {
    EXPECT_STREQ(error.what(), "what happened");
  }
  EXPECT_EQ(taken, std::vector<std::string>{"before"});
}

TEST(Zygote, OneThatEndsEarlyIsNoticed) {
  EXPECT_THROW(messages([](const Take&) { ::_exit(0); }), std::runtime_error);
  EXPECT_THROW(messages([](const Take& send) {
                 send("half");
                 ::raise(SIGKILL);
               }),
               std::runtime_error);
}

TEST(Zygote, IsStoppedWhenNobodyWantsMore) {
  EXPECT_THROW(run_in_zygote(
                   [](const Take& send) {
                     for (;;) {
                       send("more");
                     }
                   },
                   [](const std::string&) { throw std::runtime_error("enough"); }),
               std::runtime_error);
}

}  // namespace
}  // namespace nitec
