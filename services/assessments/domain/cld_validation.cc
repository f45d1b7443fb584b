#include "services/assessments/domain/cld_validation.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace carereform::assessments {
namespace {

// A mask that every rule's shares a bit with.
constexpr uint8_t kAny = 0xff;

// The bit of the value that a row has in a field, or all bits where it has none
// that is known.
uint8_t BitOf(const CldSpecification& specification,
              absl::Span<const absl::string_view> row,
              absl::string_view field) {
  const size_t at = specification.IndexOf(field);
  const auto value = specification.fields[at].values->Find(row[at]);
  return value.has_value() ? static_cast<uint8_t>(1U << value->number) : kAny;
}

bool IsMandatory(const CldField& field, uint8_t event, uint8_t client) {
  for (const CldRule& rule : field.rules) {
    if ((rule.events & event) != 0 && (rule.clients & client) != 0) {
      return rule.mandatory;
    }
  }
  return false;
}

FieldState StateOf(const CldField& field, absl::string_view value,
                   uint8_t event, uint8_t client) {
  if (value.empty()) {
    return IsMandatory(field, event, client) ? FieldState::kMandatoryBlank
                                             : FieldState::kBlank;
  }
  if (field.values != nullptr) {
    const auto found = field.values->Find(value);
    if (!found.has_value()) return FieldState::kInvalid;
    return found->release_one ? FieldState::kReleaseOne : FieldState::kValid;
  }
  const bool fits = field.fits == nullptr || field.fits(value);
  return fits ? FieldState::kValid : FieldState::kInvalid;
}

}  // namespace

absl::string_view FieldStateWords(FieldState state) {
  switch (state) {
    case FieldState::kValid:
      return "Passed: Valid";
    case FieldState::kBlank:
      return "Passed: Blank (Not Mandatory)";
    case FieldState::kMandatoryBlank:
      return "Failed: Blank (Mandatory)";
    case FieldState::kInvalid:
      return "Failed: Invalid";
    case FieldState::kReleaseOne:
      return "Failed: Release 1";
  }
  return "";
}

bool HasFailed(FieldState state) {
  return state >= FieldState::kMandatoryBlank;
}

std::vector<FieldState> ValidateRow(const CldSpecification& specification,
                                    absl::Span<const absl::string_view> row) {
  const uint8_t event = BitOf(specification, row, "Event_Type");
  const uint8_t client = BitOf(specification, row, "Client_Type");
  std::vector<FieldState> states(specification.fields.size());
  for (size_t i = 0; i < states.size(); ++i) {
    states[i] = StateOf(specification.fields[i], row[i], event, client);
  }
  return states;
}

void ValidationCounts::Add(absl::Span<const FieldState> row) {
  ++rows_;
  if (std::any_of(row.begin(), row.end(), HasFailed)) ++failed_rows_;
  for (size_t i = 0; i < row.size(); ++i) {
    ++by_field_[i][static_cast<size_t>(row[i])];
  }
}

std::string RemedyFor(const CldField& field, FieldState state) {
  if (state == FieldState::kMandatoryBlank) {
    return absl::StrCat("fill ", field.name);
  }
  if (state == FieldState::kReleaseOne) {
    return absl::StrCat(
        "use the word of release 2 that took its place in the "
        "list ",
        field.list);
  }
  if (field.values != nullptr) {
    return absl::StrCat("use a word of the list ", field.list);
  }
  return absl::StrCat("write ", field.shape);
}

}  // namespace carereform::assessments
