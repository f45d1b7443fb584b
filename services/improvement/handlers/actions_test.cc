#include "services/improvement/handlers/actions.h"

#include <functional>
#include <iostream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/improvement_host.h"

namespace carereform::improvement {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Key;
using testing::Not;
using testing::Pair;
using tests::FieldsOf;
using tests::HasReason;
using tests::IsOk;
using v1::Action;

constexpr auto kPrecondition = absl::StatusCode::kFailedPrecondition;

class ActionsTest : public ImprovementTest {
 protected:
  void SetUp() override {
    AddGroup();
    ASSERT_THAT(Add("a"), IsOk());
  }

  absl::Status Add(const std::string& id, const std::string& fields = "") {
    return Call(&Stub::CreateAction,
                absl::StrCat("parent: 'councils/x' action_id: '", id,
                             "' action { action_group: "
                             "'councils/x/actionGroups/g' position: ",
                             ++position_, " text: 'Do it' ", fields, " }"))
        .status();
  }
  absl::StatusOr<Action> Update(const std::string& id,
                                const std::string& fields,
                                const std::string& rest = "") {
    return Call(&Stub::UpdateAction, "action { name: 'councils/x/actions/" +
                                         id + "' " + fields + " } " + rest);
  }
  static std::string Dep(const std::string& id) {
    return "depends_on: 'councils/x/actions/" + id + "' ";
  }
  static std::string Asked(const std::string& id, const std::string& rest) {
    return "name: 'councils/x/actions/" + id + "' reason: 'Why' " + rest;
  }
  absl::Status Start(const std::string& id, const std::string& rest = "") {
    return Call(&Stub::StartAction, Asked(id, rest)).status();
  }
  absl::Status Complete(const std::string& id, const std::string& rest = "") {
    return Call(&Stub::CompleteAction, Asked(id, rest)).status();
  }
  Action Stored(const std::string& id) {
    return *Call(&Stub::GetAction, "name: 'councils/x/actions/" + id + "'");
  }

