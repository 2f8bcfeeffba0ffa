// Data races, one per kind of memory. Wrong on purpose: record.sh runs them under the sanitizers.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

class TicketOffice {
 public:
  int sell();
  int peek() const;
  int sell_locked();
  void note(const std::string& buyer);
  void rename(const std::string& name);
  std::string name() const { return name_; }
  bool closed() const { return closed_; }
  void close() { closed_ = true; }

 private:
  mutable std::mutex mutex_;
  int next_ = 0;
  bool closed_ = false;
  std::string name_ = "a name too long for the small string buffer";
  std::vector<std::string> buyers_;
};

struct Station {
  virtual ~Station();
  virtual int temperature() { return 20; }
};
struct NorthStation : Station {
  ~NorthStation() override;
  int temperature() override { return 5; }
};

void sell_from_two_threads();
void peek_without_the_lock();
void note_from_two_threads();
void rename_while_reading();
void close_while_asking();
void count_in_a_global();
void count_on_the_heap();
void count_in_a_local();
void use_a_freed_counter();
void destroy_while_calling();
void race_after_a_sleep();
