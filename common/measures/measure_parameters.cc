#include "common/measures/measure_parameters.h"

#include <algorithm>
#include <cstdlib>
#include <map>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/types/text_shape.h"

namespace carereform::measures {
namespace {

using Parameter = v1::Measure::Parameter;

constexpr int64_t kLongestWait = 36'500;  // A hundred years, in days.

Parameter NumberParameter(absl::string_view name, absl::string_view description,
                          int64_t usual, int64_t least, int64_t greatest) {
  Parameter parameter;
  parameter.set_name(std::string(name));
  parameter.set_description(std::string(description));
  parameter.set_default_value(absl::StrCat(usual));
  parameter.set_least(least);
  parameter.set_greatest(greatest);
  return parameter;
}

// Returns what is wrong with `value`; empty where nothing is.
std::string RuleBrokenBy(const Parameter& parameter, const std::string& value) {
  const auto& allowed = parameter.allowed_values();
  if (!allowed.empty()) {
    const bool found =
        std::find(allowed.begin(), allowed.end(), value) != allowed.end();
    return found
               ? ""
               : absl::StrCat("must be one of ", absl::StrJoin(allowed, ", "));
  }
  int64_t number = 0;
  if (absl::SimpleAtoi(value, &number) && number >= parameter.least() &&
      number <= parameter.greatest()) {
    return "";
  }
  return absl::StrCat("must be a whole number from ", parameter.least(), " to ",
                      parameter.greatest());
}

std::string NamesOf(const v1::Measure& measure) {
  std::vector<std::string> names;
  for (const Parameter& parameter : measure.parameters()) {
    names.push_back(parameter.name());
  }
  return names.empty() ? "none" : absl::StrJoin(names, ", ");
}

}  // namespace

Parameter OverDaysParameter() {
  return NumberParameter(kOverDays,
                         "The share is of waits of more days than this.", 28, 0,
                         kLongestWait);
}

Parameter DaysKindParameter() {
  return WordParameter(kDaysKind, "What waits are counted in.",
                       {kCalendarDays, kWorkingDays});
}

Parameter PercentileParameter() {
  return NumberParameter(
      kPercentile, "How many percent of the waits do not exceed the value.", 90,
      1, 99);
}

Parameter PercentileMethodParameter() {
  return WordParameter(
      kPercentileMethod,
      "Between two values, in proportion (SQL percentile_cont, R type 7), or "
      "the least value that so many percent do not exceed.",
      {kInterpolated, kNearestRank});
}

Parameter WordParameter(absl::string_view name, absl::string_view description,
                        const std::vector<std::string>& words) {
  Parameter parameter;
  parameter.set_name(std::string(name));
  parameter.set_description(std::string(description));
  parameter.set_default_value(words.front());
  for (const std::string& word : words) parameter.add_allowed_values(word);
  return parameter;
}

std::map<std::string, std::string> CheckParameters(
    const v1::Measure& measure,
    const google::protobuf::Map<std::string, std::string>& chosen,
    rpc::Validation& validation) {
  std::map<std::string, std::string> values;
  for (const Parameter& parameter : measure.parameters()) {
    values[parameter.name()] = parameter.default_value();
    const auto given = chosen.find(parameter.name());
    if (given == chosen.end()) continue;
    values[parameter.name()] = given->second;
    const std::string broken = RuleBrokenBy(parameter, given->second);
    validation.Require(broken.empty(),
                       absl::StrCat("parameters.", parameter.name()), broken);
  }
  // By name: the order of a map of the contract is none.
  const std::map<std::string, std::string> by_name(chosen.begin(),
                                                   chosen.end());
  for (const auto& [name, value] : by_name) {
    if (values.count(name) != 0) continue;
    validation.Refuse(
        IsFieldName(name) ? absl::StrCat("parameters.", name) : "parameters",
        absl::StrCat("is not a parameter of this measure, which has ",
                     NamesOf(measure)));
  }
  return values;
}

const std::string& WordOf(const MeasureQuery& query, absl::string_view name) {
  const auto found = query.parameters.find(std::string(name));
  if (found == query.parameters.end()) std::abort();  // CheckQuery set it.
  return found->second;
}

int64_t NumberOf(const MeasureQuery& query, absl::string_view name) {
  int64_t number = 0;
  if (!absl::SimpleAtoi(WordOf(query, name), &number)) std::abort();
  return number;
}

bool InWorkingDays(const MeasureQuery& query) {
  const auto kind = query.parameters.find(kDaysKind);
  return kind != query.parameters.end() && kind->second == kWorkingDays;
}

}  // namespace carereform::measures
