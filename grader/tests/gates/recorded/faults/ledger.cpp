#include "ledger.hpp"

#include <climits>
#include <cstring>
#include <memory>
#include <thread>
#include <vector>

namespace {
int table[4] = {1, 2, 3, 4};
int days[3] = {28, 30, 31};
volatile int sink = 0;
volatile int four = 4;
volatile int zero = 0;

struct Day {
  int rain = 0;
  int total() const { return rain; }
};
struct Node {
  Node* next = nullptr;
};
int* address_of_a_local() {
  int local = 7;
  int* volatile escaped = &local;
  return escaped;
}
[[gnu::noinline]] void write_through(int* to) { *to = 7; }
int recurse(int depth) {
  volatile char frame[1024];
  frame[depth % 1024] = 1;
  return recurse(depth + 1) + frame[0];
}
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wreturn-type"
#else
#pragma clang diagnostic ignored "-Wreturn-type"
#endif
int mild(int rain) {
  if (rain < 4) return 1;
}
}  // namespace

void read_freed_memory() {
  int* rain = new int(3);
  delete rain;
  sink = *rain;
}
void write_freed_memory() {
  auto* rain = new std::vector<int>(10);
  int* first = rain->data();
  delete rain;
  *first = 3;
}
void freed_by_another_thread() {
  auto rain = std::make_unique<int>(3);
  int* raw = rain.get();
  std::thread([&] { rain.reset(); }).join();
  sink = *raw;
}
void read_after_scope() {
  int* volatile rain = nullptr;
  {
    int today = 3;
    rain = &today;
  }
  sink = *rain;
}
void read_after_return() { sink = *address_of_a_local(); }
void read_past_the_heap_block() {
  auto rain = std::make_unique<int[]>(4);
  sink = rain[static_cast<std::size_t>(four)];
}
void write_past_the_heap_block() {
  auto rain = std::make_unique<int[]>(4);
  rain[static_cast<std::size_t>(four)] = 1;
}
void write_past_the_array() {
  int rain[4];
  std::memset(rain, 0, sizeof rain * static_cast<std::size_t>(four));
  sink = rain[0];
}
void read_before_the_array() {
  int rain[4] = {1, 2, 3, 4};
  int* volatile first = rain;
  sink = *(first - 1);
}
void read_past_the_global() {
  int* volatile first = table;
  sink = *(first + four);
}
void read_past_the_vector() {
  std::vector<int> rain(4);
  sink = rain[static_cast<std::size_t>(four)];
}
void leak_a_block() {
  int* volatile rain = new int[4];
  rain = nullptr;
}
void leak_a_list() {
  Node* volatile head = new Node{new Node};
  head = nullptr;
}
void free_twice() {
  int* rain = new int(3);
  int* volatile same = rain;
  delete rain;
  delete same;
}
void free_a_local() {
  int rain = 3;
  int* volatile address = &rain;
  delete address;
}
void free_array_as_one() {
  int* volatile rain = new int[4];
  delete rain;
}
void recurse_for_ever() { sink = recurse(0); }
void read_a_null_pointer() {
  int* volatile rain = nullptr;
  sink = *rain;
}
void call_on_a_null_pointer() {
  Day* volatile day = nullptr;
  sink = day->total();
}
void copy_to_null() {
  void* volatile nowhere = nullptr;
  std::memcpy(static_cast<char*>(nowhere) + four, table, sizeof table);
}
void copy_to_nowhere() {
  void* volatile nowhere = reinterpret_cast<void*>(0x123456789000);
  std::memcpy(nowhere, table, sizeof table);
}
void overflow_an_int() {
  int rain = INT_MAX - 4;
  for (int i = 0; i < 2; ++i) rain += four;
  sink = rain;
}
void index_past_the_array() { sink = days[four]; }
void store_past_the_array() { days[four] = 29; }
void forget_to_return() { sink = mild(four); }
void divide_by_zero() { sink = four / zero; }
void shift_too_far() { sink = 1 << (four * 10); }
void load_a_bad_bool() {
  unsigned char byte = static_cast<unsigned char>(four);
  bool dry;
  std::memcpy(&dry, &byte, 1);
  sink = dry ? 1 : 2;
}
void ask_for_too_much() {
  volatile std::size_t much = std::size_t{1} << 60;
  char* volatile block = new char[much];
  sink = block[0];
}
