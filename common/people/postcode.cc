#include "common/people/postcode.h"

#include "absl/strings/match.h"

namespace carereform::people {
namespace {

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The part that says the town: A9, A99, A9A, AA9, AA99 or AA9A.
bool IsOutward(absl::string_view text) {
  if (text.empty() || !IsCapital(text[0])) return false;
  text.remove_prefix(1);
  if (!text.empty() && IsCapital(text[0])) text.remove_prefix(1);
  if (text.empty() || !IsDigit(text[0])) return false;
  text.remove_prefix(1);
  if (!text.empty() && (IsDigit(text[0]) || IsCapital(text[0]))) {
    text.remove_prefix(1);
  }
  return text.empty();
}

bool IsInwardLetter(char c) {
  return IsCapital(c) && !absl::StrContains("CIKMOV", c);
}

}  // namespace

bool IsPostcode(absl::string_view text) {
  constexpr size_t kInwardCharacters = 3;
  if (text.size() < kInwardCharacters + 1) return false;
  const absl::string_view inward = text.substr(text.size() - kInwardCharacters);
  const absl::string_view outward =
      text.substr(0, text.size() - kInwardCharacters - 1);
  return text[outward.size()] == ' ' && IsOutward(outward) &&
         IsDigit(inward[0]) && IsInwardLetter(inward[1]) &&
         IsInwardLetter(inward[2]);
}

}  // namespace carereform::people
