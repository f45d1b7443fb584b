// Whole lives of referrals, taken at random, against a model that knows nothing
// of the service's own rules.

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "services/assessments/handlers/referral_corrections.h"
#include "services/assessments/handlers/referral_standing.h"
#include "services/assessments/referral_fixture.h"
#include "tests/support/seed.h"

namespace carereform::assessments {
namespace {

using tests::IsOk;
using v1::Referral;

// What the model has of one type: the moves in order, and which of them it may
// not pass over. Written by hand from the papers, not read from the data.
struct ModelType {
  Referral::Type type;
  std::string has;    // Of t, a, s, c, d and v: triage to service start.
  std::string needs;  // That no move passes over.
};

const std::vector<ModelType> kModelTypes = {
    {Referral::CARE_ACT, "tascdv", "ascd"},
    {Referral::OCCUPATIONAL_THERAPY, "tascdv", "asc"},
    {Referral::DOLS_NEW, "tascd", "tascd"},
    {Referral::SAFEGUARDING_CONCERN, "tad", "d"},
    {Referral::SAFEGUARDING_ENQUIRY, "tascd", "asc"},
};
constexpr int kLives = 300;
const std::string kOrder = "tascdv";
const std::map<char, Referral::State> kStates = {
    {'t', Referral::TRIAGED}, {'a', Referral::ALLOCATED},
    {'s', Referral::STARTED}, {'c', Referral::COMPLETED},
    {'d', Referral::DECIDED}, {'v', Referral::SERVICE_STARTED}};

// A referral as the model has it.
struct Model {
  ModelType type;
  int latest_day = -60;  // From today, of any stage.
  std::string done;      // Moves, in order.
  bool closed = false;
  bool merged = false;
  bool held = false;
  int reopened = 0;
  int day_before_closing = 0;

  Referral::State State() const {
    if (merged) return Referral::MERGED;
    if (closed) return Referral::CLOSED;
    return done.empty() ? Referral::RECEIVED : kStates.at(done.back());
  }

  // Why `move` is refused: "" where it is not.
  std::string RefusalOf(char move, int day) const {
    if (type.has.find(move) == std::string::npos) return "FIELD_INVALID";
    if (closed || merged) return "REFERRAL_STATE";
    const size_t to = kOrder.find(move);
    size_t next = done.empty() ? 0 : kOrder.find(done.back()) + 1;
    if (to < next) return "REFERRAL_STATE";
    for (; next < to; ++next) {
      if (type.needs.find(kOrder[next]) != std::string::npos) {
        return "REFERRAL_STATE";
      }
    }
    return day < latest_day || day > 0 ? "FIELD_INVALID" : "";
  }
};

class ReferralLifeTest : public ReferralFixture {
 protected:
  template <typename Request>
  static Request On(const std::string& name) {
    Request request;
    request.set_name(name);
    return request;
  }

  absl::Status MoveTo(const std::string& name, char move, int day,
                      const ModelType& type) {
    const google::type::Date date = rpc::ToDate(kToday + day);
    switch (move) {
      case 't':
        return Triage(name, kToday + day).status();
      case 'a':
        return Allocate(name, kToday + day).status();
      case 's':
        return Start(name, kToday + day).status();
      case 'c': {
        auto request = On<v1::CompleteAssessmentRequest>(name);
        *request.mutable_completed_date() = date;
        return Run(&CompleteAssessment, request).status();
      }
      case 'd': {
        auto request = On<v1::DecideReferralRequest>(name);
        *request.mutable_decided_date() = date;
        request.set_eligibility(
            type.type == Referral::CARE_ACT
                ? Referral::Decision::ELIGIBLE
                : Referral::Decision::NO_ELIGIBILITY_QUESTION);
        return Run(&DecideReferral, request).status();
      }
      default: {
        auto request = On<v1::StartServiceRequest>(name);
        *request.mutable_service_started_date() = date;
        return Run(&StartService, request).status();
      }
    }
  }

  void Expect(const absl::Status& status, const std::string& reason,
              const std::string& what) {
    if (reason.empty()) {
      EXPECT_THAT(status, IsOk()) << what;
    } else {
      EXPECT_EQ(ReasonOf(status), reason) << what << ": " << status;
    }
    ++(reason.empty() ? taken_ : refused_);
  }

