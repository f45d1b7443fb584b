// Measures over a few referrals whose waits are known by sight.

#include "services/assessments/measures.h"

#include <map>
#include <ostream>

#include "absl/strings/str_cat.h"
#include "common/measures/measure_query.h"
#include "services/assessments/measure_definitions.h"
#include "services/assessments/referral_fixture.h"

namespace carereform::assessments {
namespace {

using measures::v1::ComputeMeasureRequest;
using measures::v1::ComputeMeasureResponse;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;
using testing::ElementsAre;
using testing::IsEmpty;
using tests::HasReason;
using tests::IsOk;
using v1::Referral;

const absl::CivilDay kDay(2025, 9, 15);

Standard AllocationWithin(const char* type, int days, absl::CivilDay from,
                          const char* status) {
  return {.standard = "allocation",
          .type = type,
          .days = days,
          .from = from,
          .to = std::nullopt,
          .status = status,
          .source = "a paper"};
}

// A question: a day, or a period with both its ends.
struct Question {
  std::string measure;
  std::optional<absl::CivilDay> day;
  std::optional<std::pair<absl::CivilDay, absl::CivilDay>> period;
  std::map<std::string, std::string> filters;
  std::string group_by;
  int64_t revision = 0;
};

Question OnDay(const std::string& measure, absl::CivilDay day,
               std::map<std::string, std::string> filters = {}) {
  return {.measure = measure,
          .day = day,
          .period = std::nullopt,
          .filters = std::move(filters),
          .group_by = ""};
}

Question InPeriod(const std::string& measure, absl::CivilDay first,
                  absl::CivilDay last,
                  std::map<std::string, std::string> filters = {}) {
  return {.measure = measure,
          .day = std::nullopt,
          .period = std::make_pair(first, last),
          .filters = std::move(filters),
          .group_by = ""};
}

class MeasuresTest : public ReferralFixture {
 protected:
  MeasuresTest()
      : measures_(records_,
                  {AllocationWithin("care_act", 28, kDay - 100, "in force"),
                   AllocationWithin("carer", 14, kDay - 100, "proposed")}) {}

  // What MeasureService does with a request.
  template <typename Result>
  absl::StatusOr<Result> Put(
      const Question& question,
      absl::StatusOr<Result> (measures::MeasureSource::*method)(
          const store::Reader&, const measures::v1::Measure&,
          const measures::MeasureQuery&) const) {
    ComputeMeasureRequest request;
    request.set_name("councils/x/sources/assessments/measures/" +
                     question.measure);
    if (question.day)
      *request.mutable_as_of_date() = rpc::ToDate(*question.day);
    if (question.period) {
      auto* period = request.mutable_period();
      *period->mutable_first_date() = rpc::ToDate(question.period->first);
      *period->mutable_last_date() = rpc::ToDate(question.period->second);
    }
    request.mutable_filters()->insert(question.filters.begin(),
                                      question.filters.end());
    request.set_group_by(question.group_by);
    request.set_read_revision(question.revision);
    const auto reader = Read();
    CR_ASSIGN_OR_RETURN(const auto all, measures_.List(*reader));
    CR_ASSIGN_OR_RETURN(const auto measure,
                        measures::FindMeasure(all, request.name()));
    CR_ASSIGN_OR_RETURN(const auto query,
                        measures::CheckQuery(*reader, measure, request));
    return (static_cast<const measures::MeasureSource&>(measures_).*method)(
        *reader, measure, query);
  }

  MeasureValue Ask(const Question& question) {
    const auto response = Put(question, &measures::MeasureSource::Compute);
    EXPECT_THAT(response.status(), IsOk()) << question.measure;
    return response.ok() ? response->value() : MeasureValue();
  }

