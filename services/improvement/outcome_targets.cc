#include "services/improvement/outcome_targets.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/provenance.h"
#include "common/types/exact_decimal.h"
#include "common/types/limits.h"
#include "services/improvement/field_checks.h"

namespace carereform::improvement {
namespace {

using rpc::Presence;
using rpc::Validation;
using v1::OutcomeTarget;

constexpr char kMeasure[] = "sources/{source}/measures/{measure}";
constexpr int kMaxUnitCharacters = 63;
constexpr size_t kMostDecimals = 3;

bool IsCode(absl::string_view text) {
  return !text.empty() && static_cast<int>(text.size()) <= kMaxCodeCharacters &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isalnum(c); });
}

// Returns the thousandths of an exact decimal, or refuses it.
std::optional<int64_t> CheckFigure(absl::string_view field,
                                   absl::string_view figure,
                                   Validation& validation) {
  const size_t point = figure.find('.');
  const std::optional<int64_t> thousandths =
      point != absl::string_view::npos &&
              figure.size() - point - 1 > kMostDecimals
          ? std::nullopt
          : ThousandthsOf(figure);
  validation.Require(thousandths.has_value(), field,
                     "has to be a decimal such as 14 or 59.51: below a million "
                     "million, with at most 3 digits after the point");
  return thousandths;
}

// Refuses what `field` holds unless the target is of the kind that has it.
void CheckBelongs(absl::string_view field, bool is_set, bool belongs,
                  absl::string_view kind, Validation& validation) {
  validation.Require(belongs || !is_set, field,
                     absl::StrCat("is of a target whose `kind` is ", kind));
}

void CheckAim(const OutcomeTarget& target, Validation& validation) {
  constexpr char kAim[] = "outcome_target.aim";
  const bool high_or_low =
      target.aim() == OutcomeTarget::HIGH || target.aim() == OutcomeTarget::LOW;
  switch (target.kind()) {
    case OutcomeTarget::NUMBER:
    case OutcomeTarget::DIRECTION:
      validation.Require(high_or_low, kAim,
                         "has to be HIGH or LOW: which way is better");
      return;
    case OutcomeTarget::BAND:
      validation.Require(target.aim() == OutcomeTarget::WITHIN_BAND, kAim,
                         "has to be WITHIN_BAND where the `kind` is BAND");
      return;
    default:
      CheckBelongs(kAim, target.aim() != OutcomeTarget::AIM_UNSPECIFIED, false,
                   "NUMBER, DIRECTION or BAND", validation);
  }
}

void CheckBand(const OutcomeTarget& target, Validation& validation) {
  const auto low =
      CheckFigure("outcome_target.band_low", target.band_low(), validation);
  const auto high =
      CheckFigure("outcome_target.band_high", target.band_high(), validation);
  validation.Require(!low.has_value() || !high.has_value() || *low <= *high,
                     "outcome_target.band_high",
                     "is below `band_low`: exchange the two");
}

void CheckFigures(const OutcomeTarget& target, Validation& validation) {
  const bool number = target.kind() == OutcomeTarget::NUMBER;
  const bool band = target.kind() == OutcomeTarget::BAND;
  if (number) {
    CheckFigure("outcome_target.target_value", target.target_value(),
                validation);
  }
  if (band) CheckBand(target, validation);
  CheckBelongs("outcome_target.target_value", !target.target_value().empty(),
               number, "NUMBER", validation);
  CheckBelongs("outcome_target.band_low", !target.band_low().empty(), band,
               "BAND", validation);
  CheckBelongs("outcome_target.band_high", !target.band_high().empty(), band,
               "BAND", validation);
  validation.Text("outcome_target.unit", target.unit(), kMaxUnitCharacters,
                  number || band || target.has_baseline()
                      ? Presence::kRequired
                      : Presence::kOptional);
}

void CheckCriteria(const OutcomeTarget& target, Validation& validation) {
  constexpr char kCriteria[] = "outcome_target.criteria";
  const bool qualitative = target.kind() == OutcomeTarget::QUALITATIVE;
  validation.Require(!qualitative || !target.criteria().empty(), kCriteria,
                     "is required where the `kind` is QUALITATIVE: say what it "
                     "is judged by");
  CheckBelongs(kCriteria, !target.criteria().empty(), qualitative,
               "QUALITATIVE", validation);
  CheckLength(kCriteria, target.criteria(), kMostNamed, validation);
  CheckTexts(kCriteria, target.criteria(), kMaxPassageCharacters, validation);
}

void CheckBaseline(const OutcomeTarget& target, Validation& validation) {
  if (!target.has_baseline()) return;
  CheckFigure("outcome_target.baseline.value", target.baseline().value(),
              validation);
  validation.DateOrMonth("outcome_target.baseline.as_of_date",
                         target.baseline().has_as_of_date(),
                         target.baseline().as_of_date());
  rpc::CheckProvenance(target.baseline(), "outcome_target.baseline",
                       validation);
}

}  // namespace

void CheckOutcomeTarget(const OutcomeTarget& target, Validation& validation) {
  validation.Require(IsCode(target.code()), "outcome_target.code",
                     absl::StrCat("has to be 1 to ", kMaxCodeCharacters,
                                  " letters and digits, such as M07a"));
  validation.Text("outcome_target.text", target.text(), kMaxPassageCharacters);
  CheckMonth("outcome_target.due_date", target.has_due_date(),
             target.due_date(), validation);
  rpc::CheckProvenance(target, "outcome_target", validation);
  // A plan may leave the kind open, and then says nothing that depends on it.
  if (target.kind() != OutcomeTarget::KIND_UNSPECIFIED) {
    validation.EnumValue("outcome_target.kind", target.kind(),
                         &OutcomeTarget::Kind_IsValid);
  }
  CheckAim(target, validation);
  CheckFigures(target, validation);
  CheckCriteria(target, validation);
  CheckBaseline(target, validation);
  validation.Name("outcome_target.measure", target.measure(), kMeasure,
                  Presence::kOptional);
}

}  // namespace carereform::improvement
