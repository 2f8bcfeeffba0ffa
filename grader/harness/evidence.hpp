// The private channel on which a lab program says what it saw.
//
// A line is a verb and tab-separated fields, each flushed with one write(2), so that a program that dies
// leaves everything it had said: a start without an end names the culprit.
//
//   hello  <nonce>                        main() was reached
//   start  <Suite.Case>
//   todo   <NN.T>                         the learner's code said "not done yet"
//   failure <file> <line> <message>       a failed EXPECT or ASSERT
//   counter <name> <value>                something counted, for the report
//   race   <phase> <kind> <text>          rules, round, skipped or summary of a speed race (speed_record.hpp)
//   explored <json>                       what the explorer searched and found
//                                         (explore/report/interleaving.hpp)
//   faults <tried> <planned> <token> <refused>   a sweep (faults.hpp): token of the run that went wrong, and
//                                         what the machine refused; either may be empty
//   leak   <bytes>                        LeakSanitizer found memory nobody owns
//   thread <tid> <state> <field>...       where a thread stood when time was up (stacks.hpp)
//   stacks                                every thread has been told of
//   end    <Suite.Case> <pass|fail>
//   bye    <nonce>                        everything after main's tests ended well too
//
// Without a grader (in an IDE, under a debugger) nothing is sent, and the program is an ordinary GoogleTest
// one.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace harness {

/// Takes the channel out of the environment, so that nothing started later inherits it. True: a grader
/// listens.
bool open_evidence();

/// The case the grader asks for, "Suite.Case"; empty without a grader.
const std::string& requested_case();

/// The word that proves that a record was written by this harness, for hello and bye.
const std::string& nonce();

/// Sends one record. Async-signal-safe only if the fields need no escaping. No effect without a grader.
void tell(std::string_view verb, std::initializer_list<std::string_view> fields);

/// The channel's descriptor, -1 without a grader; for signal handlers.
int evidence_descriptor();

}  // namespace harness
