#include <mutex>
#include <thread>

struct Account {
  std::mutex mutex;
  long balance = 100;
};

void transfer(Account& from, Account& to, long amount) {
  std::lock_guard payer(from.mutex);
  std::lock_guard payee(to.mutex);
  from.balance -= amount;
  to.balance += amount;
}

void opposite_transfers() {
  Account left, right;
  std::thread there([&] { transfer(left, right, 10); });
  std::thread back([&] { transfer(right, left, 20); });
  there.join();
  back.join();
}
