#include "tools/carereform/progress.h"

#include <algorithm>
#include <functional>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::command_line {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class ProgressTest : public testing::Test {
 protected:
  std::function<absl::Time()> Clock() {
    return [this] { return now_; };
  }

  // Ten steps, a second each.
  std::string TenSeconds(const Console& console) {
    {
      Progress progress(console, "applying x.csv", Clock());
      for (int done = 0; done < 10; ++done) {
        progress.Update(done, 10);
        now_ += absl::Seconds(1);
      }
      progress.Finish(10);
    }
    return err_.str();
  }

  absl::Time now_ = absl::FromUnixSeconds(1'000'000);
  std::ostringstream out_;
  std::ostringstream err_;
};

TEST_F(ProgressTest, WritesALineEveryThreeSecondsOffATerminal) {
  const Console console{out_, err_};
  EXPECT_EQ(TenSeconds(console),
            "applying x.csv: 3 of 10, 3 s, about 7 s left\n"
            "applying x.csv: 6 of 10, 6 s, about 4 s left\n"
            "applying x.csv: 9 of 10, 9 s, about 1 s left\n"
            "applying x.csv: 10 done in 10 s\n");
}

TEST_F(ProgressTest, WritesNoTerminalEscapesOffATerminal) {
  const Console console{out_, err_};
  const std::string text = TenSeconds(console);
  EXPECT_THAT(text, Not(HasSubstr("\033")));
  EXPECT_THAT(text, Not(HasSubstr("\r")));
}

TEST_F(ProgressTest, RewritesOneLineWithABarOnATerminal) {
  Console console{out_, err_};
  console.err_is_terminal = true;
  const std::string text = TenSeconds(console);
  EXPECT_THAT(text, StartsWith("\r\033[Kapplying x.csv: [....."));
  EXPECT_THAT(text, HasSubstr("[########........] 5 of 10, 5 s, "
                              "about 5 s left"));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
  EXPECT_EQ(text.back(), '\n');
}

TEST_F(ProgressTest, RedrawsATerminalTenTimesASecondAtMost) {
  Console console{out_, err_};
  console.err_is_terminal = true;
  Progress progress(console, "x", Clock());
  for (int i = 0; i < 100; ++i) {
    progress.Update(i, 100);
    now_ += absl::Milliseconds(10);
  }
  const std::string text = err_.str();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\r'), 10);
}

TEST_F(ProgressTest, NeverFillsALineOfATerminal) {
  Console console{out_, err_};
  console.err_is_terminal = true;
  console.columns = 10;
  Progress progress(console, "\u00a3\u00a3\u00a3\u00a3 and more", Clock());
  progress.Update(1, 2);
  EXPECT_EQ(err_.str(), "\r\033[K\u00a3\u00a3\u00a3\u00a3 and ");
}

TEST_F(ProgressTest, TakesAnUnfinishedLineOffATerminal) {
  Console console{out_, err_};
  console.err_is_terminal = true;
  Progress(console, "x", Clock()).Update(1, 2);
  const std::string text = err_.str();
  EXPECT_THAT(text, EndsWith("\r\033[K"));
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 0);
}

TEST_F(ProgressTest, IsSilentWhenQuiet) {
  Console console{out_, err_};
  console.quiet = true;
  EXPECT_THAT(TenSeconds(console), IsEmpty());
}

TEST_F(ProgressTest, IsSilentInJson) {
  Console console{out_, err_};
  console.err_is_terminal = true;
  console.format = OutputFormat::kJson;
  EXPECT_THAT(TenSeconds(console), IsEmpty());
}

TEST_F(ProgressTest, GivesNoShareOfAnUnknownTotal) {
  const Console console{out_, err_};
  Progress progress(console, "checking x.csv", Clock());
  now_ += absl::Seconds(4);
  progress.Update(0, 0);
  EXPECT_EQ(err_.str(), "checking x.csv: 4 s\n");
}

TEST(PrintDurationTest, ChangesUnitsAtMinutesAndHours) {
  EXPECT_EQ(PrintDuration(absl::Seconds(-1)), "0 s");
  EXPECT_EQ(PrintDuration(absl::Milliseconds(59'999)), "59 s");
  EXPECT_EQ(PrintDuration(absl::Seconds(60)), "1 min 00 s");
  EXPECT_EQ(PrintDuration(absl::Seconds(3599)), "59 min 59 s");
  EXPECT_EQ(PrintDuration(absl::Seconds(3600)), "1 h 00 min");
  EXPECT_EQ(PrintDuration(absl::Seconds(7500)), "2 h 05 min");
}

}  // namespace
}  // namespace carereform::command_line
