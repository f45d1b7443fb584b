#include "common/people/person_fields.h"

#include <optional>

#include "common/people/nhs_number.h"
#include "common/people/postcode.h"
#include "common/rpc/convert.h"
#include "common/types/limits.h"

namespace carereform::people {

using common::v1::PersonIdentity;
using rpc::Presence;

void CheckIdentity(const PersonIdentity& identity,
                   rpc::Validation& validation) {
  validation.Text("identity.full_name", identity.full_name(),
                  kMaxDisplayNameCharacters, Presence::kOptional);
  validation.Require(
      !identity.has_birth_date() || rpc::ToDay(identity.birth_date()).ok(),
      "identity.birth_date",
      "has to be a day of the calendar: a year, a month and a day");
  validation.Require(
      identity.nhs_number().empty() || IsNhsNumber(identity.nhs_number()),
      "identity.nhs_number",
      "has to be ten digits without spaces, of which the last is the check "
      "digit: see that it was typed as it is written");
  validation.Text("identity.address", identity.address(), kMaxAddressCharacters,
                  Presence::kOptional);
  validation.Require(
      identity.postcode().empty() || IsPostcode(identity.postcode()),
      "identity.postcode",
      "has to have the shape of a postcode in capitals, with one space, such "
      "as LE3 8RA");
  validation.Text("identity.contact", identity.contact(),
                  kMaxDisplayNameCharacters, Presence::kOptional);
}

void CheckBirthDate(const PersonIdentity& identity, absl::CivilDay today,
                    rpc::Validation& validation) {
  const std::optional<absl::CivilDay> born =
      rpc::StoredDay(identity.birth_date());
  validation.Require(!identity.has_birth_date() || !born || *born <= today,
                     "identity.birth_date", "must not be in the future");
}

}  // namespace carereform::people
