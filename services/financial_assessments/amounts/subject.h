// Whom a record of money is about: what an erasure finds it by.
//
// A record names its person, or a charge or a deferred payment that names one,
// or nobody. The first that it names is its subject.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_SUBJECT_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_SUBJECT_H_

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/store/transaction.h"

namespace carereform::financial_assessments {

// The names of the subjects that a record can have; empty where it has none.
struct Subjects {
  std::string person;
  std::string charge;
  std::string deferred_payment = "";
};

// Returns the value of `subject`, a name, in an index by subject.
std::string SubjectKey(absl::string_view subject);

// Returns a record's value in such an index; nothing for one about nobody.
std::optional<std::string> SubjectIndexValue(const Subjects& subjects);

// Returns FAILED_PRECONDITION, reason PERSON_ERASED, where the person that
// `subjects` lead to was erased or is being erased; NOT_FOUND, reason
// PERSON_NOT_FOUND, where there is none of that name.
absl::Status CheckSubjectsKept(const store::Reader& reader,
                               const Subjects& subjects);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_SUBJECT_H_
