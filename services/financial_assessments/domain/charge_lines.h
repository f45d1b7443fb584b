// The lines that a charge is added up from. There is no other sum: what is
// explained is what was added.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_LINES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_LINES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/types/span.h"
#include "services/financial_assessments/domain/exact_pence.h"
#include "services/financial_assessments/domain/rates.h"

namespace carereform::financial_assessments {

// What lines add up to. Each section's lines add up to its total.
enum class Section : uint8_t {
  kCapital = 1,       // The capital that counts.
  kContribution = 2,  // The most that the person can be asked to pay a week.
  kCharge = 3,        // What the person pays a week.
};
inline constexpr int kSections = 4;

// The rule that made a line. The numbers are those of the contract's.
enum class LineRule : uint8_t {
  // Capital.
  kCapitalHeld = 1,                // An asset's value, or the person's share.
  kSecuredDebt = 2,                // Less.
  kSellingCosts = 3,               // Less.
  kShareOfOthers = 4,              // Less: what belongs to joint owners.
  kCapitalDisregarded = 5,         // Less: by its type.
  kPropertyDisregarded = 6,        // Less: by who lives there.
  kTwelveWeekDisregard = 7,        // Less.
  kOccupierLeftDisregard = 8,      // Less: 12 weeks.
  kUnexpectedChangeDisregard = 9,  // Less: 12 weeks, by discretion.
  kArrearsDisregard = 10,          // Less: 52 weeks.
  kNotionalCapital = 11,           // Treated as still held.
  kCareAtHomeDisregard = 12,       // Less: the home in which care is given.
  // Contribution.
  kIncome = 20,
  kIncomeDisregarded = 21,        // Less: by its type, in full.
  kIncomePartlyDisregarded = 22,  // Less: up to a figure.
  kPensionHalfToSpouse = 23,      // Less.
  kNightCareDisregard = 24,       // Less.
  kDiscretionaryDisregard = 25,   // Less.
  kTariffIncome = 26,
  kHousingCost = 27,             // Less.
  kGuarantee = 28,               // Less.
  kGuaranteeChildren = 29,       // Less.
  kPremiumDisability = 30,       // Less.
  kPremiumEnhanced = 31,         // Less.
  kPremiumCarer = 32,            // Less.
  kGuaranteeTopUp = 33,          // Less: the council's own.
  kPersonalExpenses = 34,        // Less.
  kDisabilityExpense = 35,       // Less: one that was shown.
  kFlatDisabilityExpenses = 36,  // Less.
  kOtherExpense = 37,            // Less.
  kNothingLeft = 38,             // Brings a sum below nothing up to nothing.
  kShareNotTaken = 39,           // Less: of disposable income.
  kFractionOfPenny = 40,         // What printing whole pence left out.
  kFlatSavingsDisregard = 41,    // Less: by the law, once.
  kIncomeFromCapital = 42,       // Less: is capital, in full.
  // Charge.
  kCostOfCare = 60,
  kFreeService = 61,        // Less: a service that is free.
  kFreePerson = 62,         // Less: all of it.
  kAboveContribution = 63,  // Less: cost above the contribution.
  kBelowLeastCharge = 64,   // Less: too little to be collected.
  kNominalCharge = 65,      // Light touch.
  kAboveMostCharge = 66,    // Less: above the most that the policy charges.
};

inline constexpr uint16_t kNoItem = 0xFFFF;

struct ChargeLine {
  Section section = Section::kContribution;
  LineRule rule = LineRule::kIncome;
  uint16_t item = kNoItem;  // Which income, asset, cost or service, from 0.
  std::optional<Figure> figure;  // Of the rate table, if one was used.
  ExactPence amount;  // As it is added: negative for what is taken off.
};

// Adds up lines; keeps them too, if asked.
class ChargeLines {
 public:
  enum class Keep { kTotalsOnly, kLines };

  explicit ChargeLines(Keep keep) : keep_(keep == Keep::kLines) {}

  // Adds a line to its section's total. A line of nothing is kept all the same:
  // it tells that something was looked at.
  void Add(Section section, LineRule rule, ExactPence amount,
           uint16_t item = kNoItem,
           std::optional<Figure> figure = std::nullopt) {
    ExactPence& total = totals_[static_cast<size_t>(section)];
    total = total + amount;
    if (figure.has_value()) used_ |= uint64_t{1} << static_cast<int>(*figure);
    if (keep_) lines_.push_back({section, rule, item, figure, amount});
  }

  ExactPence Total(Section section) const {
    return totals_[static_cast<size_t>(section)];
  }

  // The lines, in the order in which they were added; none unless kept.
  absl::Span<const ChargeLine> lines() const { return lines_; }

  // Bits of the figures that were used: 1 << Figure.
  uint64_t figures_used() const { return used_; }
  // Notes that a figure decided something without being a line's amount.
  void Use(Figure figure) { used_ |= uint64_t{1} << static_cast<int>(figure); }

  void Clear() {
    totals_ = {};
    lines_.clear();
    used_ = 0;
  }

 private:
  bool keep_;
  std::array<ExactPence, kSections> totals_{};
  std::vector<ChargeLine> lines_;
  uint64_t used_ = 0;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CHARGE_LINES_H_
