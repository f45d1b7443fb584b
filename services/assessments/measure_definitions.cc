#include "services/assessments/measure_definitions.h"

#include <cstdlib>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/measures/waiting_bands.h"

namespace carereform::assessments {
namespace {

using measures::v1::FLOW;
using measures::v1::STOCK;

const char* UnitOf(Statistic statistic) {
  switch (statistic) {
    case Statistic::kCount:
      return "people";
    case Statistic::kMedian:
    case Statistic::kMaximum:
      return "days";
    case Statistic::kOverStandard:
    case Statistic::kWithinStandard:
      return "percent";
  }
  std::abort();
}

const char* PopulationOf(const MeasureDefinition& definition) {
  if (definition.basis == FLOW) return "people allocated in the period";
  return definition.waiting == Waiting::kForAllocation
             ? "people awaiting allocation"
             : "people awaiting the start of their assessment";
}

std::string MethodOf(const MeasureDefinition& definition) {
  const char* ends =
      definition.waiting == Waiting::kForAllocation ? "allocated" : "started";
  std::string method =
      definition.basis == FLOW
          ? absl::StrCat(
                "Each referral ", ends,
                " on a day of the period, both ends included; the wait "
                "is the day it was ",
                ends, " less the day it was received.")
          : absl::StrCat(
                "Each referral received on or before the day and neither ",
                ends,
                " nor closed by the end of it; the wait is the day less the "
                "day "
                "it was received.");
  absl::StrAppend(&method, " Waits are calendar days.");
  if (definition.statistic == Statistic::kMedian) {
    absl::StrAppend(&method,
                    " The median is the mean of the two middle waits.");
  }
  if (definition.statistic == Statistic::kOverStandard ||
      definition.statistic == Statistic::kWithinStandard) {
    absl::StrAppend(&method,
                    " Over the standard means more days than it; a wait of "
                    "exactly as many is within it.");
  }
  return method;
}

}  // namespace

const std::vector<MeasureDefinition>& MeasureDefinitions() {
  constexpr auto kAllocation = Waiting::kForAllocation;
  constexpr auto kStart = Waiting::kForStart;
  static const auto& definitions = *new std::vector<MeasureDefinition>{
      {"allocated-count", FLOW, kAllocation, Statistic::kCount,
       "Allocated in the period: people",
       "How many people were allocated in the period?"},
      {"allocated-maximum", FLOW, kAllocation, Statistic::kMaximum,
       "Allocated in the period: longest wait",
       "Of the people allocated in the period, how long had the one who waited "
       "longest waited?"},
      {"allocated-median", FLOW, kAllocation, Statistic::kMedian,
       "Allocated in the period: median wait",
       "Of the people allocated in the period, how long had the middle one "
       "waited?"},
      {"allocated-within-standard", FLOW, kAllocation,
       Statistic::kWithinStandard,
       "Allocated in the period: within the standard",
       "What share of the people allocated in the period were allocated within "
       "the standard?"},
      {"awaiting-allocation-count", STOCK, kAllocation, Statistic::kCount,
       "Awaiting allocation: people",
       "How many people are awaiting allocation on the day?"},
      {"awaiting-allocation-maximum", STOCK, kAllocation, Statistic::kMaximum,
       "Awaiting allocation: longest wait so far",
       "Of the people awaiting allocation on the day, how long has the one who "
       "has waited longest waited so far?"},
      {"awaiting-allocation-median", STOCK, kAllocation, Statistic::kMedian,
       "Awaiting allocation: median wait so far",
       "Of the people awaiting allocation on the day, how long has the middle "
       "one waited so far?"},
      {"awaiting-allocation-over-standard", STOCK, kAllocation,
       Statistic::kOverStandard, "Awaiting allocation: over the standard",
       "What share of the people awaiting allocation on the day have waited "
       "longer than the standard?"},
      {"awaiting-allocation-within-standard", STOCK, kAllocation,
       Statistic::kWithinStandard, "Awaiting allocation: within the standard",
       "What share of the people awaiting allocation on the day have waited no "
       "longer than the standard?"},
      {"awaiting-start-count", STOCK, kStart, Statistic::kCount,
       "Awaiting the start of the assessment: people",
       "How many people are awaiting the start of their assessment on the "
       "day?"},
      {"awaiting-start-maximum", STOCK, kStart, Statistic::kMaximum,
       "Awaiting the start of the assessment: longest wait so far",
       "Of the people awaiting the start of their assessment on the day, how "
       "long has the one who has waited longest waited so far?"},
      {"awaiting-start-median", STOCK, kStart, Statistic::kMedian,
       "Awaiting the start of the assessment: median wait so far",
       "Of the people awaiting the start of their assessment on the day, how "
       "long has the middle one waited so far?"},
  };
  return definitions;
}

const MeasureDefinition& DefinitionOf(absl::string_view name) {
  for (const MeasureDefinition& definition : MeasureDefinitions()) {
    if (absl::EndsWith(name, absl::StrCat("/measures/", definition.id))) {
      return definition;
    }
  }
  std::abort();  // MeasureService found the name in the list.
}

measures::v1::Measure Describe(const MeasureDefinition& definition,
                               absl::string_view council) {
  measures::v1::Measure measure;
  measure.set_name(absl::StrCat(
      "councils/", council, "/sources/assessments/measures/", definition.id));
  measure.set_display_name(definition.display_name);
  measure.set_question(definition.question);
  measure.set_basis(definition.basis);
  measure.set_unit(UnitOf(definition.statistic));
  measure.set_population(PopulationOf(definition));
  for (const char* dimension :
       {"type", "team", "locality", measures::kWaitingBand}) {
    measure.add_dimensions(dimension);
  }
  measure.set_method_version("waiting-1");
  measure.set_method(MethodOf(definition));
  return measure;
}

}  // namespace carereform::assessments
