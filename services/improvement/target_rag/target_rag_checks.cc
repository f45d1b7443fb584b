#include "services/improvement/target_rag/target_rag_checks.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/rpc/provenance.h"
#include "common/status/error.h"
#include "common/types/exact_decimal.h"
#include "common/types/limits.h"
#include "services/improvement/field_checks.h"

namespace carereform::improvement {
namespace {

using rpc::Presence;
using rpc::Validation;

constexpr size_t kMostPlaces = 3;
constexpr int kMostCriteria = 100;

// Refuses what is not exact in thousandths.
void CheckFigure(absl::string_view field, absl::string_view figure,
                 Presence presence, Validation& validation) {
  if (figure.empty() && presence == Presence::kOptional) return;
  const size_t point = figure.find('.');
  const bool exact = point == absl::string_view::npos ||
                     figure.size() - point - 1 <= kMostPlaces;
  validation.Require(exact && ThousandthsOf(figure).has_value(), field,
                     "has to be a decimal of at most three places, such as "
                     "84.2");
}

void CheckMargin(absl::string_view field, absl::string_view margin,
                 Presence presence, Validation& validation) {
  CheckFigure(field, margin, presence, validation);
  validation.Require(margin.empty() || margin.front() != '-', field,
                     "has to be 0 or more");
}

template <typename Record>
void CheckKnown(absl::string_view path, const Record& record,
                Validation& validation) {
  validation.Date(absl::StrCat(path, ".known_date"), record.has_known_date(),
                  record.known_date(), Presence::kOptional);
}

// One of a figure, criteria and why there is none; one of two origins.
void CheckOneOfEach(const v1::TargetReading& reading, Validation& validation) {
  const int contents = (reading.value().empty() ? 0 : 1) +
                       (reading.criteria_met().empty() ? 0 : 1) +
                       (reading.not_measured().empty() ? 0 : 1);
  validation.Require(contents == 1, "target_reading.value",
                     "or `criteria_met` or `not_measured` has to be given, and "
                     "one of them only");
  validation.Require(
      reading.has_provenance() != reading.has_measure_value(),
      "target_reading.provenance",
      "or `measure_value` has to be given, and one of them only");
  validation.Require(
      reading.next_run().empty() || !reading.not_measured().empty(),
      "target_reading.next_run",
      "is of what was not measured: give `not_measured` too");
}

void CheckMeasureValue(const v1::TargetReading& reading,
                       Validation& validation) {
  if (!reading.has_measure_value()) return;
  validation.Name("target_reading.measure_value.measure",
                  reading.measure_value().measure(),
                  "councils/{council}/sources/{source}/measures/{measure}");
  validation.Require(reading.measure_value().revision() > 0,
                     "target_reading.measure_value.revision",
                     "has to be the revision that the value was computed at");
}

}  // namespace

void CheckRule(const std::vector<RagScheme>& schemes, const v1::RagRule& rule,
               Validation& validation) {
  validation.Require(FindScheme(schemes, rule.scheme()) != nullptr,
                     "rag_rule.scheme",
                     "has to be the id of a scheme that ListRagSchemes lists");
  CheckMargin(
      "rag_rule.narrow_margin", rule.narrow_margin(),
      rule.information_only() ? Presence::kOptional : Presence::kRequired,
      validation);
  CheckMargin("rag_rule.similar_margin", rule.similar_margin(),
              Presence::kOptional, validation);
  validation.Text("rag_rule.reason", rule.reason(), kMaxPassageCharacters);
  CheckKnown("rag_rule", rule, validation);
}

void CheckReading(const v1::TargetReading& reading, Validation& validation) {
  const auto as_of =
      validation.Date("target_reading.as_of_date", reading.has_as_of_date(),
                      reading.as_of_date());
  CheckFigure("target_reading.value", reading.value(), Presence::kOptional,
              validation);
  validation.Require(reading.criteria_met_size() <= kMostCriteria,
                     "target_reading.criteria_met",
                     "has more than a target has criteria");
  CheckOneOfEach(reading, validation);
  for (const auto& [field, text] :
       {std::pair{"target_reading.not_measured", &reading.not_measured()},
        std::pair{"target_reading.next_run", &reading.next_run()},
        std::pair{"target_reading.series_break", &reading.series_break()}}) {
    validation.Text(field, *text, kMaxDisplayNameCharacters,
                    Presence::kOptional);
  }
  rpc::CheckProvenance(reading, "target_reading", validation);
  CheckMeasureValue(reading, validation);
  const auto known =
      validation.Date("target_reading.known_date", reading.has_known_date(),
                      reading.known_date(), Presence::kOptional);
  validation.Require(
      !as_of.has_value() || !known.has_value() || *as_of <= *known,
      "target_reading.known_date", "is before `as_of_date`");
  validation.Text(
      "target_reading.correction_reason", reading.correction_reason(),
      kMaxPassageCharacters,
      reading.supersedes().empty() ? Presence::kOptional : Presence::kRequired);
}

void CheckForecast(const v1::TargetForecast& forecast, Validation& validation) {
  CheckFigure("target_forecast.value", forecast.value(), Presence::kRequired,
              validation);
  validation.Text("target_forecast.method", forecast.method(),
                  kMaxPassageCharacters);
  CheckKnown("target_forecast", forecast, validation);
}

void CheckConfidence(const v1::ActionConfidence& confidence,
                     Validation& validation) {
  validation.EnumValue("action_confidence.level", confidence.level(),
                       &v1::ActionConfidence::Level_IsValid);
  validation.Text("action_confidence.reason", confidence.reason(),
                  kMaxPassageCharacters);
  CheckKnown("action_confidence", confidence, validation);
}

void CheckComparator(const v1::TargetComparator& comparator,
                     Validation& validation) {
  validation.Text("target_comparator.display_name", comparator.display_name(),
                  kMaxDisplayNameCharacters);
  validation.Text("target_comparator.geography", comparator.geography(),
                  kMaxDisplayNameCharacters);
  validation.Text("target_comparator.year", comparator.year(),
                  kMaxCodeCharacters);
  CheckFigure("target_comparator.value", comparator.value(),
              Presence::kRequired, validation);
  rpc::CheckProvenance(comparator, "target_comparator", validation);
  CheckKnown("target_comparator", comparator, validation);
}

void CheckAgreed(const v1::AgreedRag& agreed, Validation& validation) {
  validation.EnumValue("agreed_rag.colour", agreed.colour(),
                       &v1::Rag::Colour_IsValid);
  validation.Text("agreed_rag.reason", agreed.reason(), kMaxPassageCharacters,
                  Presence::kOptional);
  CheckKnown("agreed_rag", agreed, validation);
}

absl::Status CheckFits(const v1::OutcomeTarget& target,
                       const v1::TargetReading& reading) {
  if (target.kind() == v1::OutcomeTarget::DELIVERABLE) {
    return InvalidField("target_reading.outcome_target",
                        "is a deliverable, which its milestones tell of: "
                        "achieve them instead");
  }
  if (!reading.not_measured().empty()) return absl::OkStatus();
  const bool judged = target.kind() == v1::OutcomeTarget::QUALITATIVE;
  if (judged && reading.criteria_met_size() != target.criteria_size()) {
    return InvalidField(
        "target_reading.criteria_met",
        absl::StrCat("has to have one answer for each of the ",
                     target.criteria_size(), " criteria of the target"));
  }
  if (judged != reading.value().empty()) {
    return InvalidField("target_reading.value",
                        judged ? "is not what the target is judged by: give "
                                 "`criteria_met`"
                               : "has to be given: the target has no criteria");
  }
  return absl::OkStatus();
}

absl::Status CheckForecastable(const v1::OutcomeTarget& target) {
  if (target.kind() != v1::OutcomeTarget::DELIVERABLE &&
      target.kind() != v1::OutcomeTarget::QUALITATIVE) {
    return absl::OkStatus();
  }
  return InvalidField("target_forecast.outcome_target",
                      "has no figure to forecast: milestones have forecast "
                      "dates of their own");
}

absl::Status CheckCorrects(const v1::TargetReading& wrong,
                           const v1::TargetReading& reading) {
  if (wrong.outcome_target() != reading.outcome_target()) {
    return InvalidField("target_reading.outcome_target",
                        "has to be that of the reading that it corrects");
  }
  if (rpc::StoredDay(wrong.as_of_date()) !=
      rpc::StoredDay(reading.as_of_date())) {
    return InvalidField("target_reading.as_of_date",
                        "has to be that of the reading that it corrects");
  }
  if (*rpc::StoredDay(reading.known_date()) <
      *rpc::StoredDay(wrong.known_date())) {
    return InvalidField("target_reading.known_date",
                        "is before the reading that it corrects was known");
  }
  return absl::OkStatus();
}

}  // namespace carereform::improvement
