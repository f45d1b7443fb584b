#include "services/financial_assessments/handlers/uprating.h"

#include <set>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/status/error.h"
#include "common/store/digest.h"
#include "services/financial_assessments/charge_errors.h"
#include "services/financial_assessments/domain/uprated_amount.h"
#include "services/financial_assessments/handlers/charge_shape.h"
#include "services/financial_assessments/uprating_rises.h"

namespace carereform::financial_assessments {
namespace {

using v1::UpratingChange;
using v1::UpratingRun;

constexpr int32_t kMaxRoundTo = 100;  // Pence.
constexpr int32_t kUsualRoundTo = 5;

std::string WordOf(UpratingRun::State state) {
  return absl::StrReplaceAll(
      absl::AsciiStrToLower(UpratingRun::State_Name(state)), {{"_", " "}});
}

void CheckRate(absl::string_view field, int32_t basis_points,
               rpc::Validation& validation) {
  validation.Require(
      -kMaxBasisPoints <= basis_points && basis_points <= kMaxBasisPoints,
      field,
      absl::StrCat("has to be from -", kMaxBasisPoints, " to ", kMaxBasisPoints,
                   " hundredths of a percent"));
}

// How many charges are in force, now and from now on.
int32_t ChargesInForce(const ChargeFacts& facts, uint64_t revision) {
  int32_t count = 0;
  facts.charges.With(
      [&](absl::Span<const ChargeFact> rows, absl::Span<const uint32_t>) {
        for (const ChargeFact& fact : rows) {
          if (IsKnownAt(fact, revision) && fact.ended == kNoDay) ++count;
        }
      });
  return count;
}

template <typename Request>
absl::Status CheckMove(const Request& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kUpratingRunName);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

}  // namespace

absl::Status CheckPrepareUprating(const v1::PrepareUpratingRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncilName);
  validation.Date("from_date", request.has_from_date(), request.from_date());
  std::set<int> types;
  for (int i = 0; i < request.incomes_size(); ++i) {
    const v1::IncomeUprating& uprating = request.incomes(i);
    const std::string path = absl::StrCat("incomes[", i, "].");
    validation.EnumValue(path + "type", uprating.type(),
                         &v1::Income::Type_IsValid);
    validation.Require(types.insert(uprating.type()).second, path + "type",
                       "is there twice: give one rate for each type");
    CheckRate(path + "basis_points", uprating.basis_points(), validation);
  }
  CheckRate("care_cost_basis_points", request.care_cost_basis_points(),
            validation);
  validation.Require(
      0 <= request.round_to_pence() && request.round_to_pence() <= kMaxRoundTo,
      "round_to_pence", absl::StrCat("has to be from 1 to ", kMaxRoundTo));
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<UpratingRun> PrepareUprating(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::PrepareUpratingRequest& request) {
  if (*rpc::StoredDay(request.from_date()) >
      call.today + kMostUpratingDaysAhead) {
    return InvalidField(
        "from_date",
        absl::StrCat("is more than ", kMostUpratingDaysAhead, " days to come"));
  }
  UpratingRun run;
  run.set_name(
      absl::StrCat(request.parent(), "/upratingRuns/", store::RandomUuid()));
  *run.mutable_from_date() = request.from_date();
  *run.mutable_incomes() = request.incomes();
  run.set_care_cost_basis_points(request.care_cost_basis_points());
  run.set_round_to_pence(
      request.round_to_pence() == 0 ? kUsualRoundTo : request.round_to_pence());
  run.set_state(UpratingRun::PREPARING);
  run.set_charge_count(ChargesInForce(records.charging().FactsOf(txn.council()),
                                      txn.head().revision));
  run.set_prepared_by(call.caller);
  *run.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  *run.mutable_update_time() = run.create_time();
  CR_RETURN_IF_ERROR(records.charging().uprating_runs().Create(txn, run));
  return run;
}

absl::Status CheckGetUpratingRun(const v1::GetUpratingRunRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kUpratingRunName);
  return validation.Finish();
}

