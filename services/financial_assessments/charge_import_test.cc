#include "services/financial_assessments/charge_import.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "services/financial_assessments/charge_fixture.h"

namespace carereform::financial_assessments {
namespace {

using testing::SizeIs;
using tests::IsOk;

constexpr char kMeans[] =
    R"("circumstances":{"setting":"NON_RESIDENTIAL","age_group":"PENSION_AGE",)"
    R"("household":"SINGLE","incomes":[{"type":"STATE_PENSION",)"
    R"("amount_pence":"30000","frequency":"WEEKLY"}],)"
    R"("care":[{"type":"HOME_CARE","weekly_cost_pence":"30000"}]})";

std::string Line(const std::string& id, int day = 6) {
  return absl::StrCat(R"({"charge":{"external_id":")", id,
                      R"(","started_date":{"year":2025,"month":10,"day":)", day,
                      "}},", kMeans, "}\n");
}

class ChargeImportTest : public ChargeTest {
 protected:
  imports::ParsedFile Parse(const std::string& content) {
    return import_.Parse(call_, "x", content);
  }

  const ChargeImport import_{records_};
};

TEST_F(ChargeImportTest, CreatesAChargeForEachLine) {
  const auto parsed =
      Parse(absl::StrCat("# A caseload\n", Line("c-1"), "\n", Line("c-2")));
  EXPECT_TRUE(parsed.issues.empty());
  EXPECT_EQ(parsed.note, " A caseload");
  ASSERT_THAT(parsed.items, SizeIs(2));
  EXPECT_EQ(parsed.items[1].line, 4);
  for (const imports::ImportItem& item : parsed.items) {
    EXPECT_THAT(import_.CheckStored(*Read(), item), IsOk());
    EXPECT_THAT(
        Write([&](store::Txn& txn) { return import_.Apply(txn, call_, item); }),
        IsOk());
    EXPECT_FALSE(import_.CheckStored(*Read(), item).ok());
  }
  v1::ListChargesRequest request;
  request.set_parent("councils/x");
  const auto listed = Look(&CheckListCharges, &ListCharges, request);
  ASSERT_THAT(listed->charges(), SizeIs(2));
  // 300.00 less 232.60.
  EXPECT_EQ(listed->charges(0).weekly_charge_pence(), 67'40);
}

// What the import would stop at is found when the file is checked.
TEST_F(ChargeImportTest, TellsWhatCouldNotBeStored) {
  std::string unknown = Line("c-1");
  unknown.insert(unknown.find("\"external_id"),
                 "\"financial_assessment\":"
                 "\"councils/x/financialAssessments/none\",");
  std::string both = Line("c-3");
  const std::string income = R"({"type":"STATE_PENSION",)";
  // Benefits that cannot be held together.
  both.insert(
      both.find(income),
      R"({"type":"DLA_CARE","amount_pence":"100","frequency":"WEEKLY"},)"
      R"({"type":"PIP_DAILY_LIVING","amount_pence":"100",)"
      R"("frequency":"WEEKLY"},)");
  for (const std::string& line : {unknown, both}) {
    const auto parsed = Parse(line);
    ASSERT_THAT(parsed.items, SizeIs(1)) << line;
    EXPECT_FALSE(import_.CheckStored(*Read(), parsed.items[0]).ok()) << line;
  }
}

TEST_F(ChargeImportTest, TellsTheLineAndTheFieldOfWhatIsWrong) {
  const auto parsed = Parse(absl::StrCat(
      Line("c-1"), "{\n", Line("c-1"), Line("c-3", 21), Line(""),
      R"({"charge":{"external_id":"c-4","other":1}})", "\n",
      R"({"charge":{"external_id":"c-5","started_date":)",
      R"({"year":2025,"month":10,"day":6}},"circumstances":{}})", "\n"));
  std::vector<std::pair<int, std::string>> found;
  for (const auto& issue : parsed.issues.kept()) {
    found.emplace_back(issue.line(), issue.column());
  }
  EXPECT_THAT(found,
              testing::ElementsAre(
                  testing::Pair(2, ""), testing::Pair(3, "charge.external_id"),
                  testing::Pair(4, "charge.started_date"),
                  testing::Pair(5, "charge.external_id"), testing::Pair(6, ""),
                  testing::Pair(7, "circumstances.setting"),
                  testing::Pair(7, "circumstances.age_group"),
                  testing::Pair(7, "circumstances.household")));
  EXPECT_EQ(Parse("\n# nothing\n").issues.count(), 1);
}

TEST_F(ChargeImportTest, FindsWhatCannotBeWorkedOutBeforeItApplies) {
  // Arrears that were received after the charge began.
  std::string arrears = Line("c-1");
  arrears.replace(arrears.find(R"("incomes")"), 0,
                  R"("capital":[{"type":"BENEFIT_ARREARS","value_pence":"100",)"
                  R"("received_date":{"year":2025,"month":10,"day":7}}],)");
  const auto parsed = Parse(
      absl::StrCat(arrears, R"({"charge":{"external_id":"c-2","started_date":)",
                   R"({"year":2014,"month":10,"day":6}},)", kMeans, "}\n"));
  ASSERT_THAT(parsed.items, SizeIs(2)) << parsed.issues.count();
  const absl::Status means = import_.CheckStored(*Read(), parsed.items[0]);
  EXPECT_EQ(means.code(), absl::StatusCode::kInvalidArgument) << means;
  const absl::Status rates = import_.CheckStored(*Read(), parsed.items[1]);
  EXPECT_THAT(rates,
              tests::HasReason(absl::StatusCode::kOutOfRange, "RATES_NOT_HELD"))
      << rates;
}

}  // namespace
}  // namespace carereform::financial_assessments
