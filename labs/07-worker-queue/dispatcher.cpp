#include "dispatcher.hpp"

namespace lab {

Dispatcher::Dispatcher(JobSink& depot) {
  // TODO(07.7): start the thread. For which two things does it wait at once?
  (void)depot;
  todo("07.7");
}

Dispatcher::~Dispatcher() {
  // TODO(07.7): how does a thread that sleeps until tomorrow learn that it is over?
}

int Dispatcher::submit_at(Time when, Job job) {
  // TODO(07.7): and if this job is due before the one the thread sleeps for?
  (void)when, (void)job;
  todo("07.7");
}

int Dispatcher::submit_every(Millis period, std::string name, std::function<void()> work) {
  // TODO(07.7): from what do you count the next time?
  (void)period, (void)name, (void)work;
  todo("07.7");
}

bool Dispatcher::cancel(int order) {
  // TODO(07.7): how do you find an order by its number?
  (void)order;
  todo("07.7");
}

}  // namespace lab
