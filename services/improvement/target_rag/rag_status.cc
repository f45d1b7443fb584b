#include "services/improvement/target_rag/rag_status.h"

#include <vector>

#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "services/improvement/domain/rag_axes.h"
#include "services/improvement/domain/rag_history.h"
#include "services/improvement/target_rag/rag_inputs.h"

namespace carereform::improvement {
namespace {

// The values of the three axes of the contract are those of Side after "not
// said".
template <typename Proto>
Proto ToProto(const Axis& axis) {
  Proto proto;
  proto.set_value(
      static_cast<typename Proto::Value>(static_cast<int>(axis.side) + 1));
  proto.set_reason(axis.reason);
  return proto;
}

// Sets the names of the records that the rating rests on.
void SetNames(const ComputedRag& rag, v1::RagStatus& status) {
  if (rag.rule != nullptr) status.set_rag_rule(rag.rule->name);
  if (rag.reading != nullptr) status.set_target_reading(rag.reading->name);
  if (rag.forecast != nullptr) status.set_target_forecast(rag.forecast->name);
  if (rag.judgement != nullptr) {
    status.set_action_confidence(rag.judgement->name);
  }
}

void SetAgreed(const std::vector<v1::AgreedRag>& agreed, absl::CivilDay day,
               v1::RagStatus& status) {
  for (const v1::AgreedRag& one : agreed) {
    if (*rpc::StoredDay(one.known_date()) <= day)
      *status.mutable_agreed() = one;
  }
  status.set_moved_since_agreed(status.has_agreed() &&
                                status.agreed().computed().colour() !=
                                    status.computed().colour());
}

v1::RagChange ToProto(const RagInputs& inputs, const RagChange& change) {
  v1::RagChange proto;
  *proto.mutable_date() = rpc::ToDate(change.day);
  *proto.mutable_before() = ToProto(inputs, change.before, change.day - 1);
  *proto.mutable_after() = ToProto(inputs, change.after, change.day);
  for (const RagEvent& event : change.events) {
    auto& added = *proto.add_events();
    added.set_kind(
        static_cast<v1::RagEvent::Kind>(static_cast<int>(event.kind) + 1));
    added.set_name(event.name);
  }
  return proto;
}

}  // namespace

absl::StatusOr<v1::RagStatus> RagStatusOn(const TargetRagRecords& records,
                                          const store::Reader& reader,
                                          absl::string_view outcome_target,
                                          absl::CivilDay day,
                                          int64_t revision) {
  CR_ASSIGN_OR_RETURN(const RagInputs inputs,
                      InputsOf(records, reader, outcome_target, revision));
  CR_ASSIGN_OR_RETURN(const std::vector<ComparedFigure> comparators,
                      ComparatorsOf(records, reader, outcome_target, revision));
  CR_ASSIGN_OR_RETURN(const std::vector<v1::AgreedRag> agreed,
                      AgreedOf(records, reader, outcome_target, revision));
  CR_ASSIGN_OR_RETURN(const v1::OutcomeTarget target,
                      records.plan().outcome_targets().table().GetAt(
                          reader, outcome_target, revision));
  const ComputedRag rag = RagOn(inputs, day);
  v1::RagStatus status;
  status.set_outcome_target(target.name());
  status.set_code(target.code());
  *status.mutable_as_of_date() = rpc::ToDate(day);
  *status.mutable_computed() = ToProto(inputs, rag, day);
  SetNames(rag, status);
  SetAgreed(agreed, day, status);
  *status.mutable_trend() = ToProto<v1::Trend>(TrendOn(inputs, day));
  *status.mutable_comparator_rating() =
      ToProto<v1::ComparatorRating>(ComparatorOn(inputs, comparators, day));
  *status.mutable_year_on_year() =
      ToProto<v1::YearOnYear>(YearOnYearOn(inputs, day));
  return status;
}

absl::StatusOr<v1::RagHistory> RagHistoryUpTo(const TargetRagRecords& records,
                                              const store::Reader& reader,
                                              absl::string_view outcome_target,
                                              absl::CivilDay day,
                                              int64_t revision) {
  CR_ASSIGN_OR_RETURN(const RagInputs inputs,
                      InputsOf(records, reader, outcome_target, revision));
  CR_ASSIGN_OR_RETURN(const std::vector<v1::AgreedRag> agreed,
                      AgreedOf(records, reader, outcome_target, revision));
  v1::RagHistory history;
  history.set_outcome_target(std::string(outcome_target));
  for (const RagChange& change : RagChanges(inputs, day)) {
    *history.add_changes() = ToProto(inputs, change);
  }
  for (const v1::AgreedRag& one : agreed) {
    if (*rpc::StoredDay(one.known_date()) <= day) *history.add_agreed() = one;
  }
  return history;
}

}  // namespace carereform::improvement
