// A build tree of lab programs: whose answers it holds, and where each program lies.
//
// Guarantees: configure() is cheap when nothing changed; one grader at a time uses a tree, others wait.
// Errors:     UserError (status 3) with what cmake said and what to do.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "lab/lab.hpp"

namespace grader {

/// How a lab program is compiled (grader/cmake/Variants.cmake).
enum class Variant { asan, tsan, measure, explore };
std::string_view name_of(Variant variant);

/// Whose code: "" the learner's, ".reference", ".wrong.<flaw>", ".unusual.<way>".
using Answer = std::string;

class Workspace {
 public:
  struct Options {
    std::filesystem::path root;     ///< the kit
    std::filesystem::path tree;     ///< the build folder
    std::string compiler;           ///< clang++
    bool all_answers = false;       ///< references, wrong and unusual answers too
    std::filesystem::path overlay;  ///< a submission: files that go before the learner's; empty: none
  };

  explicit Workspace(Options options);
  ~Workspace();
  Workspace(const Workspace&) = delete;
  Workspace& operator=(const Workspace&) = delete;

  /// Waits until no other grader uses the tree. Held until the end of this object.
  void lock();

  /// Locks, then runs cmake when the tree is new or was made with other options.
  void configure();

  /// "lab03.2.wrong.lock-order.asan"
  static std::string target(const Lab& lab, const Task& task, const Answer& answer, Variant variant);
  std::filesystem::path program(const std::string& target) const { return options_.tree / "bin" / target; }

  /// The file as this workspace compiles it: the overlay's, or the lab's own.
  std::filesystem::path learner_file(const Lab& lab, const std::string& file) const;

  const Options& options() const { return options_; }

 private:
  void run_cmake(const std::string& stamp);

  Options options_;
  int lock_descriptor_ = -1;
};

}  // namespace grader