  int64_t Count(const Question& question) {
    const MeasureValue value = Ask(question);
    EXPECT_EQ(value.state(), value.count().n() == 0
                                 ? MeasureValue::CONFIRMED_ZERO
                                 : MeasureValue::VALUE);
    EXPECT_EQ(value.coverage().covered(), value.count().n());
    EXPECT_EQ(value.coverage().total(), value.count().n());
    return value.count().n();
  }

  // Adds a referral of the usual type, team and locality; returns its name.
  std::string Add(const Days& days) {
    const auto created = Create(days);
    EXPECT_THAT(created.status(), IsOk());
    return created.ok() ? created->name() : "";
  }

  AssessmentMeasures measures_;
};

TEST_F(MeasuresTest, EachIsDescribedWhole) {
  const auto all = measures_.List(*Read());
  ASSERT_THAT(all.status(), IsOk());
  EXPECT_EQ(all->size(), 12);
  for (const auto& measure : *all) {
    EXPECT_EQ(
        measure.name().rfind("councils/x/sources/assessments/measures/", 0), 0);
    for (const std::string& text :
         {measure.display_name(), measure.question(), measure.unit(),
          measure.population(), measure.method(), measure.method_version()}) {
      EXPECT_NE(text, "") << measure.name();
    }
    EXPECT_THAT(measure.dimensions(), ElementsAre("type", "team", "locality"));
  }
}

// A referral and on how many of five days around kDay it waits: each digit is
// the count on a day from kDay - 2 to kDay + 2.
struct StockCase {
  std::string name;
  Days days;
  std::string awaiting_allocation;
  std::string awaiting_start;
};
std::ostream& operator<<(std::ostream& out, const StockCase& c) {
  return out << c.name;
}

class StockTest : public MeasuresTest,
                  public testing::WithParamInterface<StockCase> {};

TEST_P(StockTest, WaitsOnTheseDays) {
  Add(GetParam().days);
  std::string allocation;
  std::string start;
  for (int offset = -2; offset <= 2; ++offset) {
    absl::StrAppend(&allocation,
                    Count(OnDay("awaiting-allocation-count", kDay + offset)));
    absl::StrAppend(&start,
                    Count(OnDay("awaiting-start-count", kDay + offset)));
  }
  EXPECT_EQ(allocation, GetParam().awaiting_allocation);
  EXPECT_EQ(start, GetParam().awaiting_start);
}

INSTANTIATE_TEST_SUITE_P(
    Edges, StockTest,
    testing::ValuesIn(std::vector<StockCase>{
        {"ReceivedThatDay", {.received = kDay}, "00111", "00111"},
        {"AllocatedThatDay",
         {.received = kDay - 9, .allocated = kDay},
         "11000",
         "11111"},
        {"StartedThatDay",
         {.received = kDay - 9, .allocated = kDay - 1, .started = kDay},
         "10000",
         "11000"},
        {"StartedWithNoDayOfAllocation",
         {.received = kDay - 9, .started = kDay},
         "11000",
         "11000"},
        {"ClosedThatDay",
         {.received = kDay - 9, .closed = kDay},
         "11000",
         "11000"},
        {"TriagedThatDay",
         {.received = kDay - 1, .triaged = kDay},
         "01111",
         "01111"},
    }),
    [](const testing::TestParamInfo<StockCase>& edge) {
      return edge.param.name;
    });

TEST_F(MeasuresTest, AFlowTakesBothEndsOfItsPeriod) {
  for (const int offset : {-1, 0, 4, 5}) {
    Add({.received = kDay - 9, .allocated = kDay + offset});
  }
  Add({.received = kDay - 9, .closed = kDay});
  EXPECT_EQ(Count(InPeriod("allocated-count", kDay, kDay + 4)), 2);
  EXPECT_EQ(Count(InPeriod("allocated-count", kDay - 1, kDay + 5)), 4);
  EXPECT_EQ(Count(InPeriod("allocated-count", kDay, kDay)), 1);
  EXPECT_EQ(Count(InPeriod("allocated-count", kDay + 1, kDay + 3)), 0);
}

TEST_F(MeasuresTest, TheMedianIsOfTheTwoMiddleWaits) {
  const auto median = [&] {
    return Ask(OnDay("awaiting-allocation-median", kDay));
  };
  EXPECT_EQ(median().state(), MeasureValue::NOT_APPLICABLE);
  Add({.received = kDay});
  EXPECT_EQ(median().state(), MeasureValue::CONFIRMED_ZERO);
  EXPECT_EQ(median().quantile().value_times_two(), 0);
  Add({.received = kDay - 3});
  EXPECT_EQ(median().quantile().value_times_two(), 3);
  Add({.received = kDay - 40});
  EXPECT_EQ(median().state(), MeasureValue::VALUE);
  EXPECT_EQ(median().quantile().value_times_two(), 6);
  EXPECT_EQ(median().quantile().n(), 3);
  EXPECT_EQ(Ask(OnDay("awaiting-start-median", kDay + 1))
                .quantile()
                .value_times_two(),
            8);
}

TEST_F(MeasuresTest, TheMaximumIsTheLongestWait) {
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-maximum", kDay)).state(),
            MeasureValue::NOT_APPLICABLE);
  Add({.received = kDay - 3});
  Add({.received = kDay - 40, .allocated = kDay - 1});
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-maximum", kDay)).maximum().value(),
            3);
  EXPECT_EQ(Ask(OnDay("awaiting-start-maximum", kDay)).maximum().value(), 40);
  const MeasureValue flow = Ask(InPeriod("allocated-maximum", kDay - 1, kDay));
  EXPECT_EQ(flow.maximum().value(), 39);
  EXPECT_EQ(flow.maximum().n(), 1);
  EXPECT_EQ(Ask(InPeriod("allocated-median", kDay - 1, kDay))
                .quantile()
                .value_times_two(),
            78);
}

