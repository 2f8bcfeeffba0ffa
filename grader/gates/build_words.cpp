// The commonest build errors in plain words.
#include <array>
#include <utility>

#include "gates/diagnostic.hpp"
#include "gates/text.hpp"

namespace grader {
namespace {

using text::contains;

struct Words {
  std::string flaw, sentence;
};

/// The text between the first two quotes, whichever kind the compiler uses.
std::string quoted_name(std::string_view message) {
  std::string_view name = text::between(message, "'", "'");
  if (name.empty()) name = text::between(message, "\u2018", "\u2019");
  return std::string(name);
}

/// The standard header of a name of namespace std that learners forget; empty: not known.
std::string_view header_of(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 60> headers = {
      {{"vector", "vector"},
       {"string", "string"},
       {"string_view", "string_view"},
       {"array", "array"},
       {"map", "map"},
       {"set", "set"},
       {"deque", "deque"},
       {"queue", "queue"},
       {"list", "list"},
       {"span", "span"},
       {"unordered_map", "unordered_map"},
       {"unordered_set", "unordered_set"},
       {"optional", "optional"},
       {"variant", "variant"},
       {"tuple", "tuple"},
       {"pair", "utility"},
       {"move", "utility"},
       {"exchange", "utility"},
       {"function", "functional"},
       {"ref", "functional"},
       {"unique_ptr", "memory"},
       {"shared_ptr", "memory"},
       {"make_unique", "memory"},
       {"make_shared", "memory"},
       {"thread", "thread"},
       {"jthread", "thread"},
       {"this_thread", "thread"},
       {"mutex", "mutex"},
       {"lock_guard", "mutex"},
       {"unique_lock", "mutex"},
       {"scoped_lock", "mutex"},
       {"call_once", "mutex"},
       {"shared_mutex", "shared_mutex"},
       {"shared_lock", "shared_mutex"},
       {"atomic", "atomic"},
       {"atomic_flag", "atomic"},
       {"condition_variable", "condition_variable"},
       {"future", "future"},
       {"promise", "future"},
       {"async", "future"},
       {"packaged_task", "future"},
       {"latch", "latch"},
       {"barrier", "barrier"},
       {"counting_semaphore", "semaphore"},
       {"binary_semaphore", "semaphore"},
       {"stop_token", "stop_token"},
       {"chrono", "chrono"},
       {"sort", "algorithm"},
       {"min", "algorithm"},
       {"max", "algorithm"},
       {"ssize", "iterator"},
       {"invalid_argument", "stdexcept"},
       {"out_of_range", "stdexcept"},
       {"accumulate", "numeric"},
       {"iota", "numeric"},
       {"cout", "iostream"},
       {"cerr", "iostream"},
       {"runtime_error", "stdexcept"},
       {"exception_ptr", "exception"},
       {"uint64_t", "cstdint"}}};
  for (const auto& [known, header] : headers) {
    if (known == name) return header;
  }
  return {};
}

Words missing_include(std::string_view name) {
  const std::string_view header = header_of(name);
  const std::string what = name.empty() ? "something of std" : "std::" + std::string(name);
  return {"missing include", header.empty() ? what + " is unknown here: the #include of its header is missing"
                                            : what + " needs #include <" + std::string(header) + ">"};
}

/// The name after the first "std::" of the line that does not compile.
std::string_view name_in_std(const Diagnostic& error, const LearnerCode& code, std::string& storage) {
  storage = code.text_of(error.path, error.line);
  if (storage.empty() && !error.excerpt.empty()) storage = error.excerpt.front();
  const std::string_view rest = text::after(storage, "std::");
  std::size_t end = 0;
  while (end < rest.size() && text::is_identifier(rest[end])) ++end;
  return rest.substr(0, end);
}

Words undeclared(const Diagnostic& error, const LearnerCode& code) {
  const std::string name = quoted_name(error.message);
  std::string storage;
  if (name == "std") return missing_include(name_in_std(error, code, storage));
  std::string_view meant = text::between(error.message, "did you mean '", "'");
  if (meant.empty()) meant = text::between(error.message, "did you mean \u2018", "\u2019");
  return {"undeclared name",
          "the name " + name + " is not known here" +
              (meant.empty() ? std::string(": is it spelled right, and declared before this line?")
                             : "; did you mean " + std::string(meant) + "?")};
}

Words link_words(const Diagnostic& error, const LearnerCode& code) {
  const Place use = code.place(error.path, error.line);
  const std::string where = error.line > 0 ? words(use) : std::string{};
  if (const std::string_view symbol = text::after(error.message, "undefined: "); !symbol.empty()) {
    if (symbol == "main") return {"link error", "the program has no main()"};
    if (symbol.starts_with("vtable for ")) {
      return {"undefined function", "the virtual functions of " + std::string(symbol.substr(11)) +
                                        " are declared but not all defined"};
    }
    return {"undefined function", "you declared " + std::string(symbol) + " but did not define it" +
                                      (where.empty() ? "" : " (used at " + where + ")")};
  }
  if (const std::string_view symbol = text::after(error.message, "duplicate: "); !symbol.empty()) {
    std::string sentence = std::string(symbol) + " is defined twice";
    if (!where.empty()) sentence += ": at " + where;
    if (error.other_line > 0) sentence += " and at " + words(code.place(error.other_path, error.other_line));
    return {"defined twice", sentence};
  }
  return {"link error", std::string(text::after(error.message, "library: "))};
}

bool says_any(std::string_view message, std::initializer_list<std::string_view> parts) {
  for (const std::string_view part : parts) {
    if (contains(message, part)) return true;
  }
  return false;
}

Words compile_words(const Diagnostic& error, const LearnerCode& code) {
  const std::string_view message = error.message;
  const std::string name = quoted_name(message);
  if (contains(message, "is missing\""))
    return {"missing file",
            std::string(text::between(message, "\"", "\"")) + ": hand in every file of the task"};
  if (says_any(message, {"file not found", "No such file or directory"})) {
    const std::string file = name.empty() ? std::string(message.substr(0, message.find(": "))) : name;
    return {"missing file", "the file " + file + " does not exist: is the name in #include spelled right?"};
  }
  if (says_any(message, {"expected ';'", "expected \u2018;\u2019"}))
    return {"missing semicolon", "a ';' is missing here, or at the end of the line before"};
  if (says_any(message, {"in namespace 'std'", "is not a member of 'std'", "in namespace \u2018std\u2019",
                         "is not a member of \u2018std\u2019"})) {
    return missing_include(name.starts_with("std::") ? std::string_view(name).substr(5)
                                                     : std::string_view(name));
  }
  if (says_any(message, {"use of undeclared identifier", "was not declared in this scope",
                         "unknown type name", "does not name a type"})) {
    return undeclared(error, code);
  }
  if (says_any(message, {"no member named", "has no member named"})) {
    const std::string_view member = name == "std" || !contains(message, "has no member named")
                                        ? std::string_view(name)
                                        : text::between(text::after(message, "no member named "), "'", "'");
    return {"no such member", "there is no member called " + std::string(member) + " here"};
  }
  if (says_any(message, {"no matching function", "no matching member function", "no matching constructor",
                         "too few arguments", "too many arguments"})) {
    return {"no matching function", "the arguments of this call do not fit any function called " +
                                        (name.empty() ? std::string("so") : name)};
  }
  if (says_any(message, {"does not match any declaration", "no declaration matches"})) {
    return {"wrong signature",
            "this definition of " + name +
                " is not what the header declares: compare parameters, const and the class name"};
  }
  if (says_any(message, {"redefinition of", "redeclaration of", "conflicting declaration"}))
    return {"redefinition", name + " is defined twice in this file"};
  if (says_any(message, {"within const member function", "read-only", "discards qualifiers",
                         "const-qualified", "is not marked const", "drops 'const' qualifier"})) {
    return {"const mismatch",
            "this line changes something that is const here: a const member function promises not to (a "
            "mutex may be mutable)"};
  }
  if (says_any(message, {"cannot initialize", "invalid conversion", "cannot convert", "no viable conversion",
                         "incompatible"})) {
    return {"wrong type", "the types do not fit: " + error.message};
  }
  return {"compile error", error.message};
}

}  // namespace

Finding explain_build_error(const Diagnostic& error, const LearnerCode& code) {
  const bool linking = error.kind == Diagnostic::Kind::link_error;
  const Words plain = linking ? link_words(error, code) : compile_words(error, code);
  Finding finding{.flaw = plain.flaw, .sentence = plain.sentence};
  // CMake's stand-in for a missing file is nothing to look at.
  if (error.line > 0 && !contains(error.message, "is missing\"")) {
    const Place place = code.place(error.path, error.line);
    finding.places.push_back(place);
    if (!linking) finding.sentence = words(place) + ": " + plain.sentence;
    if (!linking && code.owner_of(error.path) == Owner::test) {
      finding.flaw = "changed interface";
      finding.sentence = "the tests cannot use your code (" + words(place) + ": " + plain.sentence +
                         "); keep the declarations as they were given";
    }
  }
  if (!linking && !contains(finding.sentence, error.message))
    finding.notes.push_back("the compiler says: " + error.message);
  finding.notes.insert(finding.notes.end(), error.excerpt.begin(), error.excerpt.end());
  return finding;
}

}  // namespace grader
