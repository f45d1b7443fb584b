#include "services/financial_assessments/handlers/appeals.h"

#include <string>

#include "services/financial_assessments/handlers/charge_reads.h"
#include "services/financial_assessments/handlers/charges.h"
#include "tests/support/financial_assessments_service.h"
#include "tests/support/means.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using testing::ElementsAre;
using testing::SizeIs;
using tests::HasReason;
using tests::IsOk;
using v1::Appeal;
using v1::ChargeCalculation;
using v1::FinancialAssessment;

const CivilDay kDay(2025, 9, 1);

class AppealsTest : public ServiceFixture {
 protected:
  AppealsTest() {
    call_.today = kToday;
    call_.now = Noon();
    parent_ = AddWaiting(FinancialAssessment::RESIDENTIAL, kDay);
  }

  static Appeal Against(const std::string& calculation, CivilDay raised,
                        Appeal::Route route = Appeal::COMPLAINT) {
    Appeal appeal;
    appeal.set_route(route);
    *appeal.mutable_raised_date() = rpc::ToDate(raised);
    appeal.set_calculation(calculation);
    if (!calculation.empty()) appeal.set_calculation_etag("e1");
    return appeal;
  }
  static Appeal Against(const ChargeCalculation& calculation) {
    Appeal appeal = Against(calculation.name(), kDay + 3);
    appeal.set_calculation_etag(calculation.etag());
    return appeal;
  }

  absl::StatusOr<Appeal> Raise(const Appeal& appeal,
                               const std::string& parent = "") {
    v1::RaiseAppealRequest request;
    request.set_parent(parent.empty() ? parent_ : parent);
    *request.mutable_appeal() = appeal;
    CR_RETURN_IF_ERROR(CheckRaise(request));
    absl::StatusOr<Appeal> raised;
    CR_RETURN_IF_ERROR(Write([&](store::Txn& txn) {
      raised = RaiseAppeal(records_, txn, call_, request);
      return raised.status();
    }));
    return raised;
  }

  // Creates the charge of a pensioner.
  v1::Charge AddCharge() {
    v1::CreateChargeRequest request;
    request.set_parent("councils/x");
    *request.mutable_charge()->mutable_started_date() = rpc::ToDate(kDay);
    *request.mutable_circumstances() = tests::PensionerAtHome();
    v1::Charge charge;
    EXPECT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                  CR_ASSIGN_OR_RETURN(
                      charge, CreateCharge(records_, txn, call_, request));
                  return absl::OkStatus();
                }),
                IsOk());
    return charge;
  }
  ChargeCalculation Calculation(const std::string& name) {
    v1::GetCalculationRequest request;
    request.set_name(name);
    const auto found = GetCalculation(records_, **store_.Read("x"), request);
    EXPECT_THAT(found.status(), IsOk());
    return found.ok() ? *found : ChargeCalculation();
  }
  // Puts `person` and `assessment` into a charge, as if it had begun so, and
  // `of_assessment` into the financial assessment.
  void SetPeople(const std::string& charge, const std::string& person,
                 const std::string& assessment,
                 const std::string& of_assessment) {
    EXPECT_THAT(
        Write([&](store::Txn& txn) -> absl::Status {
          CR_ASSIGN_OR_RETURN(v1::Charge stored,
                              records_.charging().charges().Get(txn, charge));
          stored.set_person(person);
          stored.set_financial_assessment(assessment);
          CR_RETURN_IF_ERROR(records_.charging().charges().Update(txn, stored));
          CR_ASSIGN_OR_RETURN(
              FinancialAssessment contested,
              records_.financial_assessments().Get(txn, parent_));
          contested.set_person(of_assessment);
          return records_.financial_assessments().Update(txn, contested);
        }),
        IsOk());
  }

  absl::StatusOr<Appeal> Decide(const std::string& name, CivilDay day,
                                Appeal::Outcome outcome = Appeal::UPHELD,
                                const std::string& etag = "") {
    v1::DecideAppealRequest request;
    request.set_name(name);
    *request.mutable_decided_date() = rpc::ToDate(day);
    request.set_outcome(outcome);
    request.set_etag(etag);
    CR_RETURN_IF_ERROR(CheckDecideAppeal(request));
    absl::StatusOr<Appeal> decided;
    CR_RETURN_IF_ERROR(Write([&](store::Txn& txn) {
      decided = DecideAppeal(records_, txn, call_, request);
      return decided.status();
    }));
    return decided;
  }

  absl::StatusOr<Appeal> GetOne(const std::string& name) {
    v1::GetAppealRequest request;
    request.set_name(name);
    CR_RETURN_IF_ERROR(CheckGetAppeal(request));
    return GetAppeal(records_, **store_.Read("x"), request);
  }

  absl::StatusOr<v1::ListAppealsResponse> List(const std::string& parent,
                                               int size = 0,
                                               const std::string& token = "") {
    v1::ListAppealsRequest request;
    request.set_parent(parent);
    request.set_page_size(size);
    request.set_page_token(token);
    CR_RETURN_IF_ERROR(CheckListAppeals(request));
    return ListAppeals(records_, **store_.Read("x"), request);
  }

  rpc::Call call_;
  std::string parent_;
};

