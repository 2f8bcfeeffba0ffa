#include "explore/races/shadow.hpp"

namespace explore {

void Shadow::clear() {
  run_ = generation_;
  live_pages_ = 0;
  live_keys_.clear();
  pages_.clear();
  more_.clear();
}

void Shadow::make_blank(ShadowCell& cell, std::uint64_t generation) {
  cell.generation = generation;
  cell.more = cell.objects = 0;
  for (PastAccess& access : cell.accesses) access.mask = 0;
}

ShadowCell* Shadow::find(std::uintptr_t address) {
  PageEntry* entry = find_page(address / page_bytes);
  if (entry == nullptr) return nullptr;
  ShadowCell& cell = entry->page->cells[address / word_bytes % cells_per_page];
  return cell.generation == entry->generation ? &cell : nullptr;
}

std::uint32_t Shadow::take_more() {
  const std::uint32_t number = more_.take();
  if (number == 0) return 0;
  MoreAccesses& more = more_[number];
  more.next = 0;
  for (PastAccess& access : more.accesses) access.mask = 0;
  return number;
}

Shadow::PageEntry* Shadow::find_page(std::uintptr_t key) {
  if (table_ == nullptr) return nullptr;
  for (std::size_t i = slot_of(key); is_live(table_[i]); i = (i + 1) & table_mask_) {
    if (table_[i].key == key) return &table_[i];
  }
  return nullptr;
}

Shadow::PageEntry& Shadow::free_slot(std::uintptr_t key) {
  std::size_t i = slot_of(key);
  while (is_live(table_[i])) i = (i + 1) & table_mask_;
  return table_[i];
}

ShadowCell* Shadow::cell_in_new_page(std::uintptr_t address) {
  if (2 * (live_pages_ + std::size_t{1}) > table_mask_ && !grow_table()) return nullptr;
  const std::uint32_t number = pages_.take(), key_number = live_keys_.take();
  if (number == 0 || key_number == 0) return nullptr;
  ++live_pages_;
  const std::uintptr_t key = address / page_bytes;
  live_keys_[key_number] = key;
  PageEntry& entry = free_slot(key);
  entry = {key, ++generation_, &pages_[number]};
  return cell_of(entry, address);
}

bool Shadow::grow_table() {
  const std::size_t old_size = table_ == nullptr ? 0 : table_mask_ + 1;
  const std::size_t size = old_size == 0 ? first_table_size : 2 * old_size;
  auto* table = static_cast<PageEntry*>(map_memory(size * sizeof(PageEntry)));
  if (table == nullptr) return false;
  PageEntry* old_table = table_;
  table_ = table;
  table_mask_ = size - 1;
  for (std::size_t i = 0; i < old_size; ++i) {
    if (is_live(old_table[i])) free_slot(old_table[i].key) = old_table[i];
  }
  if (old_table != nullptr) munmap(old_table, old_size * sizeof(PageEntry));
  return true;
}

void Shadow::forget_words(std::uintptr_t first, std::uintptr_t end) {
  // A thread's whole stack may be given: then it is cheaper to look at the pages there are.
  if ((end - first) / page_bytes > live_pages_) return forget_live_pages(first, end);
  for (std::uintptr_t at = first; at < end;) {
    const std::uintptr_t page_end = (at / page_bytes + 1) * page_bytes;
    const std::uintptr_t part_end = page_end < end ? page_end : end;
    PageEntry* entry = find_page(at / page_bytes);
    if (entry != nullptr) forget_part(*entry, at, part_end);
    at = part_end;
  }
}

void Shadow::forget_part(PageEntry& entry, std::uintptr_t first, std::uintptr_t end) {
  if (end - first == page_bytes) {
    entry.generation = ++generation_;
    return;
  }
  for (std::uintptr_t at = first; at < end; at += word_bytes) {
    entry.page->cells[at / word_bytes % cells_per_page].generation = 0;
  }
}

void Shadow::forget_live_pages(std::uintptr_t first, std::uintptr_t end) {
  for (std::uint32_t number = 1; number <= live_pages_; ++number) {
    const std::uintptr_t page_first = live_keys_[number] * page_bytes, page_end = page_first + page_bytes;
    const std::uintptr_t part_first = page_first > first ? page_first : first;
    const std::uintptr_t part_end = page_end < end ? page_end : end;
    if (part_first < part_end) forget_part(*find_page(live_keys_[number]), part_first, part_end);
  }
}

}  // namespace explore
