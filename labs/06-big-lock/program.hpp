// Given: the instructions of a toy interpreter. Each thread that runs a program has a register of its own;
// the objects, numbered from 0, belong to all.
//
// Example:
//   const Program x_plus_equals_1 = {op::load(x), op::add(1), op::store(x)};  // the steps that dis shows
#pragma once

#include <vector>

namespace lab {

enum class Action { load, add, store, swap, lock, unlock, compute };

struct Instruction {
  Action action;
  int first = 0, second = 0;
};

using Program = std::vector<Instruction>;

namespace op {

inline Instruction load(int object) { return {Action::load, object}; }    ///< register = object
inline Instruction add(int amount) { return {Action::add, amount}; }      ///< register += amount
inline Instruction store(int object) { return {Action::store, object}; }  ///< object = register
inline Instruction swap(int a, int b) { return {Action::swap, a, b}; }    ///< two objects change places
inline Instruction lock(int number) {
  return {Action::lock, number};
}  ///< waits for a lock of the program's own
inline Instruction unlock(int number) { return {Action::unlock, number}; }
inline Instruction compute() { return {Action::compute}; }  ///< a long calculation: one instruction

}  // namespace op
}  // namespace lab
