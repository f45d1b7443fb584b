// Everything about a person's means is found, refuses the erasure while it is
// open, and goes without a trace; nothing of anybody else does.

#include "services/financial_assessments/means_records.h"

#include <map>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/people/people_tables.h"
#include "common/store/erasure.h"
#include "common/store/history.h"
#include "services/financial_assessments/amounts/subject.h"
#include "services/financial_assessments/charge_fixture.h"
#include "services/financial_assessments/handlers/uprating.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using absl::StatusCode;
using common::v1::Person;
using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;
using tests::HasReason;
using tests::IsOk;

constexpr char kAda[] = "councils/x/sources/financial-assessments/people/ada";
constexpr char kBob[] = "councils/x/sources/financial-assessments/people/bob";
constexpr char kRun[] = "councils/x/upratingRuns/r";

class MeansRecordsTest : public ChargeTest {
 protected:
  MeansRecordsTest() {
    for (const char* person : {kAda, kBob}) SetPerson(person, Person::KEPT);
    v1::UpratingRun run;
    run.set_name(kRun);
    run.set_state(v1::UpratingRun::APPLIED);
    Put(records_.charging().uprating_runs(), run);
  }

  void SetPerson(const std::string& name, Person::State state) {
    Person person;
    person.set_name(name);
    person.set_state(state);
    EXPECT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                  CR_ASSIGN_OR_RETURN(const auto known,
                                      people::People().Find(txn, name));
                  return known.has_value()
                             ? people::People().Update(txn, person)
                             : people::People().Create(txn, person);
                }),
                IsOk());
  }

  template <typename Record>
  void Put(const store::ResourceTable<Record>& table, Record record) {
    EXPECT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                  CR_ASSIGN_OR_RETURN(const auto known,
                                      table.Find(txn, record.name()));
                  return known.has_value() ? table.Update(txn, record)
                                           : table.Create(txn, record);
                }),
                IsOk());
  }

  // A charge of a person from 2025 on.
  v1::Charge ChargeOf(const std::string& person) {
    v1::CreateChargeRequest request = ChargeFrom(CivilDay(2025, 5, 5));
    request.mutable_charge()->set_person(person);
    const auto created = Create(request);
    EXPECT_THAT(created.status(), IsOk());
    return *created;
  }
  void CloseCharge(const v1::Charge& charge) {
    ASSERT_THAT(End(EndOn(charge, CivilDay(2025, 9, 1))).status(), IsOk());
    ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
  }

  // A record of each kind whose subject is the person, or a charge of the
  // person, named by `id`.
  struct Closed {
    bool invoice = true, payment = true, finalisation = true;
    bool direct_payment = true, appeal = true;
  };
  void PutRecords(const Subjects& subjects, const std::string& id,
                  const Closed& closed) {
    v1::Invoice invoice;
    invoice.set_name("councils/x/invoices/" + id);
    invoice.set_person(subjects.person);
    invoice.set_charge(subjects.charge);
    invoice.set_amount_pence(123456);
    invoice.set_outstanding_pence(closed.invoice ? 0 : 1);
    Put(invoices_.invoices(), invoice);
    v1::InvoiceEntry entry;
    entry.set_name(invoice.name() + "/entries/e");
    entry.set_amount_pence(123456);
    Put(invoices_.entries(), entry);

    v1::DeferredPayment payment;
    payment.set_name("councils/x/deferredPayments/" + id);
    payment.set_person(subjects.person);
    payment.set_charge(subjects.charge);
    payment.set_state(closed.payment ? v1::DeferredPayment::REPAID
                                     : v1::DeferredPayment::ENDED);
    Put(records_.deferrals().payments(), payment);
    v1::DeferredPaymentStatement statement;
    statement.set_name(payment.name() + "/statements/s");
    *statement.mutable_last_date() = rpc::ToDate(kToday);
    Put(records_.deferrals().statements(), statement);

    v1::AccountFinalisation finalisation;
    finalisation.set_name("councils/x/accountFinalisations/" + id);
    finalisation.set_deferred_payment(payment.name());
    *finalisation.mutable_told_date() = rpc::ToDate(kToday);
    finalisation.set_state(closed.finalisation
                               ? v1::AccountFinalisation::SETTLED
                               : v1::AccountFinalisation::FINAL_BILL_SENT);
    Put(finalisations_.finalisations(), finalisation);

    v1::DirectPayment direct;
    direct.set_name("councils/x/directPayments/" + id);
    direct.set_person(subjects.person);
    direct.set_charge(subjects.charge);
    if (closed.direct_payment) {
      *direct.mutable_ceased_date() = rpc::ToDate(kToday);
    }
    Put(direct_payments_.direct_payments(), direct);
    if (subjects.person.empty()) return;

    v1::FinancialAssessment assessment;
    assessment.set_name("councils/x/financialAssessments/" + id);
    assessment.set_person(subjects.person);
    Put(records_.financial_assessments(), assessment);
    v1::Appeal appeal;
    appeal.set_name(assessment.name() + "/appeals/a");
    *appeal.mutable_raised_date() = rpc::ToDate(kToday);
    if (closed.appeal) *appeal.mutable_decided_date() = rpc::ToDate(kToday);
    Put(records_.appeals(), appeal);
  }
  void PutUprating(const v1::Charge& charge) {
    v1::UpratingChange change;
    change.set_name(absl::StrCat(kRun, "/changes/", OwnIdOf(charge.name())));
    change.set_charge(charge.name());
    change.set_result(v1::UpratingChange::WORKED_OUT);
    change.set_after_pence(4321);
    Put(records_.charging().uprating_changes(), change);
    v1::UpratingRun run =
        *records_.charging().uprating_runs().Get(*Read(), kRun);
    run.add_largest_rises()->set_name(change.name());
    Put(records_.charging().uprating_runs(), run);
  }
  static std::string OwnIdOf(const std::string& name) {
    return name.substr(name.rfind('/') + 1);
  }

  std::string OpenRecord(const std::string& person) {
    const auto open = means_.OpenRecord(*Read(), person);
    EXPECT_THAT(open.status(), IsOk());
    return *open;
  }
  std::vector<std::string> Prefixes(const std::string& person, size_t most) {
    const auto prefixes = means_.PrefixesOf(*Read(), person, most);
    EXPECT_THAT(prefixes.status(), IsOk());
    return *prefixes;
  }
  // Erases as the runner does, `most` prefixes at a time; returns how many
  // bodies.
  int Erase(const std::string& person, size_t most) {
    int bodies = 0;
    for (;;) {
      const std::vector<std::string> prefixes = Prefixes(person, most);
      if (prefixes.empty()) return bodies;
      for (const std::string& prefix : prefixes) {
        store::ErasureStep step;
        EXPECT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                      CR_ASSIGN_OR_RETURN(
                          step,
                          store::EraseStep(
                              txn, prefix, "", 400,
                              [&](store::Txn& in, absl::string_view resource) {
                                return means_.RemoveErased(in, resource);
                              }));
                      return absl::OkStatus();
                    }),
                    IsOk());
        bodies += step.erased_bodies;
      }
    }
  }
  // The resources of a change record kind since `revision`.
  std::vector<std::string> ErasedSince(uint64_t revision) {
    std::vector<std::string> erased;
    const auto headers = store::HeadersAfter(*Read(), revision, 1000);
    for (const store::StoredHeader& stored : *headers) {
      for (const store::ChangeEntry& entry : stored.header.entries) {
        if (entry.kind == store::ChangeKind::kErased) {
          erased.push_back(entry.resource);
        }
      }
    }
    return erased;
  }

  // Checks every record against every other.
  void ExpectSound() {
    verify::Schema schema = *StoredSchema();
    schema.tables.push_back(&people::People());
    verify::Report report;
    EXPECT_THAT(verify::Verify(*store_.Everything(), schema, {}, report),
                IsOk());
    for (const verify::Finding& finding : report.findings.kept()) {
      if (finding.resource == "councils/x") continue;  // The server keeps them.
      ADD_FAILURE() << verify::Describe(finding);
    }
  }

  InvoiceRecords invoices_;
  AccountFinalisationRecords finalisations_;
  DirectPaymentRecords direct_payments_;
  const MeansRecords means_{records_, invoices_, finalisations_,
                            direct_payments_};
};

