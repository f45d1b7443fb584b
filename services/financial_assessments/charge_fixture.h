// Charges in a store in memory, on Monday 20 October 2025, for tests: handlers
// are called as the server calls them, without gRPC, by the built-in rules.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_FIXTURE_H_

#include <string>
#include <utility>
#include <vector>

#include "common/rpc/convert.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/handlers/charge_notifications.h"
#include "services/financial_assessments/handlers/charge_reads.h"
#include "services/financial_assessments/handlers/charges.h"
#include "services/financial_assessments/record_fixture.h"
#include "services/financial_assessments/records.h"
#include "tests/support/means.h"
#include "tests/support/status_matchers.h"

namespace carereform::financial_assessments {

// What the pensioner of tests/support/means.h pays a week, in pence: 230.25 and
// 200.00 (866.67 x 12 / 52) of income and 16.00 of tariff income, less a
// guarantee of 232.60 in 2025-26 and of 228.70 in 2024-25.
inline constexpr int64_t kWeekly2025 = 213'65;
inline constexpr int64_t kWeekly2024 = 217'55;

class ChargeTest : public RecordFixture<Records> {
 protected:
  inline static const absl::CivilDay kToday{2025, 10, 20};

  ChargeTest() : RecordFixture(kToday) {}

  static v1::CreateChargeRequest ChargeFrom(
      absl::CivilDay started,
      v1::Circumstances means = tests::PensionerAtHome()) {
    v1::CreateChargeRequest request;
    request.set_parent("councils/x");
    *request.mutable_charge()->mutable_started_date() = rpc::ToDate(started);
    *request.mutable_circumstances() = std::move(means);
    return request;
  }
  absl::StatusOr<v1::Charge> Create(const v1::CreateChargeRequest& request) {
    return Do(&CheckCreateCharge, &CreateCharge, request);
  }
  // Creates a charge that has to be good.
  v1::Charge Add(absl::CivilDay started,
                 v1::Circumstances means = tests::PensionerAtHome()) {
    const auto created = Create(ChargeFrom(started, std::move(means)));
    EXPECT_THAT(created.status(), tests::IsOk());
    return created.ok() ? *created : v1::Charge();
  }

  // The pensioner with another income, of a type that is counted in full.
  static v1::Circumstances Richer(int64_t pence) {
    v1::Circumstances means = tests::PensionerAtHome();
    tests::AddIncome(means, v1::Income::ANNUITY, pence);
    return means;
  }
  static v1::RecordCircumstancesRequest RecordFrom(const v1::Charge& charge,
                                                   absl::CivilDay from,
                                                   v1::Circumstances means) {
    v1::RecordCircumstancesRequest request;
    request.set_parent(charge.name());
    *request.mutable_from_date() = rpc::ToDate(from);
    *request.mutable_circumstances() = std::move(means);
    request.set_reason(v1::CircumstancesVersion::MEANS_FOUND);
    return request;
  }
  absl::StatusOr<v1::ChargeRevision> Record(
      const v1::RecordCircumstancesRequest& request) {
    return Do(&CheckRecordCircumstances, &RecordCircumstances, request);
  }

  static v1::EndChargeRequest EndOn(const v1::Charge& charge,
                                    absl::CivilDay ended) {
    v1::EndChargeRequest request;
    request.set_name(charge.name());
    *request.mutable_ended_date() = rpc::ToDate(ended);
    request.set_reason(v1::Charge::DIED);
    return request;
  }
  absl::StatusOr<v1::ChargeRevision> End(const v1::EndChargeRequest& request) {
    return Do(&CheckEndCharge, &EndCharge, request);
  }

  v1::Charge Get(const std::string& name) {
    const auto found = records_.charging().charges().Get(*Read(), name);
    EXPECT_THAT(found.status(), tests::IsOk());
    return found.ok() ? *found : v1::Charge();
  }
  std::vector<v1::CircumstancesVersion> VersionsOf(const v1::Charge& charge) {
    v1::ListCircumstancesRequest request;
    request.set_parent(charge.name());
    const auto listed =
        Look(&CheckListCircumstances, &ListCircumstances, request);
    EXPECT_THAT(listed.status(), tests::IsOk());
    if (!listed.ok()) return {};
    return {listed->circumstances().begin(), listed->circumstances().end()};
  }
  v1::ChargeCalculation CalculationNamed(const std::string& name) {
    v1::GetCalculationRequest request;
    request.set_name(name);
    const auto found = Look(&CheckGetCalculation, &GetCalculation, request);
    EXPECT_THAT(found.status(), tests::IsOk());
    return found.ok() ? *found : v1::ChargeCalculation();
  }
  absl::StatusOr<v1::GetChargePeriodsResponse> Periods(const v1::Charge& charge,
                                                       absl::CivilDay first,
                                                       absl::CivilDay last) {
    v1::GetChargePeriodsRequest request;
    request.set_name(charge.name());
    *request.mutable_first_date() = rpc::ToDate(first);
    *request.mutable_last_date() = rpc::ToDate(last);
    return Look(&CheckGetChargePeriods, &GetChargePeriods, request);
  }

  absl::StatusOr<v1::ChargeNotification> Tell(const v1::Charge& charge,
                                              absl::CivilDay day, bool written,
                                              const std::string& of = "") {
    v1::RecordChargeNotificationRequest request;
    request.set_parent(charge.name());
    *request.mutable_told_date() = rpc::ToDate(day);
    request.set_method(v1::ChargeNotification::LETTER);
    request.set_written(written);
    request.set_calculation(of);
    return Do(&CheckRecordChargeNotification, &RecordChargeNotification,
              request);
  }
  // The names of the charges that are not told, in order.
  std::vector<std::string> Untold(absl::CivilDay day) {
    v1::ListChargesNotNotifiedRequest request;
    request.set_parent("councils/x");
    *request.mutable_as_of_date() = rpc::ToDate(day);
    EXPECT_THAT(CheckListChargesNotNotified(request), tests::IsOk());
    const auto listed =
        ListChargesNotNotified(records_, *Read(), call_, request);
    EXPECT_THAT(listed.status(), tests::IsOk());
    std::vector<std::string> names;
    if (!listed.ok()) return names;
    for (const v1::UntoldCharge& line : listed->untold_charges()) {
      names.push_back(line.charge());
    }
    return names;
  }

  static std::vector<std::string> RefusedFields(const absl::Status& status) {
    return FieldsOf(status);
  }

  // How many findings a check of all that is stored comes to.
  size_t FindingsOfVerify() {
    const auto schema = StoredSchema();
    EXPECT_THAT(schema.status(), tests::IsOk());
    return RecordFixture::FindingsOfVerify(*schema);
  }
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_FIXTURE_H_
