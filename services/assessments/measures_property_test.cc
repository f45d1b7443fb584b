// What has to hold of measures whatever the cases are: random cases, some of
// them corrected since, against questions whose answers must agree.

#include <algorithm>
#include <random>

#include "common/types/civil_date.h"
#include "services/assessments/measure_dimensions.h"
#include "services/assessments/measures_fixture.h"
#include "tests/support/seed.h"

namespace carereform::assessments {
namespace {

using measures::v1::ComputeMeasureResponse;
using measures::v1::MeasureValue;
using v1::Referral;

constexpr int kCases = 120;
constexpr int kSpan = 80;  // Days.
const absl::CivilDay kFirst(2025, 6, 1);

class MeasuresPropertyTest : public MeasuresTest {
 protected:
  MeasuresPropertyTest() : seed_(tests::Seed()), random_(seed_) {}

  int Below(int limit) {
    return std::uniform_int_distribution<int>(0, limit - 1)(random_);
  }

  // A case that went as far as it did, with a day missing here and there.
  Referral AnyReferral() {
    Referral referral;
    referral.set_type(static_cast<Referral::Type>(1 + Below(3)));
    referral.set_team(absl::StrCat("team-", Below(3)));
    referral.set_locality(Below(4) == 0 ? "unknown"
                                        : absl::StrCat("place-", Below(2)));
    if (Below(2) == 0) referral.set_channel(v1::TELEPHONE);
    if (Below(2) == 0) {
      referral.mutable_risk()->set_rating(
          static_cast<v1::RiskRating>(1 + Below(3)));
    }
    if (Below(6) == 0) {
      referral.set_exclusion(static_cast<Referral::Exclusion>(1 + Below(3)));
    }
    if (Below(15) == 0) referral.set_merged_into("councils/x/referrals/other");
    GiveDays(referral);
    return referral;
  }

  void GiveDays(Referral& referral) {
    absl::CivilDay day = kFirst + Below(kSpan / 2);
    google::type::Date* (Referral::*const stages[])() = {
        &Referral::mutable_contacted_date,
        &Referral::mutable_received_date,
        &Referral::mutable_triaged_date,
        &Referral::mutable_allocated_date,
        &Referral::mutable_started_date,
        &Referral::mutable_completed_date,
        &Referral::mutable_decided_date,
        &Referral::mutable_service_started_date};
    const int reached = 2 + Below(7);
    for (int at = 0; at < reached; ++at) {
      const bool required = stages[at] == &Referral::mutable_received_date;
      if (required || Below(5) != 0) {
        *(referral.*stages[at])() = rpc::ToDate(day);
      }
      day += Below(12);
    }
    if (Below(3) == 0) *referral.mutable_closed_date() = rpc::ToDate(day);
  }

  // Writes cases, and changes some of them since.
  void FillRegister() {
    std::vector<Referral> referrals;
    for (int i = 0; i < kCases; ++i) {
      referrals.push_back(AnyReferral());
      referrals.back().set_name(Keep(referrals.back()));
    }
    for (Referral& referral : referrals) {
      if (Below(3) != 0) continue;
      Referral corrected = AnyReferral();
      corrected.set_name(referral.name());
      Keep(corrected);
    }
  }

  ComputeMeasureResponse AskAll(const Question& question) {
    const auto response = Put(question, &measures::MeasureSource::Compute);
    EXPECT_THAT(response.status(), tests::IsOk()) << question.measure;
    return response.ok() ? *response : ComputeMeasureResponse();
  }

  absl::CivilDay AnyDay() { return kFirst + Below(kSpan + 20); }

  Question AnyQuestion() {
    static constexpr const char* kStock[] = {
        "awaiting-triage",   "awaiting-allocation",  "awaiting-start",
        "awaiting-decision", "waiting-for-anything", "awaiting-completion"};
    static constexpr const char* kFlow[] = {
        "contact-to-referral", "referral-to-allocation", "allocation-to-start",
        "referral-to-decision", "contact-to-service-start"};
    static constexpr const char* kStatistic[] = {
        "-count", "-median", "-mean", "-maximum", "-percentile", "-share-over"};
    const std::string statistic = kStatistic[Below(6)];
    const absl::CivilDay day = AnyDay();
    return Below(2) == 0
               ? OnDay(kStock[Below(6)] + statistic, day)
               : InPeriod(kFlow[Below(5)] + statistic, day, day + Below(40));
  }

