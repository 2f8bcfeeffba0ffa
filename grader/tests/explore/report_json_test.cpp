#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>

#include "explore/report/interleaving.hpp"

namespace explore {
namespace {

using Json = nlohmann::json;

/// Random, but the same in every run.
class Invention {
 public:
  explicit Invention(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string text() {
    static const std::vector<std::string> pieces = {"mutex_", " ", "\"", "\\", "\n",  "é",
                                                    "=>",     "|", "",   "🍞",  "\x01"};
    std::string text;
    for (std::size_t i = below(6); i > 0; --i) text += pieces[below(pieces.size())];
    return text;
  }

  std::vector<std::string> texts(std::size_t most) {
    std::vector<std::string> texts(below(most));
    for (std::string& one : texts) one = text();
    return texts;
  }

  SourcePlace place() { return {text(), static_cast<int>(below(1000)), text(), text()}; }

  Coverage coverage() {
    const std::uint64_t beyond = below(1000), sampled = below(1000);
    return {.schedules = beyond + sampled + below(1000),
            .all_interleavings = below(2) == 0,
            .exhausted_bound = static_cast<int>(below(4)) - 1,
            .beyond = beyond,
            .sampled = sampled,
            .spurious_wakeups = static_cast<int>(below(3)),
            .early_timers = static_cast<int>(below(3)),
            .not_judged = text(),
            .toolchain = text(),
            .seconds = static_cast<double>(below(1000)) / 8};
  }

  std::optional<Interleaving> interleaving() {
    if (below(4) == 0) return std::nullopt;
    Interleaving made;
    made.flaw = "flaw" + text();
    made.sentence = text();
    made.threads = texts(6);
    made.threads.push_back("main");
    for (std::size_t i = below(8); i > 0; --i) {
      made.rows.push_back({.thread = static_cast<int>(below(made.threads.size())),
                           .action = text(),
                           .place = place(),
                           .switched = text(),
                           .held = texts(3),
                           .time = text()});
    }
    made.endings = texts(4);
    for (std::size_t i = below(3); i > 0; --i) made.places.push_back(place());
    made.schedule = random_();
    made.token = text();
    return made;
  }

 private:
  std::mt19937_64 random_;
};

bool is_refused(const std::string& text) {
  Coverage coverage;
  std::optional<Interleaving> interleaving;
  try {
    from_json(text, coverage, interleaving);
  } catch (const std::runtime_error& error) {
    EXPECT_EQ(std::string(error.what()).rfind("interleaving: ", 0), 0u) << error.what();
    EXPECT_EQ(coverage, Coverage{}) << "a refused document must change nothing";
    EXPECT_FALSE(interleaving.has_value());
    return true;
  }
  return false;
}

std::string valid_document() {
  Interleaving interleaving;
  interleaving.flaw = "deadlock";
  interleaving.threads = {"main", "T1"};
  interleaving.rows.push_back(
      {.thread = 1, .action = "locks mutex_", .place = {"bank.cpp", 21, "text", "f"}});
  interleaving.endings = {"T1 waits"};
  interleaving.places = {{"bank.cpp", 21, "text", "f"}};
  return to_json({.schedules = 7, .exhausted_bound = 1}, interleaving);
}

// Catches: a field that is written and not read, or read from another's name.
TEST(InterleavingJson, WhatIsWrittenIsReadBack) {
  for (unsigned seed = 0; seed < 500; ++seed) {
    Invention invent(seed);
    const Coverage coverage = invent.coverage();
    const auto interleaving = invent.interleaving();
    Coverage read;
    std::optional<Interleaving> drawn = Interleaving{};
    from_json(to_json(coverage, interleaving), read, drawn);
    EXPECT_EQ(read, coverage) << "seed " << seed;
    EXPECT_EQ(drawn, interleaving) << "seed " << seed;
  }
}

// Catches: an exception, instead of a document, for source text in another encoding.
TEST(InterleavingJson, BytesThatAreNoUtf8AreReplaced) {
  Interleaving interleaving;
  interleaving.flaw = "deadlock";
  interleaving.sentence = "caf\xE9";
  Coverage coverage;
  std::optional<Interleaving> read;
  from_json(to_json({}, interleaving), coverage, read);
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read->sentence, "caf\xEF\xBF\xBD");
}

/// Every place in the document, as JSON pointers.
void collect(const Json& json, const Json::json_pointer& at, std::vector<Json::json_pointer>& all) {
  all.push_back(at);
  if (json.is_object()) {
    for (const auto& [key, value] : json.items()) collect(value, at / key, all);
  } else if (json.is_array()) {
    for (std::size_t i = 0; i < json.size(); ++i) collect(json[i], at / i, all);
  }
}

// Catches: a field whose absence is silently taken for nothing.
TEST(InterleavingJson, AMissingFieldIsRefused) {
  const Json document = Json::parse(valid_document());
  std::vector<Json::json_pointer> places;
  collect(document, Json::json_pointer(), places);
  int tried = 0;
  for (const auto& place : places) {
    if (place.empty() || document[place.parent_pointer()].is_array()) continue;
    Json cut = document;
    cut[place.parent_pointer()].erase(place.back());
    EXPECT_TRUE(is_refused(cut.dump())) << "without " << place.to_string();
    ++tried;
  }
  EXPECT_GT(tried, 30);
}

// Catches: a crash or a wrong value where a type is another than expected.
TEST(InterleavingJson, AFieldOfAnotherTypeIsRefused) {
  const Json document = Json::parse(valid_document());
  const std::vector<Json> others = {
      Json(nullptr),           Json(true), Json(-5), Json(1e300), Json("word"), Json::array({1}),
      Json::object({{"a", 1}})};
  std::vector<Json::json_pointer> places;
  collect(document, Json::json_pointer(), places);
  for (const auto& place : places) {
    for (const Json& other : others) {
      const bool may_be = other.type() == document[place].type() || place.to_string() == "/interleaving" ||
                          (document[place].is_number() && other.is_number());
      if (may_be) continue;
      Json changed = document;
      changed[place] = other;
      EXPECT_TRUE(is_refused(changed.dump())) << place.to_string() << " = " << other.dump();
    }
  }
}

TEST(InterleavingJson, ARowOfAThreadThatIsNotThereIsRefused) {
  for (const char* number : {"-1", "2", "4294967297", "18446744073709551615", "-9223372036854775808"}) {
    std::string text = valid_document();
    const std::string wanted = "\"thread\":1";
    text.replace(text.find(wanted), wanted.size(), std::string("\"thread\":") + number);
    EXPECT_TRUE(is_refused(text)) << number;
  }
}

TEST(InterleavingJson, ContradictingCountsAreRefused) {
  EXPECT_TRUE(is_refused(to_json({.schedules = 5, .sampled = 6}, std::nullopt)));
  EXPECT_TRUE(is_refused(to_json({.schedules = 5, .beyond = 3, .sampled = 3}, std::nullopt)));
  EXPECT_TRUE(is_refused(to_json({.schedules = 5, .beyond = ~0ull, .sampled = 2}, std::nullopt)));
}

TEST(InterleavingJson, AnotherVersionIsRefused) {
  std::string text = valid_document();
  text.replace(text.find("\"version\":1"), 11, "\"version\":2");
  EXPECT_TRUE(is_refused(text));
}

// Catches: a crash, a hang or another exception for damaged records.
TEST(InterleavingJson, DamagedTextIsRefusedOrReadButNeverCrashes) {
  const std::string good = valid_document();
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string text = good;
    for (int edits = 1 + static_cast<int>(random() % 3); edits > 0 && !text.empty(); --edits) {
      const std::size_t at = random() % text.size();
      switch (random() % 4) {
        case 0:
          text[at] = static_cast<char>(random() % 256);
          break;
        case 1:
          text.erase(at, 1 + random() % 20);
          break;
        case 2:
          text.insert(at, text.substr(random() % text.size(), random() % 30));
          break;
        default:
          text.resize(at + 1);
          break;
      }
    }
    Coverage coverage;
    std::optional<Interleaving> interleaving;
    try {
      from_json(text, coverage, interleaving);
      if (interleaving) table_of(*interleaving);
    } catch (const std::runtime_error&) {
    }
  }
}

}  // namespace
}  // namespace explore
