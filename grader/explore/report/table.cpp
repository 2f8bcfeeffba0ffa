// The table: a column per thread that does something, then the source line. What does not fit gives way in
// this order: the locks held, the actions' width (they wrap), the source text (it is cut).
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "explore/report/interleaving.hpp"
#include "explore/report/plain_text.hpp"

namespace explore {
namespace {

constexpr std::size_t narrowest_action = 16, narrowest_source = 14;
constexpr std::size_t frame = 3;  // "| " before a cell and " " after it.

struct Line {
  std::vector<std::string> cells;  ///< as many as there are columns; the last is the source
};

struct Grid {
  std::vector<std::string> heads;
  std::vector<Line> lines;
  std::vector<std::size_t> widths;
  bool has_held = false;  ///< the last column but one is the locks held
};

std::string source_of(const SourcePlace& place) {
  if (place.line == 0) return "";
  return std::filesystem::path(place.file).filename().string() + ":" + std::to_string(place.line) + "  " +
         place.text;
}

/// "-- switch: preempted" for "T1 is preempted", in T1's own column. A thread that waits or has ended
/// explains by itself why another goes on: nothing.
std::string switch_line(const std::string& reason) {
  if (reason.empty() || reason.ends_with(" waits") || reason.ends_with(" has ended")) return "";
  return "-- switch: " + printable(reason.substr(reason.rfind(' ') + 1));
}

std::string action_of(const Row& row) {
  return printable(row.time.empty() ? row.action : "[" + row.time + "] " + row.action);
}

std::vector<bool> busy_threads(const Interleaving& interleaving) {
  std::vector<bool> busy(interleaving.threads.size());
  for (const Row& row : interleaving.rows) busy[static_cast<std::size_t>(row.thread)] = true;
  return busy;
}

/// Which column shows each thread; all the same one where a row names its thread instead.
struct Columns {
  std::vector<std::size_t> of_thread;
  std::size_t first_free = 0;
};

Columns columns_of(const std::vector<bool>& busy) {
  Columns columns{.of_thread = std::vector<std::size_t>(busy.size()), .first_free = 0};
  for (std::size_t i = 0; i < busy.size(); ++i) {
    columns.of_thread[i] = columns.first_free;
    if (busy[i]) ++columns.first_free;
  }
  return columns;
}

Grid grid_of(const Interleaving& interleaving, bool with_held) {
  const std::vector<bool> busy = busy_threads(interleaving);
  const Columns columns = columns_of(busy);
  Grid grid{.heads = {}, .lines = {}, .widths = {}, .has_held = with_held};
  for (std::size_t i = 0; i < busy.size(); ++i) {
    if (busy[i]) grid.heads.push_back(printable(interleaving.threads[i]));
  }
  if (with_held) grid.heads.emplace_back("holds");
  grid.heads.emplace_back("source");

  const Row* before = nullptr;
  for (const Row& row : interleaving.rows) {
    const std::string switched = before == nullptr ? "" : switch_line(row.switched);
    if (!switched.empty()) {
      Line reason{.cells = std::vector<std::string>(grid.heads.size())};
      reason.cells[columns.of_thread[static_cast<std::size_t>(before->thread)]] = switched;
      grid.lines.push_back(std::move(reason));
    }
    Line line{.cells = std::vector<std::string>(grid.heads.size())};
    line.cells[columns.of_thread[static_cast<std::size_t>(row.thread)]] = action_of(row);
    if (with_held) line.cells[columns.first_free] = printable(listed(row.held));
    line.cells.back() = printable(source_of(row.place));
    grid.lines.push_back(std::move(line));
    before = &row;
  }
  return grid;
}

/// For more threads than columns fit: who, what, where.
Grid list_of(const Interleaving& interleaving) {
  Grid grid{.heads = {"thread", "step", "source"}, .lines = {}, .widths = {}, .has_held = false};
  for (const Row& row : interleaving.rows) {
    const std::string& name = interleaving.threads[static_cast<std::size_t>(row.thread)];
    grid.lines.push_back({.cells = {printable(name), action_of(row), printable(source_of(row.place))}});
  }
  return grid;
}

std::size_t total_of(const std::vector<std::size_t>& widths) {
  std::size_t total = 0;
  for (const std::size_t width : widths) total += width + frame;
  return total - 1;  // Nothing follows the last cell.
}

void measure(Grid& grid) {
  grid.widths.assign(grid.heads.size(), 0);
  for (std::size_t i = 0; i < grid.heads.size(); ++i) {
    grid.widths[i] = columns(grid.heads[i]);
    for (const Line& line : grid.lines) grid.widths[i] = std::max(grid.widths[i], columns(line.cells[i]));
  }
}

std::size_t longest_word(const Grid& grid, std::size_t column) {
  std::size_t longest = columns(grid.heads[column]);
  for (const Line& line : grid.lines) {
    std::size_t at = 0;
    const std::string& cell = line.cells[column];
    while (at < cell.size()) {
      const std::size_t end = std::min(cell.find(' ', at), cell.size());
      longest = std::max(longest, columns(std::string_view(cell).substr(at, end - at)));
      at = end + 1;
    }
  }
  return longest;
}

/// Takes columns from the widest action until the table fits or each is as narrow as it may be: as wide as
/// its longest word, unless words may be broken.
void narrow_actions(Grid& grid, std::size_t width, bool breaks_words) {
  std::vector<std::size_t> least;
  for (std::size_t i = 0; i + 1 < grid.heads.size(); ++i) {
    const std::size_t word = breaks_words ? 0 : longest_word(grid, i);
    least.push_back(std::min(grid.widths[i], std::max(narrowest_action, word)));
  }
  while (total_of(grid.widths) > width) {
    std::size_t widest = least.size();
    for (std::size_t i = 0; i < least.size(); ++i) {
      if (grid.widths[i] > least[i] && (widest == least.size() || grid.widths[i] > grid.widths[widest])) {
        widest = i;
      }
    }
    if (widest == least.size()) return;
    --grid.widths[widest];
  }
}

void cut_source(Grid& grid, std::size_t width) {
  const std::size_t total = total_of(grid.widths);
  if (total <= width) return;
  const std::size_t excess = total - width, source = grid.widths.back();
  grid.widths.back() =
      source > excess + narrowest_source ? source - excess : std::min(source, narrowest_source);
}

bool fit(Grid& grid, std::size_t width, bool breaks_words = false) {
  measure(grid);
  narrow_actions(grid, width, breaks_words);
  cut_source(grid, width);
  return total_of(grid.widths) <= width;
}

Grid fitted(const Interleaving& interleaving, std::size_t width) {
  const bool any_held = std::any_of(interleaving.rows.begin(), interleaving.rows.end(),
                                    [](const Row& row) { return !row.held.empty(); });
  if (any_held) {
    Grid with_held = grid_of(interleaving, true);
    measure(with_held);
    if (total_of(with_held.widths) <= width) return with_held;
  }
  Grid grid = grid_of(interleaving, false);
  if (fit(grid, width)) return grid;
  Grid list = list_of(interleaving);
  fit(list, width, true);
  return list;
}

std::string printed(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    line += "| " + cells[i];
    if (i + 1 < cells.size())
      line += std::string(widths[i] - std::min(widths[i], columns(cells[i])) + 1, ' ');
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

std::string printed(const Line& line, const std::vector<std::size_t>& widths) {
  std::vector<std::vector<std::string>> cells;
  std::size_t height = 1;
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    const bool source = i + 1 == line.cells.size();
    cells.push_back(source ? std::vector{shortened(line.cells[i], std::max<std::size_t>(widths[i], 3))}
                           : wrapped(line.cells[i], std::max<std::size_t>(widths[i], 1)));
    height = std::max(height, cells.back().size());
  }
  std::string text;
  for (std::size_t part = 0; part < height; ++part) {
    std::vector<std::string> parts;
    for (const auto& cell : cells) parts.push_back(part < cell.size() ? cell[part] : "");
    text += printed(parts, widths);
  }
  return text;
}

std::string printed_endings(const Interleaving& interleaving, std::size_t width) {
  constexpr std::size_t arrow = 3;
  std::string text;
  for (const std::string& ending : interleaving.endings) {
    const char* mark = "=> ";
    for (const std::string& line : wrapped(printable(ending), std::max(width, arrow + 1) - arrow)) {
      text += mark + line + "\n";
      mark = "   ";
    }
  }
  return text;
}

}  // namespace

std::string table_of(const Interleaving& interleaving, int width) {
  const auto most = static_cast<std::size_t>(std::max(width, 40));
  std::string text;
  if (!interleaving.rows.empty()) {
    const Grid grid = fitted(interleaving, most);
    text = printed(grid.heads, grid.widths);
    for (const Line& line : grid.lines) text += printed(line, grid.widths);
  }
  return text + printed_endings(interleaving, most);
}

}  // namespace explore
