#include "front.hpp"

#include "tcp.hpp"  // accept_one(), receive(), send_some(), Socket

namespace lab {

Task<void> serve(EventLoop& loop, int listener, Answer answer, Stops stops, std::size_t max_line) {
  // TODO(12.1): one coroutine for what? Who owns it, and how long? Where may each of them wait, and which of
  // the two tokens ends that wait?
  (void)loop, (void)listener, (void)answer, (void)stops, (void)max_line;
  todo("12.1");
  co_return;
}

}  // namespace lab
