#include "services/assessments/client_level_records.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/assessments/cld/dhsc_method_file.h"
#include "services/assessments/cld/pseudonym.h"
#include "services/assessments/client_level_events.h"
#include "services/assessments/keys.h"

namespace carereform::assessments {
namespace {

using v1::ClientLevelSubmission;

// Sets of submissions whose waits stay in memory, over all councils.
constexpr size_t kMaxKnown = 4;

constexpr int kPage = 500;

// The complete submissions, in the order in which they were received.
absl::StatusOr<std::vector<ClientLevelSubmission>> CompleteAt(
    const store::ResourceTable<ClientLevelSubmission>& table,
    const store::Reader& reader, std::optional<absl::CivilDay> as_of,
    int64_t revision) {
  std::vector<ClientLevelSubmission> found;
  store::PageRequest request{.after = "", .size = kPage};
  do {
    CR_ASSIGN_OR_RETURN(
        store::Page<ClientLevelSubmission> page,
        table.ListAt(reader, absl::StrCat("councils/", reader.council()),
                     revision, request));
    for (ClientLevelSubmission& submission : page.items) {
      if (submission.state() != ClientLevelSubmission::COMPLETE) continue;
      const auto received = rpc::StoredDay(submission.received_date());
      if (as_of.has_value() && *received > *as_of) continue;
      found.push_back(std::move(submission));
    }
    request.after = page.next_after;
  } while (!request.after.empty());
  std::sort(found.begin(), found.end(),
            [](const ClientLevelSubmission& a, const ClientLevelSubmission& b) {
              const auto order = [](const ClientLevelSubmission& s) {
                return std::make_tuple(rpc::FromTimestamp(s.create_time()),
                                       s.name());
              };
              return order(a) < order(b);
            });
  return found;
}

absl::StatusOr<std::shared_ptr<const ClientLevelWaits>> WorkOut(
    const store::Reader& reader,
    const std::vector<ClientLevelSubmission>& submissions) {
  auto waits = std::make_shared<ClientLevelWaits>();
  std::vector<std::vector<CareEvent>> events;
  events.reserve(submissions.size());
  std::vector<Submission> joined;
  for (const ClientLevelSubmission& submission : submissions) {
    CR_ASSIGN_OR_RETURN(std::vector<CareEvent> stored,
                        ReadEvents(reader, submission.name()));
    events.push_back(std::move(stored));
    joined.push_back(
        {.period = {*rpc::StoredDay(submission.period_first_date()),
                    *rpc::StoredDay(submission.period_last_date()) + 1},
         .received = *rpc::StoredDay(submission.received_date()),
         .import_order = static_cast<uint32_t>(joined.size()),
         .events = events.back()});
    waits->submissions.push_back(submission.name());
  }
  const DhscMethod& method = LatestDhscMethod();
  waits->joined = JoinSubmissions(joined);
  if (waits->joined.events.empty()) return waits;
  const int32_t period_end = DayNumber(waits->joined.period.end) - 1;
  waits->waits = FindDhscWaits(waits->joined.events, period_end, method);
  waits->table =
      TabulateQuarters(waits->joined.events, waits->waits, period_end, method);
  return waits;
}

absl::Status ListBlobs(const ClientLevelRecords& records,
                       const store::Reader& reader,
                       std::vector<verify::ExpectedBlob>& blobs) {
  CR_ASSIGN_OR_RETURN(const std::vector<ClientLevelSubmission> submissions,
                      records.submissions().All(reader));
  for (const ClientLevelSubmission& submission : submissions) {
    verify::ExpectedBlob blob{.table = kSubmissionEvents,
                              .name = submission.name()};
    if (submission.state() == ClientLevelSubmission::COMPLETE) {
      blob.size_bytes = submission.events_size_bytes();
      blob.sha256 = submission.events_sha256();
    }
    blobs.push_back(std::move(blob));
  }
  if (!submissions.empty()) {
    blobs.push_back({.table = kPseudonymKeys,
                     .name = PseudonymKeyName(reader.council()),
                     .size_bytes = kPseudonymKeyBytes});
  }
  return absl::OkStatus();
}

}  // namespace

ClientLevelRecords::ClientLevelRecords()
    : submissions_(kSubmissionTable, "SUBMISSION") {}

absl::StatusOr<std::shared_ptr<const ClientLevelWaits>>
ClientLevelRecords::WaitsAt(const store::Reader& reader,
                            std::optional<absl::CivilDay> as_of,
                            int64_t revision) const {
  CR_ASSIGN_OR_RETURN(const std::vector<ClientLevelSubmission> submissions,
                      CompleteAt(submissions_, reader, as_of, revision));
  std::vector<std::string> names;
  for (const ClientLevelSubmission& one : submissions) {
    names.push_back(one.name());
  }
  // One caller works out what others wait for.
  const std::lock_guard lock(mutex_);
  for (const auto& known : known_) {
    if (known->submissions == names) return known;
  }
  CR_ASSIGN_OR_RETURN(std::shared_ptr<const ClientLevelWaits> waits,
                      WorkOut(reader, submissions));
  known_.push_front(waits);
  if (known_.size() > kMaxKnown) known_.pop_back();
  return waits;
}

verify::Schema ClientLevelSchema() {
  const auto records = std::make_shared<const ClientLevelRecords>();
  return verify::Schema{
      .tables = {&records->submissions()},
      .blobs = {[records](const store::Reader& reader,
                          std::vector<verify::ExpectedBlob>& blobs) {
        return ListBlobs(*records, reader, blobs);
      }},
      .owners = {records}};
}

}  // namespace carereform::assessments
