// For tests of rates and policies: a store in memory with council x, and files
// to import. Not for anything else.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_RULES_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_RULES_FIXTURE_H_

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/records.h"
#include "services/financial_assessments/rules_import.h"
#include "tests/support/status_matchers.h"

namespace carereform::financial_assessments {

class RulesFixture : public testing::Test {
 protected:
  RulesFixture() {
    for (const char* council : {"x", "y"}) {
      EXPECT_THAT(store_.Write({.council = council,
                                .creates_council = true,
                                .body =
                                    [](store::Txn& txn) {
                                      return txn
                                          .Record(store::ChangeKind::kCreated,
                                                  "council", "b")
                                          .status();
                                    }}),
                  tests::IsOk());
    }
  }

  // Returns a file of rate tables with these lines.
  static std::string Tables(const std::string& lines) {
    return "table,figure,amount,unit,from_date,to_date,status,source\n" + lines;
  }
  // Returns a line of a table: a personal expenses allowance.
  static std::string Line(const std::string& table, int pence,
                          const std::string& from, const std::string& to) {
    return table + ",personal_expenses," + std::to_string(pence) + ",pence," +
           from + "," + to + ",circular,LAC\n";
  }
  // Returns a file of one policy that chooses nothing but what is given.
  static std::string Policy(const std::string& id, const std::string& from,
                            const std::string& to,
                            const std::string& upper_limit = "",
                            const std::string& pension_guarantee = "") {
    return "policy,upper_limit_outside_care_homes,at_upper_limit,week,"
           "week_begins,disability_expenses,flat_disability_expenses,"
           "percent_of_disposable_income,least_charge,night_care_disregard,"
           "guarantee_top_up,arrangement_fee_one_off,arrangement_fee_yearly,"
           "short_term_as_non_residential,guarantee_single_pension,from_date,"
           "to_date,status,source\n" +
           id + "," + upper_limit +
           ",eligible,52,monday,itemised,0,100,0,0,0,0,0,no," +
           pension_guarantee + "," + from + "," + to + ",secondary,Cabinet\n";
  }

  // Checks and applies a file for council x, as an import does.
  absl::Status Import(const imports::WholeFileKind& kind,
                      const std::string& content) {
    const imports::ParsedFile file = kind.Parse(call_, "x", content);
    if (!file.issues.empty()) {
      return absl::InvalidArgumentError(
          file.issues.kept()[0].ShortDebugString());
    }
    EXPECT_EQ(file.items.size(), 1u);
    const absl::Status good = kind.CheckStored(*Reader(), file.items.at(0));
    return good.ok() ? Apply(kind, file.items.at(0)) : good;
  }
  absl::Status Apply(const imports::WholeFileKind& kind,
                     const imports::ImportItem& item) {
    return store_.Write({.council = "x", .body = [&](store::Txn& txn) {
                           return kind.Apply(txn, call_, item);
                         }});
  }

  std::unique_ptr<store::Reader> Reader(const std::string& council = "x") {
    return std::move(store_.Read(council)).value();
  }
  int64_t Head() { return static_cast<int64_t>(Reader()->head().revision); }
  std::shared_ptr<const RuleBook> Book(const std::string& council = "x") {
    return records_.charging_rules().Of(*Reader(council)).value();
  }

  rpc::Call call_;
  Records records_;
  store::Store store_{store::OpenMemoryEngine(), {}};
  RateTablesImport tables_{records_};
  ChargingPoliciesImport policies_{records_};
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_RULES_FIXTURE_H_
