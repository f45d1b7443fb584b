#include "services/financial_assessments/queue_measures.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/measures/listed_measure.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/domain/backdating.h"
#include "services/financial_assessments/domain/overdue.h"
#include "services/financial_assessments/measure_dimensions.h"

namespace carereform::financial_assessments {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::FLOW;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;
using measures::v1::STOCK;

enum class Asked {
  kMedianMonths,
  kMaximumMonths,
  kBackdatedOver,
  kOverdue,
  kOverdueTogether,
  kNeedsUnknown,
};

// One measure in words.
struct Definition {
  const char* id;
  Asked asked;
  measures::v1::Basis basis;
  const char* unit;
  const char* display_name;
  const char* question;
  const char* population;
  const char* method;
};

constexpr char kTold[] = "people told a financial decision in the period";
constexpr char kWaiting[] = "people awaiting a financial decision";
constexpr char kMonthsMethod[] =
    "Each financial assessment decided on a day of the period, both ends "
    "included, of which the first day charged for is known: the whole months "
    "from that day to the day the person was told, 0 where they were told by "
    "then. Those of which it is not known are left out and in the coverage.";
constexpr char kOverdueMethod[] =
    "Each financial assessment referred on or before the day and neither "
    "decided nor withdrawn by the end of it, whose last day within the "
    "standard `told` of the day, in working days, is before the day.";

constexpr Definition kDefinitions[] = {
    {"backdated-over-standard-count", Asked::kBackdatedOver, FLOW, "people",
     "Backdated further than the standard: people",
     "How many people, told a financial decision in the period, were charged "
     "from a day further back than the standard?",
     kTold,
     "Each financial assessment decided on a day of the period, both ends "
     "included, where the first day charged for is more months before the day "
     "the person was told than the standard `backdating` of the last day of "
     "the period. Those of which the first day is not known are left out and "
     "in the coverage."},
    {"backdating-maximum-months", Asked::kMaximumMonths, FLOW, "months",
     "Backdating: longest, in whole months",
     "Of the people told a financial decision in the period, how many whole "
     "months had the one charged furthest back been charged without knowing?",
     kTold, kMonthsMethod},
    {"backdating-median-months", Asked::kMedianMonths, FLOW, "months",
     "Backdating: median, in whole months",
     "Of the people told a financial decision in the period, how many whole "
     "months had the middle one been charged without knowing?",
     kTold, kMonthsMethod},
    {"overdue-count", Asked::kOverdue, STOCK, "people",
     "Financial assessment overdue: people",
     "How many people await a financial decision on the day for longer than "
     "the standard?",
     kWaiting, kOverdueMethod},
    {"overdue-needs-unknown-count", Asked::kNeedsUnknown, STOCK, "people",
     "Financial assessment overdue, needs assessment not known: people",
     "Of how many people is the financial assessment overdue on the day, and "
     "not known whether the assessment of their needs is?",
     kWaiting,
     "As for overdue-count: those of whose needs assessment neither a due day "
     "nor a completion by the day is known."},
    {"overdue-together-count", Asked::kOverdueTogether, STOCK, "people",
     "Financial and needs assessment both overdue: people",
     "Of how many people are the financial assessment and the assessment of "
     "their needs both overdue on the day?",
     kWaiting,
     "As for overdue-count: those whose needs assessment was due before the "
     "day and is not completed by the end of it. Those of whom that is not "
     "known are left out, in the coverage, and counted by "
     "overdue-needs-unknown-count."},
};

// A value with the cases that it is of, by number, and what they have.
struct Computed {
  MeasureValue value;
  int64_t known = 0;
  std::vector<uint32_t> cases;
  std::vector<int64_t> months;  // Beside the cases, of backdating alone.
};

void Cover(size_t covered, size_t total, MeasureValue& value) {
  value.mutable_coverage()->set_covered(static_cast<int64_t>(covered));
  value.mutable_coverage()->set_total(static_cast<int64_t>(total));
}

MeasureValue NoStandard(const char* standard, absl::CivilDay day) {
  return measures::Missing(absl::StrCat("no standard `", standard,
                                        "` is held for ", FormatDate(day)));
}

void NoteStandard(const FinancialStandard& standard, MeasureValue& value) {
  measures::AddNote(
      absl::StrCat("standard of ", standard.amount,
                   standard.unit == StandardUnit::kMonths ? " months, "
                                                          : " working days, ",
                   standard.status),
      value);
}

// Measures those told in the period.
void Backdate(const std::vector<CaseFacts>& asked, Asked what,
              const MeasureQuery& query,
              const std::vector<FinancialStandard>& standards,
              Computed& computed) {
  const absl::CivilDay last = query.period->end - 1;
  const auto standard = StandardOn(standards, kBackdatingStandard, last);
  if (what == Asked::kBackdatedOver && !standard.has_value()) {
    computed.value = NoStandard(kBackdatingStandard, last);
    return;
  }
  size_t told = 0;
  size_t covered = 0;
  for (const CaseFacts& facts : asked) {
    if (facts.decided < DayNumber(query.period->start) ||
        DayNumber(last) < facts.decided) {
      continue;
    }
    ++told;
    if (facts.charge_from == kNoDay) continue;
    ++covered;
    const absl::CivilDay from = DayOfNumber(facts.charge_from);
    const absl::CivilDay day = DayOfNumber(facts.decided);
    if (what == Asked::kBackdatedOver &&
        !IsBackdatedOver(standard->amount, from, day)) {
      continue;
    }
    computed.cases.push_back(facts.number);
    computed.months.push_back(MonthsBackdated(from, day));
  }
  if (what == Asked::kMedianMonths) {
    computed.value = measures::MedianOf(computed.months);
  } else if (what == Asked::kMaximumMonths) {
    computed.value = measures::MaximumOf(computed.months);
  } else {
    computed.value =
        measures::CountOf(static_cast<int64_t>(computed.cases.size()));
    NoteStandard(*standard, computed.value);
  }
  Cover(covered, told, computed.value);
}

// Returns whether a case is one of those asked about.
bool IsAskedAbout(Asked what, NeedsSide needs) {
  switch (what) {
    case Asked::kOverdueTogether:
      return needs == NeedsSide::kOverdue;
    case Asked::kNeedsUnknown:
      return needs == NeedsSide::kUnknown;
    default:
      return true;
  }
}

// Measures those overdue on the day.
absl::Status CountOverdue(const std::vector<CaseFacts>& asked, Asked what,
                          const MeasureQuery& query,
                          const std::vector<FinancialStandard>& standards,
                          const BankHolidays& holidays, Computed& computed) {
  const auto standard = StandardOn(standards, kToldStandard, *query.as_of);
  if (!standard.has_value()) {
    computed.value = NoStandard(kToldStandard, *query.as_of);
    return absl::OkStatus();
  }
  const auto overdue = OverdueOn(asked, *query.as_of, 0, *standard, holidays);
  if (absl::IsOutOfRange(overdue.status())) {
    computed.value = measures::Missing(overdue.status().message());
    return absl::OkStatus();
  }
  CR_RETURN_IF_ERROR(overdue.status());
  size_t unknown = 0;
  for (const OverdueCase& found : *overdue) {
    unknown += found.needs == NeedsSide::kUnknown ? 1 : 0;
    if (!IsAskedAbout(what, found.needs)) continue;
    computed.cases.push_back(asked[found.row].number);
  }
  computed.value =
      measures::CountOf(static_cast<int64_t>(computed.cases.size()));
  Cover(overdue->size() - (what == Asked::kOverdueTogether ? unknown : 0),
        overdue->size(), computed.value);
  NoteStandard(*standard, computed.value);
  return absl::OkStatus();
}

absl::StatusOr<Computed> ComputeOne(
    const std::vector<CaseFacts>& cases, Asked what, const MeasureQuery& query,
    const std::vector<FinancialStandard>& standards,
    const BankHolidays& holidays) {
  CR_ASSIGN_OR_RETURN(const CaseFilter filter, CaseFilterOf(query));
  Computed computed;
  std::vector<CaseFacts> asked;
  for (const CaseFacts& facts : cases) {
    computed.known += Fits(facts, {.kind = filter.kind}) ? 1 : 0;
    if (Fits(facts, filter)) asked.push_back(facts);
  }
  if (computed.known == 0) {
    computed.value = measures::Missing(
        "no financial assessment is held, so nobody can say how many wait");
    return computed;
  }
  if (query.period.has_value()) {
    Backdate(asked, what, query, standards, computed);
    return computed;
  }
  CR_RETURN_IF_ERROR(
      CountOverdue(asked, what, query, standards, holidays, computed));
  return computed;
}

}  // namespace

