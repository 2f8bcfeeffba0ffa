// Traces made by hand: what a schedule would have recorded, with stacks that lead into samples/.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "explore/report/interleaving_of.hpp"

namespace explore {

/// One of the author's functions on a stack.
struct At {
  std::string function, file;  ///< file in samples/
  int line = 0;
};

class Script {
 public:
  FailureKind kind = FailureKind::check;
  Trace trace;
  Failure failure;
  std::map<std::uintptr_t, std::string> given;
  std::map<std::uintptr_t, Global> globals;
  bool has_symboliser = true;

  /// Innermost first.
  std::vector<const void*> stack(const std::vector<At>& functions) {
    std::vector<const void*> addresses;
    for (const At& function : functions) addresses.push_back(address_of(frame_of(function)));
    return addresses;
  }

  /// A frame of a library below the author's.
  const void* library(const std::string& function, const std::string& file) {
    return address_of({.function = function, .file = file, .line = 1});
  }

  Event& step(ThreadId thread, Kind kind_of_step, std::uintptr_t object, const std::vector<At>& functions) {
    Event event{.thread = thread, .operation = {.kind = kind_of_step, .object = object}};
    event.stack = stack(functions);
    const bool other = !trace.events.empty() && trace.events.back().thread != thread;
    if (other) event.switched = trace.events.back().blocks ? Switch::blocked : Switch::preempted;
    trace.events.push_back(std::move(event));
    return trace.events.back();
  }

  Unfinished& stuck(ThreadId thread, Operation waits, const std::vector<At>& functions,
                    ThreadId holder = no_thread) {
    trace.unfinished.push_back(
        {.thread = thread, .waits = waits, .holder = holder, .held = {}, .stack = stack(functions)});
    return trace.unfinished.back();
  }

  Interleaving told() const {
    return interleaving_of(trace, failure,
                           {.symbolise = symboliser(), .global_at = global_finder(), .given_name = names()});
  }

 private:
  static Frame frame_of(const At& function) {
    return {.function = function.function,
            .file = TEST_DATA_FOLDER "/samples/" + function.file,
            .line = function.line};
  }

  const void* address_of(const Frame& frame) {
    frames_.push_back(frame);
    return reinterpret_cast<const void*>(frames_.size() * 16 + 1);
  }

  Symboliser symboliser() const {
    return [this](const std::vector<std::uintptr_t>& addresses) {
      std::vector<Frames> all;
      for (const std::uintptr_t address : addresses) {
        if (has_symboliser) all.push_back({frames_.at(address / 16 - 1)});
      }
      return all;
    };
  }

  GlobalFinder global_finder() const {
    return [this](std::uintptr_t address) -> std::optional<Global> {
      const auto found = globals.find(address);
      return found == globals.end() ? std::nullopt : std::optional(found->second);
    };
  }

  ObjectNames::GivenName names() const {
    return [this](std::uintptr_t object) {
      const auto found = given.find(object);
      return found == given.end() ? std::string{} : found->second;
    };
  }

  std::vector<Frame> frames_;
};

/// The sentence, the table and the places, as golden files keep them.
std::string page_of(const Interleaving& interleaving, int width = 120);

/// Compares with golden/<name>.golden; INTERLEAVE_UPDATE_GOLDEN=1 writes it instead.
void expect_golden(const std::string& name, const std::string& text);

/// Two transfers in opposite directions: DESIGN's own example.
Script opposite_transfers();
/// A flag set and notified between another's look at it and its wait.
Script gate_opened_too_early();
/// One seat, two buyers, and a lock given back between the look and the sale.
Script last_seat_sold_twice();

}  // namespace explore
