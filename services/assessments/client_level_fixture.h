// Files of Client Level Data in a store in memory, for tests. Everybody in them
// is made up.

#ifndef CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_FIXTURE_H_
#define CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_FIXTURE_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/imports/import_table.h"
#include "common/status/status_macros.h"
#include "common/store/store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/assessments/cld/cld_specification_file.h"
#include "services/assessments/client_level_import.h"
#include "services/assessments/client_level_records.h"
#include "tests/support/shared_engine.h"
#include "tests/support/status_matchers.h"

namespace carereform::assessments {

// Values by field; those that are not there are blank.
using CldValues = std::map<std::string, std::string>;

// Returns a row of a service user of 75, stating the year 2025.
inline CldValues CldRow(const std::string& person, const std::string& kind,
                        const std::string& start, const std::string& end,
                        const CldValues& more = {}) {
  CldValues values = {{"LA_Code", "508"},
                      {"Reporting_Period_Start_Date", "2025-01-01"},
                      {"Reporting_Period_End_Date", "2025-12-31"},
                      {"LA_Person_Unique_Identifier", person},
                      {"Date_of_Birth", "1949-05-17"},
                      {"Client_Type", "Service user"},
                      {"Event_Type", kind},
                      {"Event_Start_Date", start},
                      {"Event_End_Date", end}};
  for (const auto& [field, value] : more) values[field] = value;
  return values;
}

// Returns a flat file of those rows.
inline std::string CldFile(const std::vector<CldValues>& rows) {
  std::string file;
  const auto& fields = BuiltInCldSpecification().fields;
  for (size_t i = 0; i < fields.size(); ++i) {
    absl::StrAppend(&file, i == 0 ? "" : ",", fields[i].name);
  }
  for (const CldValues& row : rows) {
    file.push_back('\n');
    for (size_t i = 0; i < fields.size(); ++i) {
      const auto found = row.find(fields[i].name);
      absl::StrAppend(&file, i == 0 ? "\"" : ",\"",
                      found == row.end() ? "" : found->second, "\"");
    }
  }
  file.push_back('\n');
  return file;
}

class ClientLevelFixture : public testing::Test {
 protected:
  ClientLevelFixture() {
    call_.caller = "tester";
    call_.today = absl::CivilDay(2026, 1, 20);
    EXPECT_THAT(Write([](store::Txn& txn) {
                  return txn
                      .Record(store::ChangeKind::kCreated, "councils/x", "")
                      .status();
                }),
                tests::IsOk());
  }

  absl::Status Write(std::function<absl::Status(store::Txn&)> body) {
    return store_.Write({.council = "x",
                         .actor = "tester",
                         .method = "Method",
                         .creates_council = true,
                         .body = std::move(body)});
  }

  std::unique_ptr<store::Reader> Read() { return *store_.Read("x"); }

  // Reads a file and applies its good rows, as the import `id` would; returns
  // its issues as "line column: rule".
  std::vector<std::string> Apply(const std::string& id,
                                 const std::string& file) {
    call_.record = "councils/x/sources/assessments/imports/" + id;
    imports::Issues issues;
    std::string rest = file;
    auto pass = import_.OpenBytes(
        *Read(), call_, [&] { return std::exchange(rest, ""); }, issues);
    EXPECT_THAT(pass.status(), tests::IsOk());
    EXPECT_THAT(Write([&](store::Txn& txn) {
                  common::v1::Import import;
                  import.set_name(call_.record);
                  import.set_state(common::v1::Import::APPLIED);
                  return imports::Imports().Create(txn, import);
                }),
                tests::IsOk());
    imports::ImportItem item;
    while (issues.empty() || issues.kept()[0].line() > 1) {
      const int before = issues.count();
      if (!*(*pass)->Next(item, issues)) break;
      if (issues.count() > before) continue;
      EXPECT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                    CR_RETURN_IF_ERROR((*pass)->Apply(txn, call_, item));
                    return CountItem(txn);
                  }),
                  tests::IsOk());
    }
    Finish(**pass);
    std::vector<std::string> words;
    for (const auto& issue : issues.kept()) {
      words.push_back(
          absl::StrCat(issue.line(), " ", issue.column(), ": ", issue.rule()));
    }
    return words;
  }

  // Every transaction of an import changes the import.
  absl::Status CountItem(store::Txn& txn) {
    CR_ASSIGN_OR_RETURN(common::v1::Import import,
                        imports::Imports().Get(txn, call_.record));
    import.set_applied_count(import.applied_count() + 1);
    return imports::Imports().Update(txn, import);
  }

  void Finish(imports::ImportPass& pass) {
    while (true) {
      auto step = pass.NextStep(*Read());
      ASSERT_THAT(step.status(), tests::IsOk());
      if (*step == nullptr) return;
      ASSERT_THAT(Write([&](store::Txn& txn) { return (*step)(txn, call_); }),
                  tests::IsOk());
    }
  }

  v1::ClientLevelSubmission Submission(const std::string& id) {
    const auto found = records_.submissions().Get(
        *Read(), "councils/x/clientLevelSubmissions/" + id);
    EXPECT_THAT(found.status(), tests::IsOk());
    return found.ok() ? *found : v1::ClientLevelSubmission();
  }

  ClientLevelRecords records_;
  const std::unique_ptr<store::Engine> engine_ = store::OpenMemoryEngine();
  store::Store store_{std::make_unique<tests::SharedEngine>(*engine_), {}};
  rpc::Call call_;
  ClientLevelImport import_{records_};
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_FIXTURE_H_
