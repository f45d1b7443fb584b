// The ratings that the council printed are the tests: what the rule says beside
// what was printed, which no rule of the gap alone explains.

#include <map>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "common/types/exact_decimal.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/improvement/domain/rag.h"
#include "services/improvement/target_rag/rag_schemes.h"

namespace carereform::data {
extern const absl::string_view kPublishedRag;
extern const absl::string_view kPublishedRagCases;
}  // namespace carereform::data

namespace carereform::improvement {
namespace {

constexpr const char* kLevels[] = {"nothing said", "not enough",
                                   "closer by the end", "fully back on track"};
constexpr absl::CivilDay kDay(2021, 3, 31);

// A row of data/published_rag.csv; no cell of it has a comma.
struct Published {
  std::string period, measure, aim, target, actual, printed, why, margin;
};

std::vector<Published> ReadPublished() {
  std::vector<Published> all;
  bool heading = true;
  for (absl::string_view line :
       absl::StrSplit(data::kPublishedRag, '\n', absl::SkipEmpty())) {
    if (absl::StartsWith(line, "#")) continue;
    const std::vector<std::string> cells = absl::StrSplit(line, ',');
    EXPECT_EQ(cells.size(), 9u) << line;
    if (!heading) {
      all.push_back({cells[0], cells[1], cells[2], cells[3], cells[4], cells[5],
                     cells[6], cells[7]});
    }
    heading = false;
  }
  return all;
}

RagInputs InputsFor(const Published& row, Confidence level) {
  RagInputs inputs{.target = {.name = row.measure}};
  if (row.aim == "band") {
    const std::vector<std::string> ends = absl::StrSplit(row.target, '-');
    inputs.target.kind = TargetKind::kBand;
    inputs.target.aim = TargetAim::kWithinBand;
    inputs.target.low = ThousandthsOf(ends[0]);
    inputs.target.high = ThousandthsOf(ends[1]);
  } else {
    inputs.target.kind = TargetKind::kNumber;
    inputs.target.aim = row.aim == "low" ? TargetAim::kLow : TargetAim::kHigh;
    inputs.target.number = ThousandthsOf(row.target);
  }
  inputs.rules = {{.name = "rule",
                   .known = kDay,
                   .colours = BuiltInRagSchemes()->front().colours,
                   .narrow_margin = ThousandthsOf(row.margin).value_or(0),
                   .confidence_counts = true}};
  inputs.readings = {{.name = "reading",
                      .known = kDay,
                      .as_of = kDay,
                      .value = ThousandthsOf(row.actual)}};
  inputs.judgements = {{"judgement", kDay, level}};
  return inputs;
}

std::string WordFor(RagColour colour) {
  constexpr const char* kWords[] = {"", "red", "amber", "green"};
  return kWords[static_cast<size_t>(colour)];
}

std::string LineFor(const Published& row, bool& same) {
  const ComputedRag rag = RagOn(InputsFor(row, Confidence::kNotSaid), kDay);
  const std::string says = WordFor(rag.colour);
  std::vector<std::string> agreeing;
  for (int level = 0; level < 4; ++level) {
    const RagInputs inputs = InputsFor(row, static_cast<Confidence>(level));
    if (WordFor(RagOn(inputs, kDay).colour) == row.printed) {
      agreeing.push_back(kLevels[level]);
    }
  }
  same = says == row.printed;
  return absl::StrCat(
      "| ", row.period, " | ", row.measure, " | ", row.target, " | ",
      row.actual, " | ", FromThousandths(rag.shortfall.gap), " | ", row.margin,
      " | ", says, " | ", row.printed, " | ", same ? "yes" : "no", " | ",
      agreeing.empty() ? "never" : absl::StrJoin(agreeing, ", "), " |\n");
}

TEST(PublishedRagTest, TheRuleIsSetBesideWhatWasPrinted) {
  std::string lines;
  int cases = 0;
  int agreeing = 0;
  for (const Published& row : ReadPublished()) {
    if (row.margin.empty()) continue;
    bool same = false;
    absl::StrAppend(&lines, LineFor(row, same));
    ++cases;
    if (same) ++agreeing;
  }
  EXPECT_EQ(cases, 14);
  absl::StrAppend(&lines, "\nSame: ", agreeing, " of 14.\n");
  EXPECT_TRUE(absl::EndsWith(data::kPublishedRagCases, lines)) << lines;
}

TEST(PublishedRagTest, AMeasureHasOneMarginForAllYears) {
  std::map<std::string, std::string> margins;
  for (const Published& row : ReadPublished()) {
    if (row.margin.empty()) continue;
    const auto [at, added] = margins.emplace(row.measure, row.margin);
    EXPECT_EQ(at->second, row.margin) << row.measure;
  }
}

// Two gaps, of which the smaller was printed as the worse: that is why a margin
// alone cannot be what the council rated by.
TEST(PublishedRagTest, NoMarginExplainsWhatWasPrinted) {
  std::map<std::string, Thousandths> gap;
  for (const Published& row : ReadPublished()) {
    if (row.measure != "Sequels that prevent need") continue;
    gap[row.printed] =
        RagOn(InputsFor(row, Confidence::kNotSaid), kDay).shortfall.gap;
  }
  EXPECT_EQ(gap.at("amber"), 3000);
  EXPECT_EQ(gap.at("red"), 1300);
}

TEST(PublishedRagTest, TotalsAreThoseOfThePapers) {
  std::map<std::string, std::map<std::string, int>> count;
  for (const Published& row : ReadPublished()) {
    ++count[row.period][row.printed];
    EXPECT_EQ(row.printed.empty(), !row.why.empty()) << row.measure;
  }
  const auto& first = count.at("2018-19 Q1");
  EXPECT_EQ(first.at("green"), 15);
  EXPECT_EQ(first.at("amber"), 8);
  EXPECT_EQ(first.count("red"), 0u);
  EXPECT_EQ(first.at(""), 7);
  // "15, or 65%" of 23 (001:14727-14730).
  EXPECT_EQ(RoundedToTenth(15, 100, 23), "65.2");
  EXPECT_EQ(RoundedToWhole(15, 100, 23), "65");
  const auto& second = count.at("2020-21");
  EXPECT_EQ(second.at("green"), 7);
  EXPECT_EQ(second.at("amber"), 1);
  EXPECT_EQ(second.at("red"), 7);
  EXPECT_EQ(second.at(""), 15);
}

}  // namespace
}  // namespace carereform::improvement
