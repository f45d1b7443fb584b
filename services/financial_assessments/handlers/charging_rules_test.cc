#include "services/financial_assessments/handlers/charging_rules.h"

#include <algorithm>
#include <string>
#include <vector>

#include "common/rpc/convert.h"
#include "services/financial_assessments/rules_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using tests::HasReason;
using tests::IsOk;

class ChargingRulesTest : public RulesFixture {
 protected:
  absl::StatusOr<v1::ListRateTablesResponse> Tables(
      int page_size = 0, const std::string& token = "") {
    v1::ListRateTablesRequest request;
    request.set_parent("councils/x");
    request.set_page_size(page_size);
    request.set_page_token(token);
    EXPECT_THAT(CheckListRateTables(request), IsOk());
    return ListRateTables(records_, *Reader(), request);
  }
  absl::StatusOr<v1::RateTable> Table(const std::string& id,
                                      int64_t revision = 0) {
    v1::GetRateTableRequest request;
    request.set_name("councils/x/rateTables/" + id);
    request.set_read_revision(revision);
    EXPECT_THAT(CheckGetRateTable(request), IsOk());
    return GetRateTable(records_, *Reader(), request);
  }
  absl::StatusOr<v1::ListChargingPoliciesResponse> Policies() {
    v1::ListChargingPoliciesRequest request;
    request.set_parent("councils/x");
    EXPECT_THAT(CheckListChargingPolicies(request), IsOk());
    return ListChargingPolicies(records_, *Reader(), request);
  }
  absl::StatusOr<v1::ChargingPolicy> PolicyOf(const std::string& id) {
    v1::GetChargingPolicyRequest request;
    request.set_name("councils/x/chargingPolicies/" + id);
    EXPECT_THAT(CheckGetChargingPolicy(request), IsOk());
    return GetChargingPolicy(records_, *Reader(), request);
  }
  absl::StatusOr<v1::RulesOnDay> RulesOf(CivilDay day) {
    v1::GetRulesOnRequest request;
    request.set_parent("councils/x");
    *request.mutable_day() = rpc::ToDate(day);
    EXPECT_THAT(CheckGetRulesOn(request), IsOk());
    return GetRulesOn(records_, *Reader(), request);
  }
  static std::string File(const std::string& lines) {
    return RulesFixture::Tables(lines);
  }
};

TEST_F(ChargingRulesTest, ListsWhatTheServiceWasBuiltWith) {
  const auto tables = Tables().value();
  ASSERT_THAT(tables.rate_tables(), SizeIs(13));
  EXPECT_EQ(tables.next_page_token(), "");
  const v1::RateTable& first = tables.rate_tables(0);
  EXPECT_EQ(first.name(), "councils/x/rateTables/2014-15");
  EXPECT_EQ(rpc::StoredDay(first.from_date()), CivilDay(2015, 4, 1));
  EXPECT_EQ(rpc::StoredDay(first.to_date()), CivilDay(2015, 4, 6));
  EXPECT_TRUE(first.built_in());
  EXPECT_EQ(first.etag(), "");
  for (const v1::RateTable& table : tables.rate_tables()) {
    for (const v1::FigureUsed& figure : table.figures()) {
      EXPECT_NE(figure.source(), "");
      EXPECT_NE(figure.status(), v1::FIGURE_STATUS_UNSPECIFIED);
    }
  }
}