  int taken_ = 0;
  int refused_ = 0;
};

TEST_F(ReferralLifeTest, EveryLifeIsAsTheModelHasIt) {
  std::mt19937 random(tests::Seed());
  const auto below = [&](size_t n) { return static_cast<int>(random() % n); };
  for (int life = 0; life < kLives; ++life) {
    Model model;
    model.type = *(kModelTypes.begin() + below(kModelTypes.size()));
    Referral referral = ReferralWith({.received = kToday - 60});
    referral.set_type(model.type.type);
    const std::string name = Create(referral)->name();
    const std::string other = Create(ReferralWith({}))->name();
    std::map<int64_t, std::string> known;
    for (int step = 0; step < 25; ++step) {
      const int day = std::min(model.latest_day + below(8) - 1, 1);
      const int action = below(12);
      std::string reason;
      if (action < 7) {
        const char move = *(kOrder.begin() + below(kOrder.size()));
        reason = model.RefusalOf(move, day);
        Expect(MoveTo(name, move, day, model.type), reason,
               std::string("move ") + move);
        if (reason.empty()) {
          model.done += move;
          model.latest_day = day;
        }
      } else if (action == 7) {
        if (model.closed || model.merged) {
          reason = "REFERRAL_STATE";
        } else if (day < model.latest_day || day > 0) {
          reason = "FIELD_INVALID";
        }
        Expect(Close(name, kToday + day).status(), reason, "close");
        if (reason.empty()) {
          model.day_before_closing = model.latest_day;
          model.closed = true;
          model.held = false;
        }
      } else if (action == 8) {
        auto request = On<v1::ReopenReferralRequest>(name);
        request.set_reason(v1::ReopenReferralRequest::WORK_LEFT);
        reason = model.closed && !model.merged ? "" : "REFERRAL_STATE";
        Expect(Run(&ReopenReferral, request).status(), reason, "reopen");
        if (reason.empty()) {
          model.closed = false;
          model.latest_day = model.day_before_closing;
          ++model.reopened;
        }
      } else if (action == 9) {
        auto request = On<v1::MergeReferralRequest>(name);
        request.set_into(other);
        request.set_reason(v1::MergeReferralRequest::SAME_REQUEST);
        reason = model.merged ? "REFERRAL_STATE" : "";
        Expect(Run(&MergeReferral, request).status(), reason, "merge");
        model.merged = true;
      } else if (action == 10) {
        auto request = On<v1::UnmergeReferralRequest>(name);
        request.set_reason(v1::UnmergeReferralRequest::MERGED_BY_ERROR);
        reason = model.merged ? "" : "REFERRAL_STATE";
        Expect(Run(&UnmergeReferral, request).status(), reason, "unmerge");
        model.merged = false;
      } else {
        auto request = On<v1::HoldReferralRequest>(name);
        request.set_reason(Referral::ILL_HEALTH);
        *request.mutable_held_date() = rpc::ToDate(kToday - 60);
        reason = model.closed || model.merged ? "REFERRAL_STATE"
                 : model.held                 ? "REFERRAL_HELD"
                                              : "";
        Expect(Run(&HoldReferral, request).status(), reason, "hold");
        model.held = model.held || reason.empty();
      }
      const auto stored = Get(name);
      ASSERT_THAT(stored.status(), IsOk());
      ASSERT_EQ(stored->state(), model.State());
      ASSERT_EQ(stored->has_hold(), model.held);
      ASSERT_EQ(stored->reopened_count(), model.reopened);
      known[Revision()] = stored->SerializeAsString();
    }
    for (const auto& [revision, bytes] : known) {
      ASSERT_EQ(Get(name, revision)->SerializeAsString(), bytes);
    }
  }
  std::cout << "Shown: " << kLives << " lives, " << taken_
            << " moves taken and " << refused_ << " refused\n";
  EXPECT_GT(taken_, kLives);
  EXPECT_GT(refused_, kLives);
}

}  // namespace
}  // namespace carereform::assessments
