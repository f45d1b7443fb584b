#include <array>
#include <iterator>

#include "absl/status/status.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {
namespace {

constexpr std::array<absl::string_view, kFigures> kWords = {
    "",
    "lower_capital_limit",
    "upper_capital_limit",
    "tariff_step",
    "tariff_per_step",
    "personal_expenses",
    "guarantee_child",
    "guarantee_single_18_to_24",
    "guarantee_single_25_to_pension",
    "guarantee_single_pension",
    "guarantee_lone_parent",
    "guarantee_couple_18",
    "guarantee_couple_pension",
    "premium_disability_single",
    "premium_enhanced_single",
    "premium_disability_couple",
    "premium_enhanced_couple",
    "premium_carer",
    "savings_credit_single",
    "savings_credit_couple",
    "disposable_income",
    "selling_costs_percent",
    "free_care_weeks",
    "minor_adaptation_limit",
    "property_disregard_weeks",
    "arrears_disregard_weeks",
    "short_term_weeks",
    "temporary_weeks",
    "readmission_weeks",
};

}  // namespace

absl::string_view FigureWord(Figure figure) {
  return kWords[static_cast<size_t>(figure)];
}

std::optional<Figure> FigureOfWord(absl::string_view word) {
  for (size_t i = 1; i < kWords.size(); ++i) {
    if (kWords[i] == word) return static_cast<Figure>(i);
  }
  return std::nullopt;
}

FigureUnit UnitOf(Figure figure) {
  switch (figure) {
    case Figure::kSellingCostsPercent:
      return FigureUnit::kPercent;
    case Figure::kFreeCareWeeks:
    case Figure::kPropertyDisregardWeeks:
    case Figure::kArrearsDisregardWeeks:
    case Figure::kShortTermWeeks:
    case Figure::kTemporaryWeeks:
    case Figure::kReadmissionWeeks:
      return FigureUnit::kWeeks;
    default:
      return FigureUnit::kPence;
  }
}

bool MayBeHigher(Figure figure) {
  return figure >= Figure::kGuaranteeChild && figure <= Figure::kPremiumCarer;
}

absl::string_view UnitWord(FigureUnit unit) {
  switch (unit) {
    case FigureUnit::kPence:
      return "pence";
    case FigureUnit::kWeeks:
      return "weeks";
    case FigureUnit::kPercent:
      return "percent";
  }
  return "";
}

absl::string_view StatusWord(FigureStatus status) {
  return kFigureStatusWords[static_cast<size_t>(status) - 1];
}

std::optional<FigureStatus> FigureStatusOfWord(absl::string_view word) {
  for (size_t i = 0; i < std::size(kFigureStatusWords); ++i) {
    if (kFigureStatusWords[i] == word) return static_cast<FigureStatus>(i + 1);
  }
  return std::nullopt;
}

absl::StatusOr<int64_t> FigureOf(const RateTable& table, Figure figure) {
  const auto& rate = table.rates[static_cast<size_t>(figure)];
  if (!rate.has_value()) return absl::NotFoundError(FigureWord(figure));
  return rate->amount;
}

}  // namespace carereform::financial_assessments
