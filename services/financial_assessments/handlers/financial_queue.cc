#include "services/financial_assessments/handlers/financial_queue.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/people/opaque_id.h"
#include "common/rpc/convert.h"
#include "common/rpc/page_token.h"
#include "common/rpc/validation.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/history.h"
#include "common/store/resource_rows.h"
#include "common/types/civil_date.h"
#include "common/types/working_days.h"
#include "services/financial_assessments/domain/overdue.h"
#include "services/financial_assessments/standards_file.h"

namespace carereform::financial_assessments {
namespace {

using rpc::Presence;
using v1::FinancialAssessment;
using v1::OverdueTogether;

constexpr char kCouncil[] = "councils/{council}";
constexpr int32_t kLongestHorizon = 366;

// Somebody on the list.
struct Found {
  CaseFacts facts;
  int32_t due = 0;
  NeedsSide needs = NeedsSide::kUnknown;

  // Where they stand in the list: those overdue together come first.
  std::string Position() const {
    return store::KeyWriter()
        .Uint32(needs == NeedsSide::kOverdue ? 0 : 1)
        .Uint32(static_cast<uint32_t>(due))
        .Uint32(facts.number)
        .key();
  }
};

v1::NeedsStanding StandingOf(NeedsSide needs) {
  return needs == NeedsSide::kOverdue ? v1::NEEDS_OVERDUE : v1::NEEDS_UNKNOWN;
}

absl::StatusOr<FinancialStandard> StandardAsked(
    const v1::ListOverdueTogetherRequest& request, absl::CivilDay day) {
  const std::string name =
      request.standard().empty() ? kToldStandard : request.standard();
  const auto standard = StandardOn(BuiltInStandards(), name, day);
  if (standard.has_value() && standard->unit == StandardUnit::kWorkingDays) {
    return *standard;
  }
  return InvalidField(request.standard().empty() ? "as_of_date" : "standard",
                      absl::StrCat("no standard of working days named ", name,
                                   " is held for ", FormatDate(day),
                                   ": give another day, or told or "
                                   "told_maximum"));
}

// Returns `day`, or the last working day before it.
absl::StatusOr<absl::CivilDay> WorkingDayUpTo(absl::CivilDay day) {
  for (;; --day) {
    CR_ASSIGN_OR_RETURN(const bool working,
                        BankHolidays::England().IsWorkingDay(day));
    if (working) return day;
  }
}

// Returns the working days from `due` to `day`: below 0 where `due` is still to
// come.
absl::StatusOr<int32_t> WorkingDaysOver(absl::CivilDay due,
                                        absl::CivilDay day) {
  CR_ASSIGN_OR_RETURN(const int64_t days,
                      BankHolidays::England().WorkingDaysBetween(
                          std::min(due, day), std::max(due, day)));
  return static_cast<int32_t>(due <= day ? days : -days);
}

// Returns everybody whose financial assessment is overdue and whose needs
// assessment is not known to be otherwise, in the order of the list.
absl::StatusOr<std::vector<Found>> FindAll(
    const std::vector<CaseFacts>& all,
    const v1::ListOverdueTogetherRequest& request, absl::CivilDay day,
    const FinancialStandard& standard) {
  std::vector<CaseFacts> asked;
  for (const CaseFacts& facts : all) {
    if (request.kind() == FinancialAssessment::KIND_UNSPECIFIED ||
        facts.kind == static_cast<uint16_t>(request.kind())) {
      asked.push_back(facts);
    }
  }
  const auto overdue = OverdueOn(asked, day, request.horizon_days(), standard,
                                 BankHolidays::England());
  if (!overdue.ok()) {
    return InvalidField("as_of_date",
                        "is a day that bank holidays are not known for");
  }
  std::vector<Found> found;
  for (const OverdueCase& one : *overdue) {
    if (one.needs == NeedsSide::kNotOverdue) continue;
    // A standard of working days that ends on a Friday is kept all weekend.
    CR_ASSIGN_OR_RETURN(const absl::CivilDay due,
                        WorkingDayUpTo(DayOfNumber(one.due)));
    found.push_back({asked[one.row], DayNumber(due), one.needs});
  }
  std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.Position() < b.Position();
  });
  return found;
}

absl::StatusOr<OverdueTogether> Describe(const Records& records,
                                         const store::Reader& reader,
                                         const FinancialStandard& standard,
                                         const Found& found, int32_t day,
                                         int64_t revision) {
  OverdueTogether line;
  CR_ASSIGN_OR_RETURN(*line.mutable_financial_assessment(),
                      records.FactsOf(reader.council())
                          .waits.NameOf(reader, found.facts.number));
  CR_ASSIGN_OR_RETURN(const FinancialAssessment assessment,
                      records.financial_assessments().GetAt(
                          reader, line.financial_assessment(), revision));
  line.set_kind(assessment.kind());
  line.set_trigger(assessment.trigger());
  line.set_state(assessment.state());
  line.set_standard(standard.standard);
  *line.mutable_referred_date() = assessment.referred_date();
  *line.mutable_due_date() = rpc::ToDate(DayOfNumber(found.due));
  CR_ASSIGN_OR_RETURN(
      const int32_t over,
      WorkingDaysOver(DayOfNumber(found.due), DayOfNumber(day)));
  line.set_days_over(over);
  line.set_needs_standing(StandingOf(found.needs));
  line.set_needs_assessment_id(assessment.needs_assessment_id());
  if (found.facts.needs_due != kNoDay) {
    *line.mutable_needs_due_date() = assessment.needs_assessment_due_date();
    line.set_needs_days_over(day - found.facts.needs_due);
  }
  return line;
}

