#include "tests/access/canaries.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace carereform::tests {
namespace {

constexpr size_t kBeginning = 7;  // The shortest is a postcode, ZZ1 1AA.

constexpr const char* kGiven[] = {
    "Aurelia", "Benedikt",  "Clementine", "Dragomir", "Eglantine",
    "Fyodor",  "Gwenllian", "Hyacinth",   "Isambard", "Jocasta"};
constexpr const char* kBegin[] = {"Quill", "Thistle", "Wrax", "Pember", "Vex"};
constexpr const char* kEnd[] = {"combe", "worth", "ington", "dale", "stoke",
                                "hurst", "mere",  "thorpe", "wick", "borough"};

// The check digit for nine digits; 10 where there is none.
int CheckDigit(absl::string_view digits) {
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (digits[i] - '0') * (10 - i);
  const int check = 11 - sum % 11;
  return check == 11 ? 0 : check;
}

std::string NameOf(int i) {
  const int surname = i / static_cast<int>(std::size(kGiven));
  return absl::StrCat(kGiven[i % std::size(kGiven)], " ",
                      kBegin[surname / std::size(kEnd)],
                      kEnd[surname % std::size(kEnd)]);
}

std::string PostcodeOf(int i) {
  return absl::StrFormat("ZZ%d %d%c%c", 1 + i / 90, 1 + i % 9,
                         static_cast<char>('A' + i / 9 % 10),
                         static_cast<char>('A' + i / 90 % 6));
}

}  // namespace

bool HasNhsCheckDigit(absl::string_view digits) {
  return CheckDigit(digits) == digits[9] - '0';
}

std::vector<Canary> MakeCanaries() {
  std::vector<Canary> canaries;
  for (int number = 999'000'001; canaries.size() < kCanaryPeople; ++number) {
    const std::string digits = absl::StrCat(number);
    const int check = CheckDigit(digits);
    if (check == 10) continue;
    const int i = static_cast<int>(canaries.size());
    canaries.push_back({absl::StrCat(digits, check), NameOf(i), PostcodeOf(i)});
  }
  return canaries;
}

CanaryNet::CanaryNet(const std::vector<Canary>& canaries) {
  for (const Canary& canary : canaries) {
    for (const std::string& text :
         {canary.nhs_number, canary.name, canary.postcode}) {
      const std::string lower = absl::AsciiStrToLower(text);
      by_beginning_[lower.substr(0, kBeginning)].push_back(lower);
    }
  }
}

std::set<std::string> CanaryNet::FindIn(absl::string_view text) const {
  const std::string lower = absl::AsciiStrToLower(text);
  std::set<std::string> found;
  for (size_t at = 0; at + kBeginning <= lower.size(); ++at) {
    const auto candidates = by_beginning_.find(lower.substr(at, kBeginning));
    if (candidates == by_beginning_.end()) continue;
    for (const std::string& candidate : candidates->second) {
      if (lower.compare(at, candidate.size(), candidate) == 0) {
        found.insert(candidate);
      }
    }
  }
  return found;
}

}  // namespace carereform::tests
