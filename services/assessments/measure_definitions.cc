#include "services/assessments/measure_definitions.h"

#include <algorithm>
#include <cstdlib>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/measures/listed_measure.h"
#include "common/measures/measure_parameters.h"
#include "common/measures/waiting_bands.h"
#include "services/assessments/measure_dimensions.h"
#include "services/assessments/measure_subjects.h"

namespace carereform::assessments {
namespace {

using measures::v1::FLOW;
using measures::v1::Measure;

constexpr char kAdjusted[] = "-adjusted";

// What one statistic adds to a subject. `{now}` is "on the day" or nothing, and
// the second of two words is of a stock, whose waits go on.
struct StatisticWords {
  Statistic statistic;
  const char* id;
  const char* unit;
  const char* title;
  const char* of_flow;  // The question; `{who}` is the population.
  const char* of_stock;
  const char* method;
};

constexpr StatisticWords kStatistics[] = {
    {Statistic::kCount, "count", "people", "people", "How many {who}?",
     "How many {who} on the day?", ""},
    {Statistic::kMedian, "median", "days", "median wait",
     "Of the {who}, how long had the middle one waited?",
     "Of the {who} on the day, how long has the middle one waited so far?",
     " The median is the mean of the two middle waits."},
    {Statistic::kMean, "mean", "days", "mean wait",
     "Of the {who}, how long had they waited on average?",
     "Of the {who} on the day, how long have they waited so far on average?",
     " The mean is the sum of the waits over their number."},
    {Statistic::kMaximum, "maximum", "days", "longest wait",
     "Of the {who}, how long had the one who waited longest waited?",
     "Of the {who} on the day, how long has the one who has waited longest "
     "waited so far?",
     ""},
    {Statistic::kPercentile, "percentile", "days", "percentile of waits",
     "Of the {who}, how long a wait did so many percent not exceed?",
     "Of the {who} on the day, how long a wait so far do so many percent not "
     "exceed?",
     " The percentile is taken by the method that is named."},
    {Statistic::kShareOver, "share-over", "percent", "waits over so many days",
     "What share of the {who} had waited longer than so many days?",
     "What share of the {who} on the day have waited longer than so many "
     "days?",
     " A wait of exactly so many days is not over them."},
    {Statistic::kOverStandard, "over-standard", "percent", "over the standard",
     "What share of the {who} had waited longer than the standard?",
     "What share of the {who} on the day have waited longer than the "
     "standard?",
     " Over the standard means more days than it; a wait of exactly as many "
     "is within it."},
    {Statistic::kWithinStandard, "within-standard", "percent",
     "within the standard",
     "What share of the {who} had waited no longer than the standard?",
     "What share of the {who} on the day have waited no longer than the "
     "standard?",
     " Over the standard means more days than it; a wait of exactly as many "
     "is within it."},
    {Statistic::kShare, "share", "percent", "share", "What share of the {who}?",
     "What share of the {who} on the day?", ""},
};

const StatisticWords& WordsOf(Statistic statistic) {
  for (const StatisticWords& words : kStatistics) {
    if (words.statistic == statistic) return words;
  }
  std::abort();  // Every statistic stands in the table.
}

// How a wait is found, by what starts and ends it.
std::string MethodOfWait(const Subject& subject) {
  const absl::string_view from = StageWord(subject.segment.from);
  const std::string to = subject.segment.to.has_value()
                             ? std::string(StageWord(*subject.segment.to))
                             : "";
  if (subject.basis == FLOW) {
    return absl::StrCat(
        "Each case whose day of ", to,
        " is in the period, both ends included; the wait is that day less the "
        "day of ",
        from, ". Cases that passed ", to,
        " in the period and lack one of the days are in the total and not "
        "covered.");
  }
  const std::string ended =
      to.empty()
          ? "closed"
          : absl::StrCat("has met ", to, " or a later stage, or is closed,");
  return absl::StrCat("Each case whose day of ", from,
                      " is on or before the day, unless it ", ended,
                      " by the end of the day; the wait is the day less the "
                      "day of ",
                      from,
                      ". Cases that plainly passed that stage and lack its "
                      "day are in the total and not covered.");
}

std::string MethodOfCount(const Subject& subject) {
  switch (subject.counted) {
    case Counted::kWaiting:
    case Counted::kEnded:
      break;
    case Counted::kTold:
      return "Each case closed in the period, both ends included, that has a "
             "day on which whoever asked was told the outcome, of those for "
             "which it is recorded who asked.";
    case Counted::kStartedBy:
      return "Each case whose last day to start is in the period, both ends "
             "included, that started on or before it.";
    case Counted::kCaseload:
      return "For each worker, the cases allocated on or before the day and "
             "not closed by the end of it. No standard is known: the plan "
             "refers to the operating model, which prints none.";
    case Counted::kBreaching:
      return absl::StrCat(
          "Each open case that has passed the last day within a standard of "
          "its type that applies on the day, in force or proposed, ",
          subject.horizon_days == 0
              ? "once however many it passed."
              : absl::StrCat("or will in at most ", subject.horizon_days,
                             " days while it has not yet, once however many."));
  }
  return absl::StrCat(
      MethodOfWait(subject), " Waits are calendar days",
      subject.standards.size() < 2 && subject.statistics.size() > 1
          ? " unless working days are chosen."
          : ".");
}

std::string QuestionOf(const MeasureDefinition& definition) {
  const Subject& subject = *definition.subject;
  switch (subject.counted) {
    case Counted::kTold:
      return "Of the safeguarding enquiries closed in the period, what share "
             "of those who asked were told the outcome?";
    case Counted::kStartedBy:
      return "Of the young people whose 17th birthday fell in the period, for "
             "what share had the assessment started by then?";
    case Counted::kCaseload:
      return definition.statistic == Statistic::kMean
                 ? "How many open cases does a worker have on average?"
                 : "How many open cases does the worker have who has most?";
    default:
      break;
  }
  const StatisticWords& words = WordsOf(definition.statistic);
  return absl::StrReplaceAll(
      subject.basis == FLOW ? words.of_flow : words.of_stock,
      {{"{who}", subject.population}});
}

std::string TitleOf(const MeasureDefinition& definition) {
  const Subject& subject = *definition.subject;
  std::string title =
      absl::StrCat(subject.title, ": ", WordsOf(definition.statistic).title);
  if (subject.counted == Counted::kCaseload) {
    title = absl::StrCat(subject.title, definition.statistic == Statistic::kMean
                                            ? ": mean cases of a worker"
                                            : ": most cases of a worker");
  } else if (subject.basis != FLOW && absl::StrContains(title, "wait") &&
             IsOfWaits(subject) && definition.statistic != Statistic::kCount) {
    absl::StrAppend(&title, " so far");
  }
  return title;
}

void AddParameters(const MeasureDefinition& definition, Measure& measure) {
  const Subject& subject = *definition.subject;
  if (!IsOfWaits(subject)) return;
  switch (definition.statistic) {
    case Statistic::kOverStandard:
    case Statistic::kWithinStandard:
      if (subject.standards.size() > 1) {
        *measure.add_parameters() = measures::WordParameter(
            kStandardParameter, "The standard that waits are judged by.",
            {subject.standards.begin(), subject.standards.end()});
      }
      return;
    case Statistic::kCount:
    case Statistic::kShare:
      return;
    case Statistic::kPercentile:
      *measure.add_parameters() = measures::PercentileParameter();
      *measure.add_parameters() = measures::PercentileMethodParameter();
      break;
    case Statistic::kShareOver:
      *measure.add_parameters() = measures::OverDaysParameter();
      break;
    case Statistic::kMedian:
    case Statistic::kMean:
    case Statistic::kMaximum:
      break;
  }
  *measure.add_parameters() = measures::DaysKindParameter();
}

std::vector<MeasureDefinition> Define() {
  std::vector<MeasureDefinition> definitions;
  for (const Subject& subject : MeasureSubjects()) {
    for (const Statistic statistic : subject.statistics) {
      const std::string id =
          absl::StrCat(subject.id, "-", WordsOf(statistic).id);
      definitions.push_back({id, &subject, statistic, false});
      definitions.push_back(
          {absl::StrCat(id, kAdjusted), &subject, statistic, true});
    }
  }
  std::sort(definitions.begin(), definitions.end(),
            [](const MeasureDefinition& a, const MeasureDefinition& b) {
              return a.id < b.id;
            });
  return definitions;
}

}  // namespace

bool IsOfWaits(const Subject& subject) {
  return subject.counted == Counted::kWaiting ||
         subject.counted == Counted::kEnded;
}

const std::vector<MeasureDefinition>& MeasureDefinitions() {
  static const auto& definitions =
      *new std::vector<MeasureDefinition>(Define());
  return definitions;
}

const MeasureDefinition& DefinitionOf(absl::string_view name) {
  return measures::DefinitionNamed(MeasureDefinitions(), name);
}

Measure Describe(const MeasureDefinition& definition,
                 absl::string_view council) {
  const Subject& subject = *definition.subject;
  const StatisticWords& words = WordsOf(definition.statistic);
  Measure measure;
  measure.set_name(absl::StrCat(
      "councils/", council, "/sources/assessments/measures/", definition.id));
  measure.set_display_name(TitleOf(definition));
  measure.set_question(QuestionOf(definition));
  measure.set_basis(subject.basis);
  measure.set_unit(subject.counted == Counted::kCaseload ? "cases"
                                                         : words.unit);
  measure.set_population(subject.population);
  measure.set_method_version("waiting-1");
  measure.set_method(absl::StrCat(MethodOfCount(subject), words.method));
  if (definition.adjusted) {
    measure.set_display_name(
        absl::StrCat(measure.display_name(), ", adjusted"));
    measure.set_method(absl::StrCat(
        measure.method(),
        " Leaves out cases that an approved flag excludes, and says how many "
        "and why."));
  }
  for (const std::string& dimension : DimensionWords()) {
    measure.add_dimensions(dimension);
  }
  if (IsOfWaits(subject)) measure.add_dimensions(measures::kWaitingBand);
  AddParameters(definition, measure);
  return measure;
}

}  // namespace carereform::assessments
