#include "services/assessments/handlers/breaches.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/rpc/convert.h"
#include "common/rpc/page_token.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/history.h"
#include "common/types/civil_date.h"
#include "services/assessments/breach_limits.h"
#include "services/assessments/domain/breaches.h"

namespace carereform::assessments {
namespace {

constexpr char kCouncil[] = "councils/{council}";
constexpr int32_t kLongestHorizon = 366;

// A breach with what it is listed by. Teams are words, since a caller may be
// limited to some.
struct Found {
  absl::CivilDay due;
  uint32_t number = 0;  // Of the case.
  uint32_t limit = 0;   // Among the limits.
  uint16_t from = 0;
  uint16_t team = kNoWord;

  // Where it stands in the list.
  std::string Position() const {
    return store::KeyWriter()
        .Uint32(static_cast<uint32_t>(DayNumber(due)))
        .Uint32(number)
        .Uint32(limit)
        .key();
  }
};

absl::StatusOr<std::vector<Limit>> LimitsAsked(
    absl::Span<const Standard> standards,
    const v1::ListBreachesRequest& request) {
  const std::string& asked = request.standard();
  const bool known = asked.empty() ||
                     std::any_of(standards.begin(), standards.end(),
                                 [&](const Standard& standard) {
                                   return standard.standard == asked;
                                 });
  if (!known) {
    return InvalidField("standard",
                        "is no standard that is held, such as allocation");
  }
  CR_ASSIGN_OR_RETURN(std::vector<Limit> limits,
                      LimitsOn(standards, *rpc::StoredDay(request.as_of_date()),
                               request.horizon_days()));
  std::erase_if(limits, [&](const Limit& limit) {
    const bool other_type = request.type() != v1::Referral::TYPE_UNSPECIFIED &&
                            limit.type != request.type();
    return other_type || (!asked.empty() && limit.standard.standard != asked);
  });
  return limits;
}

// Returns whom a request and its caller's teams leave in.
Filter FilterOf(const CouncilFacts& facts, const rpc::Call& call,
                const std::string& team) {
  const bool of_all = team.empty() && !call.teams.has_value();
  if (of_all) return {};
  WantedCodes wanted{Dimension::kTeam, {}};
  for (const std::string& word : facts.teams.Words()) {
    if ((team.empty() || team == word) && access::Allows(call.teams, word)) {
      wanted.codes.push_back(*facts.teams.Find(word));
    }
  }
  return {wanted};
}

// Returns every breach that `view` holds, in the order of the list.
absl::StatusOr<std::vector<Found>> FindAll(const FactView& view,
                                           absl::Span<const uint32_t> cases,
                                           absl::CivilDay day,
                                           absl::Span<const Limit> limits) {
  std::vector<Found> all;
  for (const Breach& breach : BreachesOn(view, day, limits)) {
    Found found;
    CR_ASSIGN_OR_RETURN(found.due, DueDay(limits[breach.limit].standard,
                                          DayOfNumber(breach.from)));
    found.number = cases[breach.row];
    found.limit = breach.limit;
    found.from = breach.from;
    found.team = view.facts[breach.row].team;
    all.push_back(found);
  }
  std::sort(all.begin(), all.end(), [](const Found& a, const Found& b) {
    return std::tie(a.due, a.number, a.limit) <
           std::tie(b.due, b.number, b.limit);
  });
  return all;
}

absl::StatusOr<v1::Breach> Describe(const CouncilFacts& facts,
                                    const store::Reader& reader,
                                    const Limit& limit, const Found& found,
                                    absl::CivilDay day) {
  v1::Breach breach;
  CR_ASSIGN_OR_RETURN(*breach.mutable_referral(),
                      facts.waits.NameOf(reader, found.number));
  breach.set_type(static_cast<v1::Referral::Type>(limit.type));
  if (found.team != kNoWord) breach.set_team(facts.teams.WordOf(found.team));
  breach.set_standard(limit.standard.standard);
  breach.set_standard_status(limit.standard.status);
  *breach.mutable_from_date() = rpc::ToDate(DayOfNumber(found.from));
  *breach.mutable_due_date() = rpc::ToDate(found.due);
  breach.set_days_over(static_cast<int32_t>(day - found.due));
  return breach;
}

}  // namespace

absl::Status CheckListBreaches(const v1::ListBreachesRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncil);
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date());
  validation.Require(request.horizon_days() >= 0 &&
                         request.horizon_days() <= kLongestHorizon,
                     "horizon_days", "must be from 0 to 366");
  validation.Require(v1::Referral::Type_IsValid(request.type()), "type",
                     "is not a value that this version knows");
  validation.Word("team", request.team(), rpc::Presence::kOptional);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<v1::ListBreachesResponse> ListBreaches(
    absl::Span<const Standard> standards, const Records& records,
    const store::Reader& reader, const rpc::Call& call,
    const v1::ListBreachesRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_RETURN_IF_ERROR(store::CheckReadRevision(reader, request.read_revision()));
  const uint64_t revision = request.read_revision() == 0
                                ? reader.head().revision
                                : static_cast<uint64_t>(request.read_revision());
  if (!request.team().empty()) {
    CR_RETURN_IF_ERROR(access::CheckTeam(call.teams, request.team()));
  }
  const absl::CivilDay day = *rpc::StoredDay(request.as_of_date());
  CR_ASSIGN_OR_RETURN(const std::vector<Limit> limits,
                      LimitsAsked(standards, request));
  const CouncilFacts& facts = records.FactsOf(reader.council());
  const Filter filter = FilterOf(facts, call, request.team());
  CR_ASSIGN_OR_RETURN(
      const std::vector<Found> all,
      facts.waits.With([&](absl::Span<const WaitFact> rows,
                           absl::Span<const uint32_t> cases) {
        return FindAll({rows, revision, filter}, cases, day, limits);
      }));
  v1::ListBreachesResponse response;
  response.set_revision(static_cast<int64_t>(revision));
  auto next = std::partition_point(
      all.begin(), all.end(),
      [&](const Found& found) { return found.Position() <= wanted.after; });
  for (; next != all.end() && response.breaches_size() < wanted.size; ++next) {
    CR_ASSIGN_OR_RETURN(
        *response.add_breaches(),
        Describe(facts, reader, limits[next->limit], *next, day));
  }
  if (next != all.end()) {
    response.set_next_page_token(
        rpc::MakePageToken(std::prev(next)->Position(), arguments));
  }
  return response;
}

}  // namespace carereform::assessments