  const unsigned seed_;
  std::mt19937 random_;
};

TEST_F(MeasuresPropertyTest, AGroupIsWhatItsFilterAsks) {
  FillRegister();
  int groups = 0;
  for (int round = 0; round < 60; ++round) {
    Question question = AnyQuestion();
    std::vector<std::string> dimensions = DimensionWords();
    dimensions.push_back("waiting_band");
    question.group_by = dimensions[static_cast<size_t>(
        Below(static_cast<int>(dimensions.size())))];
    const ComputeMeasureResponse grouped = AskAll(question);
    int64_t covered = 0;
    for (const auto& group : grouped.groups()) {
      Question one = question;
      one.group_by = "";
      one.filters[question.group_by] = group.group();
      EXPECT_EQ(AskAll(one).value().SerializeAsString(),
                group.value().SerializeAsString())
          << question.measure << " by " << question.group_by << " "
          << group.group() << ", seed " << seed_;
      covered += group.value().coverage().covered();
      ++groups;
    }
    EXPECT_EQ(covered, grouped.value().coverage().covered())
        << question.measure << " by " << question.group_by << ", seed "
        << seed_;
  }
  std::cout << "Shown: " << groups << " groups, seed " << seed_ << '\n';
  EXPECT_GT(groups, 50);
}

TEST_F(MeasuresPropertyTest, RawAndAdjustedDifferByTheExclusions) {
  FillRegister();
  int64_t left_out = 0;
  for (int round = 0; round < 60; ++round) {
    Question question = AnyQuestion();
    const MeasureValue raw = Ask(question);
    question.measure += "-adjusted";
    const MeasureValue adjusted = Ask(question);
    int64_t excluded = 0;
    for (const auto& exclusion : adjusted.exclusions()) {
      excluded += exclusion.n();
    }
    // Some of those left out are counted in the raw figure, the others lack a
    // day there: neither number grows.
    const auto lacking = [](const MeasureValue& value) {
      return value.coverage().total() - value.coverage().covered();
    };
    EXPECT_LE(adjusted.coverage().covered(), raw.coverage().covered())
        << question.measure << ", seed " << seed_;
    EXPECT_LE(lacking(adjusted), lacking(raw))
        << question.measure << ", seed " << seed_;
    EXPECT_EQ(raw.coverage().total() - excluded, adjusted.coverage().total())
        << question.measure << ", seed " << seed_;
    EXPECT_EQ(raw.exclusions_size(), 0);
    left_out += excluded;
  }
  std::cout << "Shown: " << left_out << " left out, seed " << seed_ << '\n';
  EXPECT_GT(left_out, 0);
}

// Whoever is open at the end was open at the start or came since, less those
// who went.
TEST_F(MeasuresPropertyTest, StockAtTheEndIsStockAtTheStartAndWhatPassed) {
  FillRegister();
  for (int round = 0; round < 40; ++round) {
    const absl::CivilDay start = AnyDay();
    const absl::CivilDay end = start + Below(30);
    const auto open = [&](absl::CivilDay day) {
      return Ask(OnDay("waiting-for-anything-count", day)).count().n();
    };
    int64_t opened = 0;
    int64_t closed = 0;
    for (const WaitFact& fact : FactsAt(Revision())) {
      const auto within = [&](uint16_t day) {
        return DayNumber(start) < day && day <= DayNumber(end);
      };
      if (fact.merged != 0) continue;
      // One that closed on the day it came never was on the list.
      if (fact.left <= fact.received) continue;
      opened += within(fact.received) ? 1 : 0;
      closed += within(fact.left) ? 1 : 0;
    }
    EXPECT_EQ(open(end), open(start) + opened - closed) << "seed " << seed_;
  }
}

// Each wait that is over was open on every day before it ended, and no day
// after: split at a date, the two lists neither overlap nor leave a gap.
TEST_F(MeasuresPropertyTest, OpenAndEndedWaitsSplitAtADate) {
  FillRegister();
  const std::vector<WaitFact> facts = FactsAt(Revision());
  const FactView view{facts, static_cast<uint64_t>(Revision()), {}};
  const auto rows = [](const Waits& waits) {
    std::vector<uint32_t> numbers;
    for (const CaseWait& wait : waits.counted) numbers.push_back(wait.row);
    return numbers;
  };
  for (int round = 0; round < 60; ++round) {
    const absl::CivilDay day = AnyDay();
    const auto from = static_cast<Stage>(Below(7));
    const auto to = static_cast<Stage>(static_cast<int>(from) + 1 +
                                       Below(7 - static_cast<int>(from)));
    const auto open = rows(AwaitingOn(view, day, {from, to}));
    const Waits ended =
        WaitsEndedIn(view, Period{kFirst - 400, day + 1}, {from, to});
    const Waits later =
        WaitsEndedIn(view, Period{day + 1, kFirst + 4000}, {from, to});
    const auto before = rows(ended);
    const auto after = rows(later);
    for (const uint32_t row : open) {
      EXPECT_EQ(std::count(before.begin(), before.end(), row), 0)
          << "seed " << seed_;
    }
    for (const CaseWait& wait : later.counted) {
      const WaitFact& fact = facts[wait.row];
      const bool waits =
          wait.from <= DayNumber(day) && fact.left > DayNumber(day);
      EXPECT_EQ(std::count(open.begin(), open.end(), wait.row), waits ? 1 : 0)
          << "seed " << seed_;
    }
    EXPECT_EQ(before.size() + after.size(),
              rows(WaitsEndedIn(view, Period{kFirst - 400, kFirst + 4000},
                                {from, to}))
                  .size())
        << "seed " << seed_;
  }
}

// The same cases in another order, and split over two lists that are joined.
TEST_F(MeasuresPropertyTest, OrderAndSplittingChangeNothing) {
  FillRegister();
  std::vector<WaitFact> facts = FactsAt(Revision());
  const auto known_at = static_cast<uint64_t>(Revision());
  const auto sorted = [&](absl::Span<const WaitFact> of, absl::CivilDay day) {
    std::vector<int64_t> days =
        DaysOf(AwaitingOn({of, known_at, {}}, day, kUntilStart).counted);
    std::sort(days.begin(), days.end());
    return days;
  };
  for (int round = 0; round < 30; ++round) {
    const absl::CivilDay day = AnyDay();
    const std::vector<int64_t> whole = sorted(facts, day);
    std::shuffle(facts.begin(), facts.end(), random_);
    EXPECT_EQ(sorted(facts, day), whole) << "seed " << seed_;
    const auto cut = static_cast<size_t>(Below(kCases / 2));
    const absl::Span<const WaitFact> all(facts);
    std::vector<int64_t> joined = sorted(all.first(cut), day);
    for (const int64_t days : sorted(all.subspan(cut), day)) {
      joined.push_back(days);
    }
    std::sort(joined.begin(), joined.end());
    EXPECT_EQ(joined, whole) << "seed " << seed_;
  }
}

// As known at a revision: what another register says that was given only the
// versions that were known then.
TEST_F(MeasuresPropertyTest, APastRevisionIsWhatItsVersionsSay) {
  FillRegister();
  const int64_t head = Revision();
  for (int round = 0; round < 12; ++round) {
    const int64_t then = 1 + Below(static_cast<int>(head));
    std::vector<WaitFact> known = FactsAt(then);
    for (WaitFact& fact : known) {
      fact.known_from = 1;
      fact.known_to = kStillKnown;
    }
    const absl::CivilDay day = AnyDay();
    Question question = OnDay("awaiting-start-median", day);
    question.revision = then;
    const MeasureValue value = Ask(question);
    std::vector<int64_t> days =
        DaysOf(AwaitingOn({known, 1, {}}, day, kUntilStart).counted);
    EXPECT_EQ(value.quantile().n(), static_cast<int64_t>(days.size()))
        << "revision " << then << ", seed " << seed_;
    if (days.empty()) continue;
    std::sort(days.begin(), days.end());
    EXPECT_EQ(value.quantile().value_times_two(),
              days[(days.size() - 1) / 2] + days[days.size() / 2])
        << "revision " << then << ", seed " << seed_;
  }
}

}  // namespace
}  // namespace carereform::assessments
