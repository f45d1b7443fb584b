// Records of the service in a store in memory, for tests: handlers are called
// as the server calls them, without gRPC.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_RECORD_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_RECORD_FIXTURE_H_

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/rpc/call.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/store.h"
#include "common/verify/verify.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::financial_assessments {

// Returns the fields that an error is about, in order.
inline std::vector<std::string> FieldsOf(const absl::Status& status) {
  std::vector<std::string> fields;
  for (const FieldViolation& violation : ViolationsOf(status)) {
    fields.push_back(violation.field);
  }
  return fields;
}

// One council, `councils/x`, of which `Kept` has the records.
template <typename Kept>
class RecordFixture : public testing::Test {
 protected:
  explicit RecordFixture(absl::CivilDay today,
                         store::WriterOptions options = {})
      : store_(store::OpenMemoryEngine(), std::move(options)) {
    call_.caller = "tester";
    call_.council = "x";
    call_.today = today;
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

  // Runs a handler that writes after its check. With `validate_only`, nothing
  // is kept, as the server has it.
  template <typename Response, typename Request>
  absl::StatusOr<Response> Do(
      absl::Status (*check)(const Request&),
      absl::StatusOr<Response> (*handler)(const Kept&, store::Txn&,
                                          const rpc::Call&, const Request&),
      const Request& request) {
    CR_RETURN_IF_ERROR(check(request));
    Response result;
    CR_RETURN_IF_ERROR(Write([&](store::Txn& txn) -> absl::Status {
      CR_ASSIGN_OR_RETURN(result, handler(records_, txn, call_, request));
      if constexpr (requires { request.validate_only(); }) {
        if (request.validate_only()) txn.Take();
      }
      return absl::OkStatus();
    }));
    return result;
  }
  // Runs a handler that reads after its check.
  template <typename Response, typename Request>
  absl::StatusOr<Response> Look(
      absl::Status (*check)(const Request&),
      absl::StatusOr<Response> (*handler)(const Kept&, const store::Reader&,
                                          const Request&),
      const Request& request) {
    CR_RETURN_IF_ERROR(check(request));
    return handler(records_, *Read(), request);
  }
  template <typename Response, typename Request>
  absl::StatusOr<Response> Look(
      absl::Status (*check)(const Request&),
      absl::StatusOr<Response> (*handler)(const Kept&, const store::Reader&,
                                          const rpc::Call&, const Request&),
      const Request& request) {
    CR_RETURN_IF_ERROR(check(request));
    return handler(records_, *Read(), call_, request);
  }

  // How many findings a check of all that is stored comes to.
  size_t FindingsOfVerify(const verify::Schema& schema) {
    verify::Report report;
    EXPECT_THAT(verify::Verify(*store_.Everything(), schema, {}, report),
                tests::IsOk());
    size_t findings = 0;
    for (const verify::Finding& finding : report.findings.kept()) {
      // Councils are kept by the server, which this fixture has none of.
      if (finding.resource == "councils/x") continue;
      ADD_FAILURE() << verify::Describe(finding);
      ++findings;
    }
    return findings;
  }

  Kept records_;  // Before the store, whose writer uses it to the last.
  store::Store store_;
  rpc::Call call_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_RECORD_FIXTURE_H_
