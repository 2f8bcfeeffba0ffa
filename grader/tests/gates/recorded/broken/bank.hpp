// The header that every program here is built against.
#pragma once

class Bank {
 public:
  long total() const;
  void transfer(int from, int to, long amount);

 private:
  long accounts_[4] = {100, 100, 100, 100};
};
