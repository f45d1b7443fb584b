#include "services/financial_assessments/handlers/charge_calculator.h"

#include <map>
#include <string>
#include <tuple>

#include "services/financial_assessments/handlers/charge_calculator_fixture.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using tests::HasReason;
using tests::IsOk;
using v1::CalculateChargeRequest;
using v1::Calculation;
using v1::CalculationLine;
using v1::CompareChargesRequest;
using v1::WriteChargeLetterRequest;

class ChargeCalculatorTest : public ChargeCalculatorFixture {};

TEST_F(ChargeCalculatorTest, WorksOutTodaysChargeAndStoresNothing) {
  const uint64_t before = Head();
  const auto charge =
      Call(&Stub::CalculateCharge, About<CalculateChargeRequest>());
  ASSERT_THAT(charge.status(), IsOk());
  EXPECT_EQ(*rpc::StoredDay(charge->day()), kToday);
  EXPECT_EQ(charge->rate_table(), "2025-26");
  EXPECT_GT(charge->charge_pence(), 0);
  EXPECT_GT(charge->lines_size(), 0);
  EXPECT_GT(charge->would_change_size(), 0);
  EXPECT_EQ(Head(), before);
  EXPECT_THAT(Log(), HasSubstr("CalculateCharge"));
  for (const char* means :
       {"23025", "230.25", "1810000", "18,100", "STATE_P"}) {
    EXPECT_THAT(Log(), Not(HasSubstr(means)));
  }
}

TEST_F(ChargeCalculatorTest, TakesTheRulesOfAnotherDay) {
  auto request = About<CalculateChargeRequest>();
  *request.mutable_day() = rpc::ToDate(CivilDay(2025, 9, 1));
  *request.mutable_rules_day() = rpc::ToDate(CivilDay(2024, 9, 2));
  const auto charge = Call(&Stub::CalculateCharge, request);
  ASSERT_THAT(charge.status(), IsOk());
  EXPECT_EQ(*rpc::StoredDay(charge->day()), CivilDay(2025, 9, 1));
  EXPECT_EQ(charge->rate_table(), "2024-25");
}

