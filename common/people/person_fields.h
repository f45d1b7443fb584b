// What the fields of people have to look like. No error repeats a value: what
// identifies a person has no place in errors.

#ifndef CR_COMMON_PEOPLE_PERSON_FIELDS_H_
#define CR_COMMON_PEOPLE_PERSON_FIELDS_H_

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/common/v1/people.pb.h"
#include "common/rpc/validation.h"

namespace carereform::people {

// Checks everything about an identity that needs no day; its fields are at
// `identity.`.
void CheckIdentity(const common::v1::PersonIdentity& identity,
                   rpc::Validation& validation);

// Refuses a day of birth after `today`, which CheckIdentity found real.
void CheckBirthDate(const common::v1::PersonIdentity& identity,
                    absl::CivilDay today, rpc::Validation& validation);

// Checks what retention runs from; `path` comes before the names of the fields.
// `Holder` is a Person or a SetRetentionRequest.
template <typename Holder>
void CheckRetention(const Holder& holder, absl::string_view path,
                    rpc::Validation& validation) {
  validation.Date(absl::StrCat(path, "service_end_date"),
                  holder.has_service_end_date(), holder.service_end_date(),
                  rpc::Presence::kOptional);
  validation.Require(common::v1::Person::LegalHold_IsValid(holder.legal_hold()),
                     absl::StrCat(path, "legal_hold"),
                     "is not a value that this version knows");
}

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_PERSON_FIELDS_H_
