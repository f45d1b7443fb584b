// Records about money in a store in memory, and questions about them, for
// tests: handlers are called as the server calls them, without gRPC.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_FIXTURE_H_

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/measures/measure_query.h"
#include "common/people/people_tables.h"
#include "common/rpc/call.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/store/store.h"
#include "common/verify/verify.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/amounts/amount_measures.h"
#include "tests/support/status_matchers.h"

namespace carereform::financial_assessments {

// Today, in these tests.
inline const absl::CivilDay kToday(2025, 10, 20);

// A question: a day, or a period with both its ends.
struct AmountQuestion {
  std::string measure;
  std::optional<absl::CivilDay> day = std::nullopt;
  std::optional<std::pair<absl::CivilDay, absl::CivilDay>> period =
      std::nullopt;
  std::map<std::string, std::string> filters = {};
  std::string group_by = "";
  int64_t revision = 0;
};

// Returns the fields that an error is about.
inline std::vector<std::string> FieldsOf(const absl::Status& status) {
  std::vector<std::string> fields;
  for (const FieldViolation& violation : ViolationsOf(status)) {
    fields.push_back(violation.field);
  }
  return fields;
}

// `Records` are those of one kind of record.
template <typename Records>
class AmountFixture : public testing::Test {
 protected:
  explicit AmountFixture(std::vector<AmountMeasure> (*measures)(const Records&))
      : store_(store::OpenMemoryEngine(), {}), measures_(measures(records_)) {
    call_.caller = "tester";
    call_.today = kToday;
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
  std::unique_ptr<store::Reader> Read() {
    auto reader = store_.Read("x");
    EXPECT_THAT(reader.status(), tests::IsOk());
    return *std::move(reader);
  }
  int64_t Revision() { return static_cast<int64_t>(Read()->head().revision); }

  // Runs a handler that writes, and one that reads, after its check.
  template <typename Response, typename Request>
  absl::StatusOr<Response> Do(
      absl::Status (*check)(const Request&),
      absl::StatusOr<Response> (*handler)(const Records&, store::Txn&,
                                          const rpc::Call&, const Request&),
      const Request& request) {
    CR_RETURN_IF_ERROR(check(request));
    Response result;
    CR_RETURN_IF_ERROR(Write([&](store::Txn& txn) -> absl::Status {
      CR_ASSIGN_OR_RETURN(result, handler(records_, txn, call_, request));
      return absl::OkStatus();
    }));
    return result;
  }
  template <typename Response, typename Request>
  absl::StatusOr<Response> Look(
      absl::Status (*check)(const Request&),
      absl::StatusOr<Response> (*handler)(const Records&, const store::Reader&,
                                          const Request&),
      const Request& request) {
    CR_RETURN_IF_ERROR(check(request));
    return handler(records_, *Read(), request);
  }

  // Puts a question as MeasureService does.
  template <typename Result>
  absl::StatusOr<Result> Put(
      const AmountQuestion& question,
      absl::StatusOr<Result> (measures::MeasureSource::*method)(
          const store::Reader&, const measures::v1::Measure&,
          const measures::MeasureQuery&) const) {
    measures::v1::ComputeMeasureRequest request;
    request.set_name(
        absl::StrCat("councils/x/sources/financial-assessments/measures/",
                     question.measure));
    if (question.day) {
      *request.mutable_as_of_date() = rpc::ToDate(*question.day);
    }
    if (question.period) {
      auto& period = *request.mutable_period();
      *period.mutable_first_date() = rpc::ToDate(question.period->first);
      *period.mutable_last_date() = rpc::ToDate(question.period->second);
    }
    request.mutable_filters()->insert(question.filters.begin(),
                                      question.filters.end());
    request.set_group_by(question.group_by);
    request.set_read_revision(question.revision);
    const auto reader = Read();
    CR_ASSIGN_OR_RETURN(const auto all, measures_.List(*reader));
    CR_ASSIGN_OR_RETURN(const auto measure,
                        measures::FindMeasure(all, request.name()));
    CR_ASSIGN_OR_RETURN(const auto query,
                        measures::CheckQuery(*reader, measure, request));
    const measures::MeasureSource& source = measures_;
    return (source.*method)(*reader, measure, query);
  }
  measures::v1::MeasureValue Ask(const AmountQuestion& question) {
    const auto response = Put(question, &measures::MeasureSource::Compute);
    EXPECT_THAT(response.status(), tests::IsOk()) << question.measure;
    return response.ok() ? response->value() : measures::v1::MeasureValue();
  }
  // The number that a count or a sum comes to.
  int64_t Count(const AmountQuestion& question) {
    const measures::v1::MeasureValue value = Ask(question);
    EXPECT_EQ(value.state(), value.count().n() == 0
                                 ? measures::v1::MeasureValue::CONFIRMED_ZERO
                                 : measures::v1::MeasureValue::VALUE)
        << question.measure;
    return value.count().n();
  }
  // The counts of the groups, in their order.
  std::vector<std::pair<std::string, int64_t>> Groups(
      AmountQuestion question, const std::string& dimension) {
    question.group_by = dimension;
    const auto response = Put(question, &measures::MeasureSource::Compute);
    EXPECT_THAT(response.status(), tests::IsOk()) << question.measure;
    std::vector<std::pair<std::string, int64_t>> groups;
    if (!response.ok()) return groups;
    for (const auto& group : response->groups()) {
      groups.emplace_back(group.group(), group.value().count().n());
    }
    return groups;
  }
  measures::v1::MeasureExplanation Explain(const AmountQuestion& question) {
    const auto response = Put(question, &measures::MeasureSource::Explain);
    EXPECT_THAT(response.status(), tests::IsOk()) << question.measure;
    return response.ok() ? *response : measures::v1::MeasureExplanation();
  }

  // Keeps a person, or has one erased.
  void SetPerson(const std::string& name, common::v1::Person::State state) {
    common::v1::Person person;
    person.set_name(name);
    person.set_state(state);
    EXPECT_THAT(Write([&](store::Txn& txn) {
                  return state == common::v1::Person::KEPT
                             ? people::People().Create(txn, person)
                             : people::People().Update(txn, person);
                }),
                tests::IsOk());
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

  Records records_;  // Before the store, whose writer uses it to the last.
  store::Store store_;
  rpc::Call call_;
  const AmountMeasures measures_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_FIXTURE_H_
