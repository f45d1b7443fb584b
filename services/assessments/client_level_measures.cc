#include "services/assessments/client_level_measures.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/measures/measure_explanation.h"
#include "common/measures/measure_values.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/types/quarter.h"
#include "services/assessments/cld/dhsc_method_file.h"
#include "services/assessments/domain/dhsc_explanations.h"
#include "services/assessments/handlers/client_level_conversion.h"
#include "services/assessments/keys.h"

namespace carereform::assessments {
namespace {

using measures::MeasureQuery;
using measures::v1::ComputeMeasureResponse;
using measures::v1::Measure;
using measures::v1::MeasureExplanation;
using measures::v1::MeasureValue;

constexpr char kAgeBand[] = "age_band";

constexpr std::array<CareAgeBand, 2> kBands = {CareAgeBand::kYounger,
                                               CareAgeBand::kOlder};

// One measure.
struct Definition {
  const char* id;
  PartCell QuarterCell::*part;
  bool median;
  const char* display_name;
  const char* question;
};

constexpr std::array<Definition, 4> kDefinitions = {{
    {"dhsc-first-response-count", &QuarterCell::response, false,
     "DHSC's method: first responses",
     "How many requests had their first response in the quarter?"},
    {"dhsc-first-response-median", &QuarterCell::response, true,
     "DHSC's method: median wait to first response",
     "Of the requests that had their first response in the quarter, how long "
     "had the middle one waited?"},
    {"dhsc-first-service-count", &QuarterCell::service, false,
     "DHSC's method: first services",
     "How many requests had their first service begin in the quarter?"},
    {"dhsc-first-service-median", &QuarterCell::service, true,
     "DHSC's method: median wait to first service",
     "Of the requests whose first service began in the quarter, how long had "
     "the middle one waited?"},
}};

Measure Describe(const Definition& definition, absl::string_view council) {
  const bool response = definition.part == &QuarterCell::response;
  Measure measure;
  measure.set_name(absl::StrCat("councils/", council, "/sources/", kSourceId,
                                "/measures/", definition.id));
  measure.set_display_name(definition.display_name);
  measure.set_question(definition.question);
  measure.set_basis(measures::v1::FLOW);
  measure.set_unit(definition.median ? "days" : "requests");
  measure.set_population(
      response ? "requests of which the first response came in the period"
               : "requests of which the first service began in the period");
  measure.add_dimensions(kAgeBand);
  measure.set_method_version(LatestDhscMethod().version);
  measure.set_method(absl::StrCat(
      "DHSC's published waiting-time method over Client Level Data: calendar "
      "days from the request to the first ",
      response ? "assessment or service" : "service",
      " that follows, by the quarter in which that started. The median is "
      "interpolated."));
  return measure;
}

const Definition& DefinitionOf(const Measure& measure) {
  return *std::find_if(kDefinitions.begin(), kDefinitions.end(),
                       [&](const Definition& definition) {
                         return absl::EndsWith(
                             measure.name(), absl::StrCat("/", definition.id));
                       });
}

// Refuses a period that is not of whole quarters.
absl::Status CheckQuarters(const MeasureQuery& query) {
  const Period& period = *query.period;
  const bool whole =
      QuarterPeriod(QuarterOf(period.start)).start == period.start &&
      QuarterPeriod(QuarterOf(period.end)).start == period.end;
  return whole ? absl::OkStatus()
               : InvalidField("period",
                              "is not of whole quarters, which are what the "
                              "method counts: begin it on the first day of "
                              "one and end it on the last day of one");
}

absl::StatusOr<std::vector<CareAgeBand>> BandsAsked(const MeasureQuery& query) {
  const auto asked = query.filters.find(kAgeBand);
  if (asked == query.filters.end()) {
    return std::vector<CareAgeBand>(kBands.begin(), kBands.end());
  }
  for (const CareAgeBand band : kBands) {
    if (CareAgeBandWord(band) == asked->second) {
      return std::vector<CareAgeBand>{band};
    }
  }
  return InvalidField("filters.age_band",
                      "is not an age band of the method, such as 25_to_64");
}

std::vector<int64_t> DaysOf(const Definition& definition,
                            const MeasureQuery& query,
                            const std::vector<CareAgeBand>& bands,
                            const QuarterTable& table) {
  std::vector<int64_t> days;
  for (const QuarterCell& cell : table.cells) {
    if (!Contains(*query.period, QuarterPeriod(cell.quarter).start) ||
        std::find(bands.begin(), bands.end(), cell.band) == bands.end()) {
      continue;
    }
    const std::vector<int64_t>& some = (cell.*definition.part).days;
    days.insert(days.end(), some.begin(), some.end());
  }
  return days;
}

// Says why there is no value although one is asked for; "" where there is one.
std::string WhyMissing(const ClientLevelWaits& waits,
                       const MeasureQuery& query) {
  if (waits.submissions.empty()) {
    return "no submission of Client Level Data is held";
  }
  const JoinedEvents& joined = waits.joined;
  if (query.period->start < joined.period.start ||
      query.period->end > joined.period.end) {
    return "the submissions held do not cover the whole period";
  }
  for (const absl::CivilDay quarter : joined.uncovered) {
    if (Contains(*query.period, quarter)) {
      return absl::StrCat("no submission covers ",
                          FormatQuarter(QuarterOf(quarter)));
    }
  }
  return "";
}

MeasureValue ValueOf(const Definition& definition, const MeasureQuery& query,
                     const ClientLevelWaits& waits,
                     const std::vector<CareAgeBand>& bands) {
  const std::string missing = WhyMissing(waits, query);
  if (!missing.empty()) return measures::Missing(missing);
  std::vector<int64_t> days = DaysOf(definition, query, bands, waits.table);
  const auto count = static_cast<int64_t>(days.size());
  MeasureValue value = definition.median ? measures::MedianOf(std::move(days))
                                         : measures::CountOf(count);
  value.mutable_coverage()->set_covered(count);
  value.mutable_coverage()->set_total(count);
  measures::AddNote(absl::StrCat(LatestDhscMethod().status, " method"), value);
  return value;
}

}  // namespace

absl::StatusOr<std::vector<Measure>> ClientLevelMeasures::List(
    const store::Reader& reader) const {
  std::vector<Measure> all;
  for (const Definition& definition : kDefinitions) {
    all.push_back(Describe(definition, reader.council()));
  }
  return all;
}

absl::StatusOr<ComputeMeasureResponse> ClientLevelMeasures::Compute(
    const store::Reader& reader, const Measure& measure,
    const MeasureQuery& query) const {
  CR_RETURN_IF_ERROR(CheckQuarters(query));
  CR_ASSIGN_OR_RETURN(const std::vector<CareAgeBand> bands, BandsAsked(query));
  CR_ASSIGN_OR_RETURN(const std::shared_ptr<const ClientLevelWaits> waits,
                      records_.WaitsAt(reader, std::nullopt,
                                       static_cast<int64_t>(query.revision)));
  const Definition& definition = DefinitionOf(measure);
  ComputeMeasureResponse response;
  *response.mutable_value() = ValueOf(definition, query, *waits, bands);
  if (query.group_by.empty()) return response;
  for (const CareAgeBand band : bands) {
    auto* group = response.add_groups();
    group->set_group(CareAgeBandWord(band));
    *group->mutable_value() = ValueOf(definition, query, *waits, {band});
  }
  return response;
}

absl::StatusOr<MeasureExplanation> ClientLevelMeasures::Explain(
    const store::Reader& reader, const Measure& measure,
    const MeasureQuery& query) const {
  CR_RETURN_IF_ERROR(CheckQuarters(query));
  CR_ASSIGN_OR_RETURN(const std::vector<CareAgeBand> bands, BandsAsked(query));
  CR_ASSIGN_OR_RETURN(const std::shared_ptr<const ClientLevelWaits> waits,
                      records_.WaitsAt(reader, std::nullopt,
                                       static_cast<int64_t>(query.revision)));
  const Definition& definition = DefinitionOf(measure);
  MeasureExplanation explanation;
  *explanation.mutable_value() = ValueOf(definition, query, *waits, bands);
  measures::AddWaitBands(DaysOf(definition, query, bands, waits->table),
                         measures::BandsFor(query), explanation);
  for (size_t number = 0; number < kStandings; ++number) {
    const int64_t requests = waits->table.requests_by_standing[number];
    if (requests == 0) continue;
    measures::AddLine(
        absl::StrCat(
            "of all requests: ",
            ExplainStanding(static_cast<Standing>(number), LatestDhscMethod())),
        requests, explanation);
  }
  for (const std::string& name : waits->submissions) {
    explanation.add_records(name);
  }
  return explanation;
}

}  // namespace carereform::assessments