TEST_F(MeasuresTest, AWaitOfExactlyTheStandardIsWithinIt) {
  for (const int days : {27, 28, 29, 30}) Add({.received = kDay - days});
  const std::map<std::string, std::string> type = {{"type", "care_act"}};
  const MeasureValue over =
      Ask(OnDay("awaiting-allocation-over-standard", kDay, type));
  EXPECT_EQ(over.state(), MeasureValue::VALUE);
  EXPECT_EQ(over.ratio().numerator(), 2);
  EXPECT_EQ(over.ratio().denominator(), 4);
  EXPECT_EQ(over.ratio().per(), 100);
  EXPECT_EQ(over.note(), "standard of 28 days, in force");
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-within-standard", kDay, type))
                .ratio()
                .numerator(),
            2);
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-over-standard", kDay - 1, type))
                .ratio()
                .numerator(),
            1);
  EXPECT_EQ(
      Ask(OnDay("awaiting-allocation-over-standard", kDay - 2, type)).state(),
      MeasureValue::CONFIRMED_ZERO);
}

TEST_F(MeasuresTest, AShareOfAFlowIsByTheStandardOfItsLastDay) {
  Add({.received = kDay - 28, .allocated = kDay});
  Add({.received = kDay - 29, .allocated = kDay});
  const MeasureValue within = Ask(InPeriod("allocated-within-standard", kDay,
                                           kDay, {{"type", "care_act"}}));
  EXPECT_EQ(within.ratio().numerator(), 1);
  EXPECT_EQ(within.ratio().denominator(), 2);
}

TEST_F(MeasuresTest, AShareOfNobodyIsNotApplicable) {
  const MeasureValue value = Ask(
      OnDay("awaiting-allocation-over-standard", kDay, {{"type", "carer"}}));
  EXPECT_EQ(value.state(), MeasureValue::NOT_APPLICABLE);
  EXPECT_FALSE(value.has_ratio());
}

