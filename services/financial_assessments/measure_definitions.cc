#include "services/financial_assessments/measure_definitions.h"

#include <algorithm>
#include <iterator>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/measures/listed_measure.h"
#include "services/financial_assessments/measure_dimensions.h"

namespace carereform::financial_assessments {
namespace {

using measures::v1::FLOW;
using measures::v1::STOCK;

constexpr char kQueueVersion[] = "financial-queue-1";

// A stage in words.
struct StageWords {
  const char* noun;  // "the day of allocation".
  const char* verb;  // "the day it was allocated".
};

StageWords WordsOf(Stage stage) {
  switch (stage) {
    case Stage::kReferral:
      return {"referral", "referred"};
    case Stage::kAllocation:
      return {"allocation", "allocated"};
    case Stage::kCompletion:
      return {"completion", "completed"};
    case Stage::kDecision:
      break;
  }
  return {"the decision", "decided"};
}

// A queue in words.
struct QueueWords {
  const char* people;   // "people awaiting ...".
  const char* held_by;  // Which assessments it holds.
  Stage since;
};

QueueWords WordsOf(Queue queue) {
  switch (queue) {
    case Queue::kAllocation:
      return {"awaiting the allocation of a financial assessment",
              "referred on or before the day and neither allocated, completed, "
              "decided nor withdrawn by the end of it",
              Stage::kReferral};
    case Queue::kCompletion:
      return {
          "awaiting the completion of a financial assessment that an "
          "officer has",
          "allocated on or before the day and neither completed, decided "
          "nor withdrawn by the end of it",
          Stage::kAllocation};
    case Queue::kTelling:
      return {
          "awaiting to be told what a completed financial assessment "
          "decided",
          "completed on or before the day and neither decided nor "
          "withdrawn by the end of it",
          Stage::kCompletion};
    case Queue::kDecision:
      break;
  }
  return {"awaiting a financial decision",
          "referred on or before the day and neither decided nor withdrawn by "
          "the end of it",
          Stage::kReferral};
}

const char* UnitOf(const MeasureDefinition& definition) {
  if (definition.statistic == Statistic::kCount) return "people";
  return definition.day_count == DayCount::kCalendar ? "days" : "working days";
}

std::string PopulationOf(const MeasureDefinition& definition) {
  if (definition.basis == STOCK) {
    return absl::StrCat("people ", WordsOf(definition.queue).people);
  }
  if (definition.to == Stage::kDecision) {
    return "people told a financial decision in the period";
  }
  return absl::StrCat("people whose financial assessment was ",
                      WordsOf(definition.to).verb, " in the period");
}

// Which assessments are measured, and from which day to which.
std::string WaitOf(const MeasureDefinition& definition) {
  if (definition.basis == STOCK) {
    const QueueWords queue = WordsOf(definition.queue);
    return absl::StrCat("Each financial assessment ", queue.held_by,
                        "; the wait is the day less the day it was ",
                        WordsOf(queue.since).verb, ".");
  }
  const StageWords from = WordsOf(definition.from);
  const StageWords to = WordsOf(definition.to);
  std::string words = absl::StrCat(
      "Each financial assessment ", to.verb,
      " on a day of the period, both ends included; the wait is the day it "
      "was ",
      to.verb, " less the day it was ", from.verb, ".");
  if (definition.from != Stage::kReferral) {
    absl::StrAppend(&words, " Where the day of ", from.noun,
                    " is not known there is no wait: a count has it, in no "
                    "band, and all else leaves it out and says so in its "
                    "coverage.");
  }
  return words;
}

std::string MethodOf(const MeasureDefinition& definition) {
  std::string method = WaitOf(definition);
  const bool stock = definition.basis == STOCK;
  const Stage from = stock ? WordsOf(definition.queue).since : definition.from;
  if (definition.day_count == DayCount::kCalendar) {
    absl::StrAppend(&method, " Waits are calendar days.");
  } else {
    absl::StrAppend(
        &method,
        " Waits are working days, Monday to Friday less the bank holidays of "
        "England: those after the day of ",
        WordsOf(from).noun, ", up to and including the day ",
        stock ? "asked about" : "of ", stock ? "" : WordsOf(definition.to).noun,
        ". The bands of an explanation are calendar days.");
  }
  if (definition.statistic == Statistic::kMedian) {
    absl::StrAppend(&method,
                    " The median is the mean of the two middle waits.");
  }
  if (definition.statistic == Statistic::kMean) {
    absl::StrAppend(&method,
                    " The mean is the sum of the waits over their number.");
  }
  return method;
}

// The measures that programmes have named since the beginning.
std::vector<MeasureDefinition> FirstDefinitions() {
  return {
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
}

// A statistic in the words of a question and of a name.
struct StatisticWords {
  Statistic statistic;
  const char* id;
  const char* name;   // "median wait".
  const char* stock;  // What is asked of the wait so far.
  const char* flow;   // What is asked of the whole wait.
};

constexpr StatisticWords kStatistics[] = {
    {Statistic::kMean, "mean", "mean wait",
     "how long have they waited so far on average",
     "how many DAYS had they waited on average"},
    {Statistic::kMedian, "median", "median wait",
     "how long has the middle one waited so far",
     "how many DAYS had the middle one waited"},
    {Statistic::kMaximum, "maximum", "longest wait",
     "how long has the one who has waited longest waited so far",
     "how many DAYS had the one who waited longest waited"},
};

constexpr DayCount kDayCounts[] = {DayCount::kCalendar, DayCount::kWorking};

const char* DaysOf(DayCount day_count) {
  return day_count == DayCount::kCalendar ? "days" : "working days";
}

std::string WithDays(absl::string_view question, DayCount day_count) {
  std::string words(question);
  words.replace(words.find("DAYS"), 4, DaysOf(day_count));
  return words;
}

// The measures of those in a queue. What is asked in calendar days has no days
// in its id, as the first measures have it.
void AddStock(const char* id, Queue queue,
              std::vector<MeasureDefinition>& definitions) {
  const std::string people = WordsOf(queue).people;
  std::string title = people;
  title.front() = absl::ascii_toupper(title.front());
  MeasureDefinition made{.basis = STOCK, .queue = queue};
  made.method_version = kQueueVersion;
  made.id = absl::StrCat(id, "-count");
  made.display_name = absl::StrCat(title, ": people");
  made.question = absl::StrCat("How many people are ", people, " on the day?");
  definitions.push_back(made);
  for (const StatisticWords& words : kStatistics) {
    for (const DayCount day_count : kDayCounts) {
      const bool working = day_count == DayCount::kWorking;
      made.id = absl::StrCat(id, "-", words.id, working ? "-working-days" : "");
      made.statistic = words.statistic;
      made.day_count = day_count;
      made.display_name = absl::StrCat(title, ": ", words.name, " so far",
                                       working ? ", in working days" : "");
      made.question =
          absl::StrCat("Of the people ", people, " on the day, ", words.stock,
                       working ? ", in working days?" : "?");
      definitions.push_back(made);
    }
  }
}

// The measures of those whose assessment reached a stage.
void AddFlow(const char* id, Stage from, Stage to,
             std::vector<MeasureDefinition>& definitions) {
  const std::string segment =
      absl::StrCat("from ", WordsOf(from).noun, " to ", WordsOf(to).noun);
  MeasureDefinition made{.basis = FLOW, .from = from, .to = to};
  made.method_version = kQueueVersion;
  const std::string people = PopulationOf(made);
  made.id = absl::StrCat(id, "-count");
  made.display_name =
      absl::StrCat("Financial assessments ", segment, ": people");
  made.question =
      absl::StrCat("How many people had their financial assessment ",
                   WordsOf(to).verb, " in the period?");
  // Those told are counted by decided-count, whatever the stage before.
  if (to != Stage::kDecision) definitions.push_back(made);
  for (const StatisticWords& words : kStatistics) {
    for (const DayCount day_count : kDayCounts) {
      const bool working = day_count == DayCount::kWorking;
      made.id =
          absl::StrCat(id, "-", words.id, working ? "-working-days" : "-days");
      made.statistic = words.statistic;
      made.day_count = day_count;
      made.display_name = absl::StrCat("Financial assessments ", segment, ": ",
                                       words.name, ", in ", DaysOf(day_count));
      made.question =
          absl::StrCat("Of the ", people, ", ", WithDays(words.flow, day_count),
                       " ", segment, "?");
      definitions.push_back(made);
    }
  }
}

// Adds those of `made` that are not there yet.
void AddOthers(std::vector<MeasureDefinition> made,
               std::vector<MeasureDefinition>& definitions) {
  for (MeasureDefinition& definition : made) {
    const bool held = std::any_of(definitions.begin(), definitions.end(),
                                  [&](const MeasureDefinition& other) {
                                    return other.id == definition.id;
                                  });
    if (!held) definitions.push_back(std::move(definition));
  }
}

}  // namespace

const std::vector<MeasureDefinition>& MeasureDefinitions() {
  static const auto& definitions = *[] {
    auto* all = new std::vector<MeasureDefinition>(FirstDefinitions());
    std::vector<MeasureDefinition> made;
    AddStock("awaiting-decision", Queue::kDecision, made);
    AddStock("awaiting-allocation", Queue::kAllocation, made);
    AddStock("awaiting-completion", Queue::kCompletion, made);
    AddStock("awaiting-telling", Queue::kTelling, made);
    AddFlow("decided", Stage::kReferral, Stage::kDecision, made);
    AddFlow("referral-to-allocation", Stage::kReferral, Stage::kAllocation,
            made);
    AddFlow("allocation-to-completion", Stage::kAllocation, Stage::kCompletion,
            made);
    AddFlow("allocation-to-decision", Stage::kAllocation, Stage::kDecision,
            made);
    AddFlow("completion-to-decision", Stage::kCompletion, Stage::kDecision,
            made);
    AddOthers(std::move(made), *all);
    std::sort(all->begin(), all->end(),
              [](const MeasureDefinition& a, const MeasureDefinition& b) {
                return a.id < b.id;
              });
    return all;
  }();
  return definitions;
}

const MeasureDefinition& DefinitionOf(absl::string_view name) {
  return measures::DefinitionNamed(MeasureDefinitions(), name);
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
  AddCaseDimensions(measure);
  measure.add_dimensions(measures::kWaitingBand);
  measure.set_method_version(definition.method_version);
  measure.set_method(MethodOf(definition));
  return measure;
}

}  // namespace carereform::financial_assessments
