// What is remembered of each eight bytes of the program's memory: the accesses that a later one may race
// with, and the synchronisation objects that live there.
//
// Two steps to a cell: a table of pages (512 bytes of memory, 64 cells), then the cell. Pages and cells carry
// the generation they were written in, so forgetting everything, or a page, is one addition.
#pragma once

#include <cstddef>
#include <cstdint>

#include "explore/races/pool.hpp"
#include "explore/races/vector_clock.hpp"

namespace explore {

/// One access that later ones are compared with; packed so that three fit into a cell.
struct PastAccess {
  std::uint64_t place : 48;  ///< where in the code
  std::uint64_t thread : 8;
  std::uint64_t bytes : 6;
  std::uint64_t write : 1;
  std::uint64_t atomic : 1;
  Tick tick;
  std::uint32_t event : 24;  ///< one more than note_event() said
  std::uint32_t mask : 8;    ///< which of the eight bytes; 0: a free slot
};
static_assert(sizeof(PastAccess) == 16);

inline constexpr int accesses_per_cell = 3;

/// Where a cell's accesses go on when three are not enough: many readers, or bytes of different history.
struct MoreAccesses {
  PastAccess accesses[accesses_per_cell];
  std::uint32_t next;
};

struct alignas(64) ShadowCell {
  std::uint64_t generation;
  std::uint32_t more;     ///< first of the MoreAccesses
  std::uint32_t objects;  ///< first of the synchronisation objects
  PastAccess accesses[accesses_per_cell];
};
static_assert(sizeof(ShadowCell) == 64);

class Shadow {
 public:
  void clear();

  /// The eight bytes around the address; null when memory or a limit is exhausted.
  ShadowCell* cell(std::uintptr_t address) {
    const std::uintptr_t key = address / page_bytes;
    if (table_ != nullptr) {
      for (std::size_t i = slot_of(key); is_live(table_[i]); i = (i + 1) & table_mask_) {
        if (table_[i].key == key) return cell_of(table_[i], address);
      }
    }
    return cell_in_new_page(address);
  }

  /// The cell if anything is remembered there, else null.
  ShadowCell* find(std::uintptr_t address);

  /// Forgets whole words from first up to end; both multiples of eight.
  void forget_words(std::uintptr_t first, std::uintptr_t end);

  MoreAccesses& more(std::uint32_t number) { return more_[number]; }
  /// Numbered, empty; 0 at the limit.
  std::uint32_t take_more();

 private:
  static constexpr std::uintptr_t word_bytes = 8, cells_per_page = 64,
                                  page_bytes = word_bytes * cells_per_page;
  static constexpr std::uint32_t page_limit = 1U << 15U;  // 16 MiB of the program's memory.
  static constexpr std::size_t first_table_size = 1U << 12U;

  struct CellPage {
    ShadowCell cells[cells_per_page];
  };
  struct PageEntry {
    std::uintptr_t key;
    std::uint64_t generation;  // Live when later than run_; cells of another generation are blank.
    CellPage* page;
  };

  std::size_t slot_of(std::uintptr_t key) const {
    return (static_cast<std::uint64_t>(key) * 0x9E3779B97F4A7C15U >> 32U) & table_mask_;
  }
  bool is_live(const PageEntry& entry) const { return entry.generation > run_; }
  static ShadowCell* cell_of(const PageEntry& entry, std::uintptr_t address) {
    ShadowCell& cell = entry.page->cells[address / word_bytes % cells_per_page];
    if (cell.generation != entry.generation) make_blank(cell, entry.generation);
    return &cell;
  }
  static void make_blank(ShadowCell& cell, std::uint64_t generation);

  PageEntry* find_page(std::uintptr_t key);
  PageEntry& free_slot(std::uintptr_t key);
  ShadowCell* cell_in_new_page(std::uintptr_t address);
  bool grow_table();
  void forget_part(PageEntry& entry, std::uintptr_t first, std::uintptr_t end);
  void forget_live_pages(std::uintptr_t first, std::uintptr_t end);

  std::uint64_t generation_ = 1;  // The latest handed out; never twice the same.
  std::uint64_t run_ = 1;         // The latest before this execution.
  PageEntry* table_ = nullptr;
  std::size_t table_mask_ = 0;
  std::uint32_t live_pages_ = 0;
  Pool<std::uintptr_t, page_limit, 4096> live_keys_;
  Pool<CellPage, page_limit, 64> pages_;
  Pool<MoreAccesses, 1U << 18U, 1024> more_;
};

}  // namespace explore
