#include "services/financial_assessments/handlers/line_differences.h"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace carereform::financial_assessments {
namespace {

using Difference = v1::CompareChargesResponse::LineDifference;

// Adds up lines by what they are about, and keeps them in their order.
class Sums {
 public:
  Difference& Of(const v1::CalculationLine& line) {
    const auto [place, is_new] = places_.try_emplace(
        {line.section(), line.rule(), line.field()}, sums_.size());
    if (is_new) {
      Difference& sum = sums_.emplace_back();
      sum.set_section(line.section());
      sum.set_rule(line.rule());
      sum.set_field(line.field());
    }
    return sums_[place->second];
  }
  const std::vector<Difference>& sums() const { return sums_; }

 private:
  std::map<std::tuple<int, std::string, std::string>, size_t> places_;
  std::vector<Difference> sums_;
};

}  // namespace

void AddLineDifferences(v1::CompareChargesResponse& response) {
  Sums sums;
  for (const v1::CalculationLine& line : response.after().lines()) {
    Difference& sum = sums.Of(line);
    sum.set_after_pence(sum.after_pence() + line.amount_pence());
  }
  for (const v1::CalculationLine& line : response.before().lines()) {
    Difference& sum = sums.Of(line);
    sum.set_before_pence(sum.before_pence() + line.amount_pence());
  }
  for (const Difference& sum : sums.sums()) {
    if (sum.before_pence() != sum.after_pence()) *response.add_lines() = sum;
  }
}

}  // namespace carereform::financial_assessments
