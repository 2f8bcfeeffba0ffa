// The environment in which a program's sanitizers report to us.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

namespace grader {

/// The exit status of a program whose sanitizer found something. No test program ends so by itself.
inline constexpr int sanitizer_exit_status = 66;

/// For Command::environment. `variant` is "asan" or "tsan"; others have no sanitizer and need nothing.
/// Reports go to `log_path`.<process id>, so that a learner's output and a report never mix; g++'s undefined
/// behaviour sanitizer and failures before main() still go to stderr. `symbolizer` may be empty: the
/// sanitizer then looks for its own along PATH.
///
/// ThreadSanitizer goes on after a report: a false alarm (false_alarm.hpp) must not hide what follows it.
/// There is no file of suppressions for the same reason: what is left out is left out where it can be
/// counted.
std::map<std::string, std::string> sanitizer_environment(std::string_view variant,
                                                         const std::filesystem::path& log_path,
                                                         const std::filesystem::path& symbolizer = {});

}  // namespace grader
