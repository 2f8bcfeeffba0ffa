#include "run_in_child.hpp"

#include "support/lab.hpp"

namespace lab {

ExitInfo run_in_child(const std::function<int()>& body) {
  // TODO(08.1): fork() returns twice, and sometimes not at all. Who goes on after each of its answers, and
  // how does the child end without taking the shop's unfinished letters with it? What does the parent wait
  // for?
  (void)body;
  todo("08.1");
}

}  // namespace lab
