#include "cancel.hpp"

#include "support/lab.hpp"

namespace lab {

bool CancelToken::cancelled() const {
  // TODO(10.1): is there a source left that you could ask?
  todo("10.1");
}

std::uint64_t CancelToken::on_cancel(std::function<void()> callback) const {
  // TODO(10.1): and if it is too late to wait for cancel()?
  (void)callback;
  todo("10.1");
}

void CancelToken::forget(std::uint64_t id) const {
  // TODO(10.1): cancel() may be half through its callbacks at this moment, and you are called by one of them.
  (void)id;
  todo("10.1");
}

CancelSource::CancelSource() {
  // TODO(10.1): make what you share.
}

CancelToken CancelSource::token() const {
  // TODO(10.1): a token knows where to look.
  todo("10.1");
}

bool CancelSource::cancelled() const {
  // TODO(10.1): the same as a token says.
  todo("10.1");
}

void CancelSource::cancel() const {
  // TODO(10.1): you call code that you do not know. What may it change while you go through your callbacks?
  todo("10.1");
}

}  // namespace lab
