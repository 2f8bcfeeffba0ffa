#include "event.hpp"

#include "support/lab.hpp"

namespace lab {

void Event::set() {
  // TODO(04.1): switch it on and wake whoever sleeps. How many may be asleep? And what if one of them has
  // looked, seen "off", and is not asleep yet?
  lab::todo("04.1");
}

void Event::clear() {
  // TODO(04.1): switch it off.
  lab::todo("04.1");
}

bool Event::is_set() const {
  // TODO(04.1): this only reads. What may somebody else be doing at that moment?
  lab::todo("04.1");
}

void Event::wait() {
  // TODO(04.1): sleep until it is on. Is every wake-up a reason to go?
  lab::todo("04.1");
}

}  // namespace lab
