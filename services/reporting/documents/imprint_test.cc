#include "services/reporting/documents/imprint.h"

#include "gtest/gtest.h"

namespace carereform::reporting::documents {
namespace {

TEST(ImprintTest, SaysWhenItWasFrozenAndThatItStaysAsItIs) {
  const Imprint frozen{absl::FromCivil(absl::CivilSecond(2026, 11, 4, 8, 9, 5),
                                       absl::UTCTimeZone()),
                       "ab"};
  EXPECT_EQ(EditionName(frozen), "frozen");
  EXPECT_EQ(PrintState(frozen), "Frozen on 4 November 2026 at 08:09 UTC");
  EXPECT_EQ(IsoFreezeTime(frozen), "2026-11-04T08:09:05Z");
  EXPECT_NE(StateInWords(frozen), StateInWords(Imprint()));
}

TEST(ImprintTest, SaysThatADraftIsOne) {
  EXPECT_EQ(EditionName(Imprint()), "draft");
  EXPECT_EQ(PrintState(Imprint()), "Draft");
  EXPECT_EQ(IsoFreezeTime(Imprint()), "");
}

}  // namespace
}  // namespace carereform::reporting::documents
