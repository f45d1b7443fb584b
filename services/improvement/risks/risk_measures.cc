#include "services/improvement/risks/risk_measures.h"

#include <algorithm>
#include <map>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/measures/listed_measure.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/status/status_macros.h"
#include "services/improvement/risks/risk_register.h"
#include "services/improvement/risks/risk_standing.h"

namespace carereform::improvement {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::Measure;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;
using v1::Risk;

constexpr char kLevel[] = "level";
constexpr char kNoneHeld[] =
    "no risk or issue was on record at that revision, so nobody can say how "
    "many there are";

// What is counted of an open risk on a day.
using Choice = bool (*)(const Risk&, absl::CivilDay);

bool IsOpen(const Risk&, absl::CivilDay) { return true; }
bool IsStale(const Risk& risk, absl::CivilDay day) {
  return RiskStanding(risk, day).state() == Risk::Standing::STALE;
}
bool IsAboveAppetite(const Risk& risk, absl::CivilDay) {
  return risk.above_appetite();
}

struct Dimension {
  const char* name;
};

// One measure in words.
struct Definition {
  const char* id;
  const char* display_name;
  const char* question;
  const char* unit;
  const char* method;
  Choice choice;
  bool share;
  measures::v1::Basis basis = measures::v1::STOCK;
  const char* population = "open risks and issues of all registers";
  const char* method_version = "risks-1";
  std::vector<Dimension> dimensions = {{kLevel}};
};

const std::vector<Definition>& Definitions() {
  static const auto& all = *new std::vector<Definition>{
      {"open-risks-count", "Open risks and issues",
       "How many risks and issues are open on the day?", "risks",
       "Each risk or issue raised by the day, as far as is known, and not "
       "closed by it.",
       &IsOpen, false},
      {"risks-above-appetite-count", "Open risks above their appetite",
       "Of how many open risks and issues is the residual score above the "
       "appetite?",
       "risks",
       "Each open risk or issue whose residual score is above its appetite. "
       "One without a score or without an appetite is not counted.",
       &IsAboveAppetite, false},
      {"stale-risks-count", "Stale risks",
       "How many open risks and issues were not reviewed in time?", "risks",
       "Each open risk or issue whose next review was due before the day, by "
       "the reviews up to the day. A month counts as its last day.",
       &IsStale, false},
      {"stale-risks-percent", "Stale risks: share of open ones",
       "What share of the open risks and issues was not reviewed in time?",
       "percent", "As for stale-risks-count, over the open risks and issues.",
       &IsStale, true},
  };
  return all;
}

const Definition& DefinitionOf(const Measure& measure) {
  return measures::DefinitionNamed(Definitions(), measure.name());
}

std::string LevelWord(const Risk& risk) {
  return absl::AsciiStrToLower(Risk::Level_Name(risk.level()));
}

// The open risks that the question is about.
struct Population {
  bool any_held = false;
  std::vector<Risk> open;
};

absl::StatusOr<Population> PopulationOf(const RiskRecords& records,
                                        const store::Reader& reader,
                                        const MeasureQuery& query) {
  CR_ASSIGN_OR_RETURN(
      std::vector<Risk> risks,
      RisksAt(records, reader, static_cast<int64_t>(query.revision)));
  Population population{.any_held = !risks.empty(), .open = {}};
  const auto level = query.filters.find(kLevel);
  for (Risk& risk : risks) {
    const bool asked =
        level == query.filters.end() || level->second == LevelWord(risk);
    if (asked && IsOpenOn(risk, *query.as_of)) {
      population.open.push_back(std::move(risk));
    }
  }
  return population;
}

MeasureValue ValueOf(const Definition& definition,
                     const std::vector<Risk>& open, absl::CivilDay day) {
  const int64_t chosen = std::count_if(
      open.begin(), open.end(),
      [&](const Risk& risk) { return definition.choice(risk, day); });
  return definition.share
             ? measures::PercentOf(chosen, static_cast<int64_t>(open.size()))
             : measures::CountOf(chosen);
}

MeasureValue WholeOf(const Definition& definition, const Population& population,
                     absl::CivilDay day) {
  return population.any_held ? ValueOf(definition, population.open, day)
                             : measures::Missing(kNoneHeld);
}

}  // namespace

absl::StatusOr<std::vector<Measure>> RiskMeasures::List(
    const store::Reader& reader) const {
  return measures::ListedMeasures(reader.council(), "improvement",
                                  Definitions());
}

absl::StatusOr<ComputeMeasureResponse> RiskMeasures::Compute(
    const store::Reader& reader, const Measure& measure,
    const MeasureQuery& query) const {
  const Definition& definition = DefinitionOf(measure);
  CR_ASSIGN_OR_RETURN(const Population population,
                      PopulationOf(records_, reader, query));
  ComputeMeasureResponse response;
  *response.mutable_value() = WholeOf(definition, population, *query.as_of);
  if (query.group_by.empty()) return response;
  std::map<std::string, std::vector<Risk>> by_level;
  for (const Risk& risk : population.open) {
    by_level[LevelWord(risk)].push_back(risk);
  }
  for (const auto& [level, risks] : by_level) {
    auto& group = *response.add_groups();
    group.set_group(level);
    *group.mutable_value() = ValueOf(definition, risks, *query.as_of);
  }
  return response;
}

absl::StatusOr<MeasureExplanation> RiskMeasures::Explain(
    const store::Reader& reader, const Measure& measure,
    const MeasureQuery& query) const {
  const Definition& definition = DefinitionOf(measure);
  CR_ASSIGN_OR_RETURN(const Population population,
                      PopulationOf(records_, reader, query));
  MeasureExplanation explanation;
  *explanation.mutable_value() = WholeOf(definition, population, *query.as_of);
  for (const Risk& risk : population.open) {
    const bool chosen = definition.choice(risk, *query.as_of);
    measures::AddLine(absl::StrCat(risk.display_name(), ": ",
                                   RiskStanding(risk, *query.as_of).sentence()),
                      chosen ? 1 : 0, explanation);
    if (chosen) measures::AddRecord(risk.name(), explanation);
  }
  return explanation;
}

}  // namespace carereform::improvement
