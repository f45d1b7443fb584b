#include "services/reporting/documents/return_csv.h"

#include <map>
#include <ostream>
#include <set>
#include <vector>

#include "common/types/safe_text.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/reporting/documents/csv_reader.h"
#include "services/reporting/documents/rich_return.h"

namespace carereform::reporting::documents {
namespace {

using Row = std::map<std::string, std::string>;

TEST(CsvReaderTest, RefusesWhatTheStandardForbids) {
  EXPECT_TRUE(ReadCsv("a,\"b,\"\"\r\n\"\r\nc,\r\n").has_value());
  for (const char* csv : {"a", "a\n", "a\rb\r\n", "a\"b\r\n", "\"a\"b\r\n",
                          "\"a\r\n", "a,b\r\nc\r\n"}) {
    EXPECT_FALSE(ReadCsv(csv).has_value()) << csv;
  }
}

struct TextCase {
  std::string name;
  std::string text;
  std::string field;
};
std::ostream& operator<<(std::ostream& out, const TextCase& c) {
  return out << c.text;
}

class CsvTextTest : public testing::TestWithParam<TextCase> {};

TEST_P(CsvTextTest, QuotesAndDisarms) {
  EXPECT_EQ(CsvText(GetParam().text), GetParam().field);
}

INSTANTIATE_TEST_SUITE_P(Cases, CsvTextTest,
                         testing::ValuesIn(std::vector<TextCase>{
                             {"Plain", "plain", "plain"},
                             {"Comma", "a,b", "\"a,b\""},
                             {"Quote", "a\"b", "\"a\"\"b\""},
                             {"LineEnd", "a\r\nb", "\"a\r\nb\""},
                             {"Equals", "=1+1", "'=1+1"},
                             {"Plus", "+1", "'+1"},
                             {"Minus", "-1 week", "'-1 week"},
                             {"At", "@SUM(A1)", "'@SUM(A1)"},
                             {"Tab", "\t=1", "'\t=1"},
                             {"Return", "\r=1", "\"'\r=1\""},
                             {"EqualsAndComma", "=A1,B1", "\"'=A1,B1\""},
                             {"NotAtTheStart", "a=1", "a=1"},
                             {"Bidi",
                              "\u202E"
                              "42",
                              "\uFFFD"
                              "42"},
                         }),
                         [](const auto& test) { return test.param.name; });

RC_GTEST_PROP(CsvTextProperty, AnotherReaderReadsItBack,
              (const std::string& text)) {
  const auto records = ReadCsv(CsvText(text) + ",end\r\n");
  RC_ASSERT(records.has_value());
  const std::string& field = (*records)[0][0];
  const std::string safe = SafeText(text);
  RC_ASSERT(field == safe || field == "'" + safe);
  RC_ASSERT(field.empty() ||
            std::string("=+-@\t\r\n").find(field[0]) == std::string::npos);
}

class ReturnCsvTest : public testing::Test {
 protected:
  Row RowOf(const std::string& id) const {
    for (const Row& row : rows_) {
      if (row.at("cell") == id) return row;
    }
    ADD_FAILURE() << "no row " << id;
    return rows_.front();
  }

  const std::string csv_ = RenderCsv(RichReturn(), RichImprint());
  const std::vector<Row> rows_ = ReadCsvRows(csv_);
};

TEST_F(ReturnCsvTest, HasOneRowPerCellAndNoBlankField) {
  ASSERT_EQ(rows_.size(), 16u);
  for (const Row& row : rows_) {
    for (const auto& [column, field] : row) {
      EXPECT_FALSE(field.empty()) << row.at("cell") << ", " << column;
    }
  }
}

TEST_F(ReturnCsvTest, NamesEveryColumnOnce) {
  const auto records = ReadCsv(csv_);
  const std::vector<std::string>& header = records->front();
  EXPECT_EQ(std::set<std::string>(header.begin(), header.end()).size(),
            header.size());
  EXPECT_EQ(header.front(), "cell");
}

TEST_F(ReturnCsvTest, GivesNumbersAsNumbers) {
  EXPECT_EQ(RowOf("m01")["value"], "42");
  EXPECT_EQ(RowOf("m01")["value_exact"], "142/338");
  EXPECT_EQ(RowOf("m01")["numerator"], "142");
  EXPECT_EQ(RowOf("m02-stock")["value"], "21.5");
  EXPECT_EQ(RowOf("m03")["value"], "1427");
  EXPECT_EQ(RowOf("m03")["value_text"], "1,427 days");
  EXPECT_EQ(RowOf("m25")["value"], "59.51");
  EXPECT_EQ(RowOf("m26")["value"], "false");
  EXPECT_EQ(RowOf("m26")["n"], "7");
  EXPECT_EQ(RowOf("c01-north")["value"], "0");
}

TEST_F(ReturnCsvTest, UsesTheShorthandForWhatIsNotThere) {
  EXPECT_EQ(RowOf("m20")["value"], "[x]");
  EXPECT_EQ(RowOf("m06")["value"], "[z]");
  EXPECT_EQ(RowOf("c01-south")["value"], "[c]");
  EXPECT_EQ(RowOf("c01-south")["coverage_total"], "[c]");
  EXPECT_EQ(csv_.find("7777"), std::string::npos);
  EXPECT_EQ(RowOf("m20")["revision"], "[z]");
  EXPECT_EQ(RowOf("m01")["due"], "[x]");
}

TEST_F(ReturnCsvTest, GivesIsoDates) {
  EXPECT_EQ(RowOf("m02-flow")["period_first"], "2024-10-21");
  EXPECT_EQ(RowOf("m02-flow")["period_last"], "2025-10-20");
  EXPECT_EQ(RowOf("m02-flow")["as_of"], "[z]");
  EXPECT_EQ(RowOf("m02-stock")["as_of"], "2025-10-12");
  EXPECT_EQ(RowOf("m02-stock")["due"], "2026-05");
}

TEST_F(ReturnCsvTest, DisarmsFormulasAndNamesSyntheticDataInEveryRow) {
  EXPECT_EQ(RowOf("x01")["note"],
            "'=HYPERLINK(\"https://example.test\",\"go\")");
  EXPECT_EQ(RowOf("x01")["owner"], "'@SUM(A1:A9)");
  for (const Row& row : rows_) {
    EXPECT_EQ(row.at("data_notes"), "Synthetic cases, not a council document");
  }
}

}  // namespace
}  // namespace carereform::reporting::documents
