// Questions about a few referrals, put as MeasureService puts them.

#ifndef CR_SERVICES_ASSESSMENTS_MEASURES_FIXTURE_H_
#define CR_SERVICES_ASSESSMENTS_MEASURES_FIXTURE_H_

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "common/measures/measure_query.h"
#include "services/assessments/measures.h"
#include "services/assessments/referral_fixture.h"

namespace carereform::assessments {

// The day that most questions are about.
inline const absl::CivilDay kDay(2025, 9, 15);

// A standard for allocation.
inline Standard AllocationWithin(const char* type, int days,
                                 absl::CivilDay from, const char* status) {
  return {.standard = "allocation",
          .type = type,
          .amount = days,
          .from = from,
          .to = std::nullopt,
          .status = status,
          .source = "a paper"};
}

// A question: a day, or a period with both its ends.
struct Question {
  std::string measure;
  std::optional<absl::CivilDay> day;
  std::optional<std::pair<absl::CivilDay, absl::CivilDay>> period;
  std::map<std::string, std::string> filters;
  std::string group_by;
  int64_t revision = 0;
};

// Questions about a stock and about a flow.
inline Question OnDay(const std::string& measure, absl::CivilDay day,
                      std::map<std::string, std::string> filters = {}) {
  return {.measure = measure,
          .day = day,
          .period = std::nullopt,
          .filters = std::move(filters),
          .group_by = ""};
}

inline Question InPeriod(const std::string& measure, absl::CivilDay first,
                         absl::CivilDay last,
                         std::map<std::string, std::string> filters = {}) {
  return {.measure = measure,
          .day = std::nullopt,
          .period = std::make_pair(first, last),
          .filters = std::move(filters),
          .group_by = ""};
}

// A store of referrals and its measures, with standards for two types.
class MeasuresTest : public ReferralFixture {
 protected:
  MeasuresTest()
      : measures_(records_,
                  {AllocationWithin("care_act", 28, kDay - 100, "in force"),
                   AllocationWithin("carer", 14, kDay - 100, "proposed")}) {}

  // What MeasureService does with a request.
  template <typename Result>
  absl::StatusOr<Result> Put(
      const Question& question,
      absl::StatusOr<Result> (measures::MeasureSource::*method)(
          const store::Reader&, const measures::v1::Measure&,
          const measures::MeasureQuery&) const) {
    measures::v1::ComputeMeasureRequest request;
    request.set_name("councils/x/sources/assessments/measures/" +
                     question.measure);
    if (question.day)
      *request.mutable_as_of_date() = rpc::ToDate(*question.day);
    if (question.period) {
      auto* period = request.mutable_period();
      *period->mutable_first_date() = rpc::ToDate(question.period->first);
      *period->mutable_last_date() = rpc::ToDate(question.period->second);
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
    return (static_cast<const measures::MeasureSource&>(measures_).*method)(
        *reader, measure, query);
  }

  measures::v1::MeasureValue Ask(const Question& question) {
    const auto response = Put(question, &measures::MeasureSource::Compute);
    EXPECT_THAT(response.status(), tests::IsOk()) << question.measure;
    return response.ok() ? response->value() : measures::v1::MeasureValue();
  }

  int64_t Count(const Question& question) {
    const measures::v1::MeasureValue value = Ask(question);
    EXPECT_EQ(value.state(), value.count().n() == 0
                                 ? measures::v1::MeasureValue::CONFIRMED_ZERO
                                 : measures::v1::MeasureValue::VALUE);
    EXPECT_EQ(value.coverage().covered(), value.count().n());
    EXPECT_EQ(value.coverage().total(), value.count().n());
    return value.count().n();
  }

  // Adds a referral of the usual type, team and locality; returns its name.
  std::string Add(const Days& days) {
    const auto created = Create(days);
    EXPECT_THAT(created.status(), tests::IsOk());
    return created.ok() ? created->name() : "";
  }

  // So that there is a register of that type, with nobody waiting in it.
  void AddOneWhoWaitsNoMore(v1::Referral::Type type) {
    v1::Referral referral =
        ReferralWith({.received = kDay - 90, .closed = kDay - 90});
    referral.set_type(type);
    EXPECT_THAT(Create(referral).status(), tests::IsOk());
  }

  AssessmentMeasures measures_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_MEASURES_FIXTURE_H_
