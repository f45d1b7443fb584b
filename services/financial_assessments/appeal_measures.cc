#include "services/financial_assessments/appeal_measures.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/measures/listed_measure.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/measure_dimensions.h"

namespace carereform::financial_assessments {
namespace {

using google::protobuf::EnumDescriptor;
using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::FLOW;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;
using measures::v1::STOCK;
using v1::Appeal;

constexpr char kRoute[] = "route";
constexpr char kOutcome[] = "outcome";

enum class Asked { kOpen, kRaised, kDecided };

// One measure in words.
struct Definition {
  const char* id;
  Asked asked;
  measures::v1::Basis basis;
  const char* display_name;
  const char* question;
  const char* population;
  const char* method;
};

constexpr Definition kDefinitions[] = {
    {"appeals-decided-count", Asked::kDecided, FLOW, "Appeals decided",
     "How many appeals and complaints against financial assessments were "
     "decided in the period?",
     "appeals against financial assessments that were decided in the period",
     "Each appeal decided or withdrawn on a day of the period, both ends "
     "included, by route and by outcome. Missing where no appeal is held."},
    {"appeals-open-count", Asked::kOpen, STOCK, "Appeals open",
     "How many appeals and complaints against financial assessments are open "
     "on the day?",
     "appeals against financial assessments that are open",
     "Each appeal raised on or before the day and not decided by the end of "
     "it. Missing where no appeal is held."},
    {"appeals-raised-count", Asked::kRaised, FLOW, "Appeals raised",
     "How many appeals and complaints against financial assessments were "
     "raised in the period?",
     "appeals against financial assessments that were raised in the period",
     "Each appeal raised on a day of the period, both ends included, by route "
     "and by outcome as known now; those not decided have none. Missing where "
     "no appeal is held."},
};

const Definition& DefinitionNamed(absl::string_view name) {
  return measures::DefinitionNamed(kDefinitions, name);
}

const EnumDescriptor& ValuesOf(absl::string_view dimension) {
  return dimension == kRoute ? *Appeal::Route_descriptor()
                             : *Appeal::Outcome_descriptor();
}

std::vector<std::string> WordsOf(absl::string_view dimension) {
  const EnumDescriptor& values = ValuesOf(dimension);
  std::vector<std::string> words;
  for (int i = 0; i < values.value_count(); ++i) {
    if (values.value(i)->number() == 0) continue;
    words.push_back(absl::AsciiStrToLower(values.value(i)->name()));
  }
  if (dimension == kOutcome) words.emplace_back("none");
  return words;
}

// What the filters of `query` ask of a dimension; nothing for all.
absl::StatusOr<std::optional<uint32_t>> NumberAsked(const MeasureQuery& query,
                                                    const char* dimension) {
  const auto asked = query.filters.find(dimension);
  if (asked == query.filters.end()) return std::nullopt;
  if (dimension == kOutcome && asked->second == "none") return 0;
  const EnumDescriptor& values = ValuesOf(dimension);
  const auto* value =
      values.FindValueByName(absl::AsciiStrToUpper(asked->second));
  if (value == nullptr || value->number() == 0) {
    return InvalidField(absl::StrCat("filters.", dimension),
                        absl::StrCat("is no ", dimension, " of an appeal"));
  }
  return static_cast<uint32_t>(value->number());
}

// A council that records no appeals here may have many elsewhere.
bool NoneIsKnown(absl::Span<const AppealFact> rows, uint64_t revision) {
  return std::none_of(rows.begin(), rows.end(), [&](const AppealFact& fact) {
    return IsKnownAt(fact, revision);
  });
}

absl::StatusOr<MeasureValue> ComputeOne(const CouncilFacts& facts, Asked asked,
                                        const MeasureQuery& query) {
  AppealFilter filter;
  CR_ASSIGN_OR_RETURN(filter.route, NumberAsked(query, kRoute));
  if (asked != Asked::kOpen) {
    CR_ASSIGN_OR_RETURN(filter.outcome, NumberAsked(query, kOutcome));
  }
  return facts.appeals.With([&](absl::Span<const AppealFact> rows,
                                absl::Span<const uint32_t>) -> MeasureValue {
    if (NoneIsKnown(rows, query.revision)) {
      return measures::Missing(
          "no appeal is held, so nobody can say how many there are");
    }
    switch (asked) {
      case Asked::kOpen:
        return measures::CountOf(
            CountOpenOn(rows, *query.as_of, query.revision, filter));
      case Asked::kRaised:
        return measures::CountOf(
            CountRaisedIn(rows, *query.period, query.revision, filter));
      case Asked::kDecided:
        break;
    }
    return measures::CountOf(
        CountDecidedIn(rows, *query.period, query.revision, filter));
  });
}

}  // namespace

absl::StatusOr<std::vector<measures::v1::Measure>> AppealMeasures::List(
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
    measure.set_unit("appeals");
    measure.set_population(definition.population);
    measure.add_dimensions(kRoute);
    if (definition.asked != Asked::kOpen) measure.add_dimensions(kOutcome);
    measure.set_method_version("financial-appeals-1");
    measure.set_method(definition.method);
  }
  return all;
}

absl::StatusOr<ComputeMeasureResponse> AppealMeasures::Compute(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  const CouncilFacts& facts = records_.FactsOf(reader.council());
  const Asked asked = DefinitionNamed(measure.name()).asked;
  const auto compute = [&](const MeasureQuery& part) {
    return ComputeOne(facts, asked, part);
  };
  ComputeMeasureResponse response;
  CR_ASSIGN_OR_RETURN(*response.mutable_value(), compute(query));
  if (query.group_by.empty() ||
      response.value().state() == MeasureValue::MISSING) {
    return response;
  }
  CR_RETURN_IF_ERROR(
      AddGroups(query, WordsOf(query.group_by), compute, response));
  return response;
}

absl::StatusOr<MeasureExplanation> AppealMeasures::Explain(
    const store::Reader& reader, const measures::v1::Measure& measure,
    const MeasureQuery& query) const {
  const CouncilFacts& facts = records_.FactsOf(reader.council());
  MeasureExplanation explanation;
  CR_ASSIGN_OR_RETURN(
      *explanation.mutable_value(),
      ComputeOne(facts, DefinitionNamed(measure.name()).asked, query));
  measures::AddLine("appeals counted", explanation.value().count().n(),
                    explanation);
  return explanation;
}

}  // namespace carereform::financial_assessments
