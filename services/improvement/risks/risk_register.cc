#include "services/improvement/risks/risk_register.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/improvement/risks/risk_standing.h"

namespace carereform::improvement {
namespace {

using rpc::Presence;
using v1::Risk;
using v1::RiskRegister;

// The day asked about, or today.
template <typename Request>
absl::CivilDay DayOf(const Request& request, const rpc::Call& call) {
  return request.has_as_of_date() ? *rpc::StoredDay(request.as_of_date())
                                  : call.today;
}

template <typename Request>
absl::Status CheckDay(const Request& request) {
  rpc::Validation validation;
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date(),
                  Presence::kOptional);
  return validation.Finish();
}

void Count(const Risk& risk, RiskRegister& found) {
  found.set_open_count(found.open_count() + 1);
  if (risk.standing().state() == Risk::Standing::STALE) {
    found.set_stale_count(found.stale_count() + 1);
  }
  if (risk.standing().state() == Risk::Standing::NOT_REVIEWED) {
    found.set_not_reviewed_count(found.not_reviewed_count() + 1);
  }
  if (risk.above_appetite()) {
    found.set_above_appetite_count(found.above_appetite_count() + 1);
  }
}

std::string SentenceOf(const RiskRegister& found, absl::CivilDay day) {
  if (found.open_count() == 0) {
    return absl::StrCat("no open risk or issue is on record on ",
                        PrintDate(day));
  }
  const int unreliable = found.stale_count() + found.not_reviewed_count();
  if (unreliable == 0) {
    return absl::StrCat("current on ", PrintDate(day), ": every review of the ",
                        found.open_count(), " open took place in time");
  }
  return absl::StrCat("stale on ", PrintDate(day), ": of ", found.open_count(),
                      " open, ", found.stale_count(),
                      " with a review overdue and ", found.not_reviewed_count(),
                      " never reviewed");
}

}  // namespace

absl::StatusOr<std::vector<Risk>> RisksAt(const RiskRecords& records,
                                          const store::Reader& reader,
                                          int64_t revision) {
  std::vector<Risk> all;
  store::PageRequest wanted{.after = "", .size = kMaxPageSize};
  do {
    CR_ASSIGN_OR_RETURN(store::Page<Risk> page,
                        records.risks().table().ListAt(
                            reader, absl::StrCat("councils/", reader.council()),
                            revision, wanted));
    for (Risk& risk : page.items) all.push_back(std::move(risk));
    wanted.after = page.next_after;
  } while (!wanted.after.empty());
  return all;
}

absl::Status CheckGetRisk(const RiskRecords& records,
                          const v1::GetRiskRequest& request) {
  CR_RETURN_IF_ERROR(records.risks().CheckGet(request));
  return CheckDay(request);
}

absl::StatusOr<Risk> GetRisk(const RiskRecords& records,
                             const store::Reader& reader, const rpc::Call& call,
                             const v1::GetRiskRequest& request) {
  CR_ASSIGN_OR_RETURN(Risk risk, records.risks().Get(reader, request));
  *risk.mutable_standing() = RiskStanding(risk, DayOf(request, call));
  return risk;
}

absl::Status CheckListRisks(const RiskRecords& records,
                            const v1::ListRisksRequest& request) {
  CR_RETURN_IF_ERROR(records.risks().CheckList(request));
  return CheckDay(request);
}

absl::StatusOr<v1::ListRisksResponse> ListRisks(
    const RiskRecords& records, const store::Reader& reader,
    const rpc::Call& call, const v1::ListRisksRequest& request) {
  CR_ASSIGN_OR_RETURN(
      v1::ListRisksResponse response,
      records.risks().List<v1::ListRisksResponse>(reader, request));
  for (Risk& risk : *response.mutable_risks()) {
    *risk.mutable_standing() = RiskStanding(risk, DayOf(request, call));
  }
  return response;
}

absl::Status CheckGetRiskRegister(const v1::GetRiskRegisterRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), "councils/{council}");
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date());
  validation.Require(Risk::Level_IsValid(request.level()), "level",
                     "is not a value that this version knows");
  validation.Name("workstream", request.workstream(),
                  "councils/{council}/workstreams/{workstream}",
                  Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<RiskRegister> GetRiskRegister(
    const RiskRecords& records, const store::Reader& reader,
    const v1::GetRiskRegisterRequest& request) {
  const absl::CivilDay day = *rpc::StoredDay(request.as_of_date());
  CR_ASSIGN_OR_RETURN(std::vector<Risk> risks,
                      RisksAt(records, reader, request.read_revision()));
  std::stable_sort(
      risks.begin(), risks.end(),
      [](const Risk& a, const Risk& b) { return a.level() > b.level(); });
  RiskRegister found;
  *found.mutable_as_of_date() = request.as_of_date();
  for (Risk& risk : risks) {
    const bool asked = (request.level() == Risk::LEVEL_UNSPECIFIED ||
                        risk.level() == request.level()) &&
                       (request.workstream().empty() ||
                        risk.workstream() == request.workstream());
    if (!asked || !IsOpenOn(risk, day)) continue;
    *risk.mutable_standing() = RiskStanding(risk, day);
    Count(risk, found);
    *found.add_risks() = std::move(risk);
  }
  found.set_sentence(SentenceOf(found, day));
  return found;
}

}  // namespace carereform::improvement
