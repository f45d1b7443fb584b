#include "tests/access/access_matrix.h"

#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/access/callers.h"
#include "common/access/roles_file.h"
#include "common/status/error.h"
#include "gtest/gtest.h"
#include "tests/access/access_host.h"

namespace carereform::data {
extern const absl::string_view kExpectedAccess;
extern const absl::string_view kExpectedClasses;
}  // namespace carereform::data

namespace carereform::tests {
namespace {

using google::protobuf::MethodDescriptor;
using nlohmann::json;

constexpr const char* kClasses[] = {"PROGRAMME", "CASE", "FINANCIAL",
                                    "PERSONAL", "OPERATIONS"};
constexpr char kOperator[] = "local-operator";

// What each source holds, written by hand too.
const std::map<std::string, std::string>& SourceClasses() {
  static const auto& classes = *new std::map<std::string, std::string>{
      {"assessments", "CASE"},
      {"financial-assessments", "FINANCIAL"},
      {"improvement", "PROGRAMME"},
      {"funding", "PROGRAMME"},
      {"reporting", "PROGRAMME"}};
  return classes;
}

using Words = std::set<std::string>;

// A line of the table.
struct Expected {
  std::string scope;
  std::string data_class;
  Words roles;
};

// Somebody who calls: in one role, which sees `classes`.
struct Tester {
  std::string id;
  std::string role;
  Words classes;
  std::string token;
};

std::vector<std::vector<std::string>> ReadTable(absl::string_view csv) {
  std::vector<std::vector<std::string>> rows;
  bool header = true;
  for (const absl::string_view line : absl::StrSplit(csv, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    if (!std::exchange(header, false)) {
      rows.push_back(absl::StrSplit(line, ','));
    }
  }
  return rows;
}

Words WordsOf(absl::string_view text) {
  return absl::StrSplit(text, ' ', absl::SkipEmpty());
}

std::map<std::string, Expected> ReadExpected() {
  std::map<std::string, Expected> table;
  for (const auto& row : ReadTable(data::kExpectedAccess)) {
    EXPECT_EQ(row.size(), 4) << row[0];
    table["carereform." + row[0]] = {row[1], row[2], WordsOf(row[3])};
  }
  return table;
}

// Each role as it is, and as it would be with one class of data alone.
std::vector<Tester> MakeTesters() {
  std::vector<Tester> testers;
  for (const auto& row : ReadTable(data::kExpectedClasses)) {
    testers.push_back({row[0], row[0], WordsOf(row[1]), access::NewToken()});
    for (const char* only : kClasses) {
      testers.push_back({absl::StrCat(row[0], "-", absl::AsciiStrToLower(only)),
                         row[0],
                         {only},
                         access::NewToken()});
    }
  }
  return testers;
}

json RolesFor(const std::vector<Tester>& testers) {
  json roles = json::array();
  for (const Tester& tester : testers) {
    const auto found = access::DefaultRoles().find(tester.role);
    if (found == access::DefaultRoles().end()) {
      ADD_FAILURE() << "there is no role " << tester.role;
      continue;
    }
    std::vector<std::string> classes;
    if (tester.id == tester.role) {
      for (const auto data_class : found->second.data_classes) {
        classes.push_back(common::v1::DataClass_Name(data_class));
      }
    } else {
      classes.assign(tester.classes.begin(), tester.classes.end());
    }
    roles.push_back({{"role", tester.id},
                     {"permissions", found->second.permissions},
                     {"data_classes", classes}});
  }
  return roles;
}

json CallersFor(const std::vector<Tester>& testers) {
  json callers = json::array();
  for (const Tester& tester : testers) {
    callers.push_back(CallerEntry(tester.id, tester.token, {tester.id}));
  }
  return callers;
}

// The reason that the table has for the call; "" where it may be made.
std::string ExpectedReason(const Expected& expected, const Tester& tester,
                           const std::string& council,
                           const std::string& source) {
  if (tester.role != kOperator && expected.roles.count(tester.role) == 0) {
    return "PERMISSION_MISSING";
  }
  const bool of_council =
      expected.scope == "named" || expected.scope == "created";
  if (of_council && council != "own") return "COUNCIL_NOT_YOURS";
  const std::string& needed = expected.data_class == "source"
                                  ? SourceClasses().at(source)
                                  : expected.data_class;
  return tester.classes.count(needed) > 0 ? "" : "DATA_CLASS_MISSING";
}

// The reason for which a call was refused for who made it; "" for any other
// end.
std::string AccessReason(const absl::Status& status) {
  const std::string reason = ReasonOf(status);
  const bool access = status.code() == absl::StatusCode::kPermissionDenied ||
                      status.code() == absl::StatusCode::kUnauthenticated ||
                      reason == "POLICY_MISSING";
  return access ? reason : "";
}

// A call of the matrix, and what the table has for it.
struct Case {
  const MethodDescriptor* method = nullptr;
  std::string what;
  std::string reason;
};

std::string TableName(const MethodDescriptor& method) {
  return absl::StrCat(method.service()->full_name(), "/", method.name());
}

class Matrix {
 public:
  Matrix()
      : table_(ReadExpected()),
        testers_(MakeTesters()),
        host_(CallersFor(testers_), RolesFor(testers_)) {}

  MatrixResult Run() {
    EXPECT_EQ(access::DefaultRoles().size() * (std::size(kClasses) + 1),
              testers_.size());
    EXPECT_TRUE(host_.started().ok()) << host_.started();
    if (!host_.started().ok()) return {};
    MakeCouncils();
    const auto methods = host_.ServedMethods();
    result_.methods = static_cast<int>(methods.size());
    result_.roles = static_cast<int>(access::DefaultRoles().size());
    std::set<std::string> served;
    for (const MethodDescriptor* method : methods) {
      served.insert(TableName(*method));
      AddCases(*method);
    }
    for (const auto& [name, expected] : table_) {
      if (served.count(name) == 0) result_.not_served.insert(name);
    }
    Judge();
    return std::move(result_);
  }

 private:
  // `own` and `other` are there; `ghost` is not, and nobody may find out.
  void MakeCouncils() {
    const auto* create =
        google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(
            "carereform.common.v1.CouncilService.CreateCouncil");
    for (const char* id : {"own", "other"}) {
      auto request = RequestAbout(*create, id, "");
      auto* council = request->GetReflection()->MutableMessage(
          request.get(), request->GetDescriptor()->FindFieldByName("council"));
      council->GetReflection()->SetString(
          council, council->GetDescriptor()->FindFieldByName("display_name"),
          "A Council");
      EXPECT_TRUE(host_.MakeOne({create, "", std::move(request)}).ok());
    }
  }

  void AddCases(const MethodDescriptor& method) {
    const auto expected = table_.find(TableName(method));
    if (expected == table_.end()) {
      result_.wrong.push_back(
          absl::StrCat(TableName(method), " is not in the table"));
      return;
    }
    std::vector<std::string> sources = {""};
    if (expected->second.data_class == "source") {
      sources.clear();
      for (const auto& [source, data_class] : SourceClasses()) {
        sources.push_back(source);
      }
    }
    for (const std::string& source : sources) {
      for (const char* council : {"own", "other", "ghost"}) {
        for (const Tester& tester : testers_) {
          Add(method, tester, council, source,
              ExpectedReason(expected->second, tester, council, source));
        }
        // The operator on the socket, without a token.
        Add(method, {"operator", kOperator, {}, ""}, council, source, "");
      }
    }
  }

  void Add(const MethodDescriptor& method, const Tester& tester,
           const std::string& council, const std::string& source,
           const std::string& reason) {
    calls_.push_back(
        {&method, tester.token, RequestAbout(method, council, source)});
    cases_.push_back({&method,
                      absl::StrCat(TableName(method), " by ", tester.id,
                                   " for ", council, " ", source),
                      reason});
  }

  void Judge() {
    const std::vector<AnsweredCall> ends = host_.MakeAll(calls_);
    result_.calls = static_cast<int>(ends.size());
    for (size_t i = 0; i < ends.size(); ++i) {
      if (ends[i].status.code() == absl::StatusCode::kUnimplemented &&
          ReasonOf(ends[i].status).empty()) {
        result_.not_served.insert(TableName(*cases_[i].method));
        continue;
      }
      const std::string reason = AccessReason(ends[i].status);
      if (reason.empty()) ++result_.allowed;
      if (reason == cases_[i].reason) continue;
      result_.wrong.push_back(absl::StrCat(cases_[i].what, ": '", reason,
                                           "' rather than '", cases_[i].reason,
                                           "'"));
    }
  }

  const std::map<std::string, Expected> table_;
  const std::vector<Tester> testers_;
  AccessHost host_;
  std::vector<AnyCall> calls_;
  std::vector<Case> cases_;
  MatrixResult result_;
};

}  // namespace

MatrixResult RunAccessMatrix() { return Matrix().Run(); }

}  // namespace carereform::tests
