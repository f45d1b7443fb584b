// Asks for measures of financial assessments as MeasureService does.

#ifndef CR_TESTS_SUPPORT_FINANCIAL_ASSESSMENTS_MEASURES_H_
#define CR_TESTS_SUPPORT_FINANCIAL_ASSESSMENTS_MEASURES_H_

#include <memory>
#include <string>

#include "common/measures/measure_query.h"
#include "common/measures/measure_values.h"
#include "common/types/working_days.h"
#include "services/financial_assessments/measures.h"
#include "tests/support/financial_assessments_service.h"

namespace carereform::financial_assessments {

class MeasuresFixture : public ServiceFixture {
 protected:
  using Request = measures::v1::ComputeMeasureRequest;
  using Value = measures::v1::MeasureValue;

  MeasuresFixture() : measures_(records_, BankHolidays::England()) {}

  // Asks about council x on a day.
  static Request On(const std::string& id, absl::CivilDay day) {
    Request request;
    request.set_name("councils/x/sources/financial-assessments/measures/" + id);
    *request.mutable_as_of_date() = rpc::ToDate(day);
    return request;
  }

  // Asks about council x from one day to another, both included.
  static Request In(const std::string& id, absl::CivilDay first,
                    absl::CivilDay last) {
    Request request = On(id, first);
    request.clear_as_of_date();
    *request.mutable_period()->mutable_first_date() = rpc::ToDate(first);
    *request.mutable_period()->mutable_last_date() = rpc::ToDate(last);
    return request;
  }

  absl::StatusOr<measures::v1::ComputeMeasureResponse> Compute(
      const Request& request) {
    return ComputeOf(measures_, request);
  }

  // The same of another source.
  absl::StatusOr<measures::v1::ComputeMeasureResponse> ComputeOf(
      const measures::MeasureSource& source, const Request& request) {
    CR_ASSIGN_OR_RETURN(const auto reader, store_.Read("x"));
    CR_ASSIGN_OR_RETURN(const auto all, source.List(*reader));
    CR_ASSIGN_OR_RETURN(const auto measure,
                        measures::FindMeasure(all, request.name()));
    CR_ASSIGN_OR_RETURN(const auto query,
                        measures::CheckQuery(*reader, measure, request));
    CR_ASSIGN_OR_RETURN(auto response, source.Compute(*reader, measure, query));
    measures::Complete(measure, query, *response.mutable_value());
    return response;
  }

  // The value of a question that has to be good.
  Value ValueOf(const Request& request) {
    const auto response = Compute(request);
    EXPECT_THAT(response.status(), tests::IsOk());
    return response.ok() ? response->value() : Value();
  }

  absl::StatusOr<measures::v1::MeasureExplanation> Explain(
      const measures::MeasureSource& source, const Request& request) {
    CR_ASSIGN_OR_RETURN(const auto reader, store_.Read("x"));
    CR_ASSIGN_OR_RETURN(const auto all, source.List(*reader));
    CR_ASSIGN_OR_RETURN(const auto measure,
                        measures::FindMeasure(all, request.name()));
    CR_ASSIGN_OR_RETURN(const auto query,
                        measures::CheckQuery(*reader, measure, request));
    return source.Explain(*reader, measure, query);
  }

  FinancialAssessmentMeasures measures_;
};

}  // namespace carereform::financial_assessments

#endif  // CR_TESTS_SUPPORT_FINANCIAL_ASSESSMENTS_MEASURES_H_
