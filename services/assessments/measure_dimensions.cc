#include "services/assessments/measure_dimensions.h"

#include <cstdlib>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/measures/waiting_bands.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "google/protobuf/descriptor.h"

namespace carereform::assessments {
namespace {

using google::protobuf::EnumDescriptor;
using v1::Referral;

// One dimension: the values of the contract, or words that councils choose.
struct DimensionWord {
  const char* word;
  Dimension dimension;
  const EnumDescriptor* (*values)();
  store::CodeTable CouncilFacts::*codes;
  const char* unset;  // The word of the contract's nought.
};

constexpr DimensionWord kDimensions[] = {
    {"type", Dimension::kType, &Referral::Type_descriptor, nullptr, kUnknown},
    {"team", Dimension::kTeam, nullptr, &CouncilFacts::teams, kUnknown},
    {"locality", Dimension::kLocality, nullptr, &CouncilFacts::localities,
     kUnknown},
    {"district", Dimension::kDistrict, nullptr, &CouncilFacts::districts,
     kUnknown},
    {"specialism", Dimension::kSpecialism, nullptr, &CouncilFacts::specialisms,
     kUnknown},
    {"risk_rating", Dimension::kRiskRating, &v1::RiskRating_descriptor, nullptr,
     kUnknown},
    {"channel", Dimension::kChannel, &v1::Channel_descriptor, nullptr,
     kUnknown},
    {"age_band", Dimension::kAgeBand, &v1::AgeBand_descriptor, nullptr,
     kUnknown},
    {"ethnic_group", Dimension::kEthnicGroup, &v1::EthnicGroup_descriptor,
     nullptr, kUnknown},
    {"complexity", Dimension::kComplexity, &Referral::Complexity_descriptor,
     nullptr, kUnknown},
    {"hold_reason", Dimension::kHoldReason, &Referral::HoldReason_descriptor,
     nullptr, "not_on_hold"},
};

const DimensionWord& EntryOf(Dimension dimension) {
  for (const DimensionWord& entry : kDimensions) {
    if (entry.dimension == dimension) return entry;
  }
  std::abort();  // Every dimension stands in the table.
}

std::string ValueWord(const DimensionWord& entry, uint16_t code) {
  const auto* value = entry.values()->FindValueByNumber(code);
  // A value of a later version.
  if (value == nullptr) return absl::StrCat("value_", code);
  return code == 0 ? entry.unset : absl::AsciiStrToLower(value->name());
}

absl::StatusOr<std::vector<uint16_t>> ValueCodes(const DimensionWord& entry,
                                                 const std::string& word) {
  for (int at = 0; at < entry.values()->value_count(); ++at) {
    const auto code =
        static_cast<uint16_t>(entry.values()->value(at)->number());
    // Nobody is without a type.
    if (code == 0 && entry.dimension == Dimension::kType) continue;
    if (ValueWord(entry, code) == word) return std::vector<uint16_t>{code};
  }
  return InvalidField(absl::StrCat("filters.", entry.word),
                      absl::StrCat("is no value of ", entry.word, ", such as ",
                                   ValueWord(entry, 1)));
}

// What is not recorded has no code, or that of `unknown`.
std::vector<uint16_t> WordCodes(const store::CodeTable& table,
                                const std::string& word) {
  std::vector<uint16_t> codes;
  const std::optional<uint16_t> code = table.Find(word);
  if (code.has_value()) codes.push_back(*code);
  if (word == kUnknown) codes.push_back(kNoWord);
  return codes;
}

}  // namespace

std::vector<std::string> DimensionWords() {
  std::vector<std::string> words;
  for (const DimensionWord& entry : kDimensions) words.push_back(entry.word);
  return words;
}

Dimension DimensionOf(absl::string_view word) {
  for (const DimensionWord& entry : kDimensions) {
    if (entry.word == word) return entry.dimension;
  }
  std::abort();  // CheckQuery knows the dimensions of the measure.
}

std::string WordOf(const CouncilFacts& facts, Dimension dimension,
                   uint16_t code) {
  const DimensionWord& entry = EntryOf(dimension);
  if (entry.codes == nullptr) return ValueWord(entry, code);
  return code == kNoWord ? kUnknown : (facts.*entry.codes).WordOf(code);
}

absl::StatusOr<Filter> FilterOf(const CouncilFacts& facts,
                                const measures::MeasureQuery& query) {
  Filter filter;
  for (const auto& [dimension, word] : query.filters) {
    if (dimension == measures::kWaitingBand) continue;
    const DimensionWord& entry = EntryOf(DimensionOf(dimension));
    WantedCodes wanted{entry.dimension, {}};
    if (entry.codes != nullptr) {
      wanted.codes = WordCodes(facts.*entry.codes, word);
    } else {
      CR_ASSIGN_OR_RETURN(wanted.codes, ValueCodes(entry, word));
    }
    filter.push_back(std::move(wanted));
  }
  return filter;
}

uint16_t TypeCode(absl::string_view word) {
  const auto* value =
      Referral::Type_descriptor()->FindValueByName(absl::AsciiStrToUpper(word));
  return value == nullptr ? 0 : static_cast<uint16_t>(value->number());
}

}  // namespace carereform::assessments
