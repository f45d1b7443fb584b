#include "services/improvement/calendar/calendar_rules.h"

#include <string>

#include "gtest/gtest.h"

namespace carereform::improvement {
namespace {

TEST(CalendarRules, TheBuiltInFilesAreThere) {
  EXPECT_EQ(BuiltInMeetingRules().front().step, "papers-published");
  EXPECT_EQ(BuiltInMeetingRules().front().standing.status, "published");
  EXPECT_EQ(BuiltInStageRules().size(), 3u);
  EXPECT_EQ(BuiltInLadder().size(), 5u);
}

TEST(CalendarRules, AStepHoldsFromItsDay) {
  const auto step = [](int year, int month, int day) {
    return FindStep(BuiltInLadder(), "minded-to",
                    absl::CivilDay(year, month, day));
  };
  EXPECT_EQ(step(2022, 6, 30), nullptr);
  ASSERT_NE(step(2022, 7, 1), nullptr);
  EXPECT_TRUE(step(2022, 7, 1)->representations);
  EXPECT_EQ(FindStep(BuiltInLadder(), "none", absl::CivilDay(2026, 1, 1)),
            nullptr);
}

TEST(CalendarRules, AFileThatIsNoneIsRefused) {
  const std::string meeting =
      "kind,step,count,counted_in,before,each,reminder,text,owner,from_date,"
      "to_date,status,source\n";
  EXPECT_TRUE(ParseMeetingRules(meeting +
                                "board,a,1,months,meeting,meeting,no,T,O,"
                                "2000-01-01,,assumed,s\n")
                  .ok());
  for (const char* line :
       {"board,a,1,weeks,meeting,meeting,no,T,O,2000-01-01,,assumed,s\n",
        "board,a,1,months,b,meeting,no,T,O,2000-01-01,,assumed,s\n",
        "board,a,0,months,meeting,meeting,no,T,O,2000-01-01,,assumed,s\n",
        "board,a,1,months,meeting,meeting,so,T,O,2000-01-01,,assumed,s\n"}) {
    EXPECT_FALSE(ParseMeetingRules(meeting + line).ok()) << line;
  }
  EXPECT_FALSE(ParseStageRules("stage,text,count,counted_in,after,repeats,"
                               "owner,from_date,to_date,status,source\n"
                               "2,T,1,months,1,no,O,2000-01-01,,assumed,s\n")
                   .ok());
}

}  // namespace
}  // namespace carereform::improvement
