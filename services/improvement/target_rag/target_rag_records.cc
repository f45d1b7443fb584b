#include "services/improvement/target_rag/target_rag_records.h"

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/key_codec.h"
#include "common/types/civil_date.h"
#include "services/improvement/keys.h"
#include "services/improvement/owners.h"
#include "services/improvement/plan.h"
#include "services/improvement/target_rag/rag_errors.h"
#include "services/improvement/target_rag/rag_inputs.h"
#include "services/improvement/target_rag/target_rag_checks.h"

namespace carereform::improvement {
namespace {

using rpc::CollectionOptions;
using store::KeyWriter;

constexpr char kTarget[] = "councils/{council}/outcomeTargets/{outcome_target}";
constexpr char kReading[] =
    "councils/{council}/targetReadings/{target_reading}";

uint32_t DayNumber(const google::type::Date& date) {
  return static_cast<uint32_t>(*rpc::StoredDay(date) -
                               absl::CivilDay(kFirstYear, 1, 1));
}

// What all the collections share: they are listed by target and by the day from
// which they are known, which is today where none is given.
template <typename Record>
CollectionOptions<Record> Options(
    const char* pattern, uint32_t table,
    std::function<void(const Record&, rpc::Validation&)> check) {
  return {.pattern = pattern,
          .table = table,
          .indexes = {{.id = kRagRecordByTarget,
                       .value =
                           [](const Record& record) {
                             return KeyWriter()
                                 .String(record.outcome_target())
                                 .Uint32(DayNumber(record.known_date()))
                                 .key();
                           }}},
          .listed_by = kRagRecordByTarget,
          .references = {{"outcome_target", kTarget, kOutcomeTargetTable}},
          .check = std::move(check)};
}

template <typename Record>
absl::Status CompleteKnown(const char* field, const rpc::Call& call,
                           Record& record) {
  if (!record.has_known_date()) {
    *record.mutable_known_date() = rpc::ToDate(call.today);
  }
  return CheckNotInFuture(field, record.known_date(), call);
}

// Refuses a post that was given up by the day from which a record of its is
// known: what it judged before stays its judgement, however late it is
// recorded.
template <typename Record>
absl::Status CheckWasHere(const char* field, const std::string& post,
                          const Records& plan, const store::Reader& reader,
                          const Record& record) {
  return CheckOwnerIsHere(plan.owners(), reader,
                          *rpc::StoredDay(record.known_date()), field, post);
}

CollectionOptions<v1::RagRule> Rules(const std::vector<RagScheme>& schemes) {
  auto options = Options<v1::RagRule>(
      "councils/{council}/ragRules/{rag_rule}", kRagRuleTable,
      [&schemes](const v1::RagRule& rule, rpc::Validation& validation) {
        CheckRule(schemes, rule, validation);
      });
  options.complete = [](const store::Reader&, const rpc::Call& call,
                        v1::RagRule& rule) {
    return CompleteKnown("rag_rule.known_date", call, rule);
  };
  return options;
}

std::optional<std::string> FirstOfDayKey(const v1::TargetReading& reading) {
  if (!reading.supersedes().empty()) return std::nullopt;
  return KeyWriter()
      .String(reading.outcome_target())
      .Uint32(DayNumber(reading.as_of_date()))
      .key();
}

std::optional<std::string> SupersededKey(const v1::TargetReading& reading) {
  if (reading.supersedes().empty()) return std::nullopt;
  return KeyWriter().String(reading.supersedes()).key();
}

CollectionOptions<v1::TargetReading> Readings() {
  auto options =
      Options<v1::TargetReading>(kReading, kTargetReadingTable, &CheckReading);
  options.indexes.push_back({.id = kReadingByDay,
                             .value = &FirstOfDayKey,
                             .taken_reason = errors::kReadingExists,
                             .taken_message = errors::kReadingExistsMessage});
  options.indexes.push_back(
      {.id = kReadingBySuperseded,
       .value = &SupersededKey,
       .taken_reason = errors::kReadingSuperseded,
       .taken_message = errors::kReadingSupersededMessage});
  options.references.push_back({"supersedes", kReading, kTargetReadingTable});
  return options;
}

// The target of a record, which is there.
template <typename Record>
absl::StatusOr<v1::OutcomeTarget> TargetOf(const Records& plan,
                                           const store::Reader& reader,
                                           const Record& record) {
  return plan.outcome_targets().table().Get(reader, record.outcome_target());
}

CollectionOptions<v1::TargetForecast> Forecasts(const Records& plan) {
  auto options = Options<v1::TargetForecast>(
      "councils/{council}/targetForecasts/{target_forecast}",
      kTargetForecastTable, &CheckForecast);
  options.references.push_back({"made_by", kOwnerPattern, kOwnerTable});
  options.complete = [&plan](const store::Reader& reader, const rpc::Call& call,
                             v1::TargetForecast& forecast) -> absl::Status {
    CR_RETURN_IF_ERROR(
        CompleteKnown("target_forecast.known_date", call, forecast));
    CR_RETURN_IF_ERROR(CheckWasHere(
        "target_forecast.made_by", forecast.made_by(), plan, reader, forecast));
    CR_ASSIGN_OR_RETURN(const v1::OutcomeTarget target,
                        TargetOf(plan, reader, forecast));
    return CheckForecastable(target);
  };
  return options;
}

CollectionOptions<v1::ActionConfidence> Confidences(const Records& plan) {
  auto options = Options<v1::ActionConfidence>(
      "councils/{council}/actionConfidences/{action_confidence}",
      kActionConfidenceTable, &CheckConfidence);
  options.references.push_back({"made_by", kOwnerPattern, kOwnerTable});
  options.complete = [&plan](const store::Reader& reader, const rpc::Call& call,
                             v1::ActionConfidence& confidence) -> absl::Status {
    CR_RETURN_IF_ERROR(
        CompleteKnown("action_confidence.known_date", call, confidence));
    return CheckWasHere("action_confidence.made_by", confidence.made_by(), plan,
                        reader, confidence);
  };
  return options;
}

CollectionOptions<v1::TargetComparator> Comparators() {
  auto options = Options<v1::TargetComparator>(
      "councils/{council}/targetComparators/{target_comparator}",
      kTargetComparatorTable, &CheckComparator);
  options.complete = [](const store::Reader&, const rpc::Call& call,
                        v1::TargetComparator& comparator) {
    return CompleteKnown("target_comparator.known_date", call, comparator);
  };
  return options;
}

CollectionOptions<v1::AgreedRag> Agreed() {
  auto options =
      Options<v1::AgreedRag>("councils/{council}/agreedRags/{agreed_rag}",
                             kAgreedRagTable, &CheckAgreed);
  options.references.push_back({"agreed_by", kOwnerPattern, kOwnerTable});
  return options;
}

}  // namespace

TargetRagRecords::TargetRagRecords(const Records& plan,
                                   std::vector<RagScheme> schemes)
    : plan_(plan),
      schemes_(std::move(schemes)),
      rules_(Rules(schemes_)),
      readings_([this] {
        auto options = Readings();
        options.complete = [this](const store::Reader& reader,
                                  const rpc::Call& call,
                                  v1::TargetReading& reading) {
          return CompleteReading(reader, call, reading);
        };
        return options;
      }()),
      forecasts_(Forecasts(plan_)),
      confidences_(Confidences(plan_)),
      comparators_(Comparators()),
      agreed_([this] {
        auto options = Agreed();
        options.complete = [this](const store::Reader& reader,
                                  const rpc::Call& call,
                                  v1::AgreedRag& agreed) {
          return CompleteAgreed(reader, call, agreed);
        };
        return options;
      }()) {}

absl::Status TargetRagRecords::CompleteReading(
    const store::Reader& reader, const rpc::Call& call,
    v1::TargetReading& reading) const {
  CR_RETURN_IF_ERROR(CompleteKnown("target_reading.known_date", call, reading));
  CR_RETURN_IF_ERROR(CheckNotInFuture("target_reading.as_of_date",
                                      reading.as_of_date(), call));
  CR_ASSIGN_OR_RETURN(const v1::OutcomeTarget target,
                      TargetOf(plan_, reader, reading));
  CR_RETURN_IF_ERROR(CheckFits(target, reading));
  if (reading.supersedes().empty()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(const v1::TargetReading wrong,
                      readings_.table().Get(reader, reading.supersedes()));
  return CheckCorrects(wrong, reading);
}

absl::Status TargetRagRecords::CompleteAgreed(const store::Reader& reader,
                                              const rpc::Call& call,
                                              v1::AgreedRag& agreed) const {
  CR_RETURN_IF_ERROR(CompleteKnown("agreed_rag.known_date", call, agreed));
  CR_RETURN_IF_ERROR(CheckWasHere("agreed_rag.agreed_by", agreed.agreed_by(),
                                  plan_, reader, agreed));
  const absl::CivilDay day = *rpc::StoredDay(agreed.known_date());
  CR_ASSIGN_OR_RETURN(
      const RagInputs inputs,
      InputsOf(*this, reader, agreed.outcome_target(), /*revision=*/0));
  *agreed.mutable_computed() = ToProto(inputs, RagOn(inputs, day), day);
  return agreed.colour() != agreed.computed().colour() &&
                 agreed.reason().empty()
             ? errors::AgreedReasonMissing()
             : absl::OkStatus();
}

}  // namespace carereform::improvement
