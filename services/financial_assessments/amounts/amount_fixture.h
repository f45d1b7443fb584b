// Records about money in a store in memory, and questions about them, for
// tests: handlers are called as the server calls them, without gRPC.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_FIXTURE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_FIXTURE_H_

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/measures/measure_query.h"
#include "common/people/people_tables.h"
#include "common/rpc/convert.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/amounts/amount_measures.h"
#include "services/financial_assessments/record_fixture.h"
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

// `Records` are those of one kind of record.
template <typename Records>
class AmountFixture : public RecordFixture<Records> {
 protected:
  using Base = RecordFixture<Records>;
  using Base::Read;
  using Base::records_;
  using Base::Write;

  explicit AmountFixture(std::vector<AmountMeasure> (*measures)(const Records&))
      : Base(kToday), measures_(measures(records_)) {}

  int64_t Revision() { return static_cast<int64_t>(Read()->head().revision); }

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

  const AmountMeasures measures_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_AMOUNTS_AMOUNT_FIXTURE_H_
