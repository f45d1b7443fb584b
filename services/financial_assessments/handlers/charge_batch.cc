#include "services/financial_assessments/handlers/charge_batch.h"

#include <array>
#include <set>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/people/opaque_id.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "google/rpc/status.pb.h"
#include "grpcpp/support/status.h"
#include "services/financial_assessments/explained_charge.h"
#include "services/financial_assessments/handlers/means_conversion.h"
#include "services/financial_assessments/handlers/rules_asked_for.h"

namespace carereform::financial_assessments {
namespace {

using v1::BatchCalculateChargesRequest;
using v1::BatchCalculateChargesResponse;
using v1::Calculation;

constexpr char kCircumstances[] = "circumstances";

google::rpc::Status ToMessage(const absl::Status& status) {
  google::rpc::Status message;
  message.ParseFromString(ToGrpcStatus(status).error_details());
  return message;
}

// Works out one entry, from its shape on.
absl::StatusOr<Calculation> ChargeOf(
    const BatchCalculateChargesRequest::Entry& entry, const RulesAsked& asked,
    bool explain) {
  rpc::Validation validation;
  validation.Require(entry.has_circumstances(), kCircumstances, "is required");
  if (entry.has_circumstances()) {
    CheckCircumstancesShape(kCircumstances, entry.circumstances(), validation);
  }
  CR_RETURN_IF_ERROR(validation.Finish());
  CR_ASSIGN_OR_RETURN(const Circumstances circumstances,
                      CircumstancesOn(kCircumstances, entry.circumstances(),
                                      asked.rules, asked.day));
  return explain ? ExplainedCharge(circumstances, asked.rules, asked.day)
                 : ChargeTotals(circumstances, asked.rules, asked.day);
}

absl::Status TooManyLines() {
  return InvalidField("entries",
                      absl::StrCat("come to more than ", kMaxExplainedLines,
                                   " lines with explain: make several batches "
                                   "of fewer people"));
}

// Adds up the results of a batch.
class BatchTotals {
 public:
  void Count(const Calculation& calculation) {
    totals_.set_people(totals_.people() + 1);
    if (calculation.charge_pence() > 0) {
      totals_.set_charged(totals_.charged() + 1);
    } else {
      totals_.set_paying_nothing(totals_.paying_nothing() + 1);
    }
    totals_.set_charge_pence(totals_.charge_pence() +
                             calculation.charge_pence());
    totals_.set_council_pays_pence(totals_.council_pays_pence() +
                                   calculation.council_pays_pence());
    if (calculation.uses_unverified_figures()) {
      totals_.set_using_unverified_figures(totals_.using_unverified_figures() +
                                           1);
    }
    OfOutcome& outcome = outcomes_[calculation.outcome()];
    outcome.people += 1;
    outcome.charge_pence += calculation.charge_pence();
  }
  void CountRefused() { totals_.set_refused(totals_.refused() + 1); }

  BatchCalculateChargesResponse::Totals Take() && {
    for (size_t i = 0; i < outcomes_.size(); ++i) {
      if (outcomes_[i].people == 0) continue;
      auto& outcome = *totals_.add_outcomes();
      outcome.set_outcome(static_cast<Calculation::Outcome>(i));
      outcome.set_people(outcomes_[i].people);
      outcome.set_charge_pence(outcomes_[i].charge_pence);
    }
    return std::move(totals_);
  }

 private:
  struct OfOutcome {
    int32_t people = 0;
    int64_t charge_pence = 0;
  };
  std::array<OfOutcome, Calculation::Outcome_ARRAYSIZE> outcomes_{};
  BatchCalculateChargesResponse::Totals totals_;
};

}  // namespace

absl::Status CheckBatchCalculateCharges(
    const BatchCalculateChargesRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  CheckDaysAsked("", request, rpc::Presence::kOptional, validation);
  const int most = request.explain() ? kMaxExplainedPeople : kMaxBatchPeople;
  const int count = request.entries_size();
  validation.Require(
      0 < count && count <= most, "entries",
      absl::StrCat("has to be 1 to ", most,
                   request.explain()
                       ? " with explain: make several batches of more"
                       : ": make several batches of more"));
  if (!validation.ok()) return validation.Finish();
  // A key is what tells results apart: without one, none can be given.
  std::set<absl::string_view> keys;
  for (int i = 0; i < count; ++i) {
    const std::string field = absl::StrCat("entries[", i, "].key");
    const std::string& key = request.entries(i).key();
    people::CheckOpaqueId(field, key, validation, rpc::Presence::kRequired);
    validation.Require(key.empty() || keys.insert(key).second, field,
                       "is that of another entry: give each its own");
  }
  return validation.Finish();
}

absl::StatusOr<BatchCalculateChargesResponse> BatchCalculateCharges(
    const Records& records, const store::Reader& reader, const rpc::Call& call,
    const BatchCalculateChargesRequest& request) {
  CR_ASSIGN_OR_RETURN(const RulesAsked asked,
                      RulesAskedFor(records, reader, request, call.today));
  BatchCalculateChargesResponse response;
  BatchTotals totals;
  int lines = 0;
  for (const auto& entry : request.entries()) {
    auto& result = *response.add_results();
    result.set_key(entry.key());
    absl::StatusOr<Calculation> calculation =
        ChargeOf(entry, asked, request.explain());
    if (calculation.ok()) {
      lines += calculation->lines_size();
      if (lines > kMaxExplainedLines) return TooManyLines();
      totals.Count(*calculation);
      *result.mutable_calculation() = *std::move(calculation);
    } else {
      totals.CountRefused();
      *result.mutable_error() = ToMessage(calculation.status());
    }
  }
  *response.mutable_totals() = std::move(totals).Take();
  return response;
}

}  // namespace carereform::financial_assessments
