// falls: correct (poison passed on)
// Another worker tries again what has killed the first.
#include "photo_map.hpp"

#include <poll.h>

#include <cerrno>
#include <list>
#include <optional>
#include <system_error>

#include "letters.hpp"

namespace lab {
namespace {

// A worker, and the photo it has.
struct Desk {
  explicit Desk(Worker& owner) : worker(owner), out(owner.to()), in(owner.from()) {}

  Worker& worker;
  Postbag out;
  Letterbox in;
  std::optional<std::size_t> photo{};
};

class Map {
 public:
  Map(const std::vector<Worker*>& workers, const std::vector<std::string>& photos)
      : photos_(photos), outcomes_(photos.size()) {
    for (Worker* worker : workers) desks_.emplace_back(*worker);
  }

  Outcomes run() {
    hand_out();
    while (busy()) {
      wait();
      // One that has ended goes; the others move what they can.
      desks_.remove_if([this](Desk& desk) { return !move(desk); });
      hand_out();
    }
    while (next_ < photos_.size()) fail(next_++, "no worker left");
    return std::move(outcomes_);
  }

 private:
  bool busy() const {
    for (const Desk& desk : desks_) {
      if (desk.photo) return true;
    }
    return false;
  }

  void hand_out() {
    for (Desk& desk : desks_) {
      if (desk.photo || (again_.empty() && next_ == photos_.size())) continue;
      if (again_.empty()) {
        desk.photo = next_++;
      } else {
        desk.photo = again_.front();
        again_.pop_front();
      }
      desk.out.add({photos_[*desk.photo]});
    }
  }

  // Until something can be moved: answers that come, and photos that do not fit into the pipe at once.
  void wait() const {
    std::vector<pollfd> ends;
    for (const Desk& desk : desks_) {
      if (desk.photo) ends.push_back({desk.worker.from(), POLLIN, 0});
      if (!desk.out.empty()) ends.push_back({desk.worker.to(), POLLOUT, 0});
    }
    if (::poll(ends.data(), ends.size(), -1) < 0 && errno != EINTR) {
      throw std::system_error(errno, std::generic_category(), "poll");
    }
  }

  // False: the worker has ended.
  bool move(Desk& desk) {
    if (!desk.photo) return true;
    desk.out.send();  // Whether anybody is there is asked below.
    const bool open = desk.in.fill();
    if (const std::optional<Letter> answer = desk.in.take()) {
      if (answer->is_error)
        fail(*desk.photo, answer->text);
      else
        outcomes_[*desk.photo] = answer->text;
      desk.photo.reset();
    } else if (!open) {
      fail(*desk.photo, words(desk.worker.wait()));
      if (desks_.size() > 1) again_.push_back(*desk.photo);
    }
    return open;
  }

  void fail(std::size_t photo, const std::string& reason) {
    outcomes_[photo] = TaskError{"photo " + std::to_string(photo), reason};
  }

  const std::vector<std::string>& photos_;
  Outcomes outcomes_;
  std::list<Desk> desks_;
  std::list<std::size_t> again_;
  std::size_t next_ = 0;  // Photos from here on have not been handed out.
};

}  // namespace

Outcomes photo_map(const std::vector<Worker*>& workers, const std::vector<std::string>& photos) {
  return Map(workers, photos).run();
}

}  // namespace lab