TEST_F(AppealsTest, IsTiedToTheExactCalculationThatItContests) {
  const v1::Charge charge = AddCharge();
  const ChargeCalculation contested = Calculation(charge.calculation());
  const auto raised = Raise(Against(contested));
  ASSERT_THAT(raised.status(), IsOk());
  EXPECT_EQ(raised->name().rfind(parent_ + "/appeals/", 0), 0u);
  EXPECT_EQ(raised->calculation(), contested.name());
  EXPECT_EQ(raised->calculation_etag(), contested.etag());
  EXPECT_FALSE(raised->has_decided_date());
  const auto decided =
      Decide(raised->name(), kToday, Appeal::POLICY_CHANGE, raised->etag());
  ASSERT_THAT(decided.status(), IsOk());
  EXPECT_EQ(decided->outcome(), Appeal::POLICY_CHANGE);
  EXPECT_EQ(decided->calculation(), contested.name());
  EXPECT_EQ(GetOne(raised->name())->SerializeAsString(),
            decided->SerializeAsString());
}

TEST_F(AppealsTest, LeadsToWhatWasContestedAfterItWasSuperseded) {
  const v1::Charge charge = AddCharge();
  const ChargeCalculation contested = Calculation(charge.calculation());
  const auto raised = Raise(Against(contested));
  ASSERT_THAT(raised.status(), IsOk());
  v1::RecordCircumstancesRequest change;
  change.set_parent(charge.name());
  *change.mutable_from_date() = rpc::ToDate(kDay);
  *change.mutable_circumstances() = tests::PensionerAtHome();
  tests::AddIncome(*change.mutable_circumstances(), v1::Income::ANNUITY, 1000);
  change.set_reason(v1::CircumstancesVersion::APPEAL);
  v1::ChargeRevision revision;
  ASSERT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                CR_ASSIGN_OR_RETURN(
                    revision,
                    RecordCircumstances(records_, txn, call_, change));
                return absl::OkStatus();
              }),
              IsOk());
  EXPECT_NE(revision.calculation(), contested.name());
  const Appeal appeal = *GetOne(raised->name());
  const ChargeCalculation kept = Calculation(appeal.calculation());
  EXPECT_EQ(kept.SerializeAsString(), contested.SerializeAsString());
  EXPECT_EQ(kept.etag(), appeal.calculation_etag());
  EXPECT_NE(kept.calculation().digest(),
            Calculation(revision.calculation()).calculation().digest());
}

TEST_F(AppealsTest, ContestsACalculationThatIsStoredAndIsTheOneNamed) {
  const v1::Charge charge = AddCharge();
  const ChargeCalculation contested = Calculation(charge.calculation());
  const uint64_t head = Head();
  EXPECT_THAT(Raise(Against(contested.name() + "0", kDay)).status(),
              HasReason(StatusCode::kNotFound, "CHARGE_CALCULATION_NOT_FOUND"));
  EXPECT_THAT(Raise(Against(contested.name(), kDay)).status(),
              HasReason(StatusCode::kFailedPrecondition,
                        "CONTESTED_CALCULATION_DIFFERS"));
  EXPECT_EQ(Head(), head);
  EXPECT_THAT(Raise(Against(contested)).status(), IsOk());
}

TEST_F(AppealsTest, ContestsACalculationOfTheSamePerson) {
  const v1::Charge charge = AddCharge();
  const Appeal appeal = Against(Calculation(charge.calculation()));
  const auto another = HasReason(StatusCode::kFailedPrecondition,
                                 "CONTESTED_CALCULATION_OF_ANOTHER_PERSON");
  const std::string p = "councils/x/sources/financial-assessments/people/p";
  const std::string q = "councils/x/sources/financial-assessments/people/q";
  SetPeople(charge.name(), p, parent_, q);
  EXPECT_THAT(Raise(appeal).status(), another);
  SetPeople(charge.name(), p, "", "");
  EXPECT_THAT(Raise(appeal).status(), another);
  SetPeople(charge.name(), "", "councils/x/financialAssessments/other", p);
  EXPECT_THAT(Raise(appeal).status(), another);
  const uint64_t head = Head();
  SetPeople(charge.name(), "", parent_, p);
  EXPECT_THAT(Raise(appeal).status(), IsOk());
  SetPeople(charge.name(), p, parent_, "");
  EXPECT_THAT(Raise(appeal).status(), IsOk());
  SetPeople(charge.name(), p, "councils/x/financialAssessments/other", p);
  EXPECT_THAT(Raise(appeal).status(), IsOk());
  // Nobody is named, so nothing shows that it is another's.
  SetPeople(charge.name(), "", "", "");
  EXPECT_THAT(Raise(appeal).status(), IsOk());
  EXPECT_EQ(Head(), head + 8);
}