TEST_F(MeasuresTest, BeforeAnyStandardAShareIsMissingAndSaysWhy) {
  const std::map<std::string, std::string> type = {{"type", "care_act"}};
  Add({.received = kDay - 150});
  const absl::CivilDay first = kDay - 100;
  const MeasureValue missing =
      Ask(OnDay("awaiting-allocation-over-standard", first - 1, type));
  EXPECT_EQ(missing.state(), MeasureValue::MISSING);
  EXPECT_EQ(missing.note(), "no standard is held for 6 June 2025");
  EXPECT_FALSE(missing.has_ratio());
  EXPECT_EQ(
      Ask(OnDay("awaiting-allocation-over-standard", first, type)).state(),
      MeasureValue::VALUE);
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-over-standard", kDay,
                      {{"type", "occupational_therapy"}}))
                .state(),
            MeasureValue::MISSING);
  // What needs no standard has a value on the same day.
  EXPECT_EQ(Count(OnDay("awaiting-allocation-count", first - 1)), 1);
}

TEST_F(MeasuresTest, AShareWithoutATypeIsRefused) {
  const auto refused = Put(OnDay("awaiting-allocation-over-standard", kDay),
                           &measures::MeasureSource::Compute);
  EXPECT_THAT(refused.status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsOf(refused.status()), ElementsAre("filters.type"));
}

