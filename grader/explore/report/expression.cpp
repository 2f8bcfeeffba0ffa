#include "explore/report/expression.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "explore/report/token_walk.hpp"

namespace explore {
namespace {

constexpr std::array<std::string_view, 4> guards = {"lock_guard", "unique_lock", "scoped_lock",
                                                    "shared_lock"};
constexpr std::array<std::string_view, 3> lock_tags = {"defer_lock", "adopt_lock", "try_to_lock"};

using Words = std::initializer_list<std::string_view>;

/// X for `X.name(…)`, where the name is one of these.
std::string object_of_call(const Tokens& tokens, Words names) {
  for (std::size_t i = 2; i + 1 < tokens.size(); ++i) {
    const bool member = tokens[i - 1].text == "." || tokens[i - 1].text == "->";
    if (member && one_of(tokens[i].text, names) && tokens[i + 1].text == "(")
      return object_before(tokens, i - 1);
  }
  return "";
}

/// The argument of `name(…)`, where the name is one of these.
std::string argument_of_call(const Tokens& tokens, Words names, std::size_t ordinal) {
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (!one_of(tokens[i].text, names) || tokens[i + 1].text != "(") continue;
    const auto arguments = arguments_at(tokens, i + 1);
    if (ordinal < arguments.size()) return written(tokens, arguments[ordinal]);
  }
  return "";
}

/// The lock that a guard is made for: `std::lock_guard<std::mutex> guard(X)`.
std::string guarded(const Tokens& tokens, std::size_t ordinal) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!one_of(tokens[i].text, guards)) continue;
    std::size_t at = behind_template_arguments(tokens, i + 1);
    if (at < tokens.size() && is_word(tokens[at])) ++at;  // The variable; a temporary has none.
    if (at >= tokens.size() || (tokens[at].text != "(" && tokens[at].text != "{")) continue;
    std::vector<std::string> locks;
    for (const Range& argument : arguments_at(tokens, at)) {
      if (!one_of(tokens[argument.end - 1].text, lock_tags)) locks.push_back(written(tokens, argument));
    }
    if (ordinal < locks.size()) return locks[ordinal];
  }
  return "";
}

std::string first_of(std::initializer_list<std::string> candidates) {
  for (const std::string& candidate : candidates) {
    if (!candidate.empty()) return candidate;
  }
  return "";
}

std::string lock_expression(const Tokens& tokens, std::size_t ordinal) {
  return first_of({guarded(tokens, ordinal),
                   object_of_call(tokens, {"lock", "unlock", "try_lock", "try_lock_for", "try_lock_until",
                                           "lock_shared", "unlock_shared", "try_lock_shared",
                                           "try_lock_shared_for", "try_lock_shared_until"}),
                   argument_of_call(tokens, {"lock", "try_lock"}, ordinal),
                   argument_of_call(tokens,
                                    {"pthread_mutex_lock", "pthread_mutex_trylock", "pthread_mutex_timedlock",
                                     "pthread_mutex_unlock", "pthread_rwlock_rdlock", "pthread_rwlock_wrlock",
                                     "pthread_rwlock_unlock", "pthread_rwlock_tryrdlock",
                                     "pthread_rwlock_trywrlock", "pthread_spin_lock", "pthread_spin_trylock",
                                     "pthread_spin_unlock", "mtx_lock", "mtx_unlock"},
                                    0)});
}

std::string atomic_expression(const Tokens& tokens, Kind kind) {
  switch (kind) {
    case Kind::load:
      return first_of({object_of_call(tokens, {"load", "test"}),
                       argument_of_call(tokens, {"atomic_load", "atomic_load_explicit"}, 0)});
    case Kind::store:
      return first_of(
          {object_of_call(tokens, {"store", "clear"}),
           argument_of_call(tokens, {"atomic_store", "atomic_store_explicit", "atomic_flag_clear"}, 0)});
    case Kind::await_change:
      return object_of_call(tokens, {"wait"});
    case Kind::wake_one:
    case Kind::wake_all:
      return object_of_call(tokens, {"notify_one", "notify_all"});
    default:
      return first_of(
          {object_of_call(tokens, {"exchange", "fetch_add", "fetch_sub", "fetch_or", "fetch_and", "fetch_xor",
                                   "compare_exchange_weak", "compare_exchange_strong", "test_and_set"}),
           argument_of_call(
               tokens,
               {"atomic_fetch_add", "atomic_fetch_sub", "atomic_exchange", "atomic_flag_test_and_set"}, 0)});
  }
}

std::string synchronisation_expression(const Tokens& tokens) {
  return first_of(
      {object_of_call(tokens, {"wait", "wait_for", "wait_until", "notify_one", "notify_all", "acquire",
                               "try_acquire", "try_acquire_for", "try_acquire_until", "release", "arrive",
                               "count_down", "arrive_and_wait", "arrive_and_drop", "try_wait"}),
       argument_of_call(
           tokens,
           {"pthread_cond_wait", "pthread_cond_timedwait", "pthread_cond_signal", "pthread_cond_broadcast",
            "sem_wait", "sem_trywait", "sem_timedwait", "sem_post", "pthread_barrier_wait", "cnd_wait",
            "cnd_signal", "cnd_broadcast", "notify_all_at_thread_exit"},
           0)});
}

}  // namespace

std::string object_expression(std::string_view source, Kind kind, std::size_t ordinal) {
  const Tokens tokens = tokens_of(source);
  switch (kind) {
    case Kind::lock:
    case Kind::try_lock:
    case Kind::unlock:
    case Kind::lock_shared:
    case Kind::try_lock_shared:
    case Kind::unlock_shared:
      return lock_expression(tokens, ordinal);
    case Kind::wait:
    case Kind::notify_one:
    case Kind::notify_all:
    case Kind::acquire:
    case Kind::try_acquire:
    case Kind::release:
    case Kind::arrive:
    case Kind::await:
      return synchronisation_expression(tokens);
    case Kind::enter_once:
    case Kind::leave_once:
      return argument_of_call(tokens, {"call_once", "pthread_once"}, 0);
    case Kind::load: {
      const std::string called = atomic_expression(tokens, kind);
      if (!called.empty()) return called;
      const std::vector<std::string> names = touched_names(source);
      return names.size() == 1 ? names.front() : "";
    }
    case Kind::store:
    case Kind::read_modify_write:
    case Kind::compare_exchange:
    case Kind::await_change:
    case Kind::wake_one:
    case Kind::wake_all:
      return first_of({atomic_expression(tokens, kind), written_name(source)});
    default:
      return "";
  }
}

bool declares_guard(std::string_view source, std::string_view variable) {
  const Tokens tokens = tokens_of(source);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!one_of(tokens[i].text, guards)) continue;
    const std::size_t at = behind_template_arguments(tokens, i + 1);
    if (at < tokens.size() && tokens[at].text == variable) return true;
  }
  return false;
}

}  // namespace explore
