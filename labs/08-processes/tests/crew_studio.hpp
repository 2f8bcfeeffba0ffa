// A studio with real processes, that counts what travels.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "crew.hpp"
#include "exchange.hpp"
#include "studio.hpp"

namespace lab {

class CrewStudio final : public Studio {
 public:
  CrewStudio(unsigned rooms, const Work& work) : crew_(rooms, work), open_(crew_.workers()) {}

  unsigned rooms() const override { return static_cast<unsigned>(crew_.workers().size()); }

  // One letter after the other, in turn: what happens at the same time is task 4.
  std::vector<Outcome<std::string>> answers(const std::vector<std::string>& letters) override {
    std::vector<Outcome<std::string>> outcomes;
    for (const std::string& letter : letters) outcomes.push_back(answer(letter));
    return outcomes;
  }

  std::size_t letters() const { return letters_; }
  std::size_t bytes() const { return bytes_; }

 private:
  Outcome<std::string> answer(const std::string& letter) {
    ++letters_;
    bytes_ += letter.size();
    if (open_.empty()) return TaskError{"a letter", "no room left"};
    Worker& room = *open_[letters_ % open_.size()];
    std::string print = ask(room, letter);
    if (print == "the end") {
      std::erase(open_, &room);
      return TaskError{"a letter", words(room.wait())};
    }
    bytes_ += print.size();
    return print;
  }

  Crew crew_;
  std::vector<Worker*> open_;  // Those that have not crashed.
  std::size_t letters_ = 0, bytes_ = 0;
};

}  // namespace lab
