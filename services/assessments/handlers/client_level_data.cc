#include "services/assessments/handlers/client_level_data.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/rpc/page_token.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/history.h"
#include "common/types/text_shape.h"
#include "services/assessments/domain/dhsc_explanations.h"
#include "services/assessments/handlers/client_level_conversion.h"

namespace carereform::assessments {
namespace {

using rpc::Presence;

constexpr char kSubmission[] =
    "councils/{council}/clientLevelSubmissions/{client_level_submission}";

// A place in a listing: the revision that all its pages are of, and the next
// request.
struct Place {
  int64_t revision = 0;
  uint64_t next = 0;
};

// Returns the place that a page token named. Tokens cannot be made up, so that
// it has this shape.
Place PlaceAfter(const std::string& after) {
  Place place;
  const std::pair<absl::string_view, absl::string_view> parts =
      absl::StrSplit(after, ':');
  if (!absl::SimpleAtoi(parts.first, &place.revision) ||
      !absl::SimpleAtoi(parts.second, &place.next)) {
    return Place();
  }
  return place;
}

bool IsStanding(absl::string_view word) {
  for (size_t number = 0; number < kStandings; ++number) {
    if (StandingWord(static_cast<Standing>(number)) == word) return true;
  }
  return false;
}

std::optional<absl::CivilDay> AsOf(const google::type::Date& date,
                                   bool present) {
  return present ? rpc::StoredDay(date) : std::nullopt;
}

// The revision asked for, or the latest that the reader has.
int64_t RevisionFor(const store::Reader& reader, int64_t asked) {
  return asked != 0 ? asked : static_cast<int64_t>(reader.head().revision);
}

}  // namespace

absl::Status CheckGetSubmission(
    const v1::GetClientLevelSubmissionRequest& request) {
  return rpc::CheckGetRequest(request, kSubmission);
}

absl::StatusOr<v1::ClientLevelSubmission> GetSubmission(
    const ClientLevelRecords& records, const store::Reader& reader,
    const v1::GetClientLevelSubmissionRequest& request) {
  return records.submissions().GetAt(reader, request.name(),
                                     request.read_revision());
}

absl::Status CheckListSubmissions(
    const v1::ListClientLevelSubmissionsRequest& request) {
  return rpc::CheckListRequest(request);
}

absl::StatusOr<v1::ListClientLevelSubmissionsResponse> ListSubmissions(
    const ClientLevelRecords& records, const store::Reader& reader,
    const v1::ListClientLevelSubmissionsRequest& request) {
  return rpc::ListNamed<v1::ListClientLevelSubmissionsResponse>(
      records.submissions(), reader, request, 0,
      [](v1::ListClientLevelSubmissionsResponse& response,
         v1::ClientLevelSubmission submission) {
        *response.add_client_level_submissions() = std::move(submission);
      });
}

absl::Status CheckListWaits(const v1::ListRequestWaitsRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  validation.PageSize(request.page_size());
  validation.Require(
      request.standing().empty() || IsStanding(request.standing()), "standing",
      "is not a standing of a request, such as too_young");
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date(),
                  Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<v1::ListRequestWaitsResponse> ListWaits(
    const ClientLevelRecords& records, const store::Reader& reader,
    const v1::ListRequestWaitsRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest page,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  Place place = PlaceAfter(page.after);
  if (page.after.empty()) {
    place.revision = RevisionFor(reader, request.read_revision());
  }
  CR_ASSIGN_OR_RETURN(
      const std::shared_ptr<const ClientLevelWaits> waits,
      records.WaitsAt(reader,
                      AsOf(request.as_of_date(), request.has_as_of_date()),
                      place.revision));
  const std::vector<RequestWait>& all = waits->waits.requests;
  v1::ListRequestWaitsResponse response;
  while (place.next < all.size() && response.request_waits_size() < page.size) {
    const RequestWait& wait = all[place.next++];
    if (request.standing().empty() ||
        StandingWord(wait.standing) == request.standing()) {
      *response.add_request_waits() = ToRequestWait(*waits, wait);
    }
  }
  if (place.next < all.size()) {
    response.set_next_page_token(rpc::MakePageToken(
        absl::StrCat(place.revision, ":", place.next), arguments));
  }
  return response;
}

absl::Status CheckWaitingTimes(const v1::ComputeWaitingTimesRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  validation.Date("as_of_date", request.has_as_of_date(), request.as_of_date(),
                  Presence::kOptional);
  return validation.Finish();
}

absl::StatusOr<v1::ComputeWaitingTimesResponse> WaitingTimes(
    const ClientLevelRecords& records, const store::Reader& reader,
    const v1::ComputeWaitingTimesRequest& request) {
  CR_ASSIGN_OR_RETURN(
      const std::shared_ptr<const ClientLevelWaits> waits,
      records.WaitsAt(reader,
                      AsOf(request.as_of_date(), request.has_as_of_date()),
                      request.read_revision()));
  v1::ComputeWaitingTimesResponse response = ToWaitingTimes(*waits);
  response.set_revision(RevisionFor(reader, request.read_revision()));
  return response;
}

absl::Status CheckExport(const v1::ExportClientLevelDataRequest& request,
                         absl::CivilDay today) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  const auto first = validation.Date("reporting_period_start_date",
                                     request.has_reporting_period_start_date(),
                                     request.reporting_period_start_date());
  const auto last = validation.Date("reporting_period_end_date",
                                    request.has_reporting_period_end_date(),
                                    request.reporting_period_end_date());
  if (first.has_value() && last.has_value()) {
    validation.Require(*first <= *last, "reporting_period_end_date",
                       "must not be before reporting_period_start_date");
  }
  if (last.has_value()) {
    validation.Require(*last <= today, "reporting_period_end_date",
                       "must not be in the future: export a period once it "
                       "has ended");
  }
  validation.Require(
      request.la_code().empty() || HasShape(request.la_code(), "000"),
      "la_code", "must be three digits, such as 508");
  return validation.Finish();
}

absl::StatusOr<ExportQuestion> QuestionOf(
    const store::Reader& reader, const rpc::Call& call,
    const v1::ExportClientLevelDataRequest& request) {
  CR_RETURN_IF_ERROR(store::CheckReadRevision(reader, request.read_revision()));
  const auto& classes = call.data_classes;
  ExportQuestion question;
  question.period = {*rpc::StoredDay(request.reporting_period_start_date()),
                     *rpc::StoredDay(request.reporting_period_end_date()) + 1};
  question.la_code = request.la_code();
  question.revision = RevisionFor(reader, request.read_revision());
  question.with_identity = std::find(classes.begin(), classes.end(),
                                     common::v1::PERSONAL) != classes.end();
  return question;
}

}  // namespace carereform::assessments
