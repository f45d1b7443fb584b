#include "services/financial_assessments/means_records.h"

#include <functional>
#include <optional>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/store/fact_keys.h"
#include "common/store/overlay.h"
#include "services/financial_assessments/amounts/subject.h"
#include "services/financial_assessments/uprating_work.h"

namespace carereform::financial_assessments {
namespace {

using v1::AccountFinalisation;
using v1::DeferredPayment;

constexpr int kPageSize = 100;

// Also while what came of the end is still to be told.
bool IsOpen(const v1::Charge& charge) {
  return charge.state() != v1::Charge::ENDED ||
         (charge.has_untold_since_date() && !charge.has_told_date());
}
bool IsOpen(const DeferredPayment& payment) {
  return payment.state() != DeferredPayment::DECLINED &&
         payment.state() != DeferredPayment::REPAID;
}
bool IsOpen(const v1::Invoice& invoice) {
  return invoice.outstanding_pence() != 0 || invoice.credit_pence() != 0;
}
bool IsOpen(const AccountFinalisation& finalisation) {
  return finalisation.state() != AccountFinalisation::SETTLED &&
         finalisation.state() != AccountFinalisation::WRITTEN_OFF &&
         finalisation.state() != AccountFinalisation::REFUNDED;
}
bool IsOpen(const v1::DirectPayment& payment) {
  return !payment.has_ceased_date();
}
bool IsOpen(const v1::Appeal& appeal) { return !appeal.has_decided_date(); }

// What is done with each record that is about a person, and whether it is open;
// returns false to end.
using Visit = absl::FunctionRef<bool(const std::string& name, bool open)>;

// Goes through what is about a person, each record after those that are found
// by it.
class Walk {
 public:
  struct Tables {
    const Records& records;
    const InvoiceRecords& invoices;
    const AccountFinalisationRecords& finalisations;
    const DirectPaymentRecords& direct_payments;
  };

  Walk(const Tables& tables, const store::Reader& reader, Visit visit)
      : tables_(tables), reader_(reader), visit_(visit) {}

  absl::Status Through(const std::string& person) {
    CR_RETURN_IF_ERROR(EachOf(tables_.records.financial_assessments(),
                              kFinancialAssessmentByPerson, person,
                              [this](const v1::FinancialAssessment& one) {
                                return EachIn(tables_.records.appeals(),
                                              kAppealByAssessment, one.name());
                              }));
    CR_RETURN_IF_ERROR(OfSubject(person));
    return EachOf(
        tables_.records.charging().charges(), kChargeByPerson, person,
        [this](const v1::Charge& charge) { return OfCharge(charge); });
  }

 private:
  absl::Status OfSubject(const std::string& subject) {
    CR_RETURN_IF_ERROR(
        EachIn(tables_.invoices.invoices(), kInvoiceBySubject, subject));
    CR_RETURN_IF_ERROR(EachIn(tables_.direct_payments.direct_payments(),
                              kDirectPaymentBySubject, subject));
    CR_RETURN_IF_ERROR(EachIn(tables_.finalisations.finalisations(),
                              kFinalisationBySubject, subject));
    return EachOf(
        tables_.records.deferrals().payments(), kDeferredPaymentBySubject,
        subject, [this](const DeferredPayment& payment) -> absl::Status {
          CR_RETURN_IF_ERROR(EachIn(tables_.finalisations.finalisations(),
                                    kFinalisationBySubject, payment.name()));
          Take(payment);
          return absl::OkStatus();
        });
  }

  absl::Status OfCharge(const v1::Charge& charge) {
    const ChargeRecords& charging = tables_.records.charging();
    CR_ASSIGN_OR_RETURN(const std::vector<v1::UpratingRun> runs,
                        charging.uprating_runs().All(reader_));
    for (const v1::UpratingRun& run : runs) {
      const std::string change = ChangeName(run, charge.name());
      CR_ASSIGN_OR_RETURN(const std::optional<v1::UpratingChange> found,
                          charging.uprating_changes().Find(reader_, change));
      // What a run makes of a charge is closed with the charge.
      if (found.has_value() && !ended_) ended_ = !visit_(change, false);
    }
    CR_RETURN_IF_ERROR(OfSubject(charge.name()));
    Take(charge);
    return absl::OkStatus();
  }

  // Takes each record of `table` whose value in `index` begins with `value`.
  template <typename Record>
  absl::Status EachIn(const store::ResourceTable<Record>& table, uint32_t index,
                      const std::string& value) {
    return EachOf(table, index, value, [this](const Record& record) {
      Take(record);
      return absl::OkStatus();
    });
  }

  template <typename Record, typename Do>
  absl::Status EachOf(const store::ResourceTable<Record>& table, uint32_t index,
                      const std::string& value, Do each) {
    store::PageRequest request{.after = "", .size = kPageSize};
    do {
      CR_ASSIGN_OR_RETURN(
          const store::Page<Record> page,
          table.ListBy(reader_, index, SubjectKey(value), request));
      for (const Record& record : page.items) {
        if (ended_) return absl::OkStatus();
        CR_RETURN_IF_ERROR(each(record));
      }
      request.after = page.next_after;
    } while (!request.after.empty() && !ended_);
    return absl::OkStatus();
  }