bool IsListed(const Found& found,
              const v1::ListOverdueTogetherRequest& request) {
  return request.needs_standing() == v1::NEEDS_STANDING_UNSPECIFIED ||
         request.needs_standing() == StandingOf(found.needs);
}

}  // namespace

absl::Status CheckRecordNeeds(const v1::RecordNeedsAssessmentRequest& request) {
  rpc::Validation validation;
  validation.Name(
      "name", request.name(),
      "councils/{council}/financialAssessments/{financial_assessment}");
  people::CheckOpaqueId("needs_assessment_id", request.needs_assessment_id(),
                        validation);
  validation.Date("needs_assessment_due_date",
                  request.has_needs_assessment_due_date(),
                  request.needs_assessment_due_date(), Presence::kOptional);
  validation.Date("needs_assessment_completed_date",
                  request.has_needs_assessment_completed_date(),
                  request.needs_assessment_completed_date(),
                  Presence::kOptional);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<FinancialAssessment> RecordNeedsAssessment(
    const Records& records, store::Txn& txn, const rpc::Call& call,
    const v1::RecordNeedsAssessmentRequest& request) {
  CR_ASSIGN_OR_RETURN(FinancialAssessment assessment,
                      records.financial_assessments().Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), assessment.etag()));
  const auto completed =
      rpc::StoredDay(request.needs_assessment_completed_date());
  if (completed.has_value() && *completed > call.today) {
    return InvalidField("needs_assessment_completed_date", "is in the future");
  }
  assessment.set_needs_assessment_id(request.needs_assessment_id());
  assessment.clear_needs_assessment_due_date();
  if (request.has_needs_assessment_due_date()) {
    *assessment.mutable_needs_assessment_due_date() =
        request.needs_assessment_due_date();
  }
  assessment.clear_needs_assessment_completed_date();
  if (request.has_needs_assessment_completed_date()) {
    *assessment.mutable_needs_assessment_completed_date() =
        request.needs_assessment_completed_date();
  }
  *assessment.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(records.financial_assessments().Update(txn, assessment));
  return assessment;
}

absl::Status CheckListOverdue(const v1::ListOverdueTogetherRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncil);
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date());
  validation.Require(
      request.horizon_days() >= 0 && request.horizon_days() <= kLongestHorizon,
      "horizon_days", absl::StrCat("must be from 0 to ", kLongestHorizon));
  validation.Require(v1::NeedsStanding_IsValid(request.needs_standing()),
                     "needs_standing",
                     "is not a value that this version knows");
  validation.Require(FinancialAssessment::Kind_IsValid(request.kind()), "kind",
                     "is not a value that this version knows");
  validation.Word("standard", request.standard(), Presence::kOptional);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<v1::ListOverdueTogetherResponse> ListOverdueTogether(
    const Records& records, const store::Reader& reader,
    const v1::ListOverdueTogetherRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_RETURN_IF_ERROR(store::CheckReadRevision(reader, request.read_revision()));
  const uint64_t revision =
      request.read_revision() == 0
          ? reader.head().revision
          : static_cast<uint64_t>(request.read_revision());
  const absl::CivilDay day = *rpc::StoredDay(request.as_of_date());
  CR_ASSIGN_OR_RETURN(const FinancialStandard standard,
                      StandardAsked(request, day));
  CR_ASSIGN_OR_RETURN(
      std::vector<Found> all,
      FindAll(records.FactsOf(reader.council()).CasesAt(revision), request, day,
              standard));
  v1::ListOverdueTogetherResponse response;
  response.set_revision(static_cast<int64_t>(revision));
  for (const Found& found : all) {
    if (found.needs == NeedsSide::kOverdue) {
      response.set_overdue_count(response.overdue_count() + 1);
    } else {
      response.set_unknown_count(response.unknown_count() + 1);
    }
  }
  std::erase_if(all,
                [&](const Found& found) { return !IsListed(found, request); });
  auto next = std::partition_point(
      all.begin(), all.end(),
      [&](const Found& found) { return found.Position() <= wanted.after; });
  for (; next != all.end() && response.people_size() < wanted.size; ++next) {
    CR_ASSIGN_OR_RETURN(*response.add_people(),
                        Describe(records, reader, standard, *next,
                                 DayNumber(day), request.read_revision()));
  }
  if (next != all.end()) {
    response.set_next_page_token(
        rpc::MakePageToken(std::prev(next)->Position(), arguments));
  }
  return response;
}

absl::Status CheckListExtracts(
    const v1::ListFinancialExtractsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), kCouncil);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

absl::StatusOr<v1::ListFinancialExtractsResponse> ListFinancialExtracts(
    const Records& records, const store::Reader& reader,
    const v1::ListFinancialExtractsRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(store::Page<v1::FinancialExtract> page,
                      records.extracts().ListByAt(
                          reader, request.parent(), kFinancialExtractByDay, "",
                          request.read_revision(), wanted));
  v1::ListFinancialExtractsResponse response;
  for (v1::FinancialExtract& extract : page.items) {
    *response.add_financial_extracts() = std::move(extract);
  }
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

}  // namespace carereform::financial_assessments