TEST_F(AppealsTest, MayContestTheWaitAndNoCalculation) {
  EXPECT_THAT(Raise(Against("", kDay, Appeal::OMBUDSMAN)).status(), IsOk());
}

TEST_F(AppealsTest, NamesACalculationWithItsEtagOrNone) {
  const auto refused = [&](const Appeal& appeal) {
    return RefusedFields(Raise(appeal).status());
  };
  Appeal appeal = Against("councils/x/charges/c1/calculations/k1", kDay);
  appeal.clear_calculation_etag();
  EXPECT_THAT(refused(appeal), ElementsAre("appeal.calculation_etag"));
  appeal = Against("", kDay);
  appeal.set_calculation_etag("e1");
  EXPECT_THAT(refused(appeal), ElementsAre("appeal.calculation_etag"));
  EXPECT_THAT(refused(Against("councils/y/charges/c1/calculations/k1", kDay)),
              ElementsAre("appeal.calculation"));
  EXPECT_THAT(refused(Against("councils/x/charges/c1", kDay)),
              ElementsAre("appeal.calculation"));
}

TEST_F(AppealsTest, RefusesWhatIsNoAppeal) {
  const Appeal none;
  EXPECT_THAT(RefusedFields(Raise(none).status()),
              ElementsAre("appeal.route", "appeal.raised_date"));
  Appeal spoken = Against("", kDay);
  spoken.set_record("Mrs Smith");
  EXPECT_THAT(RefusedFields(Raise(spoken).status()),
              ElementsAre("appeal.record"));
  for (const char* number : {"943-476-5919", "qq123456c"}) {
    Appeal named = Against("", kDay);
    named.set_record(number);
    EXPECT_THAT(RefusedFields(Raise(named).status()),
                ElementsAre("appeal.record"));
  }
  EXPECT_THAT(
      Raise(Against("", kDay), "councils/x/financialAssessments/none").status(),
      HasReason(StatusCode::kNotFound, "FINANCIAL_ASSESSMENT_NOT_FOUND"));
}

TEST_F(AppealsTest, IsRaisedFromTheReferralOnAndNotInTheFuture) {
  EXPECT_THAT(RefusedFields(Raise(Against("", kDay - 1)).status()),
              ElementsAre("appeal.raised_date"));
  EXPECT_THAT(Raise(Against("", kDay)).status(), IsOk());
  EXPECT_THAT(Raise(Against("", kToday)).status(), IsOk());
  EXPECT_THAT(RefusedFields(Raise(Against("", kToday + 1)).status()),
              ElementsAre("appeal.raised_date"));
}

TEST_F(AppealsTest, IsDecidedOnceAndNotBeforeItWasRaised) {
  const Appeal appeal = *Raise(Against("", kDay + 3));
  EXPECT_THAT(RefusedFields(Decide(appeal.name(), kDay + 2).status()),
              ElementsAre("decided_date"));
  EXPECT_THAT(RefusedFields(Decide(appeal.name(), kToday + 1).status()),
              ElementsAre("decided_date"));
  EXPECT_THAT(
      RefusedFields(Decide(appeal.name(), kDay + 3, Appeal::OUTCOME_UNSPECIFIED)
                        .status()),
      ElementsAre("outcome"));
  EXPECT_THAT(Decide(appeal.name(), kDay + 3, Appeal::UPHELD, "stale").status(),
              HasReason(StatusCode::kAborted, "ETAG_MISMATCH"));
  EXPECT_THAT(Decide(appeal.name(), kDay + 3).status(), IsOk());
  const uint64_t head = Head();
  EXPECT_THAT(Decide(appeal.name(), kDay + 4).status(),
              HasReason(StatusCode::kFailedPrecondition, "APPEAL_DECIDED"));
  EXPECT_EQ(Head(), head);
  EXPECT_THAT(Decide(appeal.name() + "0", kDay + 4).status(),
              HasReason(StatusCode::kNotFound, "APPEAL_NOT_FOUND"));
}

TEST_F(AppealsTest, AreListedByTheDayRaised) {
  const std::string other = AddWaiting(FinancialAssessment::RESIDENTIAL, kDay);
  const std::string later = Raise(Against("", kDay + 9))->name();
  const std::string first = Raise(Against("", kDay + 1))->name();
  ASSERT_THAT(Raise(Against("", kDay), other).status(), IsOk());
  const auto page = List(parent_, 1);
  ASSERT_THAT(page.status(), IsOk());
  ASSERT_THAT(page->appeals(), SizeIs(1));
  EXPECT_EQ(page->appeals(0).name(), first);
  const auto next = List(parent_, 1, page->next_page_token());
  ASSERT_THAT(next->appeals(), SizeIs(1));
  EXPECT_EQ(next->appeals(0).name(), later);
  EXPECT_EQ(next->next_page_token(), "");
  EXPECT_THAT(
      List("councils/x/financialAssessments/none").status(),
      HasReason(StatusCode::kNotFound, "FINANCIAL_ASSESSMENT_NOT_FOUND"));
}

}  // namespace
}  // namespace carereform::financial_assessments