TEST_F(MeansRecordsTest, OfWhomNothingIsKeptThereIsNothing) {
  EXPECT_EQ(OpenRecord(kAda), "");
  EXPECT_THAT(Prefixes(kAda, 20), IsEmpty());
}

// Whatever is open refuses: each kind alone, and by its own name.
TEST_F(MeansRecordsTest, EachKindOfOpenRecordIsNamed) {
  const std::map<std::string, Closed> cases = {
      {"councils/x/invoices/one", {.invoice = false}},
      {"councils/x/deferredPayments/one", {.payment = false}},
      {"councils/x/accountFinalisations/one", {.finalisation = false}},
      {"councils/x/directPayments/one", {.direct_payment = false}},
      {"councils/x/financialAssessments/one/appeals/a", {.appeal = false}}};
  for (const auto& [name, closed] : cases) {
    PutRecords({kAda, ""}, "one", closed);
    EXPECT_EQ(OpenRecord(kAda), name);
    EXPECT_EQ(OpenRecord(kBob), "");
  }
  PutRecords({kAda, ""}, "one", {});
  EXPECT_EQ(OpenRecord(kAda), "");
}

// A charge, until it has ended and the person was told what came of that.
TEST_F(MeansRecordsTest, AChargeIsOpenUntilItHasEndedAndThePersonIsTold) {
  const v1::Charge charge = ChargeOf(kAda);
  EXPECT_EQ(OpenRecord(kAda), charge.name());
  ASSERT_THAT(End(EndOn(charge, CivilDay(2025, 9, 1))).status(), IsOk());
  EXPECT_EQ(OpenRecord(kAda), charge.name());
  ASSERT_THAT(Tell(charge, kToday, true).status(), IsOk());
  EXPECT_EQ(OpenRecord(kAda), "");
  // What names the charge alone is about the person too.
  PutRecords({"", charge.name()}, "two", {.invoice = false});
  EXPECT_EQ(OpenRecord(kAda), "councils/x/invoices/two");
}

