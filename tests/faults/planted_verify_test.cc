// The verifier finds what a faulty store wrote: each fault is planted in a
// program of its own, planted_writer.cc.

#include <cstdlib>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/store/read_only.h"
#include "common/verify/verify.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/conformance/things.h"
#include "tests/support/status_matchers.h"
#include "tests/support/temporary_directory.h"

namespace carereform::tests {
namespace {

// The table of things: their message is made for other names.
class ThingTable final : public store::AnyTable {
 public:
  uint32_t id() const override { return store::Things().id(); }
  std::string name_pattern() const override {
    return "councils/{council}/things/{thing}";
  }
  absl::StatusOr<std::vector<std::string>> IndexKeys(
      const std::string& body) const override {
    return store::Things().IndexKeys(body);
  }
  absl::Status Observe(store::Txn& txn,
                       const std::string& body) const override {
    return store::Things().Observe(txn, body);
  }
};

// Has a store written with a fault, and returns what the verifier finds.
verify::Report WrittenWith(const std::string& fault) {
  const TemporaryDirectory directory;
  const std::string command =
      absl::StrCat("CR_PLANTED_FAULT=", fault, " ", CR_PLANTED_WRITER, " ",
                   directory.path());
  EXPECT_EQ(std::system(command.c_str()), 0) << command;
  const ThingTable table;
  verify::Report report;
  const auto opened = store::OpenReadOnly(directory.path());
  EXPECT_THAT(opened.status(), IsOk());
  EXPECT_THAT(verify::Verify(*opened->view, {.tables = {&table}}, {}, report),
              IsOk());
  return report;
}

std::vector<std::string> ReasonsIn(const verify::Report& report) {
  std::vector<std::string> reasons;
  for (const verify::Finding& finding : report.findings.kept()) {
    reasons.push_back(finding.reason);
  }
  return reasons;
}

TEST(PlantedVerifyTest, AStoreWithoutAFaultIsSound) {
  const verify::Report report = WrittenWith("none");
  EXPECT_TRUE(report.findings.empty())
      << verify::Describe(report.findings.kept().front());
  ASSERT_EQ(report.councils.size(), 1);
  EXPECT_EQ(report.councils[0].counts.changes, 40);
  EXPECT_EQ(report.councils[0].counts.resources, 2000);
  EXPECT_EQ(report.councils[0].counts.index_entries, 2000);
}

TEST(PlantedVerifyTest, ASkippedIndexEntryIsFound) {
  const verify::Report report = WrittenWith("index_skipped");
  ASSERT_FALSE(report.findings.empty());
  EXPECT_THAT(ReasonsIn(report), testing::Each("INDEX_MISSING"));
  EXPECT_THAT(report.findings.kept().front().resource,
              testing::StartsWith("councils/x/things/t-"));
}

TEST(PlantedVerifyTest, ASkippedLinkOfTheChainIsFound) {
  const verify::Report report = WrittenWith("chain_link_skipped");
  ASSERT_FALSE(report.findings.empty());
  EXPECT_THAT(ReasonsIn(report), testing::Each("CHAIN_BROKEN"));
}

}  // namespace
}  // namespace carereform::tests
