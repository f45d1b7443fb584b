#include "services/improvement/target_rag/rag_measures.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "services/improvement/keys.h"
#include "services/improvement/target_rag/rag_status.h"

namespace carereform::improvement {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::Measure;
using measures::v1::MeasureExplanation;

// A colour as ids and sentences have it, in the order of the ids.
struct ColourWords {
  v1::Rag::Colour colour;
  const char* id;
  const char* words;
};
constexpr ColourWords kColours[] = {
    {v1::Rag::AMBER, "amber", "amber"},
    {v1::Rag::GREEN, "green", "green"},
    {v1::Rag::NOT_RATED, "not-rated", "not rated"},
    {v1::Rag::RED, "red", "red"}};

std::string IdOf(bool agreed, const ColourWords& colour) {
  return absl::StrCat("targets-", agreed ? "agreed" : "computed", "-",
                      colour.id);
}

Measure Describe(const std::string& council, bool agreed,
                 const ColourWords& colour) {
  Measure measure;
  measure.set_name(absl::StrCat("councils/", council,
                                "/sources/improvement/measures/",
                                IdOf(agreed, colour)));
  const char* how = agreed ? "agreed" : "computed";
  measure.set_display_name(
      absl::StrCat("Targets ", colour.words, ", as ", how));
  measure.set_question(absl::StrCat("How many outcome targets are ",
                                    colour.words, ", as ", how, "?"));
  measure.set_basis(measures::v1::STOCK);
  measure.set_unit("targets");
  measure.set_population("outcome targets");
  measure.set_method_version("target-rag-1");
  measure.set_method(
      agreed ? "Each target whose rating that was agreed last on or before the "
               "day is of that colour."
             : "Each target that its own rule gives that colour on the day, by "
               "what was known on the day.");
  return measure;
}

// Returns the statuses that a measure counts.
absl::StatusOr<std::vector<v1::RagStatus>> Counted(
    const TargetRagRecords& records, const store::Reader& reader,
    const Measure& measure, const MeasureQuery& query) {
  const std::string id = measure.name().substr(measure.name().rfind('/') + 1);
  const auto revision = static_cast<int64_t>(query.revision);
  std::vector<v1::RagStatus> counted;
  store::PageRequest request{.after = "", .size = kMaxPageSize};
  do {
    CR_ASSIGN_OR_RETURN(const auto page,
                        records.plan().outcome_targets().table().ListByAt(
                            reader, absl::StrCat("councils/", reader.council()),
                            kOutcomeTargetByCode, "", revision, request));
    for (const v1::OutcomeTarget& target : page.items) {
      CR_ASSIGN_OR_RETURN(
          v1::RagStatus status,
          RagStatusOn(records, reader, target.name(), *query.as_of, revision));
      for (const ColourWords& colour : kColours) {
        const bool computed = id == IdOf(false, colour) &&
                              status.computed().colour() == colour.colour;
        const bool agreed = id == IdOf(true, colour) && status.has_agreed() &&
                            status.agreed().colour() == colour.colour;
        if (computed || agreed) counted.push_back(status);
      }
    }
    request.after = page.next_after;
  } while (!request.after.empty());
  return counted;
}

}  // namespace

absl::StatusOr<std::vector<Measure>> RagMeasures::List(
    const store::Reader& reader) const {
  std::vector<Measure> all;
  for (const bool agreed : {true, false}) {
    for (const ColourWords& colour : kColours) {
      all.push_back(Describe(reader.council(), agreed, colour));
    }
  }
  return all;
}

absl::StatusOr<ComputeMeasureResponse> RagMeasures::Compute(
    const store::Reader& reader, const Measure& measure,
    const MeasureQuery& query) const {
  CR_ASSIGN_OR_RETURN(const std::vector<v1::RagStatus> counted,
                      Counted(records_, reader, measure, query));
  ComputeMeasureResponse response;
  *response.mutable_value() =
      measures::CountOf(static_cast<int64_t>(counted.size()));
  return response;
}

absl::StatusOr<MeasureExplanation> RagMeasures::Explain(
    const store::Reader& reader, const Measure& measure,
    const MeasureQuery& query) const {
  CR_ASSIGN_OR_RETURN(const std::vector<v1::RagStatus> counted,
                      Counted(records_, reader, measure, query));
  MeasureExplanation explanation;
  *explanation.mutable_value() =
      measures::CountOf(static_cast<int64_t>(counted.size()));
  for (const v1::RagStatus& status : counted) {
    measures::AddLine(
        absl::StrCat(status.code(), ": ", status.computed().reason()), 1,
        explanation);
    measures::AddRecord(status.outcome_target(), explanation);
  }
  return explanation;
}

}  // namespace carereform::improvement
