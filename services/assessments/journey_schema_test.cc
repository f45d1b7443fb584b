// Everything that contacts, Waiting Well and reviews keep is what the verifier
// expects, whatever was done in whichever order.

#include <random>

#include "services/assessments/journey_fixture.h"
#include "tests/support/seed.h"

namespace carereform::assessments {
namespace {

using tests::Seed;

class JourneySchemaTest : public JourneyTest {
 protected:
  // Returns a number from 0 to `most`.
  int Any(int most) {
    return std::uniform_int_distribution<int>(0, most)(random_);
  }
  absl::CivilDay AnyDay() { return kToday - Any(400); }

  void DoSomething() {
    switch (Any(7)) {
      case 0:
        AddContact(NewContact(AnyDay())).IgnoreError();
        return;
      case 1:
        AddContact(ConcludedContact(v1::Contact::MEET)).IgnoreError();
        return;
      case 2:
        referrals_.push_back(Create({.received = AnyDay()})->name());
        return;
      case 3:
        if (referrals_.empty()) return;
        RecordContact(AnyOf(referrals_),
                      ContactOn(AnyDay(), static_cast<v1::RiskRating>(Any(3))))
            .IgnoreError();
        return;
      case 4:
        if (!referrals_.empty()) {
          Close(AnyOf(referrals_), AnyDay()).IgnoreError();
        }
        return;
      case 5:
        ReviewTray("north", AnyDay()).IgnoreError();
        return;
      case 6:
        supports_.push_back(AddSupport(SupportFrom(AnyDay()))->name());
        return;
      default:
        if (supports_.empty()) return;
        ReviewSupport(AnyOf(supports_), AnyDay()).IgnoreError();
        ReportNotDone(AnyOf(supports_), AnyDay(), v1::Review::OTHER)
            .IgnoreError();
    }
  }

  const std::string& AnyOf(const std::vector<std::string>& names) {
    return names[static_cast<size_t>(Any(static_cast<int>(names.size()) - 1))];
  }

  std::mt19937 random_{Seed()};
  std::vector<std::string> referrals_;
  std::vector<std::string> supports_;
};

TEST_F(JourneySchemaTest, AStoreOfAllKindsIsSoundAndReadAgainAsItWas) {
  constexpr int kSteps = 300;
  for (int i = 0; i < kSteps; ++i) DoSomething();
  EXPECT_EQ(FindingsOfVerify(), 0);

  // What was kept in memory as it went is what a start reads.
  Records again;
  ASSERT_THAT(again.Load(store_), tests::IsOk());
  const auto revision = static_cast<uint64_t>(Revision());
  JourneyFacts& kept = records_.journey().FactsOf("x");
  JourneyFacts& read = again.journey().FactsOf("x");
  size_t facts = 0;
  for (size_t table = 0; table < kept.all().size(); ++table) {
    const auto before = KnownAt(*kept.all()[table], revision);
    const auto after = KnownAt(*read.all()[table], revision);
    ASSERT_EQ(before.size(), after.size()) << table;
    for (size_t i = 0; i < before.size(); ++i) {
      EXPECT_EQ(before[i].number, after[i].number);
      EXPECT_EQ(before[i].fact.days, after[i].fact.days);
      EXPECT_EQ(before[i].fact.codes, after[i].fact.codes);
      EXPECT_EQ(before[i].fact.owner, after[i].fact.owner);
    }
    facts += before.size();
  }
  std::cout << "Shown: " << kSteps << " random steps leave " << facts
            << " facts that the verifier agrees with\n";
}

}  // namespace
}  // namespace carereform::assessments