  int position_ = 0;
};

TEST_F(ActionsTest, ANewOneIsNotStarted) {
  EXPECT_EQ(Stored("a").state(), Action::NOT_STARTED);
  EXPECT_FALSE(Stored("a").has_state_date());
  ASSERT_THAT(Add("b", "state: COMPLETED state_reason: 'Mine'"), IsOk());
  EXPECT_EQ(Stored("b").state(), Action::NOT_STARTED);
  EXPECT_EQ(Stored("b").state_reason(), "");
}

TEST_F(ActionsTest, EachMethodMovesItWithItsReason) {
  const std::string day = "date { year: 2025 month: 10 day: 20 }";
  ASSERT_THAT(Start("a", day), IsOk());
  EXPECT_EQ(Stored("a").state(), Action::IN_PROGRESS);
  EXPECT_EQ(Stored("a").state_reason(), "Why");
  EXPECT_EQ(Stored("a").state_date().day(), 20);
  ASSERT_THAT(Call(&Stub::PauseAction, Asked("a", "")).status(), IsOk());
  EXPECT_EQ(Stored("a").state(), Action::PAUSED);
  EXPECT_EQ(Stored("a").state_date().day(), 3);  // Today.
  ASSERT_THAT(Call(&Stub::ResumeAction, Asked("a", "")).status(), IsOk());
  EXPECT_EQ(Stored("a").state(), Action::IN_PROGRESS);
  ASSERT_THAT(Complete("a"), IsOk());
  EXPECT_EQ(Stored("a").state(), Action::COMPLETED);
  ASSERT_THAT(Call(&Stub::ReopenAction, Asked("a", "")).status(), IsOk());
  EXPECT_EQ(Stored("a").state(), Action::IN_PROGRESS);
  ASSERT_THAT(Call(&Stub::CancelAction, Asked("a", "")).status(), IsOk());
  EXPECT_EQ(Stored("a").state(), Action::CANCELLED);
  EXPECT_EQ(Stored("a").state_changes_size(), 6);
  EXPECT_EQ(Stored("a").state_changes(0).date().day(), 20);
}

TEST_F(ActionsTest, WhatCannotHappenIsRefusedAndChangesNothing) {
  const std::string etag = Stored("a").etag();
  EXPECT_THAT(Complete("a"), HasReason(kPrecondition, "ACTION_STATE"));
  EXPECT_THAT(Call(&Stub::PauseAction, Asked("a", "")).status(),
              HasReason(kPrecondition, "ACTION_STATE"));
  EXPECT_THAT(Call(&Stub::ReopenAction, Asked("a", "")).status(),
              HasReason(kPrecondition, "ACTION_STATE"));
  EXPECT_THAT(FieldsOf(Start("a", "date { year: 2025 month: 11 day: 4 }")),
              ElementsAre("date"));
  EXPECT_THAT(FieldsOf(Call(&Stub::StartAction,
                            "name: 'a' request_id: '1' date { year: 2025 }")
                           .status()),
              ElementsAre("name", "reason", "date", "request_id"));
  EXPECT_THAT(Start("z"),
              HasReason(absl::StatusCode::kNotFound, "RESOURCE_NOT_FOUND"));
  EXPECT_EQ(Stored("a").etag(), etag);
  ASSERT_THAT(Start("a", "date { year: 2025 month: 10 day: 20 }"), IsOk());
  EXPECT_THAT(FieldsOf(Complete("a", "date { year: 2025 month: 10 day: 19 }")),
              ElementsAre("date"));
  EXPECT_THAT(Complete("a", "date { year: 2025 month: 10 day: 20 }"), IsOk());
}

TEST_F(ActionsTest, AnUpdateLeavesTheState) {
  ASSERT_THAT(Update("a", "state: COMPLETED latest_update: 'L'").status(),
              IsOk());
  EXPECT_EQ(Stored("a").state(), Action::NOT_STARTED);
  EXPECT_EQ(Stored("a").latest_update(), "L");
}

TEST_F(ActionsTest, TryingChangesNothing) {
  const std::string etag = Stored("a").etag();
  EXPECT_THAT(Start("a", "validate_only: true"), IsOk());
  EXPECT_THAT(Update("a", "text: 'B'", "validate_only: true").status(), IsOk());
  EXPECT_EQ(Stored("a").etag(), etag);
}

TEST_F(ActionsTest, IsNotCompletedWhileAMilestoneIsOpen) {
  ASSERT_THAT(Start("a"), IsOk());
  ASSERT_THAT(Call(&Stub::CreateMilestone,
                   "parent: 'councils/x' milestone_id: 'm' milestone { "
                   "display_name: 'M' action: 'councils/x/actions/a' }")
                  .status(),
              IsOk());
  EXPECT_THAT(Complete("a"), HasReason(kPrecondition, "MILESTONE_OPEN"));
  EXPECT_EQ(Stored("a").state(), Action::IN_PROGRESS);
  ASSERT_THAT(Call(&Stub::AchieveMilestone,
                   "name: 'councils/x/milestones/m' evidence: 'e' "
                   "achieved_date { year: 2025 month: 11 day: 1 }")
                  .status(),
              IsOk());
  EXPECT_THAT(Complete("a"), IsOk());
}

TEST_F(ActionsTest, IsNotCompletedBeforeWhatItDependsOn) {
  ASSERT_THAT(Add("b", Dep("a")), IsOk());
  ASSERT_THAT(Start("b"), IsOk());
  EXPECT_THAT(Complete("b"), HasReason(kPrecondition, "DEPENDENCY_OPEN"));
  ASSERT_THAT(Start("a"), IsOk());
  EXPECT_THAT(Complete("b"), HasReason(kPrecondition, "DEPENDENCY_OPEN"));
  ASSERT_THAT(Complete("a"), IsOk());
  EXPECT_THAT(Complete("b"), IsOk());
}

TEST_F(ActionsTest, DependenciesHaveNoCycle) {
  EXPECT_THAT(Add("z", Dep("z")), HasReason(kPrecondition, "DEPENDENCY_CYCLE"));
  ASSERT_THAT(Add("b", Dep("a")), IsOk());
  ASSERT_THAT(Add("c", Dep("b")), IsOk());
  EXPECT_THAT(Update("a", Dep("c")).status(),
              HasReason(kPrecondition, "DEPENDENCY_CYCLE"));
  EXPECT_THAT(Update("a", Dep("a")).status(),
              HasReason(kPrecondition, "DEPENDENCY_CYCLE"));
  EXPECT_TRUE(Stored("a").depends_on().empty());
  EXPECT_THAT(Update("c", Dep("a") + Dep("b")).status(), IsOk());
  EXPECT_THAT(Add("d", Dep("nowhere")),
              HasReason(absl::StatusCode::kNotFound, "PARENT_NOT_FOUND"));
}

// Dependencies are set at random; the oracle walks what is stored.
TEST_F(ActionsTest, RandomDependenciesNeverBecomeACycle) {
  constexpr unsigned kSeed = 20261124;
  std::mt19937 random(kSeed);
  constexpr int kActions = 6;
  for (int i = 0; i < kActions; ++i) {
    ASSERT_THAT(Add(absl::StrCat("r", i)), IsOk());
  }
  std::vector<std::vector<int>> graph(kActions);
  const auto reaches = [&](auto&& self, int from, int to) -> bool {
    for (const int next : graph[static_cast<size_t>(from)]) {
      if (next == to || self(self, next, to)) return true;
    }
    return false;
  };
  int refused = 0;
  for (int step = 0; step < 60; ++step) {
    const int from = static_cast<int>(random() % kActions);
    const int to = static_cast<int>(random() % kActions);
    const bool cycle = from == to || reaches(reaches, to, from);
    const absl::Status status =
        Update(absl::StrCat("r", from), Dep(absl::StrCat("r", to))).status();
    if (cycle) {
      ++refused;
      EXPECT_THAT(status, HasReason(kPrecondition, "DEPENDENCY_CYCLE"));
    } else {
      EXPECT_THAT(status, IsOk());
      graph[static_cast<size_t>(from)] = {to};
    }
  }
  EXPECT_GT(refused, 0);
  std::cout << "Shown: " << refused << " cycles refused in 60 updates, seed "
            << kSeed << '\n';
}

TEST_F(ActionsTest, DatesAreInOrder) {
  const std::string march = "{ year: 2026 month: 3 }";
  const std::string last = "{ year: 2026 month: 3 day: 31 }";
  const std::string before = "{ year: 2026 month: 2 day: 28 }";
  const std::string first = "{ year: 2026 month: 3 day: 1 }";
  EXPECT_THAT(FieldsOf(Add("b", "start_date " + march + "due_date " + before)),
              ElementsAre("action.due_date"));
  EXPECT_THAT(Add("b", "start_date " + march + "due_date " + first), IsOk());
  EXPECT_THAT(Add("c", "start_date " + last + "due_date " + march), IsOk());
  EXPECT_THAT(FieldsOf(Update("b", "due_date " + before).status()),
              ElementsAre("action.due_date"));
  EXPECT_THAT(FieldsOf(Add("d", "due_date { year: 2026 month: 13 }")),
              ElementsAre("action.due_date"));
}

TEST_F(ActionsTest, IsCheckedWhole) {
  EXPECT_THAT(
      FieldsOf(Add("b",
                   "funding_allocations: 'a' equality_impact: 9 owner: 'o' "
                   "findings: 'f' depends_on: 'a'")),
      testing::UnorderedElementsAre(
          "action.owner", "action.depends_on[0]", "action.findings[0]",
          "action.funding_allocations[0]", "action.equality_impact"));
}

TEST_F(ActionsTest, EvidenceOfImpactIsAdded) {
  const std::string start = "name: 'councils/x/actions/a' evidence { ";
  const auto recorded =
      Call(&Stub::RecordImpactEvidence,
           start +
               "text: 'Fewer wait' reference: 'Audit 7' date { year: 2025 "
               "month: 11 day: 3 } }");
  ASSERT_THAT(recorded.status(), IsOk());
  ASSERT_EQ(recorded->impact_evidence_size(), 1);
  EXPECT_EQ(recorded->impact_evidence(0).reference(), "Audit 7");
  EXPECT_THAT(FieldsOf(Call(&Stub::RecordImpactEvidence,
                            start + "text: 'T' date { year: 2025 month: 11 "
                                    "day: 4 } }")
                           .status()),
              ElementsAre("evidence.date"));
  EXPECT_THAT(FieldsOf(Call(&Stub::RecordImpactEvidence, start + "}").status()),
              ElementsAre("evidence.text", "evidence.date"));
  EXPECT_EQ(Stored("a").impact_evidence_size(), 1);
}

TEST_F(ActionsTest, TheSecondOfTwoEditorsSeesWhatChanged) {
  const std::string seen = Stored("a").etag();
  ASSERT_THAT(
      Update("a", "latest_update: 'First' etag: '" + seen + "'").status(),
      IsOk());
  ASSERT_THAT(Start("a"), IsOk());
  for (const absl::Status& status :
       {Update("a", "latest_update: 'Second' etag: '" + seen + "'").status(),
        Start("a", "etag: '" + seen + "'")}) {
    EXPECT_THAT(status, HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
    const auto metadata = tests::MetadataOf(status);
    EXPECT_THAT(metadata, Contains(Pair("etag", Stored("a").etag())));
    EXPECT_THAT(metadata,
                Contains(Pair("change_time", "2025-11-03T12:00:00+00:00")));
    EXPECT_THAT(metadata,
                Contains(Pair("changed_fields",
                              "state,state_reason,state_date,latest_update,"
                              "state_changes")));
    EXPECT_THAT(metadata, Contains(Key("revision")));
    EXPECT_THAT(metadata, Contains(Key("seen_revision")));
    EXPECT_THAT(status.ToString(), Not(testing::HasSubstr("First")));
  }
  EXPECT_EQ(Stored("a").latest_update(), "First");
  // An etag that was never given tells only of what is stored.
  const absl::Status unknown =
      Update("a", "text: 'T' etag: '\"0000000000000000\"'").status();
  EXPECT_THAT(unknown, HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_THAT(tests::MetadataOf(unknown), Not(Contains(Key("changed_fields"))));
}

// Whatever is called in whatever order, what the table refuses is refused, and
// the state that is stored is the one that the table gives.
TEST_F(ActionsTest, OnlyTheMethodsMoveItAndOnlyAsTheTableSays) {
  constexpr unsigned kSeed = 20251103;
  std::mt19937 random(kSeed);
  const std::vector<std::pair<ActionEvent, std::function<absl::Status()>>>
      methods = {
          {ActionEvent::kStart, [&] { return Start("a"); }},
          {ActionEvent::kPause,
           [&] { return Call(&Stub::PauseAction, Asked("a", "")).status(); }},
          {ActionEvent::kResume,
           [&] { return Call(&Stub::ResumeAction, Asked("a", "")).status(); }},
          {ActionEvent::kComplete, [&] { return Complete("a"); }},
          {ActionEvent::kCancel,
           [&] { return Call(&Stub::CancelAction, Asked("a", "")).status(); }},
          {ActionEvent::kReopen,
           [&] { return Call(&Stub::ReopenAction, Asked("a", "")).status(); }}};
  ActionState state = ActionState::kNotStarted;
  int moved = 0;
  for (int step = 0; step < 60; ++step) {
    const auto& [event, call] = methods[random() % methods.size()];
    const auto after = StateAfter(state, event);
    const absl::Status status = call();
    EXPECT_EQ(status.ok(), after.has_value());
    if (!after.has_value()) {
      EXPECT_THAT(status, HasReason(kPrecondition, "ACTION_STATE"));
    } else {
      state = *after;
      ++moved;
    }
    ASSERT_THAT(Update("a", "state: COMPLETED text: 'T'").status(), IsOk());
    EXPECT_EQ(static_cast<int>(Stored("a").state()), static_cast<int>(state));
  }
  EXPECT_EQ(Stored("a").state_changes_size(), moved);
  std::cout << "Shown: " << moved << " of 60 random calls moved the action, "
            << "seed " << kSeed << '\n';
}

}  // namespace
}  // namespace carereform::improvement
