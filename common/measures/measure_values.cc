#include "common/measures/measure_values.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/types/statistics.h"

namespace carereform::measures {
namespace {

v1::MeasureValue NotApplicable(absl::string_view note) {
  v1::MeasureValue value;
  value.set_state(v1::MeasureValue::NOT_APPLICABLE);
  value.set_note(std::string(note));
  return value;
}

void SetState(bool is_zero, v1::MeasureValue& value) {
  value.set_state(is_zero ? v1::MeasureValue::CONFIRMED_ZERO
                          : v1::MeasureValue::VALUE);
}

constexpr char kMedianMethod[] =
    "median: the middle value, or the mean of the two middle ones,";

}  // namespace

v1::MeasureValue CountOf(int64_t n) {
  v1::MeasureValue value;
  SetState(n == 0, value);
  value.mutable_count()->set_n(n);
  return value;
}

v1::MeasureValue PercentOf(int64_t numerator, int64_t denominator) {
  if (denominator == 0)
    return NotApplicable("there is nobody to take a share of");
  v1::MeasureValue value;
  SetState(numerator == 0, value);
  value.mutable_ratio()->set_numerator(numerator);
  value.mutable_ratio()->set_denominator(denominator);
  value.mutable_ratio()->set_per(100);
  return value;
}

v1::MeasureValue MedianOf(std::vector<int64_t> values) {
  const auto n = static_cast<int64_t>(values.size());
  const std::optional<int64_t> median = MedianTimesTwo(std::move(values));
  if (!median.has_value()) return NotApplicable("there is nobody to measure");
  v1::MeasureValue value;
  SetState(*median == 0, value);
  value.mutable_quantile()->set_value_times_two(*median);
  value.mutable_quantile()->set_n(n);
  value.mutable_quantile()->set_method(kMedianMethod);
  return value;
}

v1::MeasureValue MeanOf(const std::vector<int64_t>& values) {
  if (values.empty()) return NotApplicable("there is nobody to measure");
  v1::MeasureValue value;
  const int64_t sum = Sum(values);
  SetState(sum == 0, value);
  value.mutable_mean()->set_sum(sum);
  value.mutable_mean()->set_n(static_cast<int64_t>(values.size()));
  return value;
}

v1::MeasureValue PercentileOf(std::vector<int64_t> values, int percent,
                              PercentileMethod method) {
  const auto n = static_cast<int64_t>(values.size());
  const std::optional<ExactFraction> exact =
      Percentile(std::move(values), percent, method);
  if (!exact.has_value()) return NotApplicable("there is nobody to measure");
  v1::MeasureValue value;
  SetState(exact->numerator == 0, value);
  auto& quantile = *value.mutable_quantile();
  quantile.set_n(n);
  quantile.set_numerator(exact->numerator);
  quantile.set_denominator(exact->denominator);
  // Half up: for readers who know of halves only.
  quantile.set_value_times_two((4 * exact->numerator + exact->denominator) /
                               (2 * exact->denominator));
  quantile.set_method(
      absl::StrCat("percentile ", percent,
                   method == PercentileMethod::kInterpolated
                       ? ", interpolated as SQL percentile_cont and R type 7,"
                       : ", by nearest rank,"));
  return value;
}

v1::MeasureValue MaximumOf(const std::vector<int64_t>& values) {
  const std::optional<int64_t> maximum = Maximum(values);
  if (!maximum.has_value()) return NotApplicable("there is nobody to measure");
  v1::MeasureValue value;
  SetState(*maximum == 0, value);
  value.mutable_maximum()->set_value(*maximum);
  value.mutable_maximum()->set_n(static_cast<int64_t>(values.size()));
  return value;
}

v1::MeasureValue AchievedOf(int64_t done, int64_t parts,
                            absl::string_view reason) {
  if (parts == 0) return Missing(reason);
  v1::MeasureValue value;
  value.set_state(v1::MeasureValue::VALUE);
  value.mutable_achieved()->set_achieved(done == parts);
  value.mutable_achieved()->set_done(done);
  value.mutable_achieved()->set_parts(parts);
  return value;
}

v1::MeasureValue Missing(absl::string_view reason) {
  v1::MeasureValue value;
  value.set_state(v1::MeasureValue::MISSING);
  value.set_note(std::string(reason));
  return value;
}

void AddNote(absl::string_view words, v1::MeasureValue& value) {
  value.set_note(value.note().empty()
                     ? std::string(words)
                     : absl::StrCat(value.note(), "; ", words));
}

void Complete(const v1::Measure& measure, const MeasureQuery& query,
              v1::MeasureValue& value) {
  value.set_measure(measure.name());
  if (value.unit().empty()) value.set_unit(measure.unit());
  value.set_population(measure.population());
  value.set_basis(measure.basis());
  value.set_method_version(measure.method_version());
  value.set_question(measure.question());
  value.set_revision(static_cast<int64_t>(query.revision));
  if (query.as_of.has_value()) {
    *value.mutable_as_of_date() = rpc::ToDate(*query.as_of);
  }
  if (query.period.has_value()) {
    *value.mutable_period()->mutable_first_date() =
        rpc::ToDate(query.period->start);
    *value.mutable_period()->mutable_last_date() =
        rpc::ToDate(query.period->end - 1);
  }
  if (value.state() == v1::MeasureValue::VALUE ||
      value.state() == v1::MeasureValue::CONFIRMED_ZERO) {
    value.set_origin(v1::MeasureValue::COMPUTED);
  }
}

}  // namespace carereform::measures
