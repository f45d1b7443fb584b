// What the fields of a referral have to be, one by one and together.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_FIELDS_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_FIELDS_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "google/protobuf/repeated_field.h"

namespace carereform::assessments {

inline constexpr char kReferralPattern[] =
    "councils/{council}/referrals/{referral}";

// Checks the shape of each field that a caller may set. Fields are named
// "referral.team" and so on. `council` is a name, `councils/{council}`.
void CheckFieldShapes(const v1::Referral& referral, const std::string& council,
                      rpc::Validation& validation);

// Checks the opaque reference of a case or of a worker: an id that could not be
// an NHS number. May be empty.
void CheckOpaqueReference(absl::string_view field, const std::string& value,
                          rpc::Validation& validation);

// Checks a rating, which is there.
void CheckRisk(const std::string& field, const v1::Referral::Risk& risk,
               rpc::Validation& validation);

// Checks the outcomes of a decision: known ones, each once.
void CheckOutcomes(absl::string_view field,
                   const google::protobuf::RepeatedField<int>& outcomes,
                   rpc::Validation& validation);

// Checks an enum that may be left unspecified.
template <typename Enum>
void CheckOptionalEnum(absl::string_view field, Enum value,
                       bool (*is_valid)(int value),
                       rpc::Validation& validation) {
  if (static_cast<int>(value) != 0) {
    validation.EnumValue(field, value, is_valid);
  }
}

// Returns every breach of what the fields of a referral, whose shapes were
// checked, have to be together and on `today`: the order of its dates, the
// stages and the eligibility that its type has, fields that go with a day, and
// the limit on the start. Fields are named as in CheckFieldShapes.
std::vector<FieldViolation> BrokenFacts(const v1::Referral& referral,
                                        absl::CivilDay today);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_REFERRAL_FIELDS_H_
