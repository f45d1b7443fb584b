#include "tools/carereform/table.h"

#include <algorithm>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::command_line {
namespace {

using testing::ElementsAre;

std::string Printed(const Table& table) {
  std::ostringstream out;
  table.Print(out);
  return out.str();
}

TEST(TableTest, AlignsColumnsAndEndsNoLineInASpace) {
  Table table({{"NAME"}, {"PEOPLE", Alignment::kRight}, {"NOTE"}});
  table.AddRow({"home_first", "9", ""});
  table.AddRow({"ot", "1,214", "late"});
  EXPECT_EQ(Printed(table),
            "NAME        PEOPLE  NOTE\n"
            "home_first       9\n"
            "ot           1,214  late\n");
}

TEST(TableTest, LeavesOutHeadingsThatAreAllEmpty) {
  Table table({{""}, {""}});
  table.AddRow({"a", "b"});
  EXPECT_EQ(Printed(table), "a  b\n");
}

TEST(TableTest, CountsCharactersNotBytes) {
  Table table({{""}, {""}});
  table.AddRow({"£7m–£9m", "x"});
  table.AddRow({"1234567", "y"});
  EXPECT_EQ(Printed(table), "£7m–£9m  x\n1234567  y\n");
}

TEST(TableTest, BreaksLongTextsBetweenWordsInTheirColumn) {
  Table table({{"WHAT", Alignment::kLeft, 11}, {"N"}});
  table.AddRow({"median wait for care", "21"});
  EXPECT_EQ(Printed(table),
            "WHAT         N\n"
            "median wait  21\n"
            "for care\n");
}

TEST(TableTest, WritesALineAcrossThatMakesNoColumnWider) {
  Table table({{"DAY"}, {"N", Alignment::kRight}});
  table.AddRow({"Monday", "9"});
  table.AddLine("-- counted\tanew --");
  table.AddRow({"Tuesday", "10"});
  EXPECT_EQ(Printed(table),
            "DAY       N\n"
            "Monday    9\n"
            "-- counted anew --\n"
            "Tuesday  10\n");
}

TEST(TableTest, WritesWhatControlsATerminalAsSomethingElse) {
  Table table({{""}, {""}});
  table.AddRow({"a\x1b[31m\r\nb", "c"});
  const std::string text = Printed(table);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find('\r'), std::string::npos);
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
}

TEST(WrapWordsTest, KeepsWordsWhole) {
  EXPECT_THAT(WrapWords("one two three", 7), ElementsAre("one two", "three"));
  EXPECT_THAT(WrapWords("one two three", 6),
              ElementsAre("one", "two", "three"));
  EXPECT_THAT(WrapWords("unbreakable is", 4), ElementsAre("unbreakable", "is"));
  EXPECT_THAT(WrapWords("", 4), ElementsAre(""));
}

TEST(PrintFactsTest, LeavesOutWhatHasNoText) {
  std::ostringstream out;
  PrintFacts({{"name", "x"}, {"note", ""}, {"as of", "2025-10-20"}}, out);
  EXPECT_EQ(out.str(), "name   x\nas of  2025-10-20\n");
}

}  // namespace
}  // namespace carereform::command_line