absl::StatusOr<std::vector<measures::v1::Measure>> QueueMeasures::List(
    const store::Reader& reader) const {
  std::vector<measures::v1::Measure> all;
  for (const Definition& definition : kDefinitions) {
    measures::v1::Measure& measure = all.emplace_back();
    measure.set_name(absl::StrCat("councils/", reader.council(),
                                  "/sources/financial-assessments/measures/",
                                  definition.id));
    measure.set_display_name(definition.display_name);
    measure.set_question(definition.question);
    measure.set_basis(definition.basis);
    measure.set_unit(definition.unit);
    measure.set_population(definition.population);
    AddCaseDimensions(measure);
    measure.set_method_version("financial-queue-1");
    measure.set_method(definition.method);
  }
  return all;
}

absl::StatusOr<ComputeMeasureResponse> QueueMeasures::Compute(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  const std::vector<CaseFacts> cases =
      records_.FactsOf(reader.council()).CasesAt(query.revision);
  const Asked what =
      measures::DefinitionNamed(kDefinitions, measure.name()).asked;
  const auto compute =
      [&](const MeasureQuery& part) -> absl::StatusOr<MeasureValue> {
    CR_ASSIGN_OR_RETURN(const Computed computed,
                        ComputeOne(cases, what, part, standards_, holidays_));
    return computed.value;
  };
  ComputeMeasureResponse response;
  CR_ASSIGN_OR_RETURN(*response.mutable_value(), compute(query));
  if (query.group_by.empty()) return response;
  CR_RETURN_IF_ERROR(
      AddGroups(query, CaseWordsOf(query.group_by), compute, response));
  return response;
}

absl::StatusOr<MeasureExplanation> QueueMeasures::Explain(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  const CouncilFacts& facts = records_.FactsOf(reader.council());
  const Definition& definition =
      measures::DefinitionNamed(kDefinitions, measure.name());
  CR_ASSIGN_OR_RETURN(
      const Computed computed,
      ComputeOne(facts.CasesAt(query.revision), definition.asked, query,
                 standards_, holidays_));
  MeasureExplanation explanation;
  *explanation.mutable_value() = computed.value;
  const auto add = [&](const char* text, size_t n) {
    measures::AddLine(text, static_cast<int64_t>(n), explanation);
  };
  add("financial assessments looked at", static_cast<size_t>(computed.known));
  add("financial assessments measured", computed.cases.size());
  std::vector<std::string> names;
  for (const size_t at :
       measures::DecidingPositions(computed.value, computed.months)) {
    CR_ASSIGN_OR_RETURN(std::string name,
                        facts.waits.NameOf(reader, computed.cases[at]));
    names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  for (std::string& name : names) explanation.add_records(std::move(name));
  return explanation;
}

}  // namespace carereform::financial_assessments
