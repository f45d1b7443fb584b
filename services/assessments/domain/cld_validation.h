// Judges a row of Client Level Data field by field, in the words of DHSC's data
// quality reports.
//
// Source: DHSC, create_GetDQValues_procedure.sql at 9bee728 (the five states).
// The checks themselves are not published; they are data, see
// cld_specification.h.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_VALIDATION_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_VALIDATION_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/assessments/domain/cld_specification.h"

namespace carereform::assessments {

// How a field of a row stands.
enum class FieldState : uint8_t {
  kValid = 0,
  kBlank = 1,           // Blank, and need not be filled.
  kMandatoryBlank = 2,  // Blank, and has to be filled.
  kInvalid = 3,
  kReleaseOne = 4,  // A value that release 2 replaced.
};

inline constexpr size_t kFieldStates = 5;

// Returns the state in DHSC's words: "Failed: Blank (Mandatory)".
absl::string_view FieldStateWords(FieldState state);

// Says whether a field in that state fails.
bool HasFailed(FieldState state);

// Judges one row: its values in the order of the specification's fields, white
// space around them taken off. A field that does not apply to the row's event
// or client may be blank, and is held against its values where it is not. A row
// whose event or client is not known is held against every rule.
std::vector<FieldState> ValidateRow(const CldSpecification& specification,
                                    absl::Span<const absl::string_view> row);

// How many fields of a file are in each state, by rule and in all.
class ValidationCounts {
 public:
  explicit ValidationCounts(size_t fields) : by_field_(fields) {}

  // Adds a row as ValidateRow judged it.
  void Add(absl::Span<const FieldState> row);

  // Rows so far, and those with a field that failed.
  int64_t rows() const { return rows_; }
  int64_t failed_rows() const { return failed_rows_; }

  // Returns how many rows have the field in that state.
  int64_t Of(size_t field, FieldState state) const {
    return by_field_[field][static_cast<size_t>(state)];
  }

 private:
  int64_t rows_ = 0;
  int64_t failed_rows_ = 0;
  std::vector<std::array<int64_t, kFieldStates>> by_field_;
};

// Returns what to do about a field in a state that failed. Names no value.
std::string RemedyFor(const CldField& field, FieldState state);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_CLD_VALIDATION_H_
