// The import kind `risks`: what the council's papers say of its registers.

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_replace.h"
#include "carereform/improvement/v1/risks.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/improvement_host.h"

namespace carereform::data {
extern const absl::string_view kLeicestershireRisks;
}

namespace carereform::improvement {
namespace {

using common::v1::Import;
using testing::HasSubstr;
using testing::IsEmpty;
using tests::IssuesOf;
using v1::Risk;

class RiskImportTest : public ImprovementTest {
 protected:
  v1::RiskRegister Register(const std::string& fields) {
    const auto found =
        tests::Call(*risks_, &v1::RiskService::Stub::GetRiskRegister,
                    tests::FromText<v1::GetRiskRegisterRequest>(
                        "parent: 'councils/x' " + fields));
    EXPECT_THAT(found.status(), tests::IsOk());
    return found.ok() ? *found : v1::RiskRegister();
  }

  std::unique_ptr<v1::RiskService::Stub> risks_ =
      host_.StubOf<v1::RiskService>();
};

constexpr char kPaperDay[] = "as_of_date { year: 2025 month: 11 day: 3 }";

TEST_F(RiskImportTest, ThePublishedRegisterIsStaleOnTheDayOfThePaper) {
  const Import import =
      host_.Import("risks", std::string(data::kLeicestershireRisks));
  EXPECT_THAT(IssuesOf(import), IsEmpty());
  ASSERT_EQ(import.state(), Import::APPLIED);
  const v1::RiskRegister departmental =
      Register(std::string(kPaperDay) + " level: DEPARTMENTAL");
  ASSERT_EQ(departmental.risks_size(), 5);
  EXPECT_EQ(departmental.stale_count(), 5);
  EXPECT_EQ(departmental.sentence(),
            "stale on 3 November 2025: of 5 open, 5 with a review overdue and "
            "0 never reviewed");
  for (const Risk& risk : departmental.risks()) {
    EXPECT_EQ(risk.standing().state(), Risk::Standing::STALE);
    EXPECT_EQ(risk.standing().days_overdue(), 338);
    EXPECT_THAT(risk.standing().sentence(),
                HasSubstr("last reviewed in August 2024, 15 months before"));
  }
  const v1::RiskRegister all = Register(kPaperDay);
  EXPECT_EQ(all.open_count(), 8);
  EXPECT_EQ(all.risks(0).corporate_reference(), "7.6");
  EXPECT_EQ(all.not_reviewed_count(), 3);
}

TEST_F(RiskImportTest, AFileThatIsWrongIsRefusedWhole) {
  const Import import = host_.Import(
      "risks", absl::StrReplaceAll(data::kLeicestershireRisks,
                                   {{"\"printed-level\"", "\"none\""}}));
  EXPECT_EQ(import.state(), Import::REFUSED);
  EXPECT_THAT(IssuesOf(import),
              testing::ElementsAre(HasSubstr("risks[0].risk.score_scheme")));
  EXPECT_EQ(Register(kPaperDay).open_count(), 0);
}

}  // namespace
}  // namespace carereform::improvement
