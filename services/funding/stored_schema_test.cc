// What the service's own checks find in stored records that are sound in
// themselves.

#include "common/server/stored_schema.h"

#include "common/server/council_service.h"
#include "common/store/store.h"
#include "common/verify/verify.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/funding/funding.h"
#include "services/funding/records.h"
#include "tests/support/proto_text.h"
#include "tests/support/status_matchers.h"

namespace carereform::funding {
namespace {

using tests::FromText;
using tests::IsOk;

class StoredSchemaTest : public testing::Test {
 protected:
  // Writes by the rules of the store, past those of the service.
  void Write(std::function<absl::Status(store::Txn&)> body) {
    EXPECT_THAT(store_.Write({.council = "x",
                              .actor = "tester",
                              .method = "Service/Method",
                              .creates_council = true,
                              .body = std::move(body)}),
                IsOk());
  }

  void CreateFund(int64_t high_pence) {
    Write([&](store::Txn& txn) {
      v1::Fund fund;
      fund.set_name("councils/x/funds/grant");
      fund.mutable_amount()->set_low_pence(1);
      fund.mutable_amount()->set_high_pence(high_pence);
      return records_.funds().table().Create(txn, fund);
    });
  }

  void Allocate(const std::string& id, const std::string& fund,
                int64_t low_pence) {
    Write([&](store::Txn& txn) {
      v1::Allocation allocation;
      allocation.set_name("councils/x/allocations/" + id);
      allocation.set_fund("councils/x/funds/" + fund);
      allocation.mutable_amount()->set_low_pence(low_pence);
      allocation.mutable_amount()->set_high_pence(1'000);
      return records_.allocations().table().Create(txn, allocation);
    });
  }

  std::vector<verify::Finding> Verify() {
    const auto schema = server::SchemaOf(FundingSource());
    EXPECT_THAT(schema.status(), IsOk());
    verify::Report report;
    EXPECT_THAT(verify::Verify(*store_.Everything(), *schema, {}, report),
                IsOk());
    return report.findings.kept();
  }

  const Records records_;
  store::Store store_{store::OpenMemoryEngine(), {}};
};

TEST_F(StoredSchemaTest, FundsThatCoverTheirAllocationsAreSound) {
  CreateFund(300);
  Allocate("a", "grant", 100);
  Allocate("b", "grant", 200);
  EXPECT_THAT(Verify(), testing::IsEmpty());
}

TEST_F(StoredSchemaTest, AFundThatDoesNotCoverItsAllocationsIsNamed) {
  CreateFund(299);
  Allocate("a", "grant", 100);
  Allocate("b", "grant", 200);
  const auto findings = Verify();
  ASSERT_EQ(findings.size(), 1);
  EXPECT_EQ(findings[0].reason, "BALANCE_EXCEEDED");
  EXPECT_EQ(findings[0].council, "x");
  EXPECT_EQ(findings[0].resource, "councils/x/funds/grant");
}

TEST_F(StoredSchemaTest, AnAllocationOfAFundThatIsNotThereIsNamed) {
  CreateFund(300);
  Allocate("a", "other", 100);
  const auto findings = Verify();
  ASSERT_EQ(findings.size(), 1);
  EXPECT_EQ(findings[0].reason, "REFERENCE_MISSING");
  EXPECT_EQ(findings[0].resource, "councils/x/allocations/a");
}

}  // namespace
}  // namespace carereform::funding
