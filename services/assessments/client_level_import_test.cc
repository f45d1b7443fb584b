// Submissions of Client Level Data over the wire: sent, checked, applied.

#include "services/assessments/client_level_import.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "carereform/assessments/v1/client_level_data.grpc.pb.h"
#include "common/types/civil_date.h"
#include "services/assessments/assessments.h"
#include "services/assessments/client_level_fixture.h"
#include "tests/support/memory_host.h"

namespace carereform::assessments {
namespace {

using common::v1::Import;
using tests::HasReason;
using tests::IsOk;
using v1::ClientLevelDataService;
using v1::ClientLevelSubmission;

using Stub = ClientLevelDataService::Stub;

class ClientLevelImportTest
    : public tests::ServiceTest<ClientLevelDataService> {
 protected:
  ClientLevelImportTest()
      : tests::ServiceTest<ClientLevelDataService>(AssessmentsSource()) {}

  // A request of a person of its own on each of `count` lines, over 100 days.
  static std::string FileOf(int count) {
    std::vector<CldValues> rows;
    for (int i = 0; i < count; ++i) {
      const std::string day = FormatDate(absl::CivilDay(2025, 4, 1) + i % 100);
      rows.push_back(CldRow(absl::StrCat("p-", i), "Request", day, day,
                            {{"Event_Outcome", "NFA: Other"}}));
    }
    return CldFile(rows);
  }

  absl::StatusOr<ClientLevelSubmission> SubmissionOf(const Import& import) {
    v1::GetClientLevelSubmissionRequest request;
    request.set_name(
        absl::StrCat("councils/x/clientLevelSubmissions",
                     import.name().substr(import.name().rfind('/'))));
    return Call(&Stub::GetClientLevelSubmission, request);
  }
};

// Events fill a part of their blob and go on in the next.
TEST_F(ClientLevelImportTest, StoresEveryEventOfALongFile) {
  constexpr int kRows = 5'000;
  const Import import = host_.Import("client-level-data", FileOf(kRows));
  ASSERT_EQ(import.state(), Import::APPLIED);
  EXPECT_EQ(import.applied_count(), kRows);
  const auto submission = SubmissionOf(import);
  ASSERT_THAT(submission.status(), IsOk());
  EXPECT_EQ(submission->state(), ClientLevelSubmission::COMPLETE);
  EXPECT_EQ(submission->import(), import.name());
  EXPECT_EQ(submission->request_count(), kRows);
  EXPECT_EQ(submission->events_size_bytes(), int64_t{kRows} * 32);
  const auto waits = Call(&Stub::ComputeWaitingTimes, "parent: \"councils/x\"");
  ASSERT_THAT(waits.status(), IsOk());
  // The first quarter is covered, of which 91 of each 100 days are.
  EXPECT_EQ(waits->request_count(), kRows / 100 * 91);
}

TEST_F(ClientLevelImportTest, AFileWithARowOfNoUseIsRefused) {
  const Import import = host_.Check(
      "client-level-data",
      CldFile({CldRow("p-1", "Request", "2025-13-01", "2025-04-01")}));
  EXPECT_EQ(import.state(), Import::REFUSED);
  EXPECT_THAT(tests::IssuesOf(import),
              testing::ElementsAre("Event_Start_Date: is not a day"));
  EXPECT_THAT(SubmissionOf(import).status(),
              HasReason(absl::StatusCode::kNotFound, "SUBMISSION_NOT_FOUND"));
}

TEST_F(ClientLevelImportTest, SubmissionsAreListed) {
  host_.Import("client-level-data", FileOf(3));
  host_.Import("client-level-data", FileOf(4));
  const auto page = Call(&Stub::ListClientLevelSubmissions,
                         "parent: \"councils/x\" page_size: 1");
  ASSERT_THAT(page.status(), IsOk());
  EXPECT_EQ(page->client_level_submissions_size(), 1);
  EXPECT_NE(page->next_page_token(), "");
}

}  // namespace
}  // namespace carereform::assessments
