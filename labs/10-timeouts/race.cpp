#include "race.hpp"

namespace lab {

Task<std::string> race(EventLoop& loop, std::vector<Runner> runners, CancelToken token) {
  // TODO(10.7): when may this function return? Who is still running at that moment?
  (void)loop, (void)runners, (void)token;
  todo("10.7");
  co_return "";
}

}  // namespace lab
