#include "services/financial_assessments/handlers/stored_charge_letter.h"

#include <string>

#include "services/financial_assessments/charge_fixture.h"
#include "services/financial_assessments/handlers/charge_calculator.h"
#include "services/financial_assessments/handlers/charge_reads.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using testing::HasSubstr;
using tests::HasReason;
using tests::IsOk;

class StoredChargeLetterTest : public ChargeTest {
 protected:
  static v1::WriteStoredChargeLetterRequest RequestFor(
      const std::string& name) {
    v1::WriteStoredChargeLetterRequest request;
    request.set_name(name);
    request.set_council_name("Leicestershire County Council");
    request.set_contact("Ring 01632 960000.");
    request.set_reference("case-7");
    return request;
  }

  absl::StatusOr<v1::ChargeLetter> Written(
      const v1::WriteStoredChargeLetterRequest& request) {
    return Look(&CheckWriteStoredChargeLetter, &WriteStoredChargeLetter,
                request);
  }
};

TEST_F(StoredChargeLetterTest, TellsWhatWasStoredAndNothingElse) {
  const v1::Charge charge = Add(CivilDay(2025, 9, 1));
  v1::GetCalculationRequest of;
  of.set_name(charge.calculation());
  const auto stored = Look(&CheckGetCalculation, &GetCalculation, of);
  ASSERT_THAT(stored.status(), IsOk());
  const auto letter = Written(RequestFor(charge.calculation()));
  ASSERT_THAT(letter.status(), IsOk());
  EXPECT_EQ(letter->calculation().SerializeAsString(),
            stored->calculation().SerializeAsString());
  for (const char* text :
       {"Leicestershire County Council", "01632 960000", "case-7"}) {
    EXPECT_THAT(letter->html(), HasSubstr(text));
    EXPECT_THAT(letter->text(), HasSubstr(text));
  }
}

TEST_F(StoredChargeLetterTest, RefusesACalculationThatIsNotThere) {
  const v1::Charge charge = Add(CivilDay(2025, 9, 1));
  EXPECT_THAT(
      Written(RequestFor(charge.name() + "/calculations/none")).status(),
      HasReason(StatusCode::kNotFound, "CHARGE_CALCULATION_NOT_FOUND"));
}

TEST_F(StoredChargeLetterTest, RefusesALetterFromNobody) {
  v1::WriteStoredChargeLetterRequest request =
      RequestFor("councils/x/charges/c/calculations/k");
  EXPECT_THAT(CheckWriteStoredChargeLetter(request), IsOk());
  request.set_name("councils/x/charges/c");
  EXPECT_EQ(CheckWriteStoredChargeLetter(request).code(),
            StatusCode::kInvalidArgument);
  request = RequestFor("councils/x/charges/c/calculations/k");
  request.clear_council_name();
  EXPECT_EQ(CheckWriteStoredChargeLetter(request).code(),
            StatusCode::kInvalidArgument);
  request.set_council_name("Kent");
  request.set_contact(std::string(kMaxContactCharacters + 1, 'a'));
  EXPECT_EQ(CheckWriteStoredChargeLetter(request).code(),
            StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace carereform::financial_assessments
