#include "common/imports/csv_reader.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/status/error.h"
#include "common/types/limits.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::imports {
namespace {

// The bytes of `content`, `chunk` at a time.
NextBytes InChunks(std::string content, size_t chunk) {
  return [content = std::move(content), chunk,
          at = size_t{0}]() mutable -> absl::StatusOr<std::string> {
    std::string next = content.substr(at, chunk);
    at += next.size();
    return next;
  };
}

// What is read of a file, in one text: its note, its rows with their lines, its
// issues, and whether it is broken.
std::string ReadAll(const std::string& content, size_t chunk = 1 << 20) {
  CsvReader reader(InChunks(content, chunk));
  Issues issues;
  std::string text;
  if (*reader.ReadHead(issues)) {
    if (!reader.note().empty()) absl::StrAppend(&text, "#", reader.note(), ";");
    absl::StrAppend(&text, absl::StrJoin(reader.header()->names, "|"), ";");
    CsvRow row;
    while (*reader.ReadRow(row, issues)) {
      absl::StrAppend(&text, row.line, ":", absl::StrJoin(row.values, "|"),
                      ";");
    }
  }
  for (const auto& issue : issues.kept()) {
    absl::StrAppend(&text, " [", issue.line(), " ", issue.column(), " ",
                    issue.rule(), "]");
  }
  if (reader.broken()) text += " broken";
  return text;
}

TEST(CsvReaderTest, ReadsRowsWithTheirLines) {
  EXPECT_EQ(ReadAll("\xef\xbb\xbf# n\r\n#m\na,b\r\n1,2\r\n\n\"x\"\"\ny\",3\n"
                    "4,5"),
            "#n\nm;a|b;4:1|2;6:x\"\ny|3;8:4|5;");
  EXPECT_EQ(ReadAll("a,b\n"), "a|b;");
  EXPECT_EQ(ReadAll("a,b\n,\n"), "a|b;2:|;");
}

TEST(CsvReaderTest, NamesWhatIsWrongByLineAndColumn) {
  EXPECT_EQ(ReadAll("a,b\n1\n2,3\n"),
            "a|b;2:1|;3:2|3; [2  the line has 1 values and the header names "
            "2]");
  EXPECT_EQ(ReadAll("a,b\n1,\"2\"x,9\n3,4\n"),
            "a|b;2:1|2;3:3|4; [2 b text follows a closing quote]");
  EXPECT_EQ(ReadAll("a,b\n1,2\"\n3,4\n"),
            "a|b;2:1|2;3:3|4; [2 b a quote stands inside a value without "
            "quotes]");
  EXPECT_EQ(ReadAll("a,b\n1\r,2\n3,4\n"),
            "a|b;2:1|;3:3|4; [2 a a carriage return stands inside the line]");
  EXPECT_EQ(ReadAll("a,b\n1,\"2\n3,4\n"),
            "a|b;2:1|2\n3,4\n; [2 b a quote that opens here is never closed] "
            "broken");
  EXPECT_EQ(ReadAll(""), " [0  the file has no header]");
  EXPECT_EQ(ReadAll("# only a note\n"), " [0  the file has no header]");
}

TEST(CsvReaderTest, RefusesMixedEncodingsWhereTheyStand) {
  // Line 2 is UTF-8 and line 3 is of Windows.
  EXPECT_EQ(ReadAll("a,b\n1,caf\xc3\xa9\n2,caf\xe9\n"),
            "a|b;2:1|caf\xc3\xa9;3:2|caf\xe9; [3 b the value is not UTF-8 "
            "text]");
  EXPECT_EQ(ReadAll(std::string("a,b\n\0,2\n", 8)),
            absl::StrCat("a|b;2:", std::string(1, '\0'),
                         "|2; [2 a the value has a NUL character]"));
  EXPECT_EQ(ReadAll(std::string("\xff\xfe"
                                "a\0,\0b\0",
                                8)),
            " [0  the file is UTF-16 text] broken");
}

TEST(CsvReaderTest, ARecordIsNoLongerThanItMayBe) {
  const auto with = [](size_t bytes) {
    return absl::StrCat("a,b\n1,\"", std::string(bytes, 'x'), "\"\n3,4\n");
  };
  EXPECT_EQ(ReadAll(with(kMaxCsvRecordBytes - 5)).find("broken"),
            std::string::npos);
  EXPECT_THAT(
      ReadAll(with(kMaxCsvRecordBytes + 1)),
      testing::HasSubstr("[2 b the line is longer than 65536 bytes] broken"));
  EXPECT_THAT(
      ReadAll(absl::StrCat("#", std::string(kMaxCsvNoteBytes + 1, 'x'), "\n")),
      testing::HasSubstr("[1  the note before the header is longer"));
}

// However much of it is wrong, the reader holds no more than one record and
// what came with it: a quote that never closes does not gather the file.
TEST(CsvReaderTest, AnEndlessValueIsGivenUp) {
  int chunks = 0;
  CsvReader reader([&]() -> absl::StatusOr<std::string> {
    return ++chunks == 1 ? "a\n\"" : std::string(1000, 'x');
  });
  Issues issues;
  ASSERT_TRUE(*reader.ReadHead(issues));
  CsvRow row;
  EXPECT_FALSE(*reader.ReadRow(row, issues));
  EXPECT_TRUE(reader.broken());
  EXPECT_LE(chunks, 70);
}

TEST(CsvReaderTest, PassesOnThatTheBytesDoNotCome) {
  int chunks = 0;
  CsvReader reader([&]() -> absl::StatusOr<std::string> {
    if (++chunks > 1) return absl::UnavailableError("gone");
    return "a,b\n1,";
  });
  Issues issues;
  ASSERT_TRUE(*reader.ReadHead(issues));
  CsvRow row;
  EXPECT_EQ(reader.ReadRow(row, issues).status().message(), "gone");
}

// Wherever the bytes are parted, the same is read: of good files and of bad.
RC_GTEST_PROP(CsvReaderProperty, ItMattersNotWhereBytesAreParted, ()) {
  const std::string content =
      "a,b\n" + *rc::gen::container<std::string>(
                    rc::gen::elementOf(std::string("ab,\"\n\r#\xc3\xa9")));
  const size_t chunk = *rc::gen::inRange<size_t>(1, 9);
  RC_ASSERT(ReadAll(content, chunk) == ReadAll(content));
}

}  // namespace
}  // namespace carereform::imports
