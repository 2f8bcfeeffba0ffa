#include "gates/memory_words.hpp"

#include <algorithm>

#include "gates/source_notes.hpp"
#include "gates/text.hpp"

namespace grader {
namespace {

using text::contains;

const Frame* first_frame(const Report& report, const LearnerCode& code) {
  return report.stacks.empty() ? nullptr : frame_of_interest(report.stacks[0], code);
}

const Frame* frame_about(const Report& report, std::string_view heading, const LearnerCode& code) {
  const Stack* stack = stack_about(report, heading);
  return stack == nullptr ? nullptr : frame_of_interest(*stack, code);
}

std::string where(const Frame* frame, const LearnerCode& code) {
  return frame == nullptr ? "the program" : words(code.place(frame->path, frame->line));
}

bool is_write(const Report& report) {
  return contains(report.text, "WRITE of size") || contains(report.text, "rite of size") ||
         contains(report.text, "caused by a WRITE");
}

std::string verb(const Report& report) { return is_write(report) ? " writes" : " reads"; }

Finding finding_at(const std::string& flaw, const std::string& sentence,
                   const std::vector<const Frame*>& frames, const LearnerCode& code) {
  Finding finding{.flaw = flaw, .sentence = sentence};
  add_source_notes(finding, frames, code);
  return finding;
}

/// The line that says which local variable is meant: "[64, 68) 'today' (line 65) <== Memory access at …".
std::string local_variable(const Report& report) {
  for (const std::string_view line : text::lines_of(report.text)) {
    if (contains(line, "<== Memory access")) {
      std::string_view name = text::between(line, "'", "'");
      if (name.ends_with(".i")) name.remove_suffix(2);  // clang's name for a variable of an inlined function
      return std::string(name);
    }
  }
  return {};
}

std::string named(const std::string& name, const std::string& otherwise) {
  return name.empty() ? otherwise : "`" + name + "`";
}

/// One concept for both: which of them a thread meets that outlives its locals is chance.
Finding explain_dead_local(const Report& report, const LearnerCode& code, bool returned) {
  const Frame* access = first_frame(report, code);
  const Frame* owner = frame_about(report, "is located in stack of", code);
  const std::string variable = named(local_variable(report), "a local variable");
  const std::string of = owner == nullptr ? "" : short_name(owner->function);
  const std::string end = !returned    ? " after its scope has ended"
                          : of.empty() ? " after its function has returned"
                                       : " after " + of + "() has returned";
  Finding finding = finding_at("use after scope", where(access, code) + verb(report) + " " + variable + end,
                               {access}, code);
  finding.notes.push_back(
      "How to read it: a pointer or reference outlived the local variable it names. A thread that captures "
      "[&] must be "
      "joined before the locals go.");
  return finding;
}

std::string whose_memory(const Report& report, const LearnerCode& code) {
  if (const std::string local = local_variable(report); !local.empty()) return "`" + local + "`";
  for (const std::string_view line : text::lines_of(report.text)) {
    if (!contains(line, " global variable '") || contains(line, ".Lubsan")) continue;
    std::string_view name = text::between(line, " global variable '", "'");
    const std::size_t colons = name.rfind("::");
    if (colons != std::string_view::npos) name.remove_prefix(colons + 2);
    if (contains(line, " 0 bytes")) return "global `" + std::string(name) + "`";
  }
  const std::string_view size = text::between(report.text, "-byte region", "\n").empty()
                                    ? std::string_view{}
                                    : text::between(report.text, " of ", "-byte region");
  const Frame* allocated = frame_about(report, "allocated by thread", code);
  if (allocated == nullptr && size.empty()) return "its memory";
  const std::size_t blank = size.find_last_of(' ');
  const std::string bytes(blank == std::string_view::npos ? size : size.substr(blank + 1));
  std::string block = "a heap block";
  if (!bytes.empty() && text::number(bytes)) block += " of " + bytes + " bytes";
  return allocated == nullptr ? block : block + " allocated at " + where(allocated, code);
}

Finding explain_out_of_bounds(const Report& report, const LearnerCode& code) {
  const bool before =
      contains(report.text, "bytes to the left of") || contains(report.text, "bytes before ") ||
      contains(report.text, "underflows this variable") || contains(report.title, "underflow");
  const bool after = contains(report.text, "bytes to the right of") ||
                     contains(report.text, "bytes after ") ||
                     contains(report.text, "overflows this variable");
  const std::string side = before && !after ? " before the start of " : " past the end of ";
  const Frame* access = first_frame(report, code);
  return finding_at(is_write(report) ? "out-of-bounds write" : "out-of-bounds read",
                    where(access, code) + verb(report) + side + whose_memory(report, code),
                    {access, frame_about(report, "allocated by thread", code)}, code);
}

Finding explain_leak(const Report& report, const LearnerCode& code) {
  const Stack* direct = stack_about(report, "Direct leak");
  if (direct == nullptr) direct = stack_about(report, "leak of");
  const Frame* allocated = direct == nullptr ? nullptr : frame_of_interest(*direct, code);
  std::string_view total = text::between(report.text, "SUMMARY: AddressSanitizer: ", " leaked");
  if (total.empty()) total = text::between(report.text, "SUMMARY: LeakSanitizer: ", " leaked");
  const std::string bytes(total.substr(0, total.find(' ')));
  Finding finding = finding_at("memory leak",
                               allocated == nullptr
                                   ? "the program allocates memory that it never frees"
                                   : "the memory allocated at " + where(allocated, code) + " is never freed",
                               {allocated}, code);
  if (text::number(bytes)) finding.sentence += " (" + bytes + " bytes in all)";
  finding.notes.push_back(
      "How to read it: when the case had ended, nothing pointed to this memory any more. std::unique_ptr or "
      "std::vector "
      "free by themselves.");
  return finding;
}

Finding explain_free(const Report& report, const LearnerCode& code) {
  const Frame* frees = first_frame(report, code);
  const Frame* earlier = frame_about(report, "freed by thread", code);
  const Frame* allocated = frame_about(report, "allocated by thread", code);
  if (contains(report.title, "double-free")) {
    return finding_at("double free",
                      where(frees, code) + " frees memory that " + where(earlier, code) + " has freed before",
                      {frees, earlier}, code);
  }
  const std::string what = contains(report.title, "alloc-dealloc-mismatch")
                               ? " frees memory with the wrong kind of delete (new[] needs delete[])"
                           : contains(report.title, "size-type-mismatch")
                               ? " deletes an object as another type than it was made"
                               : " frees memory that did not come from new";
  return finding_at("undefined behaviour", where(frees, code) + what, {frees, allocated}, code);
}

Finding explain_stack_overflow(const Report& report, const LearnerCode& code) {
  const Frame* frame = first_frame(report, code);
  const std::string function = frame == nullptr ? "" : short_name(frame->function);
  return finding_at("stack overflow",
                    (function.empty() ? "a function" : function + "()") +
                        std::string(" calls itself until the stack is full") +
                        (frame == nullptr ? "" : " (" + where(frame, code) + ")"),
                    {frame}, code);
}

/// UBSan does not say whether an element is read or written; the line does.
bool assigns_after_subscript(std::string_view line) {
  std::string_view rest = text::trimmed(line.substr(std::min(line.size(), line.rfind(']') + 1)));
  if (rest.empty()) return false;
  if (rest.starts_with("++") || rest.starts_with("--") || text::trimmed(line).starts_with("++")) return true;
  if (std::string_view("+-*/%&|^").find(rest.front()) != std::string_view::npos) rest.remove_prefix(1);
  return rest.starts_with('=') && !rest.starts_with("==");
}

Finding explain_undefined_behaviour(const Report& report, const LearnerCode& code) {
  const Frame* frame =
      code.owner_of(report.at.path) == Owner::nobody ? first_frame(report, code) : &report.at;
  const std::string place = where(frame, code);
  if (contains(report.title, "null pointer") && !contains(report.title, "offset to null")) {
    return finding_at("null pointer", place + " uses a null pointer: " + report.title, {frame}, code);
  }
  std::string flaw = "undefined behaviour";
  if (contains(report.title, "out of bounds for type")) {
    const std::string line = frame == nullptr ? "" : code.text_of(frame->path, frame->line);
    flaw = assigns_after_subscript(line) ? "out-of-bounds write" : "out-of-bounds read";
  }
  return finding_at(flaw, place + ": " + report.title, {frame}, code);
}

}  // namespace

Finding explain_use_after_free(const Report& report, const LearnerCode& code) {
  const Frame* access = first_frame(report, code);
  const Frame* freed = frame_about(report, "freed by thread", code);
  if (freed == nullptr) freed = frame_about(report, "Previous write", code);
  Finding finding =
      finding_at("use after free",
                 where(access, code) + verb(report) + " memory that " +
                     (freed == nullptr ? "has been freed" : where(freed, code) + " has already freed"),
                 {access, freed}, code);
  finding.notes.push_back(
      "How to read it: the object is gone, a pointer or reference to it is still in use. Who owns it, and "
      "who ends last?");
  return finding;
}

Finding explain_crash(const Report& report, const LearnerCode& code) {
  const Frame* frame = first_frame(report, code);
  const std::string place = where(frame, code);
  if (contains(report.title, "stack-overflow")) return explain_stack_overflow(report, code);
  if (contains(report.text, "address points to the zero page")) {
    return finding_at("null pointer",
                      place + (is_write(report) ? " writes" : " reads") + " through a null pointer", {frame},
                      code);
  }
  if (report.title.starts_with("SEGV") || report.title.starts_with("BUS")) {
    return finding_at("crash", place + verb(report) + " at an address that holds no memory", {frame}, code);
  }
  if (contains(report.title, "allocation size") || contains(report.title, "out-of-memory")) {
    return finding_at("crash", place + " asks for more memory than there is: " + report.title, {frame}, code);
  }
  if (report.title.starts_with("ABRT"))
    return finding_at("crash", place + " ends the program with abort()", {frame}, code);
  return finding_at("crash",
                    place + ": " + (report.title.empty() ? "the sanitizer ended the program" : report.title),
                    {frame}, code);
}

Finding explain_memory_report(const Report& report, const LearnerCode& code) {
  if (report.tool == Report::Tool::leak) return explain_leak(report, code);
  if (report.tool == Report::Tool::undefined) return explain_undefined_behaviour(report, code);
  if (contains(report.title, "use-after-free")) return explain_use_after_free(report, code);
  if (contains(report.title, "use-after-scope")) return explain_dead_local(report, code, false);
  if (contains(report.title, "use-after-return")) return explain_dead_local(report, code, true);
  if (contains(report.title, "overflow") && !contains(report.title, "stack-overflow"))
    return explain_out_of_bounds(report, code);
  if (contains(report.title, "underflow")) return explain_out_of_bounds(report, code);
  if (contains(report.title, "free") || contains(report.title, "mismatch")) return explain_free(report, code);
  return explain_crash(report, code);
}

}  // namespace grader
