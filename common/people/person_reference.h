// A person as other records name it.

#ifndef CR_COMMON_PEOPLE_PERSON_REFERENCE_H_
#define CR_COMMON_PEOPLE_PERSON_REFERENCE_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/common/v1/people.pb.h"
#include "common/rpc/validation.h"
#include "common/store/transaction.h"

namespace carereform::people {

// Checks `value`, which may be empty, as the name of a person of the council
// `council`, a resource name, in `source`.
void CheckReference(absl::string_view field, const std::string& value,
                    const std::string& council, absl::string_view source,
                    rpc::Validation& validation);

// Returns the person. Errors: NOT_FOUND, reason PERSON_NOT_FOUND;
// FAILED_PRECONDITION, reason PERSON_ERASED, also while it is being erased.
absl::StatusOr<common::v1::Person> KeptPerson(const store::Reader& reader,
                                              const std::string& name);

// Returns KeptPerson's error, or OK where `name` is empty.
absl::Status CheckPersonKept(const store::Reader& reader,
                             const std::string& name);

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_PERSON_REFERENCE_H_