absl::StatusOr<UpratingRun> GetUpratingRun(
    const Records& records, const store::Reader& reader,
    const v1::GetUpratingRunRequest& request) {
  CR_ASSIGN_OR_RETURN(UpratingRun run,
                      records.charging().uprating_runs().GetAt(
                          reader, request.name(), request.read_revision()));
  CR_RETURN_IF_ERROR(ShowLargestRises(records.charging(), reader,
                                      request.read_revision(), run));
  return run;
}

absl::Status CheckListUpratingRuns(const v1::ListUpratingRunsRequest& request) {
  return CheckListUnder(request, kCouncilName);
}

absl::StatusOr<v1::ListUpratingRunsResponse> ListUpratingRuns(
    const Records& records, const store::Reader& reader,
    const v1::ListUpratingRunsRequest& request) {
  CR_ASSIGN_OR_RETURN(auto response,
                      ListByName<v1::ListUpratingRunsResponse>(
                          records.charging().uprating_runs(), reader, request));
  for (UpratingRun& run : *response.mutable_uprating_runs()) {
    CR_RETURN_IF_ERROR(ShowLargestRises(records.charging(), reader,
                                        request.read_revision(), run));
  }
  return response;
}

absl::Status CheckListUpratingChanges(
    const v1::ListUpratingChangesRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kUpratingRunName);
  validation.PageSize(request.page_size());
  validation.Require(UpratingChange::Result_IsValid(request.result()), "result",
                     "is not a value that this version knows");
  return validation.Finish();
}

absl::StatusOr<v1::ListUpratingChangesResponse> ListUpratingChanges(
    const Records& records, const store::Reader& reader,
    const v1::ListUpratingChangesRequest& request) {
  CR_RETURN_IF_ERROR(records.charging()
                         .uprating_runs()
                         .Get(reader, request.parent())
                         .status());
  store::KeyWriter value;
  value.String(request.parent());
  if (request.result() != UpratingChange::RESULT_UNSPECIFIED) {
    value.Uint32(static_cast<uint32_t>(request.result()));
  }
  return ListByIndex<v1::ListUpratingChangesResponse>(
      records.charging().uprating_changes(), kUpratingChangeByRun, value.key(),
      reader, request);
}

absl::Status CheckApplyUprating(const v1::ApplyUpratingRequest& request) {
  return CheckMove(request);
}

absl::StatusOr<UpratingRun> ApplyUprating(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::ApplyUpratingRequest& request) {
  const auto& runs = records.charging().uprating_runs();
  CR_ASSIGN_OR_RETURN(UpratingRun run, runs.Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), run.etag()));
  if (run.state() != UpratingRun::PREPARED) {
    return errors::UpratingRunState(WordOf(run.state()),
                                    WordOf(UpratingRun::APPLYING));
  }
  if (call.caller == run.prepared_by()) return errors::SecondPersonRequired();
  run.set_state(UpratingRun::APPLYING);
  run.set_applied_by(call.caller);
  *run.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(runs.Update(txn, run));
  return run;
}

absl::Status CheckCancelUprating(const v1::CancelUpratingRequest& request) {
  return CheckMove(request);
}

absl::StatusOr<UpratingRun> CancelUprating(
    const Records& records, store::Txn& txn, const rpc::Call&,
    const v1::CancelUpratingRequest& request) {
  const auto& runs = records.charging().uprating_runs();
  CR_ASSIGN_OR_RETURN(UpratingRun run, runs.Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), run.etag()));
  if (run.state() != UpratingRun::PREPARED &&
      run.state() != UpratingRun::PREPARING) {
    return errors::UpratingRunState(WordOf(run.state()),
                                    WordOf(UpratingRun::CANCELLED));
  }
  run.set_state(UpratingRun::CANCELLED);
  run.set_remaining_seconds(0);
  *run.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(runs.Update(txn, run));
  return run;
}

}  // namespace carereform::financial_assessments