TEST_F(MeasuresTest, ATypeThatIsNotKnownIsRefused) {
  for (const char* word : {"care act", "type_unspecified", "CARE_ACT", ""}) {
    const auto refused =
        Put(OnDay("awaiting-allocation-count", kDay, {{"type", word}}),
            &measures::MeasureSource::Compute);
    EXPECT_THAT(refused.status(),
                HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"))
        << word;
    EXPECT_THAT(FieldsOf(refused.status()), ElementsAre("filters.type"));
  }
}

// Referrals of every type, in two teams and two localities.
class DimensionsTest : public MeasuresTest {
 protected:
  DimensionsTest() {
    AddTo(Referral::CARE_ACT, "north", "town");
    AddTo(Referral::CARE_ACT, "north", "hills");
    AddTo(Referral::CARER, "north", "town");
    AddTo(Referral::OCCUPATIONAL_THERAPY, "south", "town");
  }

  void AddTo(Referral::Type type, const char* team, const char* locality) {
    Referral referral = ReferralWith({.received = kDay - 5});
    referral.set_type(type);
    referral.set_team(team);
    referral.set_locality(locality);
    EXPECT_THAT(Create(referral).status(), IsOk());
  }

  int64_t CountOf(std::map<std::string, std::string> filters) {
    return Count(OnDay("awaiting-allocation-count", kDay, std::move(filters)));
  }

  // Groups as "word=n".
  std::vector<std::string> GroupsBy(
      const std::string& dimension,
      std::map<std::string, std::string> filters = {}) {
    Question question =
        OnDay("awaiting-allocation-count", kDay, std::move(filters));
    question.group_by = dimension;
    const auto response = Put(question, &measures::MeasureSource::Compute);
    EXPECT_THAT(response.status(), IsOk());
    std::vector<std::string> groups;
    for (const auto& group : response->groups()) {
      groups.push_back(
          absl::StrCat(group.group(), "=", group.value().count().n()));
    }
    return groups;
  }
};

TEST_F(DimensionsTest, FiltersNarrowByEachDimensionAndTogether) {
  EXPECT_EQ(CountOf({}), 4);
  EXPECT_EQ(CountOf({{"type", "care_act"}}), 2);
  EXPECT_EQ(CountOf({{"type", "carer"}}), 1);
  EXPECT_EQ(CountOf({{"team", "north"}}), 3);
  EXPECT_EQ(CountOf({{"locality", "town"}}), 3);
  EXPECT_EQ(CountOf({{"team", "north"}, {"locality", "town"}}), 2);
  EXPECT_EQ(
      CountOf({{"type", "care_act"}, {"team", "north"}, {"locality", "town"}}),
      1);
  EXPECT_EQ(CountOf({{"type", "carer"}, {"team", "south"}}), 0);
}

TEST_F(DimensionsTest, ATeamThatNobodyHasIsAConfirmedNought) {
  EXPECT_EQ(CountOf({{"team", "west"}}), 0);
  EXPECT_EQ(CountOf({{"locality", "west"}}), 0);
  // A word of another dimension is nobody's here.
  EXPECT_EQ(CountOf({{"team", "town"}}), 0);
  EXPECT_EQ(Ask(OnDay("awaiting-allocation-median", kDay, {{"team", "west"}}))
                .state(),
            MeasureValue::NOT_APPLICABLE);
}

TEST_F(DimensionsTest, GroupsAreThoseThatHaveAnyoneInOrder) {
  EXPECT_THAT(GroupsBy("type"),
              ElementsAre("care_act=2", "carer=1", "occupational_therapy=1"));
  EXPECT_THAT(GroupsBy("team"), ElementsAre("north=3", "south=1"));
  EXPECT_THAT(GroupsBy("locality"), ElementsAre("hills=1", "town=3"));
  EXPECT_THAT(GroupsBy("locality", {{"team", "south"}}), ElementsAre("town=1"));
  EXPECT_THAT(GroupsBy("team", {{"team", "south"}}), ElementsAre("south=1"));
}

TEST_F(DimensionsTest, AnUnknownDimensionIsRefused) {
  Question question = OnDay("awaiting-allocation-count", kDay, {{"age", "80"}});
  question.group_by = "ward";
  const auto refused = Put(question, &measures::MeasureSource::Compute);
  EXPECT_THAT(FieldsOf(refused.status()),
              ElementsAre("filters.age", "group_by"));
}

TEST_F(MeasuresTest, AnEarlierRevisionAnswersAsItWasKnown) {
  const std::string name = Add({.received = kDay - 5});
  Question then = OnDay("awaiting-allocation-count", kDay);
  then.revision = Revision();
  ASSERT_THAT(Allocate(name, kDay - 1).status(), IsOk());
  Add({.received = kDay - 1});
  Add({.received = kDay - 1});
  EXPECT_EQ(Count(then), 1);
  EXPECT_EQ(Count(OnDay("awaiting-allocation-count", kDay)), 2);
  then.revision = 1;
  EXPECT_EQ(Count(then), 0);
  then.revision = Revision() + 1;
  EXPECT_THAT(Put(then, &measures::MeasureSource::Compute).status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

TEST_F(MeasuresTest, AMeasureThatIsNotThereIsNotFound) {
  EXPECT_THAT(
      Put(OnDay("awaiting-count", kDay), &measures::MeasureSource::Compute)
          .status(),
      HasReason(absl::StatusCode::kNotFound, "MEASURE_NOT_FOUND"));
}

class ExplanationTest : public MeasuresTest {
 protected:
  MeasureExplanation Explain(const Question& question) {
    const auto explanation = Put(question, &measures::MeasureSource::Explain);
    EXPECT_THAT(explanation.status(), IsOk());
    return explanation.ok() ? *explanation : MeasureExplanation();
  }

  static std::vector<std::string> RecordsOf(const MeasureExplanation& of) {
    return {of.records().begin(), of.records().end()};
  }
};

TEST_F(ExplanationTest, MovingOneCaseByADayMovesTheValueAndItsRevision) {
  Add({.received = kDay - 10});
  Add({.received = kDay - 30});
  Referral moved = ReferralWith({.received = kDay - 20});
  auto created = Create(moved);
  ASSERT_THAT(created.status(), IsOk());
  const Question question = OnDay("awaiting-allocation-median", kDay);
  const MeasureExplanation before = Explain(question);
  const int64_t revision_before = Revision();
  EXPECT_EQ(before.value().quantile().value_times_two(), 40);
  EXPECT_THAT(RecordsOf(before), ElementsAre(created->name()));

  *created->mutable_received_date() = rpc::ToDate(kDay - 21);
  ASSERT_THAT(Write([&](store::Txn& txn) {
                return records_.referrals().Update(txn, *created);
              }),
              IsOk());
  const MeasureExplanation after = Explain(question);
  EXPECT_EQ(after.value().quantile().value_times_two(), 42);
  EXPECT_THAT(RecordsOf(after), ElementsAre(created->name()));
  EXPECT_EQ(Revision(), revision_before + 1);
  Question then = question;
  then.revision = revision_before;
  EXPECT_EQ(Explain(then).SerializeAsString(), before.SerializeAsString());
}

TEST_F(ExplanationTest, TheLongestWaitsAreNamed) {
  Add({.received = kDay - 10});
  const std::string one = Add({.received = kDay - 30});
  const std::string other = Add({.received = kDay - 30});
  const MeasureExplanation explanation =
      Explain(OnDay("awaiting-allocation-maximum", kDay));
  EXPECT_EQ(explanation.value().maximum().value(), 30);
  EXPECT_THAT(RecordsOf(explanation), ElementsAre(one, other));
}

TEST_F(ExplanationTest, OfAnEvenNumberBothMiddleOnesAreNamed) {
  const std::string lower = Add({.received = kDay - 10});
  const std::string upper = Add({.received = kDay - 13});
  Add({.received = kDay - 50});
  Add({.received = kDay - 1});
  const MeasureExplanation explanation =
      Explain(OnDay("awaiting-allocation-median", kDay));
  EXPECT_EQ(explanation.value().quantile().value_times_two(), 23);
  EXPECT_THAT(RecordsOf(explanation), ElementsAre(lower, upper));
}

TEST_F(ExplanationTest, TheLinesAddUpAndNameTheStandard) {
  for (const int days : {7, 8, 14, 15, 28, 29, 56, 57}) {
    Add({.received = kDay - days});
  }
  const MeasureExplanation explanation = Explain(
      OnDay("awaiting-allocation-over-standard", kDay, {{"type", "care_act"}}));
  std::vector<std::string> lines;
  for (const auto& line : explanation.lines()) {
    lines.push_back(absl::StrCat(line.text(), "=", line.n()));
  }
  EXPECT_THAT(
      lines,
      ElementsAre("days the standard allows (a paper)=28", "waits counted=8",
                  "waits of 0 to 7 days=1", "waits of 8 to 14 days=2",
                  "waits of 15 to 28 days=2", "waits of 29 to 56 days=2",
                  "waits of 57 days and more=1"));
  EXPECT_EQ(explanation.value().ratio().numerator(), 3);
  EXPECT_THAT(RecordsOf(explanation), IsEmpty()) << "everyone decides a share";
}

// The records in memory stand in another order after a start: what is published
// may not depend on it.
TEST_F(ExplanationTest, AStartChangesNothingInIt) {
  const std::string changed = Add({.received = kDay - 30});
  std::vector<std::string> expected = {changed};
  for (int i = 0; i < 24; ++i) expected.push_back(Add({.received = kDay - 30}));
  // Its fact is now the last in memory.
  ASSERT_THAT(Allocate(changed, kDay + 1).status(), IsOk());
  expected.resize(20);
  const Question question = OnDay("awaiting-allocation-maximum", kDay);
  EXPECT_EQ(RecordsOf(Explain(question)), expected);

  Records loaded;
  ASSERT_THAT(loaded.Load(store_), IsOk());
  const AssessmentMeasures measures(loaded, {});
  const auto reader = Read();
  const auto after = measures.Explain(*reader, (*measures_.List(*reader))[5],
                                      {.as_of = kDay,
                                       .period = std::nullopt,
                                       .filters = {},
                                       .group_by = "",
                                       .revision = reader->head().revision});
  ASSERT_THAT(after.status(), IsOk());
  EXPECT_EQ(RecordsOf(*after), expected);
}

}  // namespace
}  // namespace carereform::assessments
