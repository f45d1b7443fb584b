#include "services/financial_assessments/amounts/subject.h"

#include "carereform/financial_assessments/v1/charge_records.pb.h"
#include "carereform/financial_assessments/v1/deferred_payment_records.pb.h"
#include "common/people/errors.h"
#include "common/people/person_reference.h"
#include "common/status/status_macros.h"
#include "common/store/history.h"
#include "common/store/resource_table.h"
#include "services/financial_assessments/keys.h"

namespace carereform::financial_assessments {
namespace {

// Checks the person that the record `name` of `table` names. What was erased
// was a person's; what is not there leads to nobody.
template <typename Record>
absl::Status CheckThrough(uint32_t table, const store::Reader& reader,
                          const std::string& name) {
  if (name.empty()) return absl::OkStatus();
  const store::ResourceTable<Record> records(table, "SUBJECT");
  CR_ASSIGN_OR_RETURN(const std::optional<Record> found,
                      records.Find(reader, name));
  if (found.has_value()) {
    return people::CheckPersonKept(reader, found->person());
  }
  CR_ASSIGN_OR_RETURN(const bool erased, store::ErasedSince(reader, name, 0));
  return erased ? people::errors::PersonErased(name) : absl::OkStatus();
}

}  // namespace

std::string SubjectKey(absl::string_view subject) {
  return store::KeyWriter().String(subject).key();
}

std::optional<std::string> SubjectIndexValue(const Subjects& subjects) {
  for (const std::string* subject :
       {&subjects.person, &subjects.charge, &subjects.deferred_payment}) {
    if (!subject->empty()) return SubjectKey(*subject);
  }
  return std::nullopt;
}

absl::Status CheckSubjectsKept(const store::Reader& reader,
                               const Subjects& subjects) {
  CR_RETURN_IF_ERROR(people::CheckPersonKept(reader, subjects.person));
  CR_RETURN_IF_ERROR(
      CheckThrough<v1::Charge>(kChargeTable, reader, subjects.charge));
  return CheckThrough<v1::DeferredPayment>(kDeferredPaymentTable, reader,
                                           subjects.deferred_payment);
}

}  // namespace carereform::financial_assessments
