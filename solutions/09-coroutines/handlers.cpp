#include "handlers.hpp"

#include "desk.hpp"
#include "support/runtime/readable.hpp"
#include "support/runtime/sleep.hpp"

namespace lab {

using runtime::readable, runtime::ReadyAwaiter, runtime::sleep_for, runtime::SleepAwaiter;

Task<std::string> time_of_day(EventLoop&, int) { co_return "late"; }

Task<std::string> weather(EventLoop& loop, int) {
  SleepAwaiter asking = sleep_for(loop, Millis(30));
  co_await asking;
  co_return "rain";
}

Task<std::string> directory(EventLoop& loop, int) {
  for (int page = 0; page < 7; ++page) {
    Task<void> others = desk::give_way(loop);
    co_await others;
  }
  co_return "4021";
}

Task<std::string> letter(EventLoop& loop, int line) {
  std::string text;
  while (text.find('\n') == std::string::npos) {
    ReadyAwaiter more = readable(loop, line);
    co_await more;
    text += desk::read_some(line);
  }
  co_return "sent: " + text.substr(0, text.find('\n'));
}

Task<std::string> hold(EventLoop& loop, int) {
  std::string played;
  for (const char* note : {"do", "re", "mi"}) {
    played += note;
    SleepAwaiter sounding = sleep_for(loop, Millis(40));
    co_await sounding;
  }
  co_return played;
}

// As letter() does: one read after each readable(), for only that one is sure not to wait.
Task<std::string> telegram(EventLoop& loop, int line) {
  std::string text;
  while (text.find('\n') == std::string::npos) {
    ReadyAwaiter more = readable(loop, line);
    co_await more;
    text += desk::read_some(line);
  }
  co_return "sent: " + text.substr(0, text.find('\n'));
}

Task<std::string> bill(EventLoop& loop, int) {
  int sum = 0;
  for (int call = 0; call < 400; ++call) {
    if (call % 20 == 0) {  // Every few milliseconds.
      Task<void> others = desk::give_way(loop);
      co_await others;
    }
    sum += desk::price_of(call);
  }
  co_return std::to_string(sum);
}

Task<std::string> lottery(EventLoop&, int) {
  co_return std::to_string(desk::price_of(7) * 10 + desk::price_of(49));
}

Task<std::string> wake_up(EventLoop& loop, int line) {
  Task<std::string> time = time_of_day(loop, line);
  std::string now = co_await time;
  co_return "good morning, it is " + now;
}

Task<std::string> complaint(EventLoop& loop, int line) {
  Task<std::string> excuse = weather(loop, line);
  std::string reason = co_await excuse;
  co_return "sorry, " + reason;
}

}  // namespace lab
