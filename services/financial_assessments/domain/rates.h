// The figures and rules that a charge is worked out by on one day: the nation's
// rates, and the council's policy beside them. Read from dated data; see
// services/financial_assessments/data.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_RATES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_RATES_H_

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "common/types/pence.h"
#include "services/financial_assessments/domain/circumstances.h"

namespace carereform::financial_assessments {

// The figures of a rate table. Amounts a week unless told otherwise.
enum class Figure : uint8_t {
  kLowerCapitalLimit = 1,  // Pence, not weekly.
  kUpperCapitalLimit = 2,  // Pence, not weekly.
  kTariffStep = 3,         // Pence of capital that yield one unit.
  kTariffPerStep = 4,      // Income assumed for each step or part of one.
  kPersonalExpenses = 5,   // Regulation 6.
  kGuaranteeChild = 6,     // Regulation 7 from here on.
  kGuaranteeSingle18To24 = 7,
  kGuaranteeSingle25ToPension = 8,
  kGuaranteeSinglePension = 9,
  kGuaranteeLoneParent = 10,
  kGuaranteeCouple18 = 11,
  kGuaranteeCouplePension = 12,
  kPremiumDisabilitySingle = 13,
  kPremiumEnhancedSingle = 14,
  kPremiumDisabilityCouple = 15,
  kPremiumEnhancedCouple = 16,
  kPremiumCarer = 17,
  kSavingsCreditSingle = 18,  // The most that is disregarded.
  kSavingsCreditCouple = 19,
  kDisposableIncome = 20,        // Deferred payments: what a person may keep.
  kSellingCostsPercent = 21,     // Whole percent of a property's value.
  kFreeCareWeeks = 22,           // Weeks of reablement without charge.
  kMinorAdaptationLimit = 23,    // Pence, one-off.
  kPropertyDisregardWeeks = 24,  // 12.
  kArrearsDisregardWeeks = 25,   // 52.
  kShortTermWeeks = 26,          // 8: the longest short-term stay.
  kTemporaryWeeks = 27,          // 52: the longest temporary stay.
  kReadmissionWeeks = 28,        // 52: within them, what is left of the 12.
};
inline constexpr int kFigures = 29;

// How firm a figure is. From the firmest to the least.
enum class FigureStatus : uint8_t {
  kStatute = 1,     // Seen in the instrument.
  kCircular = 2,    // Seen in the department's circular.
  kSecondary = 3,   // Seen where a council or a charity prints it.
  kUnverified = 4,  // From memory, or worked out: nobody was seen to print it.
};

struct Rate {
  int64_t amount = 0;  // Pence; weeks or percent where the figure is.
  FigureStatus status = FigureStatus::kUnverified;
  std::string source;  // Instrument or circular.
};

// One year's figures. Immutable.
struct RateTable {
  std::string id;                    // Such as "2025-26".
  absl::CivilDay from;               // The first day.
  std::optional<absl::CivilDay> to;  // The first day it no longer covers.
  std::array<std::optional<Rate>, kFigures> rates;  // By Figure.
};

// What a week of a yearly amount is. Exact fractions: 52; 52.14; 365/7.
enum class WeekConvention : uint8_t { k52 = 1, k52Point14 = 2, k365Over7 = 3 };

// How capital of exactly the upper limit is read. The law says "exceeds".
enum class AtUpperLimit : uint8_t { kEligible = 1, kNotEligible = 2 };

enum class DisabilityExpenses : uint8_t {
  kItemised = 1,  // What each person shows.
  // The flat amount for all who have a disability benefit, or what is shown if
  // that is more: a benefit that counts leaves no expense out (schedule 1
  // paragraph 4).
  kFlat = 2,
  kGreaterOfBoth = 3,  // The same, in another word that councils use.
};

// A guarantee or premium of a council's own.
struct HigherGuarantee {
  Figure figure = Figure::kGuaranteeChild;
  Pence amount;  // A week.
};

// Returns whether a council may have a higher figure of its own: the guarantees
// and the premiums.
bool MayBeHigher(Figure figure);

// The council's choices, where the law leaves it some. Weekly pence.
struct ChargingPolicy {
  std::string id;  // Such as "leicestershire-2025".
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;
  FigureStatus status = FigureStatus::kUnverified;
  std::string source;

