// Checks the shape of a request and gathers everything that is wrong with it,
// so that a caller is told all at once.

#ifndef CR_COMMON_RPC_VALIDATION_H_
#define CR_COMMON_RPC_VALIDATION_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/generated_enum_reflection.h"
#include "google/type/date.pb.h"

namespace carereform::rpc {

// Whether a field may be left out.
enum class Presence { kRequired, kOptional };

// Gathers violations. Field paths are from the request, such as
// "referral.received_date".
class Validation {
 public:
  // Adds a violation: the rule and what to do.
  void Refuse(absl::string_view field, absl::string_view description);

  // Refuses `field` with `description` unless `holds`.
  void Require(bool holds, absl::string_view field,
               absl::string_view description);

  // A resource name of the given pattern, such as
  // "councils/{council}/referrals/{referral}".
  void Name(absl::string_view field, absl::string_view value,
            absl::string_view pattern, Presence presence = Presence::kRequired);

  // The last segment of a name: see ValidateId.
  void Id(absl::string_view field, absl::string_view value,
          Presence presence = Presence::kRequired);

  // A word such as a team: 1 to 63 lower-case letters, digits, hyphens and
  // underscores.
  void Word(absl::string_view field, absl::string_view value,
            Presence presence = Presence::kRequired);

  // Valid UTF-8 of at most `max_characters` characters.
  void Text(absl::string_view field, absl::string_view value,
            int max_characters, Presence presence = Presence::kRequired);

  // A real day. Returns it, or nothing where it is absent or refused.
  std::optional<absl::CivilDay> Date(absl::string_view field, bool present,
                                     const google::type::Date& value,
                                     Presence presence = Presence::kRequired);

  // A real day, or a month (`day` is 0).
  std::optional<DayOrMonth> DateOrMonth(
      absl::string_view field, bool present, const google::type::Date& value,
      Presence presence = Presence::kRequired);

  // An enum value that the contract names, other than 0.
  template <typename Enum>
  void EnumValue(absl::string_view field, Enum value,
                 bool (*is_valid)(int value)) {
    if (static_cast<int>(value) == 0) {
      RefuseUnset(field, *google::protobuf::GetEnumDescriptor<Enum>());
    } else if (!is_valid(static_cast<int>(value))) {
      Refuse(field, "is not a value that this version knows");
    }
  }

  // `page_size` as AIP-158 has it: refused below 0.
  void PageSize(int32_t value);

  // A UUID, or empty.
  void RequestId(absl::string_view value);

  bool ok() const { return violations_.empty(); }

  // Returns OK, or INVALID_ARGUMENT, reason FIELD_INVALID, with every
  // violation.
  absl::Status Finish() const;

 private:
  // Refuses a field without a value, and says which there are, the first of
  // them where they are many.
  void RefuseUnset(absl::string_view field,
                   const google::protobuf::EnumDescriptor& type);

  std::vector<FieldViolation> violations_;
};

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_VALIDATION_H_
