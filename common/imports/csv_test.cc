#include "common/imports/csv.h"

#include "absl/strings/str_join.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform::imports {
namespace {

const std::vector<CsvColumn> kColumns = {{"a"}, {"b"}, {"c", false}};

// "line column rule" of each issue, joined.
std::string IssuesOf(absl::string_view content) {
  Issues issues;
  ParseCsv(content, kColumns, issues);
  return absl::StrJoin(
      issues.kept(), "; ", [](std::string* out, const auto& i) {
        absl::StrAppend(out, i.line(), " ", i.column(), " ", i.rule());
      });
}

CsvFile Good(absl::string_view content) {
  Issues issues;
  CsvFile file = ParseCsv(content, kColumns, issues);
  EXPECT_TRUE(issues.empty()) << IssuesOf(content);
  return file;
}

TEST(CsvTest, ReadsValuesByColumnWhateverTheOrder) {
  const CsvFile file = Good("b,a\n1,2\r\n\"x, \"\"y\"\"\nz\",3\n");
  ASSERT_EQ(file.rows.size(), 2);
  EXPECT_EQ(file.rows[0].Get("a"), "2");
  EXPECT_EQ(file.rows[0].Get("c"), "");
  EXPECT_EQ(file.rows[1].Get("b"), "x, \"y\"\nz");
  EXPECT_EQ(file.rows[1].line, 3);
}

TEST(CsvTest, KeepsTheNoteAndCountsItsLines) {
  const CsvFile file = Good("\xef\xbb\xbf# one\r\n#two\na,b\n1,2");
  EXPECT_EQ(file.note, "one\ntwo");
  EXPECT_EQ(file.rows[0].line, 4);
}

TEST(CsvTest, NamesTheLineAndColumnOfEachIssue) {
  EXPECT_EQ(IssuesOf("a,b,colour\n1,2,3\n"),
            "1 colour there is no such column");
  EXPECT_EQ(IssuesOf("a\n1\n"), "1 b the column is not there");
  EXPECT_EQ(IssuesOf("a,b,a\n1,2,3\n"), "1 a the column is named twice");
  EXPECT_EQ(IssuesOf("a,b\n1,2\n1\n"),
            "3  the line has 1 values and the header names 2");
  EXPECT_EQ(IssuesOf("a,b\n1,\"2\n"),
            "2 b a quote that opens here is never closed");
  EXPECT_EQ(IssuesOf("a,b\n1,2\"\n"),
            "2 b a quote stands inside a value without quotes");
  EXPECT_EQ(IssuesOf("a,b\n1,\"2\"x\n1,2\n"),
            "2 b text follows a closing quote");
  EXPECT_EQ(IssuesOf(""), "0  the file has no header");
  EXPECT_EQ(IssuesOf("a,b\n\xff,2\n"), "2 a the value is not UTF-8 text");
}

TEST(CsvTest, KeepsTwoHundredIssuesAndCountsAll) {
  std::string content = "a,b\n";
  for (int i = 0; i < 300; ++i) content += "1\n";
  Issues issues;
  ParseCsv(content, kColumns, issues);
  EXPECT_EQ(issues.kept().size(), 200);
  EXPECT_EQ(issues.count(), 300);
}

// The oracle writes the file.
RC_GTEST_PROP(CsvProperty, WhatIsQuotedComesBack, ()) {
  const auto value = rc::gen::container<std::string>(
      rc::gen::elementOf(std::string("ab,\"\n\r# ")));
  const auto rows =
      *rc::gen::container<std::vector<std::pair<std::string, std::string>>>(
          rc::gen::pair(value, value));
  std::string content = "a,b\n";
  const auto quote = [&](const std::string& text) {
    content.push_back('"');
    for (const char c : text) content.append(c == '"' ? 2 : 1, c);
    content.push_back('"');
  };
  for (const auto& [a, b] : rows) {
    quote(a);
    content.push_back(',');
    quote(b);
    content.push_back('\n');
  }
  Issues issues;
  const CsvFile file = ParseCsv(content, kColumns, issues);
  RC_ASSERT(issues.empty());
  RC_ASSERT(file.rows.size() == rows.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    RC_ASSERT(file.rows[i].Get("a") == rows[i].first);
    RC_ASSERT(file.rows[i].Get("b") == rows[i].second);
  }
}

}  // namespace
}  // namespace carereform::imports
