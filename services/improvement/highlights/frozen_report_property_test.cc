// Whatever happens to the plan, the ratings, the registers and other reports,
// an accepted report stays as it was, byte for byte.

#include <cstdint>
#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "services/improvement/highlights/highlight_fixture.h"
#include "tests/support/seed.h"

namespace carereform::improvement {
namespace {

using tests::IsOk;

constexpr int kEvents = 150;

class FrozenReportTest : public HighlightFixture {
 protected:
  using Event = std::function<absl::Status()>;

  // Changes stored records as any method could: what matters is that they are
  // others afterwards.
  template <typename Resource>
  absl::Status Alter(const rpc::Collection<Resource>& collection,
                     const std::function<void(Resource&)>& alter) {
    return Change([&](store::Txn& txn) -> absl::Status {
      CR_ASSIGN_OR_RETURN(std::vector<Resource> all,
                          collection.table().All(txn));
      if (all.empty()) return absl::OkStatus();
      Resource& one = all[random_() % all.size()];
      alter(one);
      return collection.table().Update(txn, one);
    });
  }

  google::type::Date AnyDay() {
    return rpc::ToDate(absl::CivilDay(2025, 9, 1) +
                       static_cast<int>(random_() % 120));
  }

  std::vector<Event> Events() {
    return {
        [this] {
          return Alter<v1::Milestone>(plan_.milestones(), [this](auto& one) {
            *one.mutable_due_date() = AnyDay();
            *one.mutable_forecast_date() = AnyDay();
          });
        },
        [this] {
          return Alter<v1::Milestone>(plan_.milestones(), [this](auto& one) {
            *one.mutable_achieved_date() = AnyDay();
          });
        },
        [this] {
          return Alter<v1::Action>(plan_.actions(), [this](auto& one) {
            one.set_state(static_cast<v1::Action::State>(1 + random_() % 5));
          });
        },
        [this] {
          return Alter<v1::Risk>(risks_.risks(), [this](auto& one) {
            one.mutable_residual_score()->set_value(
                static_cast<int>(random_() % 25));
            *one.mutable_closed_date() = AnyDay();
          });
        },
        [this] {
          return AddRisk(absl::StrCat("r", ++count_),
                         random_() % 2 == 0 ? kOfHomes : "");
        },
        [this] {
          return Alter<v1::OutcomeTarget>(
              plan_.outcome_targets(),
              [this](auto& one) { *one.mutable_due_date() = AnyDay(); });
        },
        [this] {
          return Alter<v1::Workstream>(plan_.workstreams(),
                                       [](auto& one) { one.clear_areas(); });
        }};
  }

  // Tries a step of the accepted report or a later one; it may be refused.
  void TryAStep() {
    const std::string id = random_() % 2 == 0 ? "nov" : "dec";
    switch (random_() % 6) {
      case 0:
        (void)Prepare(id, id == "nov" ? 11 : 12);
        return;
      case 1:
        (void)Words(id, absl::StrCat("Words ", ++count_));
        return;
      case 2:
        (void)Refresh(id);
        return;
      case 3:
        (void)Review(id);
        return;
      case 4:
        (void)Return(id);
        return;
      default:
        (void)Accept(id, Stored("nov").digest());
    }
  }

  const unsigned seed_ = tests::Seed();
  std::mt19937 random_{seed_};
  int count_ = 0;
};

TEST_F(FrozenReportTest, NothingChangesAnAcceptedReport) {
  ASSERT_THAT(AddRisk("r", kOfHomes), IsOk());
  ReachAccepted("nov", 11);
  const v1::HighlightReport accepted = Stored("nov");
  EXPECT_EQ(accepted.digest(), DigestOf(accepted));
  const std::vector<Event> events = Events();
  for (int i = 0; i < kEvents; ++i) {
    if (random_() % 3 == 0) {
      TryAStep();
    } else {
      ASSERT_THAT(events[random_() % events.size()](), IsOk())
          << "seed " << seed_;
    }
    ASSERT_EQ(Stored("nov").SerializeAsString(), accepted.SerializeAsString())
        << "seed " << seed_;
  }
  // Most of the events did change something.
  EXPECT_GT((*store_.Read("x"))->head().revision,
            static_cast<uint64_t>(accepted.figures().revision()) + kEvents / 2);
  std::cout << "Shown: " << kEvents << " events after it was accepted left a "
            << "report as it was, seed " << seed_ << '\n';
}

}  // namespace
}  // namespace carereform::improvement
