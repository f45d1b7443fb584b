// Nothing that identifies a person leaves the suite where it may not.

#include <cstdio>

#include "absl/strings/ascii.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/access/canaries.h"
#include "tests/access/canary_sweep.h"

namespace carereform::tests {
namespace {

TEST(CanariesTest, NoTwoPeopleShareAnything) {
  const std::vector<Canary> canaries = MakeCanaries();
  ASSERT_EQ(canaries.size(), kCanaryPeople);
  std::set<std::string> all;
  for (const Canary& canary : canaries) {
    EXPECT_TRUE(HasNhsCheckDigit(canary.nhs_number)) << canary.nhs_number;
    all.insert({canary.nhs_number, canary.name, canary.postcode});
  }
  EXPECT_EQ(all.size(), 3 * kCanaryPeople);
}

TEST(CanariesTest, TheNetFindsThemWhateverStandsAround) {
  const std::vector<Canary> canaries = MakeCanaries();
  const CanaryNet net(canaries);
  const Canary& canary = canaries[137];
  for (const std::string& text :
       {canary.nhs_number, canary.name, canary.postcode}) {
    EXPECT_EQ(net.FindIn("x" + text + "y").size(), 1) << text;
    EXPECT_EQ(net.FindIn(absl::AsciiStrToUpper(text)).size(), 1) << text;
    EXPECT_EQ(net.FindIn(text.substr(1)).size(), 0) << text;
  }
}

TEST(CanarySweepTest, NothingThatIdentifiesAPersonIsFoundAgain) {
  const SweepResult result = RunCanarySweep();
  std::printf(
      "Shown: canaries: %d strings of %d people in %d calls to %d fields, %d "
      "errors, "
      "%d log lines, %zu leaks\n",
      result.planted, kCanaryPeople, result.calls, result.fields, result.errors,
      result.log_lines, result.leaks.size());
  EXPECT_EQ(result.planted, 3 * kCanaryPeople);
  EXPECT_GT(result.errors, 10'000);
  EXPECT_THAT(result.leaks, testing::IsEmpty());
}

}  // namespace
}  // namespace carereform::tests
