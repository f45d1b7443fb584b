#include "services/financial_assessments/queue_fact_format.h"

#include <string>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::financial_assessments {
namespace {

// Files of every release hold these bytes.
TEST(QueueFactFormatTest, IsWhatItHasAlwaysBeen) {
  QueueFact fact;
  fact.known_from = 7;  // The table keeps the revisions.
  fact.completed = 20'000;
  fact.needs_due = 20'001;
  fact.needs_completed = -1;
  fact.owner = 3;
  fact.trigger = 2;
  fact.documentation = Answer::kYes;
  fact.expenditure = Answer::kNo;
  EXPECT_EQ(absl::BytesToHexString(QueueFactFormat::Encode(fact)),
            "00004e20"
            "7fffffff"
            "00004e21"
            "ffffffff"
            "00000003"
            "00000002"
            "00000002"
            "00000001");
}

TEST(AppealFactFormatTest, IsWhatItHasAlwaysBeen) {
  AppealFact fact;
  fact.raised = 20'000;
  fact.route = 3;
  EXPECT_EQ(absl::BytesToHexString(AppealFactFormat::Encode(fact)),
            "00004e20"
            "7fffffff"
            "00000003"
            "00000000");
}

template <typename Format, typename Fact>
void RefusesWhatIsCutShort(const Fact& fact) {
  const std::string bytes = Format::Encode(fact);
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(Format::Decode(bytes.substr(0, size)).ok()) << size;
  }
  EXPECT_TRUE(Format::Decode(bytes).ok());
}

TEST(QueueFactFormatTest, RefusesAFactThatIsCutShort) {
  RefusesWhatIsCutShort<QueueFactFormat>(QueueFact{});
  RefusesWhatIsCutShort<AppealFactFormat>(AppealFact{});
}

RC_GTEST_PROP(QueueFactFormatProperty, WhatIsReadIsWhatWasWritten, ()) {
  QueueFact fact;
  fact.completed = *rc::gen::arbitrary<int32_t>();
  fact.charge_from = *rc::gen::arbitrary<int32_t>();
  fact.needs_due = *rc::gen::arbitrary<int32_t>();
  fact.needs_completed = *rc::gen::arbitrary<int32_t>();
  fact.owner = *rc::gen::arbitrary<uint32_t>();
  fact.trigger = *rc::gen::arbitrary<uint16_t>();
  fact.documentation = *rc::gen::element(Answer::kUnknown, Answer::kNo);
  fact.expenditure = *rc::gen::element(Answer::kYes, Answer::kNo);
  const auto read = QueueFactFormat::Decode(QueueFactFormat::Encode(fact));
  RC_ASSERT(read.ok());
  RC_ASSERT(QueueFactFormat::Encode(*read) == QueueFactFormat::Encode(fact));
  RC_ASSERT(read->charge_from == fact.charge_from);
  RC_ASSERT(read->expenditure == fact.expenditure);
}

RC_GTEST_PROP(AppealFactFormatProperty, WhatIsReadIsWhatWasWritten, ()) {
  AppealFact fact;
  fact.raised = *rc::gen::arbitrary<int32_t>();
  fact.decided = *rc::gen::arbitrary<int32_t>();
  fact.route = *rc::gen::arbitrary<uint32_t>();
  fact.outcome = *rc::gen::arbitrary<uint32_t>();
  const auto read = AppealFactFormat::Decode(AppealFactFormat::Encode(fact));
  RC_ASSERT(read.ok());
  RC_ASSERT(read->raised == fact.raised);
  RC_ASSERT(read->decided == fact.decided);
  RC_ASSERT(read->route == fact.route);
  RC_ASSERT(read->outcome == fact.outcome);
}

}  // namespace
}  // namespace carereform::financial_assessments
