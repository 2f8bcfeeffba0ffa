#include "report/result_document.hpp"

#include "golden.hpp"
#include "hostile.hpp"
#include "lab/error.hpp"
#include "lab/json.hpp"
#include "lab/text_file.hpp"
#include "report/presentable.hpp"
#include "samples.hpp"
#include "schema.hpp"

namespace grader {
namespace {

Result sample() {
  Result result = samples::result_of({samples::data_race(), samples::broken(), samples::not_judged(),
                                      samples::provisional(), samples::failed_case(), samples::stretch(),
                                      samples::never_stuck()});
  result.labs[0].tasks[3].gates[4].measurements = {{"speedup", 1.25}, {"threads_peak", 2}};
  return result;
}

std::string spoiled(std::string document, const std::string& from, const std::string& to) {
  const auto at = document.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return document.replace(at, from.size(), to);
}

std::string refusal(const std::string& document) {
  try {
    read_result(document, "result.json");
  } catch (const UserError& error) {
    return error.what();
  }
  return {};
}

// Catches: silent change. The document of a known result looks different; readers of version 1 break.
TEST(ResultDocument, KeepsItsShape) { expect_golden("result_json", result_document(sample())); }

// Catches: lost field. Something a result says is not in its document, or comes back as something else.
TEST(ResultDocument, ReadsBackWhatItWrote) {
  EXPECT_EQ(presentable(sample()), sample()) << "an ordinary result needs no cleaning";
  EXPECT_EQ(read_result(result_document(sample()), "result.json"), sample());
  Result largest = sample();
  largest.seed = std::numeric_limits<unsigned long>::max();
  EXPECT_EQ(read_result(result_document(largest), "result.json").seed, largest.seed);
}

// Catches: broken document. Some text or number makes a document that cannot be read back.
TEST(ResultDocument, ReadsBackWhateverAResultHolds) {
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const Result result = hostile_result(seed);
    const std::string document = result_document(result);
    ASSERT_EQ(read_result(document, "result.json"), presentable(result)) << seed;
    ASSERT_EQ(result_document(read_result(document, "result.json")), document) << seed;
  }
}

// Catches: endless document. Megabytes of a learner's output are stored again and again.
TEST(ResultDocument, IsOfLimitedLength) {
  Result result = sample();
  Finding& finding = result.labs[0].tasks[0].gates[2].findings[0];
  finding.raw = finding.sentence = std::string(50'000, 'x');
  finding.notes.assign(60, finding.raw);
  result.labs[0].tasks[0].gates[2].findings.assign(30, finding);
  EXPECT_LT(result_document(result).size(), 3'000'000u);
}

// Catches: schema drift. docs/teaching/result.schema.json describes another document than the one written.
TEST(ResultDocument, IsWhatTheSchemaSays) {
  const Json schema = parse_json(read_text_file(KIT_FOLDER "/docs/teaching/result.schema.json").value());
  const auto document = [](const Result& result) { return parse_json(result_document(result)); };
  EXPECT_EQ(schema_complaint(schema, schema, document(sample())), "");
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    EXPECT_EQ(schema_complaint(schema, schema, document(hostile_result(seed))), "") << seed;
  }
  Json spoilt = document(sample());
  std::get<Json::Object>(spoilt.value).pop_back();
  EXPECT_NE(schema_complaint(schema, schema, spoilt), "") << "the check must be able to complain";
}

// Catches: trusted file. A document that somebody edited, or of another version, is graded as if it were
// ours.
TEST(ReadResult, RefusesWhatIsNoSuchDocument) {
  const std::string good = result_document(sample());
  EXPECT_EQ(refusal(good), "");
  struct Way {
    const char *from, *to, *sentence;
  };
  constexpr Way ways[] = {
      {"interleave-result/1", "interleave-result/2", "its schema is \"interleave-result/2\""},
      {"\"seed\": \"4711\"", "\"seed\": \"-1\"", "\"seed\" is no number"},
      {"\"seed\": \"4711\",", "", "\"seed\" is missing"},
      {"\"cores\": 2", "\"cores\": \"2\"", "\"machine.cores\" is text, not a whole number"},
      {"\"cores\": 2", "\"cores\": -2", "\"machine.cores\" is negative"},
      {"\"cores\": 2", "\"cores\": 99999999999", "\"machine.cores\" is too large"},
      {"\"stretch\": false", "\"stretch\": 0",
       "\"labs[0].tasks[0].stretch\" is a whole number, not true or false"},
      {"\"points\": ", "\"points\": 1e999, \"x\": ", "it is not JSON"},
      {"\"points\": ", "\"points\": true, \"x\": ", "\"points\" is true or false, not a number"},
      {"\"points\": ", "\"points\": 1000000, \"x\": ", "1000000 points of"},
      {"\"points\": ", "\"points\": -1, \"x\": ", "-1 points of"},
      {"\"points\": ", "\"points\": 1, \"points\": ", "the key \"points\" stands twice"},
      {"\"gate\": \"builds\"", "\"gate\": \"magic\"", "there is no gate \"magic\""},
      {"\"outcome\": \"pass\"", "\"outcome\": \"won\"", "there is no outcome \"won\""},
      {"{", "[", "it is not JSON"},
  };
  for (const Way& way : ways) {
    const std::string said = refusal(spoiled(good, way.from, way.to));
    EXPECT_NE(said.find(way.sentence), std::string::npos) << way.to << "\n  got: " << said;
    EXPECT_TRUE(said.starts_with("result.json is not a result document: ")) << said;
  }
}

// Catches: a spoilt drawing that ends the reader with anything but a sentence, or is read as another.
TEST(ReadResult, RefusesASpoiltInterleaving) {
  const std::string good = result_document(sample());
  EXPECT_NE(refusal(spoiled(good, "\"thread\": 2", "\"thread\": 3")), "") << "there are three threads";
  EXPECT_NE(refusal(spoiled(good, "\"token\":", "\"tokem\":")), "");
  EXPECT_NE(refusal(spoiled(good, "\"interleaving\": {", "\"interleaving\": 7, \"x\": {")), "");
}

// Catches: frozen format. A newer kit's extra key makes an older one refuse the document.
TEST(ReadResult, IgnoresKeysItDoesNotKnow) {
  const std::string newer = spoiled(result_document(sample()), "\"broken\":", "\"mood\": [1], \"broken\":");
  EXPECT_EQ(read_result(newer, "result.json"), sample());
}

// Catches: crash on rubbish. Some damaged document ends the reader with anything but a sentence.
TEST(ReadResult, SurvivesAnyDamage) {
  const std::string good = result_document(samples::result_of({samples::data_race()}));
  std::mt19937_64 random(1);
  for (int i = 0; i < 2000; ++i) {
    std::string damaged = good;
    for (auto n = 1 + random() % 4; n > 0; --n)
      damaged[random() % damaged.size()] = static_cast<char>(random());
    if (random() % 4 == 0) damaged.resize(random() % damaged.size());
    refusal(damaged);  // Either a UserError or a result; anything else fails the test.
  }
}

}  // namespace
}  // namespace grader
