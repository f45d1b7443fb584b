#include "services/improvement/target_rag/rag_inputs.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/store/key_codec.h"
#include "common/types/exact_decimal.h"
#include "common/types/limits.h"
#include "services/improvement/keys.h"

namespace carereform::improvement {
namespace {

using store::KeyWriter;

// Returns all records of a target as they were at `revision`, by what `index`
// lists them by.
template <typename Record>
absl::StatusOr<std::vector<Record>> AllOf(
    const rpc::Collection<Record>& collection, const store::Reader& reader,
    uint32_t index, absl::string_view outcome_target, int64_t revision) {
  std::vector<Record> all;
  store::PageRequest request{.after = "", .size = kMaxPageSize};
  do {
    CR_ASSIGN_OR_RETURN(
        store::Page<Record> page,
        collection.table().ListByAt(
            reader, absl::StrCat("councils/", reader.council()), index,
            KeyWriter().String(outcome_target).key(), revision, request));
    for (Record& record : page.items) all.push_back(std::move(record));
    request.after = page.next_after;
  } while (!request.after.empty());
  return all;
}

// Returns what a collection of ratings holds of a target, in the order in which
// it was recorded.
template <typename Record>
absl::StatusOr<std::vector<Record>> AsRecorded(
    const rpc::Collection<Record>& collection, const store::Reader& reader,
    absl::string_view outcome_target, int64_t revision) {
  CR_ASSIGN_OR_RETURN(
      std::vector<Record> all,
      AllOf(collection, reader, kRagRecordByTarget, outcome_target, revision));
  std::stable_sort(
      all.begin(), all.end(), [](const Record& a, const Record& b) {
        return std::pair(a.create_time().seconds(), a.create_time().nanos()) <
               std::pair(b.create_time().seconds(), b.create_time().nanos());
      });
  return all;
}

std::optional<absl::CivilDay> LastDayOf(const google::type::Date& date,
                                        bool present) {
  if (!present) return std::nullopt;
  const auto due = rpc::ToDayOrMonth(date);
  return due.ok() ? std::optional(due->day) : std::nullopt;
}

RatedTarget Convert(const v1::OutcomeTarget& target,
                    const std::vector<v1::Milestone>& milestones) {
  RatedTarget rated{.name = target.name(),
                    .kind = static_cast<TargetKind>(target.kind()),
                    .aim = static_cast<TargetAim>(target.aim()),
                    .number = ThousandthsOf(target.target_value()),
                    .low = ThousandthsOf(target.band_low()),
                    .high = ThousandthsOf(target.band_high()),
                    .baseline = ThousandthsOf(target.baseline().value()),
                    .unit = target.unit(),
                    .due = LastDayOf(target.due_date(), target.has_due_date())};
  for (const v1::Milestone& milestone : milestones) {
    rated.milestones.push_back(
        {.name = milestone.name(),
         .due = LastDayOf(milestone.due_date(), milestone.has_due_date()),
         .achieved = rpc::StoredDay(milestone.achieved_date()),
         .forecast = LastDayOf(milestone.forecast_date(),
                               milestone.has_forecast_date())});
  }
  return rated;
}

RatingRule Convert(const v1::RagRule& rule,
                   const std::vector<RagScheme>& schemes) {
  const RagScheme* scheme = FindScheme(schemes, rule.scheme());
  return {.name = rule.name(),
          .known = *rpc::StoredDay(rule.known_date()),
          .colours = scheme == nullptr ? RagColours{} : scheme->colours,
          .information_only = rule.information_only(),
          .narrow_margin = ThousandthsOf(rule.narrow_margin()).value_or(0),
          .forecast_counts = rule.forecast_counts(),
          .confidence_counts = rule.confidence_counts(),
          .similar_margin = ThousandthsOf(rule.similar_margin()).value_or(0)};
}

TargetReading Convert(const v1::TargetReading& reading) {
  std::optional<Thousandths> value = ThousandthsOf(reading.value());
  if (!reading.criteria_met().empty()) {
    value = 1000 * std::count(reading.criteria_met().begin(),
                              reading.criteria_met().end(), false);
  }
  return {.name = reading.name(),
          .known = *rpc::StoredDay(reading.known_date()),
          .as_of = *rpc::StoredDay(reading.as_of_date()),
          .value = value,
          .not_measured = reading.not_measured(),
          .next_run = reading.next_run(),
          .provisional = reading.provisional(),
          .series_break = reading.series_break(),
          .supersedes = reading.supersedes()};
}

}  // namespace

absl::StatusOr<RagInputs> InputsOf(const TargetRagRecords& records,
                                   const store::Reader& reader,
                                   absl::string_view outcome_target,
                                   int64_t revision) {
  const Records& plan = records.plan();
  CR_ASSIGN_OR_RETURN(
      const v1::OutcomeTarget target,
      plan.outcome_targets().table().GetAt(reader, outcome_target, revision));
  CR_ASSIGN_OR_RETURN(const std::vector<v1::Milestone> milestones,
                      AllOf(plan.milestones(), reader, kMilestoneByTarget,
                            outcome_target, revision));
  CR_ASSIGN_OR_RETURN(
      const std::vector<v1::RagRule> rules,
      AsRecorded(records.rules(), reader, outcome_target, revision));
  CR_ASSIGN_OR_RETURN(
      const std::vector<v1::TargetReading> readings,
      AsRecorded(records.readings(), reader, outcome_target, revision));
  CR_ASSIGN_OR_RETURN(
      const std::vector<v1::TargetForecast> forecasts,
      AsRecorded(records.forecasts(), reader, outcome_target, revision));
  CR_ASSIGN_OR_RETURN(
      const std::vector<v1::ActionConfidence> judgements,
      AsRecorded(records.confidences(), reader, outcome_target, revision));

  RagInputs inputs{.target = Convert(target, milestones)};
  for (const v1::RagRule& rule : rules) {
    inputs.rules.push_back(Convert(rule, records.schemes()));
  }
  for (const v1::TargetReading& reading : readings) {
    inputs.readings.push_back(Convert(reading));
  }
  for (const v1::TargetForecast& forecast : forecasts) {
    inputs.forecasts.push_back({forecast.name(),
                                *rpc::StoredDay(forecast.known_date()),
                                *ThousandthsOf(forecast.value())});
  }
  for (const v1::ActionConfidence& judgement : judgements) {
    inputs.judgements.push_back({judgement.name(),
                                 *rpc::StoredDay(judgement.known_date()),
                                 static_cast<Confidence>(judgement.level())});
  }
  return inputs;
}

absl::StatusOr<std::vector<ComparedFigure>> ComparatorsOf(
    const TargetRagRecords& records, const store::Reader& reader,
    absl::string_view outcome_target, int64_t revision) {
  CR_ASSIGN_OR_RETURN(
      const std::vector<v1::TargetComparator> stored,
      AsRecorded(records.comparators(), reader, outcome_target, revision));
  std::vector<ComparedFigure> figures;
  for (const v1::TargetComparator& one : stored) {
    figures.push_back({one.name(), *rpc::StoredDay(one.known_date()),
                       one.display_name(), one.geography(), one.year(),
                       *ThousandthsOf(one.value())});
  }
  return figures;
}

absl::StatusOr<std::vector<v1::AgreedRag>> AgreedOf(
    const TargetRagRecords& records, const store::Reader& reader,
    absl::string_view outcome_target, int64_t revision) {
  CR_ASSIGN_OR_RETURN(
      std::vector<v1::AgreedRag> agreed,
      AsRecorded(records.agreed(), reader, outcome_target, revision));
  std::stable_sort(agreed.begin(), agreed.end(),
                   [](const v1::AgreedRag& a, const v1::AgreedRag& b) {
                     return *rpc::StoredDay(a.known_date()) <
                            *rpc::StoredDay(b.known_date());
                   });
  return agreed;
}

v1::Rag ToProto(const RagInputs& inputs, const ComputedRag& rag,
                absl::CivilDay day) {
  v1::Rag proto;
  // The contract's values are those of the domain after "not said".
  proto.set_colour(
      static_cast<v1::Rag::Colour>(static_cast<int>(rag.colour) + 1));
  proto.set_not_rated_reason(
      static_cast<v1::Rag::NotRatedReason>(rag.not_rated));
  proto.set_reason(ReasonOf(inputs, rag, day));
  return proto;
}

}  // namespace carereform::improvement
