#include "services/assessments/domain/cld_specification.h"

#include <algorithm>

#include "absl/strings/ascii.h"

namespace carereform::assessments {

void CldValueList::Add(absl::string_view word) {
  words_.emplace_back(word);
  values_[absl::AsciiStrToLower(word)] = {static_cast<uint8_t>(words_.size()),
                                          false};
}

bool CldValueList::AddReleaseOne(absl::string_view word,
                                 absl::string_view now) {
  const std::optional<CldValue> value = Find(now);
  if (!value.has_value()) return false;
  values_[absl::AsciiStrToLower(word)] = {value->number, true};
  return true;
}

std::optional<CldValue> CldValueList::Find(absl::string_view word) const {
  const auto found = values_.find(absl::AsciiStrToLower(word));
  if (found == values_.end()) return std::nullopt;
  return found->second;
}

absl::string_view CldValueList::WordOf(uint8_t number) const {
  if (number == 0 || number > words_.size()) return "";
  return words_[number - 1];
}

size_t CldSpecification::IndexOf(absl::string_view name) const {
  const auto found =
      std::find_if(fields.begin(), fields.end(),
                   [&](const CldField& field) { return field.name == name; });
  return static_cast<size_t>(found - fields.begin());
}

const CldValueList& CldSpecification::List(absl::string_view name) const {
  return *lists.find(name)->second;
}

}  // namespace carereform::assessments