TEST_F(ChargeCalculatorTest, NamesEveryFieldOfABadRequest) {
  v1::Circumstances bad = tests::PensionerAtHome();
  bad.mutable_incomes(1)->clear_frequency();
  bad.mutable_capital(0)->set_value_pence(-1);
  auto request = About<CalculateChargeRequest>(bad);
  request.set_parent("x");
  request.mutable_day()->set_year(2025);
  const auto refused = Call(&Stub::CalculateCharge, request);
  EXPECT_THAT(refused.status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_THAT(FieldsRefused(refused.status()),
              ElementsAre("parent", "circumstances.incomes[1].frequency",
                          "circumstances.capital[0].value_pence", "day"));
  CalculateChargeRequest none;
  none.set_parent("councils/x");
  EXPECT_THAT(FieldsRefused(Call(&Stub::CalculateCharge, none).status()),
              ElementsAre("circumstances"));
}

TEST_F(ChargeCalculatorTest, RefusesWhatTheRulesDoNotAllow) {
  v1::Circumstances bad = tests::PensionerAtHome();
  bad.mutable_top_up()->set_payer(v1::TopUp::FIRST_PARTY);
  bad.mutable_top_up()->set_weekly_amount_pence(100);
  tests::AddIncome(bad, v1::Income::ATTENDANCE_ALLOWANCE, 7'000);
  tests::AddIncome(bad, v1::Income::PIP_DAILY_LIVING, 7'000);
  const auto refused =
      Call(&Stub::CalculateCharge, About<CalculateChargeRequest>(bad));
  EXPECT_THAT(refused.status(),
              HasReason(StatusCode::kInvalidArgument, "FIELD_INVALID"));
  const auto fields = FieldsRefused(refused.status());
  ASSERT_FALSE(fields.empty());
  for (const std::string& field : fields) {
    EXPECT_THAT(field, testing::StartsWith("circumstances."));
  }
  EXPECT_THAT(fields, testing::Contains(HasSubstr("incomes[3]")));
}

TEST_F(ChargeCalculatorTest, RefusesADayWithoutRates) {
  for (const CivilDay day : {CivilDay(2013, 1, 7), CivilDay(2199, 1, 7)}) {
    auto request = About<CalculateChargeRequest>();
    *request.mutable_day() = rpc::ToDate(day);
    EXPECT_THAT(Call(&Stub::CalculateCharge, request).status(),
                HasReason(StatusCode::kOutOfRange, "RATES_NOT_HELD"));
  }
}

TEST_F(ChargeCalculatorTest, RefusesACouncilThatIsNotThere) {
  auto request = About<CalculateChargeRequest>();
  request.set_parent("councils/y");
  EXPECT_THAT(Call(&Stub::CalculateCharge, request).status(),
              HasReason(StatusCode::kNotFound, "COUNCIL_NOT_FOUND"));
}

TEST_F(ChargeCalculatorTest, ComparesTheRulesOfTwoYears) {
  auto request = About<CompareChargesRequest>();
  *request.mutable_before()->mutable_day() = rpc::ToDate(CivilDay(2024, 9, 2));
  *request.mutable_after()->mutable_day() = rpc::ToDate(CivilDay(2025, 9, 1));
  const auto compared = Call(&Stub::CompareCharges, request);
  ASSERT_THAT(compared.status(), IsOk());
  EXPECT_EQ(compared->before().rate_table(), "2024-25");
  EXPECT_EQ(compared->after().rate_table(), "2025-26");
  // The guarantee rose from £228.70 to £232.60.
  EXPECT_EQ(compared->difference_pence(), -390);
  std::map<std::string, int64_t> differences;
  for (const auto& line : compared->lines()) {
    differences[line.rule()] = line.after_pence() - line.before_pence();
  }
  EXPECT_EQ(differences,
            (std::map<std::string, int64_t>{{"guarantee", -390},
                                            {"above_contribution", -390}}));
}

TEST_F(ChargeCalculatorTest, ComparesOnlyWithDays) {
  auto request = About<CompareChargesRequest>();
  request.mutable_before();
  EXPECT_THAT(FieldsRefused(Call(&Stub::CompareCharges, request).status()),
              ElementsAre("after", "before.day"));
}

TEST_F(ChargeCalculatorTest, WritesALetterOfTheSameCalculation) {
  auto request = About<WriteChargeLetterRequest>();
  request.set_council_name("Anyshire <County> Council");
  request.set_contact("Ring 01632 960000, Monday to Friday, 9am to 5pm.");
  request.set_reference("case-17");
  const auto letter = Call(&Stub::WriteChargeLetter, request);
  ASSERT_THAT(letter.status(), IsOk());
  const auto charge =
      Call(&Stub::CalculateCharge, About<CalculateChargeRequest>());
  EXPECT_EQ(letter->calculation().SerializeAsString(),
            charge->SerializeAsString());
  EXPECT_THAT(letter->html(), HasSubstr("Anyshire &lt;County&gt; Council"));
  EXPECT_THAT(letter->text(), HasSubstr("case-17"));
  EXPECT_THAT(letter->text(), HasSubstr("01632 960000"));
}

TEST_F(ChargeCalculatorTest, ALetterNeedsToSayWhoWrites) {
  auto request = About<WriteChargeLetterRequest>();
  request.set_contact(std::string(kMaxContactCharacters + 1, 'a'));
  request.set_reference("Case 17");
  EXPECT_THAT(FieldsRefused(Call(&Stub::WriteChargeLetter, request).status()),
              ElementsAre("council_name", "contact", "reference"));
}

}  // namespace
}  // namespace carereform::financial_assessments
