#include "harness/thread_list.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace harness {
namespace {

/// The start of a small file of /proc, as a string.
template <int size>
void read_start(const char* path, char (&text)[size]) {
  text[0] = '\0';
  const long file = syscall(SYS_openat, long(AT_FDCWD), path, long(O_RDONLY | O_CLOEXEC), 0L);
  if (file < 0) return;
  const long got = syscall(SYS_read, file, text, long(size - 1));
  text[got > 0 ? got : 0] = '\0';
  syscall(SYS_close, file);
}

void append(char*& end, const char* text) {
  while (*text != '\0') *end++ = *text++;
  *end = '\0';
}

void append_number(char*& end, int number) {
  if (number >= 10) append_number(end, number / 10);
  *end++ = static_cast<char>('0' + number % 10);
  *end = '\0';
}

/// The start of one of /proc's files about a thread.
template <int size>
void read_of(int thread, const char* file, char (&text)[size]) {
  char path[64];
  char* end = path;
  append(end, "/proc/self/task/");
  append_number(end, thread);
  append(end, file);
  read_start(path, text);
}

unsigned long take_hexadecimal(const char*& text) {
  unsigned long value = 0;
  for (;; ++text) {
    const char c = *text;
    if (c >= '0' && c <= '9')
      value = value * 16 + static_cast<unsigned long>(c - '0');
    else if (c >= 'a' && c <= 'f')
      value = value * 16 + static_cast<unsigned long>(c - 'a' + 10);
    else
      return value;
  }
}

/// A decimal or 0x number; moves on behind it and one separator.
unsigned long take_number(const char*& text) {
  unsigned long value = 0;
  if (text[0] == '0' && text[1] == 'x') {
    text += 2;
    value = take_hexadecimal(text);
  } else {
    for (; *text >= '0' && *text <= '9'; ++text) value = value * 10 + static_cast<unsigned long>(*text - '0');
  }
  if (*text == ' ') ++text;
  return value;
}

void add_in_order(ThreadList& threads, int id) {
  int at = threads.count++;
  for (; at > 0 && threads.ids[at - 1] > id; --at) threads.ids[at] = threads.ids[at - 1];
  threads.ids[at] = id;
}

}  // namespace

void list_threads(ThreadList& threads) {
  threads.count = 0;
  const long folder =
      syscall(SYS_openat, long(AT_FDCWD), "/proc/self/task", long(O_RDONLY | O_DIRECTORY), 0L);
  if (folder < 0) return;
  alignas(dirent64) static char entries[4096];
  for (long got; (got = syscall(SYS_getdents64, folder, entries, sizeof entries)) > 0;) {
    for (long at = 0; at < got;) {
      const auto* entry = reinterpret_cast<const dirent64*>(entries + at);
      const char* name = entry->d_name;
      const auto id = static_cast<int>(take_number(name));
      if (id > 0 && threads.count < most_threads) add_in_order(threads, id);
      at += entry->d_reclen;
    }
  }
  syscall(SYS_close, folder);
}

bool signal_blocked(int thread, int signal) {
  static char text[4096];
  read_of(thread, "/status", text);
  for (const char* line = text; *line != '\0'; ++line) {
    if (line[0] == 'B' && line[1] == 'l' && line[2] == 'k' && line[3] == ':') {  // SigBlk:
      const char* digits = line + 5;
      return (take_hexadecimal(digits) >> (signal - 1) & 1) != 0;
    }
  }
  return false;
}

SystemCall system_call_of(int thread) {
  char line[256];
  read_of(thread, "/syscall", line);
  SystemCall call;
  if (line[0] < '0' || line[0] > '9') return call;  // "running", or "-1": stopped outside of the kernel.
  const char* rest = line;
  call.number = static_cast<long>(take_number(rest));
  for (unsigned long& argument : call.arguments) argument = take_number(rest);
  return call;
}

}  // namespace harness