  template <typename Record>
  void Take(const Record& record) {
    if (!ended_) ended_ = !visit_(record.name(), IsOpen(record));
  }

  const Tables& tables_;
  const store::Reader& reader_;
  const Visit visit_;
  bool ended_ = false;
};

// Returns the word of the collection that a resource is in.
absl::string_view CollectionOf(absl::string_view resource) {
  const absl::string_view parent = resource.substr(0, resource.rfind('/'));
  return parent.substr(parent.rfind('/') + 1);
}

// Takes what the person paid out of the facts of a charge, which stay: no
// measure reads it. What is in memory keeps it until the next start, and no
// method shows it of a charge that was erased.
absl::Status ForgetWeeklyCharges(const ChargeFacts& facts, store::Txn& txn,
                                 absl::string_view charge) {
  CR_ASSIGN_OR_RETURN(const std::optional<uint32_t> number,
                      facts.charges.NumberOf(txn, charge));
  if (!number.has_value()) return absl::OkStatus();
  const std::string prefix =
      store::KeyIn(store::Space::kFacts, kChargeTable).Uint64(*number).key();
  store::Changes rows;
  absl::Status problem;
  CR_RETURN_IF_ERROR(txn.view().Scan(
      prefix, store::PrefixEnd(prefix),
      [&](absl::string_view key, absl::string_view value) {
        store::KeyReader parts(value);
        uint64_t known_to = 0;
        problem = parts.Uint64(known_to);
        if (!problem.ok()) return false;
        absl::StatusOr<ChargeFact> fact =
            ChargeFactFormat::Decode(parts.rest());
        problem = fact.status();
        if (!problem.ok()) return false;
        fact->weekly_pence = 0;
        fact->rise_pence = 0;
        rows[std::string(key)] =
            store::FactValue(known_to, ChargeFactFormat::Encode(*fact));
        return true;
      }));
  CR_RETURN_IF_ERROR(problem);
  for (auto& [key, value] : rows) txn.Put(key, *std::move(value));
  return absl::OkStatus();
}

// Removes a resource from a table.
template <typename Record>
auto RemoverOf(const store::ResourceTable<Record>& table) {
  return [&table](store::Txn& txn, absl::string_view resource) {
    return table.Remove(txn, resource);
  };
}

}  // namespace

absl::StatusOr<std::string> MeansRecords::OpenRecord(
    const store::Reader& reader, const std::string& person) const {
  std::string open_record;
  const Walk::Tables tables{records_, invoices_, finalisations_,
                            direct_payments_};
  CR_RETURN_IF_ERROR(
      Walk(tables, reader, [&](const std::string& name, bool open) {
        if (open) open_record = name;
        return !open;
      }).Through(person));
  return open_record;
}

// The ids are UUIDs: none begins another, so that a name is the prefix of what
// it names and of all below, and of nothing else.
absl::StatusOr<std::vector<std::string>> MeansRecords::PrefixesOf(
    const store::Reader& reader, const std::string& person, size_t most) const {
  std::vector<std::string> prefixes;
  const Walk::Tables tables{records_, invoices_, finalisations_,
                            direct_payments_};
  CR_RETURN_IF_ERROR(Walk(tables, reader, [&](const std::string& name, bool) {
                       prefixes.push_back(name);
                       return prefixes.size() < most;
                     }).Through(person));
  return prefixes;
}

absl::Status MeansRecords::RemoveErased(store::Txn& txn,
                                        absl::string_view resource) const {
  const ChargeRecords& charging = records_.charging();
  using Remover = std::function<absl::Status(store::Txn&, absl::string_view)>;
  const std::vector<std::pair<absl::string_view, Remover>> removers = {
      {"accountFinalisations", RemoverOf(finalisations_.finalisations())},
      {"appeals", RemoverOf(records_.appeals())},
      {"calculations", RemoverOf(charging.calculations())},
      {"changes", RemoverOf(charging.uprating_changes())},
      {"charges",
       [&charging](store::Txn& in, absl::string_view charge) -> absl::Status {
         CR_RETURN_IF_ERROR(
             ForgetWeeklyCharges(charging.FactsOf(in.council()), in, charge));
         return charging.charges().Remove(in, charge);
       }},
      {"circumstances", RemoverOf(charging.circumstances())},
      {"deferredPayments", RemoverOf(records_.deferrals().payments())},
      {"directPayments", RemoverOf(direct_payments_.direct_payments())},
      {"entries", RemoverOf(invoices_.entries())},
      {"invoices", RemoverOf(invoices_.invoices())},
      {"notifications", RemoverOf(charging.notifications())},
      {"revisions", RemoverOf(charging.revisions())},
      {"statements", RemoverOf(records_.deferrals().statements())},
  };
  for (const auto& [collection, remove] : removers) {
    if (collection == CollectionOf(resource)) return remove(txn, resource);
  }
  return store::errors::Corrupt("a record of a person");
}

}  // namespace carereform::financial_assessments