  // The limits of all but permanent residents of care homes; the national one
  // if absent. Never below it.
  std::optional<Pence> upper_limit_outside_care_homes;
  std::optional<Pence> lower_limit_outside_care_homes;
  AtUpperLimit at_upper_limit = AtUpperLimit::kEligible;
  WeekConvention week = WeekConvention::k52;
  absl::Weekday week_begins = absl::Weekday::monday;  // A charging week.
  DisabilityExpenses disability_expenses = DisabilityExpenses::kItemised;
  Pence flat_disability_expenses;
  int32_t percent_of_disposable_income = 100;  // 1 to 100.
  Pence least_charge;                          // A charge below it is not made.
  // The most that is charged a week outside care homes, of whoever pays; no
  // such limit if absent.
  std::optional<Pence> most_charge;
  Pence night_care_disregard;
  Pence guarantee_top_up;  // Added to every guarantee.
  // Guarantees and premiums of the council's own; where the national figure is
  // higher, or the only one, that one counts. See RuleBook.
  std::vector<HigherGuarantee> higher_guarantees;
  Pence arrangement_fee_one_off;
  Pence arrangement_fee_yearly;
  // Whether short-term residents are charged as if at home: regulation 8.
  bool short_term_as_non_residential = false;
  // Whether carers are charged for support for their own needs.
  bool charges_carers = false;
  // Whether free care of up to six weeks is given to all, whatever its type.
  // How people may be charged by discretion is in the data of income types.
};

// How an income of one type counts in one setting.
enum class IncomeTreatment : uint8_t {
  kCounted = 1,
  kDisregarded = 2,
  kDisregardedUpTo = 3,  // As much as `amount`, or the figure, a week.
  kHalfIfPaidToSpouse = 4,
};

struct IncomeRule {
  IncomeTreatment treatment = IncomeTreatment::kCounted;
  Pence amount;                  // For kDisregardedUpTo, if no figure.
  std::optional<Figure> figure;  // For kDisregardedUpTo: of a single person.
  bool is_disability_benefit = false;
  FigureStatus status = FigureStatus::kUnverified;
  std::string source;
};

enum class CapitalTreatment : uint8_t {
  kCounted = 1,
  kDisregarded = 2,
  kDisregardedForWeeks = 3,  // From receipt: kArrearsDisregardWeeks.
  kProperty = 4,             // By who lives there and since when.
};

struct CapitalRule {
  CapitalTreatment treatment = CapitalTreatment::kCounted;
  FigureStatus status = FigureStatus::kUnverified;
  std::string source;
};

// Two incomes that one person cannot have at once.
struct IncomeConflict {
  IncomeType one = IncomeType::kOther;
  IncomeType other = IncomeType::kOther;
  std::string source;
};

// Types that a date chooses: by IncomeType and Setting; by CapitalType.
struct MeansRules {
  absl::CivilDay from;
  std::optional<absl::CivilDay> to;
  std::array<std::array<IncomeRule, kSettings>, kIncomeTypes> incomes;
  std::array<CapitalRule, kCapitalTypes> capital;
  std::vector<IncomeConflict> conflicts;
};

// Returns the word of a figure, as data files and errors have it, such as
// "guarantee_single_pension". In figure_words.cc.
absl::string_view FigureWord(Figure figure);

// Returns the figure that a word names, or nothing.
std::optional<Figure> FigureOfWord(absl::string_view word);

// What the amount of a figure is.
enum class FigureUnit : uint8_t { kPence, kWeeks, kPercent };

// Returns what the amount of `figure` is.
FigureUnit UnitOf(Figure figure);

// Returns the word of a unit or of a status, such as "pence" or "statute".
absl::string_view UnitWord(FigureUnit unit);
absl::string_view StatusWord(FigureStatus status);

// The words of the statuses, in the order of FigureStatus.
inline constexpr absl::string_view kFigureStatusWords[] = {
    "statute", "circular", "secondary", "unverified"};

// Returns the status that a word names, or nothing.
std::optional<FigureStatus> FigureStatusOfWord(absl::string_view word);

// Returns the figure of a table, as a number; NOT_FOUND, with its word, if the
// table does not have it.
absl::StatusOr<int64_t> FigureOf(const RateTable& table, Figure figure);

// All that is in force on one day for one council. Points to what outlives it.
struct Rules {
  const RateTable* rates = nullptr;
  const ChargingPolicy* policy = nullptr;
  const MeansRules* means = nullptr;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_RATES_H_
