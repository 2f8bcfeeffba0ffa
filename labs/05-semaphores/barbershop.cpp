#include "barbershop.hpp"

#include "support/lab.hpp"

namespace lab {

Barbershop::Visit Barbershop::visit(int customer) {
  // TODO(05.4): sit down or go away. Two customers see the last chair: who gets it? Then wait: for what?
  (void)chairs_, (void)customer;
  lab::todo("05.4");
}

void Barbershop::serve_next(const std::function<void(int customer)>& cut) {
  // TODO(05.4): wait for a customer, cut, and say that it is over. What do you hold while you cut, and who
  // wants that meanwhile?
  (void)cut;
  lab::todo("05.4");
}

Barbershop::Stats Barbershop::stats() const {
  // TODO(05.4): this must not wait for a haircut.
  lab::todo("05.4");
}

}  // namespace lab
