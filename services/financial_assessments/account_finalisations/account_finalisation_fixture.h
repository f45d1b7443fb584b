// Account finalisations in a store in memory, for tests.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_FIXTURE_H_

#include <string>

#include "services/financial_assessments/account_finalisations/account_finalisation_handlers.h"
#include "services/financial_assessments/account_finalisations/account_finalisation_measures.h"
#include "services/financial_assessments/amounts/amount_fixture.h"

namespace carereform::financial_assessments {

class FinalisationFixture : public AmountFixture<AccountFinalisationRecords> {
 protected:
  using Finalisation = v1::AccountFinalisation;

  FinalisationFixture() : AmountFixture(&AccountFinalisationMeasures) {}

  // One of which the council was told on `told`, the day after the death.
  static Finalisation ToldOn(absl::CivilDay told) {
    Finalisation finalisation;
    *finalisation.mutable_died_date() = rpc::ToDate(told - 1);
    *finalisation.mutable_told_date() = rpc::ToDate(told);
    return finalisation;
  }
  absl::StatusOr<Finalisation> Create(const Finalisation& finalisation) {
    v1::CreateAccountFinalisationRequest request;
    request.set_parent("councils/x");
    *request.mutable_account_finalisation() = finalisation;
    return Do(&CheckCreateAccountFinalisation, &CreateAccountFinalisation,
              request);
  }
  std::string Add(absl::CivilDay told) {
    const auto created = Create(ToldOn(told));
    EXPECT_THAT(created.status(), tests::IsOk());
    return created.ok() ? created->name() : "";
  }
  absl::StatusOr<Finalisation> Charge(const std::string& name,
                                      absl::CivilDay day, int64_t balance,
                                      int64_t refund = 0,
                                      const std::string& etag = "") {
    v1::RecordFinalChargeRequest request;
    request.set_name(name);
    *request.mutable_final_charge_date() = rpc::ToDate(day);
    request.set_balance_owed_pence(balance);
    request.set_refund_due_pence(refund);
    request.set_etag(etag);
    return Do(&CheckRecordFinalCharge, &RecordFinalCharge, request);
  }
  absl::StatusOr<Finalisation> Bill(
      const std::string& name, absl::CivilDay day,
      Finalisation::Representative to = Finalisation::EXECUTOR) {
    v1::RecordFinalBillRequest request;
    request.set_name(name);
    *request.mutable_final_bill_date() = rpc::ToDate(day);
    request.set_representative(to);
    return Do(&CheckRecordFinalBill, &RecordFinalBill, request);
  }
  absl::StatusOr<Finalisation> Settle(const std::string& name,
                                      absl::CivilDay day) {
    v1::SettleAccountFinalisationRequest request;
    request.set_name(name);
    *request.mutable_settled_date() = rpc::ToDate(day);
    return Do(&CheckSettleAccountFinalisation, &SettleAccountFinalisation,
              request);
  }
  absl::StatusOr<Finalisation> WriteOff(
      const std::string& name, absl::CivilDay day, int64_t pence,
      Finalisation::WriteOffReason reason = Finalisation::NO_ESTATE) {
    v1::WriteOffAccountFinalisationRequest request;
    request.set_name(name);
    *request.mutable_written_off_date() = rpc::ToDate(day);
    request.set_written_off_pence(pence);
    request.set_reason(reason);
    return Do(&CheckWriteOffAccountFinalisation, &WriteOffAccountFinalisation,
              request);
  }
  absl::StatusOr<Finalisation> Refund(const std::string& name,
                                      absl::CivilDay day) {
    v1::RefundAccountFinalisationRequest request;
    request.set_name(name);
    *request.mutable_refunded_date() = rpc::ToDate(day);
    return Do(&CheckRefundAccountFinalisation, &RefundAccountFinalisation,
              request);
  }
  absl::StatusOr<Finalisation> Get(const std::string& name,
                                   int64_t revision = 0) {
    v1::GetAccountFinalisationRequest request;
    request.set_name(name);
    request.set_read_revision(revision);
    return Look(&CheckGetAccountFinalisation, &GetAccountFinalisation, request);
  }
  // The names that a list gives, in its order.
  std::vector<std::string> Listed(
      Finalisation::State state = Finalisation::STATE_UNSPECIFIED) {
    v1::ListAccountFinalisationsRequest request;
    request.set_parent("councils/x");
    request.set_state(state);
    const auto listed = Look(&CheckListAccountFinalisations,
                             &ListAccountFinalisations, request);
    EXPECT_THAT(listed.status(), tests::IsOk());
    std::vector<std::string> names;
    for (const auto& one : listed->account_finalisations()) {
      names.push_back(one.name());
    }
    return names;
  }
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_ACCOUNT_FINALISATIONS_ACCOUNT_FINALISATION_FIXTURE_H_
