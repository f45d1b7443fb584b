#include "common/types/resource_name.h"

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"

namespace carereform {
namespace {

bool IsPlace(absl::string_view part) {
  return absl::StartsWith(part, "{") && absl::EndsWith(part, "}");
}

bool IsLetterOrDigit(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return absl::ascii_islower(byte) || absl::ascii_isdigit(byte);
}

bool IsId(absl::string_view id) {
  if (id.empty() || id.size() > kMaxIdCharacters) return false;
  for (const char c : id) {
    if (!IsLetterOrDigit(c) && c != '-') return false;
  }
  return id.front() != '-' && id.back() != '-';
}

absl::Status NotTheShape(absl::string_view pattern) {
  return absl::InvalidArgumentError(absl::StrCat(
      "the name must look like ", pattern,
      ", where each word in braces is an id of 1 to ", kMaxIdCharacters,
      " lower-case letters, digits and hyphens"));
}

}  // namespace

absl::Status ValidateId(absl::string_view id) {
  if (IsId(id)) return absl::OkStatus();
  return absl::InvalidArgumentError(absl::StrCat(
      "an id is 1 to ", kMaxIdCharacters,
      " lower-case letters, digits and hyphens, begins with a letter or digit "
      "and does not end in a hyphen: write it like r-000123"));
}

absl::StatusOr<std::vector<std::string>> MatchName(absl::string_view pattern,
                                                   absl::string_view name) {
  const std::vector<absl::string_view> wanted = absl::StrSplit(pattern, '/');
  const std::vector<absl::string_view> parts = absl::StrSplit(name, '/');
  if (parts.size() != wanted.size()) return NotTheShape(pattern);
  std::vector<std::string> ids;
  for (size_t i = 0; i < wanted.size(); ++i) {
    const bool place = IsPlace(wanted[i]);
    if (place ? !IsId(parts[i]) : parts[i] != wanted[i]) {
      return NotTheShape(pattern);
    }
    if (place) ids.emplace_back(parts[i]);
  }
  return ids;
}

absl::StatusOr<std::string> MakeName(absl::string_view pattern,
                                     absl::Span<const absl::string_view> ids) {
  std::vector<absl::string_view> parts = absl::StrSplit(pattern, '/');
  size_t used = 0;
  for (absl::string_view& part : parts) {
    if (!IsPlace(part)) continue;
    if (used < ids.size()) {
      const absl::Status valid = ValidateId(ids[used]);
      if (!valid.ok()) return valid;
      part = ids[used];
    }
    ++used;
  }
  if (used != ids.size()) {
    return absl::InvalidArgumentError(
        absl::StrCat("the name ", pattern, " has places for ", used,
                     " ids, not ", ids.size(), ": give one for each"));
  }
  return absl::StrJoin(parts, "/");
}

absl::StatusOr<std::string> CouncilOf(absl::string_view name) {
  const std::vector<absl::string_view> parts =
      absl::StrSplit(name, absl::MaxSplits('/', 2));
  if (parts.size() < 2 || parts[0] != "councils" || !IsId(parts[1])) {
    return absl::InvalidArgumentError(
        "every name begins with its council, such as councils/leicestershire");
  }
  return std::string(parts[1]);
}

}  // namespace carereform