// By hands full of one, three and all at once: whatever is found by a record
// goes before it does.
TEST_F(MeansRecordsTest, EverythingOfOnePersonGoesAndNothingOfAnother) {
  for (const size_t most : {1, 3, 100}) {
    const std::string ada = absl::StrCat(kAda, most);
    SetPerson(ada, Person::KEPT);
    const v1::Charge charge = ChargeOf(ada);
    const v1::Charge other = ChargeOf(kBob);
    PutUprating(charge);
    PutUprating(other);
    CloseCharge(charge);
    // Of one length, as the ids of the server are.
    const std::string id = absl::StrCat("n-", most);
    PutRecords({ada, ""}, id + "-own", {});
    PutRecords({"", charge.name()}, id + "-cha", {});
    PutRecords({kBob, ""}, id + "-bob", {});
    const std::vector<v1::CircumstancesVersion> kept = VersionsOf(other);
    const uint64_t before = Read()->head().revision;

    EXPECT_GT(Erase(ada, most), 20);
    EXPECT_THAT(Prefixes(ada, 20), IsEmpty());
    const std::vector<std::string> erased = ErasedSince(before);
    for (const std::string& name :
         {charge.name(), charge.calculation(),
          absl::StrCat(kRun, "/changes/", OwnIdOf(charge.name())),
          absl::StrCat("councils/x/financialAssessments/", id,
                       "-own/appeals/a")}) {
      EXPECT_THAT(erased, Contains(name));
    }
    for (const char* suffix : {"-own", "-cha"}) {
      for (const char* pattern :
           {"invoices/%", "invoices/%/entries/e", "deferredPayments/%",
            "deferredPayments/%/statements/s", "accountFinalisations/%",
            "directPayments/%"}) {
        EXPECT_THAT(erased, Contains("councils/x/" +
                                     absl::StrReplaceAll(
                                         pattern, {{"%", id + suffix}})));
      }
    }
    for (const std::string& name : erased) {
      EXPECT_FALSE(absl::StrContains(name, "-bob"));
      EXPECT_FALSE(absl::StrContains(name, OwnIdOf(other.name())));
    }
    EXPECT_THAT(VersionsOf(other), SizeIs(kept.size()));
    v1::GetChargeRequest request;
    request.set_name(charge.name());
    EXPECT_THAT(Look(&CheckGetCharge, &GetCharge, request).status(),
                HasReason(StatusCode::kNotFound, "RESOURCE_ERASED"));
    request.set_read_revision(static_cast<int64_t>(before));
    EXPECT_THAT(Look(&CheckGetCharge, &GetCharge, request).status(),
                HasReason(StatusCode::kNotFound, "RESOURCE_ERASED"));
    v1::GetUpratingRunRequest run;
    run.set_name(kRun);
    const auto shown = Look(&CheckGetUpratingRun, &GetUpratingRun, run);
    ASSERT_THAT(shown.status(), IsOk());
    for (const v1::UpratingChange& rise : shown->largest_rises()) {
      EXPECT_NE(rise.charge(), charge.name());
    }
    EXPECT_THAT(
        records_.financial_assessments()
            .Get(*Read(), "councils/x/financialAssessments/" + id + "-own")
            .status(),
        IsOk())
        << "a case stays";
    ExpectSound();
  }
}

// While it is being erased, and for ever after; nothing about the person can be
// added, whether it names the person or a charge of the person.
TEST_F(MeansRecordsTest, NothingIsAddedAboutThePerson) {
  const v1::Charge charge = ChargeOf(kAda);
  const auto refused =
      HasReason(StatusCode::kFailedPrecondition, "PERSON_ERASED");
  EXPECT_THAT(CheckSubjectsKept(*Read(), {kAda, charge.name()}), IsOk());
  SetPerson(kAda, Person::ERASING);
  v1::GetChargeRequest get;
  get.set_name(charge.name());
  EXPECT_THAT(Look(&CheckGetCharge, &GetCharge, get).status(), refused);
  EXPECT_THAT(Periods(charge, kToday, kToday).status(), refused);
  EXPECT_THAT(
      Record(RecordFrom(charge, CivilDay(2025, 6, 2), Richer(100))).status(),
      refused);
  EXPECT_THAT(CheckSubjectsKept(*Read(), {"", charge.name()}), refused);
  v1::CreateChargeRequest again = ChargeFrom(CivilDay(2025, 5, 5));
  again.mutable_charge()->set_person(kAda);
  EXPECT_THAT(Create(again).status(), refused);
  EXPECT_THAT(End(EndOn(charge, CivilDay(2025, 9, 1))).status(), IsOk())
      << "a charge can be ended whatever became of the person";
  Erase(kAda, 20);
  SetPerson(kAda, Person::ERASED);
  EXPECT_THAT(CheckSubjectsKept(*Read(), {"", charge.name()}), refused);
  EXPECT_THAT(CheckSubjectsKept(*Read(), {"", "councils/x/charges/none"}),
              IsOk());
}

}  // namespace
}  // namespace carereform::financial_assessments