TEST_F(ChargingRulesTest, ListsInPages) {
  std::vector<std::string> names;
  std::vector<int> sizes;
  std::string token;
  do {
    const auto page = Tables(5, token).value();
    sizes.push_back(page.rate_tables_size());
    for (const auto& table : page.rate_tables()) names.push_back(table.name());
    token = page.next_page_token();
  } while (!token.empty());
  EXPECT_THAT(sizes, ElementsAre(5, 5, 3));
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_THAT(Tables(5, "x").status(),
              HasReason(StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID"));
}

TEST_F(ChargingRulesTest, ShowsAnImportedFigureAmongThoseOfTheBuiltInTable) {
  const int64_t before = Head();
  ASSERT_THAT(
      Import(tables_, File(Line("2026-27", 3185, "2026-04-06", "2027-04-06"))),
      IsOk());
  EXPECT_THAT(Tables()->rate_tables(), SizeIs(13));
  const auto now = Table("2026-27").value();
  EXPECT_FALSE(now.built_in());
  EXPECT_NE(now.etag(), "");
  EXPECT_TRUE(now.has_create_time());
  const auto then = Table("2026-27", before).value();
  EXPECT_TRUE(then.built_in());
  ASSERT_EQ(now.figures_size(), then.figures_size());
  for (int i = 0; i < now.figures_size(); ++i) {
    const v1::FigureUsed& figure = now.figures(i);
    if (figure.figure() != "personal_expenses") {
      EXPECT_EQ(figure.SerializeAsString(),
                then.figures(i).SerializeAsString());
      continue;
    }
    EXPECT_EQ(figure.amount(), 3185);
    EXPECT_EQ(figure.status(), v1::CIRCULAR);
    EXPECT_EQ(figure.source(), "LAC");
  }
}

TEST_F(ChargingRulesTest, NamesWhatIsNotThere) {
  EXPECT_THAT(Table("2027-28").status(),
              HasReason(StatusCode::kNotFound, "RATE_TABLE_NOT_FOUND"));
  EXPECT_THAT(PolicyOf("ours").status(),
              HasReason(StatusCode::kNotFound, "CHARGING_POLICY_NOT_FOUND"));
  EXPECT_THAT(Table("2026-27", Head() + 1).status(),
              HasReason(StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

TEST_F(ChargingRulesTest, ListsThePoliciesInForce) {
  EXPECT_THAT(Policies()->charging_policies(), SizeIs(1));
  const auto national = PolicyOf("national").value();
  EXPECT_TRUE(national.built_in());
  EXPECT_FALSE(national.has_to_date());
  EXPECT_EQ(national.week(), v1::ChargingPolicy::WEEKS_52);
  EXPECT_EQ(national.week_begins(), google::type::MONDAY);
  EXPECT_EQ(national.at_upper_limit(), v1::ChargingPolicy::ELIGIBLE);
  EXPECT_EQ(national.status(), v1::SECONDARY);

  ASSERT_THAT(Import(policies_, Policy("ours", "2025-04-06", "")), IsOk());
  EXPECT_THAT(Policies()->charging_policies(), SizeIs(2));
  EXPECT_FALSE(PolicyOf("ours")->built_in());
  // The nation's now ends where the council's begins.
  EXPECT_EQ(rpc::StoredDay(PolicyOf("national")->to_date()),
            CivilDay(2025, 4, 6));
}

TEST_F(ChargingRulesTest, TellsEverythingOfADay) {
  ASSERT_THAT(Import(policies_, Policy("ours", "2025-04-06", "", "", "24000")),
              IsOk());
  const auto rules = RulesOf(CivilDay(2025, 9, 1)).value();
  EXPECT_EQ(rules.rate_table().name(), "councils/x/rateTables/2025-26");
  EXPECT_TRUE(rules.rate_table().built_in());
  EXPECT_EQ(rules.charging_policy().name(), "councils/x/chargingPolicies/ours");
  EXPECT_THAT(rules.incomes(), SizeIs((kIncomeTypes - 1) * (kSettings - 1)));
  EXPECT_THAT(rules.capital(), SizeIs(kCapitalTypes - 1));
  EXPECT_THAT(rules.conflicts(), Not(IsEmpty()));
  const v1::IncomeTypeRule& earnings = rules.incomes(0);
  EXPECT_EQ(earnings.type(), v1::Income::EARNINGS);
  EXPECT_EQ(earnings.setting(), v1::Circumstances::NON_RESIDENTIAL);
  EXPECT_EQ(earnings.treatment(), v1::IncomeTypeRule::DISREGARDED);
  EXPECT_EQ(earnings.status(), v1::STATUTE);
  bool raised = false;
  for (const v1::FigureUsed& figure : rules.rate_table().figures()) {
    if (figure.figure() != "guarantee_single_pension") continue;
    raised = true;
    EXPECT_EQ(figure.amount(), 24000);
    EXPECT_EQ(figure.source(), "Charging policy ours: Cabinet");
  }
  EXPECT_TRUE(raised);
}

TEST_F(ChargingRulesTest, RefusesADayThatIsNotHeld) {
  EXPECT_THAT(RulesOf(CivilDay(2015, 3, 31)).status(),
              HasReason(StatusCode::kOutOfRange, "RATES_NOT_HELD"));
  EXPECT_THAT(RulesOf(CivilDay(2015, 4, 1)).status(), IsOk());
  EXPECT_THAT(RulesOf(CivilDay(2027, 4, 5)).status(), IsOk());
  EXPECT_THAT(RulesOf(CivilDay(2027, 4, 6)).status(),
              HasReason(StatusCode::kOutOfRange, "RATES_NOT_HELD"));
}

TEST(ChargingRulesShapeTest, RefusesRequestsOfAnotherShape) {
  const auto invalid = HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID");
  v1::ListRateTablesRequest tables;
  EXPECT_THAT(CheckListRateTables(tables), invalid);
  tables.set_parent("councils/x");
  tables.set_page_size(-1);
  EXPECT_THAT(CheckListRateTables(tables), invalid);
  v1::ListChargingPoliciesRequest policies;
  EXPECT_THAT(CheckListChargingPolicies(policies), invalid);
  v1::GetRateTableRequest table;
  table.set_name("councils/x/chargingPolicies/a");
  EXPECT_THAT(CheckGetRateTable(table), invalid);
  v1::GetChargingPolicyRequest policy;
  policy.set_name("councils/x/rateTables/a");
  EXPECT_THAT(CheckGetChargingPolicy(policy), invalid);
  v1::GetRulesOnRequest rules;
  rules.set_parent("councils/x");
  EXPECT_THAT(CheckGetRulesOn(rules), invalid);
  rules.mutable_day()->set_year(2025);
  EXPECT_THAT(CheckGetRulesOn(rules), invalid);
}

}  // namespace
}  // namespace carereform::financial_assessments
