#include "services/financial_assessments/measure_definitions.h"

#include <cstdlib>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/measures/waiting_bands.h"

namespace carereform::financial_assessments {
namespace {

using measures::v1::FLOW;
using measures::v1::STOCK;

const char* UnitOf(const MeasureDefinition& definition) {
  if (definition.statistic == Statistic::kCount) return "people";
  return definition.day_count == DayCount::kCalendar ? "days" : "working days";
}

const char* PopulationOf(const MeasureDefinition& definition) {
  return definition.basis == FLOW
             ? "people told a financial decision in the period"
             : "people awaiting a financial decision";
}

std::string MethodOf(const MeasureDefinition& definition) {
  std::string method =
      definition.basis == FLOW
          ? "Each financial assessment decided on a day of the period, both "
            "ends included; the wait is the day it was decided less the day it "
            "was referred."
          : "Each financial assessment referred on or before the day and "
            "neither decided nor withdrawn by the end of it; the wait is the "
            "day less the day it was referred.";
  absl::StrAppend(
      &method,
      definition.day_count == DayCount::kCalendar
          ? " Waits are calendar days."
          : " Waits are working days, Monday to Friday less the bank holidays "
            "of England: those after the day of referral, up to and including "
            "the day of the decision. The bands of an explanation are calendar "
            "days.");
  if (definition.statistic == Statistic::kMedian) {
    absl::StrAppend(&method,
                    " The median is the mean of the two middle waits.");
  }
  return method;
}

}  // namespace

const std::vector<MeasureDefinition>& MeasureDefinitions() {
  static const auto& definitions = *new std::vector<MeasureDefinition>{
      {"awaiting-decision-count", STOCK, Statistic::kCount, DayCount::kCalendar,
       "Awaiting a financial decision: people",
       "How many people are awaiting a financial decision on the day?"},
      {"awaiting-decision-maximum", STOCK, Statistic::kMaximum,
       DayCount::kCalendar,
       "Awaiting a financial decision: longest wait so far",
       "Of the people awaiting a financial decision on the day, how long has "
       "the one who has waited longest waited so far?"},
      {"awaiting-decision-median", STOCK, Statistic::kMedian,
       DayCount::kCalendar, "Awaiting a financial decision: median wait so far",
       "Of the people awaiting a financial decision on the day, how long has "
       "the middle one waited so far?"},
      {"decided-count", FLOW, Statistic::kCount, DayCount::kCalendar,
       "Told a financial decision in the period: people",
       "How many people were told a financial decision in the period?"},
      {"decided-maximum-days", FLOW, Statistic::kMaximum, DayCount::kCalendar,
       "Told a financial decision in the period: longest wait, in days",
       "Of the people told a financial decision in the period, how many days "
       "had the one who waited longest waited?"},
      {"decided-maximum-working-days", FLOW, Statistic::kMaximum,
       DayCount::kWorking,
       "Told a financial decision in the period: longest wait, in working days",
       "Of the people told a financial decision in the period, how many "
       "working days had the one who waited longest waited?"},
      {"decided-median-days", FLOW, Statistic::kMedian, DayCount::kCalendar,
       "Told a financial decision in the period: median wait, in days",
       "Of the people told a financial decision in the period, how many days "
       "had the middle one waited?"},
      {"decided-median-working-days", FLOW, Statistic::kMedian,
       DayCount::kWorking,
       "Told a financial decision in the period: median wait, in working days",
       "Of the people told a financial decision in the period, how many "
       "working days had the middle one waited?"},
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
  measure.set_name(absl::StrCat("councils/", council,
                                "/sources/financial-assessments/measures/",
                                definition.id));
  measure.set_display_name(definition.display_name);
  measure.set_question(definition.question);
  measure.set_basis(definition.basis);
  measure.set_unit(UnitOf(definition));
  measure.set_population(PopulationOf(definition));
  measure.add_dimensions("kind");
  measure.add_dimensions(measures::kWaitingBand);
  measure.set_method_version("financial-waiting-1");
  measure.set_method(MethodOf(definition));
  return measure;
}

}  // namespace carereform::financial_assessments
