// What is known of one person's means, home and care from a day: what a charge
// is worked out from. Nothing here identifies anybody.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CIRCUMSTANCES_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CIRCUMSTANCES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/civil_time.h"
#include "common/types/pence.h"

namespace carereform::financial_assessments {

// The numbers of these enums are those of the contract's
// (means_test.proto), less what it calls unspecified: 1 is the first.

// Where the person has care, and for how long.
enum class Setting : uint8_t {
  kNonResidential = 1,
  kCareHomePermanent = 2,
  kCareHomeTemporary = 3,  // Not likely to exceed 52 weeks.
  kCareHomeShortTerm = 4,  // Not over 8 weeks: regulation 8.
};
inline constexpr int kSettings = 5;  // One more than the last number.

enum class AgeGroup : uint8_t {
  k18To24 = 1,
  k25ToPensionAge = 2,
  kPensionAge = 3,
};

enum class Household : uint8_t { kSingle = 1, kLoneParent = 2, kCouple = 3 };

enum class Frequency : uint8_t {
  kWeekly = 1,
  kFortnightly = 2,
  kFourWeekly = 3,
  kMonthly = 4,
  kQuarterly = 5,
  kHalfYearly = 6,
  kAnnually = 7,
};

enum class IncomeType : uint8_t {
  kEarnings = 1,
  kStatePension = 2,
  kPrivatePension = 3,  // Occupational or personal.
  kPensionCreditGuarantee = 4,
  kPensionCreditSavings = 5,
  kUniversalCredit = 6,
  kIncomeSupport = 7,
  kEmploymentSupportIncomeRelated = 8,
  kEmploymentSupportContributory = 9,
  kJobseekersAllowance = 10,
  kAttendanceAllowance = 11,
  kDlaCare = 12,
  kDlaMobility = 13,
  kPipDailyLiving = 14,
  kPipMobility = 15,
  kCarersAllowance = 16,
  kSevereDisablementAllowance = 17,
  kIndustrialInjuries = 18,
  kWarDisablementPension = 19,  // And guaranteed income payments.
  kWarWidowsPension = 20,
  kIndependentLivingFund = 21,
  kChildBenefit = 22,
  kChildTaxCredit = 23,
  kWorkingTaxCredit = 24,
  kHousingBenefit = 25,
  kCouncilTaxSupport = 26,
  kChristmasBonus = 27,
  kWinterFuelPayment = 28,
  kDirectPayment = 29,
  kCharitablePayment = 30,
  kAnnuity = 31,
  kRentReceived = 32,
  kTrustIncome = 33,
  kMaintenanceReceived = 34,
  kNotionalIncome = 35,
  kOther = 36,
  kFosteringAllowance = 37,
  kBereavementBenefit = 38,
  kPersonalInjuryIncome = 39,  // From a trust or annuity.
  kChildMaintenance = 40,
};
inline constexpr int kIncomeTypes = 41;

struct Income {
  IncomeType type = IncomeType::kOther;
  Pence amount;  // 0 or more, for each `frequency`, net of tax.
  Frequency frequency = Frequency::kWeekly;
  // A private pension or retirement annuity, half of which is paid to a spouse
  // or civil partner who does not live in the care home.
  bool half_paid_to_spouse = false;
  // Paid at a rate for care by night as well as by day.
  bool includes_night_care = false;
  // Weekly part that the council disregards by its own discretion.
  Pence discretionary_disregard;
  // Rent, interest and the like of capital that counts: is capital itself.
  bool from_counted_capital = false;
};

enum class CapitalType : uint8_t {
  kSavings = 1,      // Cash, accounts, National Savings, premium bonds.
  kInvestments = 2,  // Shares, unit trusts, bonds: those with costs to sell.
  kMainHome = 3,
  kOtherProperty = 4,
  kPersonalPossessions = 5,
  kLifePolicy = 6,       // Its surrender value.
  kBenefitArrears = 7,   // Disregarded for 52 weeks from receipt.
  kPersonalInjury = 8,   // In trust, or for 52 weeks from the first payment.
  kListedTrust = 9,      // Payments from trusts that schedule 2 lists.
  kBusinessAssets = 10,  // While they are being disposed of.
  kFuneralPlan = 11,
  kDirectPaymentBalance = 12,
  kStudentLoan = 13,
  kOther = 14,
};
inline constexpr int kCapitalTypes = 15;

// Who lives in a property, or what else has it disregarded.
enum class PropertyDisregard : uint8_t {
  kNone = 0,
  kPartnerLivesThere = 1,       // Spouse, partner, or estranged lone parent.
  kRelativeOf60LivesThere = 2,  // A relative aged 60 or over.
  kIncapacitatedRelative = 3,
  kChildLivesThere = 4,        // Under 18, whom the adult maintains.
  kIntendsToReturn = 5,        // Temporary residents.
  kBeingSoldToBuyAnother = 6,  // Temporary residents.
  kDiscretionary = 7,          // For example a former carer lives there.
  kNotReturning = 8,           // Temporary residents: it counts.
};

// Why the council holds that capital was disposed of to pay less, and what its
// decision rests on. All of it is needed: an unreasoned decision is a fault.
struct Deprivation {
  absl::CivilDay disposed;  // The day on which it was disposed of.
  absl::CivilDay decided;   // The day of the council's decision.
  uint32_t reasons = 0;     // Bits: 1 << reason. At least one.
  bool has_record = false;  // Whether the decision's record is named.
};

struct Capital {
  // What the council knows it by from one version to the next; may be empty.
  std::string id;
  CapitalType type = CapitalType::kSavings;
  Pence value;         // 0 or more: the whole asset's.
  Pence secured_debt;  // Charged on the asset: 0 to `value`.
  // Whether selling it costs something: a tenth is taken off the value.
  bool has_selling_costs = false;
  // The person's share of it: `share` / `shares`; equal shares of joint owners
  // unless there is evidence.
  int32_t share = 1;
  int32_t shares = 1;
  PropertyDisregard disregard = PropertyDisregard::kNone;
  // Until when, if who had it disregarded has died or left: 12 weeks from it.
  std::optional<absl::CivilDay> occupier_left;
  // From when, where an unexpected change gives 12 weeks by discretion.
  std::optional<absl::CivilDay> unexpected_change;
  std::optional<absl::CivilDay> received;  // Arrears, personal injury.
  std::optional<Deprivation> notional;     // Is notional capital if present.
};

enum class HousingCost : uint8_t {
  kRent = 1,        // Net of housing benefit.
  kMortgage = 2,    // Interest and capital.
  kCouncilTax = 3,  // Net of support.
  kServiceCharge = 4,
  kGroundRent = 5,
  kBuildingsInsurance = 6,
  kOther = 7,
};

struct Housing {
  HousingCost cost = HousingCost::kRent;
  Pence amount;
  Frequency frequency = Frequency::kWeekly;
};

// An expense that is allowed: of disability (laundry, heating, care bought
// privately), or another that the council allows, such as maintenance paid or
// the upkeep of a home while in a care home for a time.
struct Expense {
  bool of_disability = true;
  Pence amount;
  Frequency frequency = Frequency::kWeekly;
};

enum class CareType : uint8_t {
  kHomeCare = 1,
  kDayCare = 2,
  kCareHome = 3,
  kSupportedLiving = 4,
  kTransport = 5,
  kDirectPayment = 6,
  kReablement = 7,        // Free for up to six weeks.
  kIntermediateCare = 8,  // Free for up to six weeks.
  kEquipment = 9,         // Aids; free, whatever it costs.
  kMinorAdaptation = 10,  // Free up to £1,000.
  kSection117 = 11,       // Mental Health Act aftercare: free.
  kCarerSupport = 12,     // For a carer's own needs.
  kOther = 13,
  kRespiteOrSitting = 14,  // Care of the adult while the carer has a break.
};
inline constexpr int kCareTypes = 15;

struct Care {
  CareType type = CareType::kHomeCare;
  Pence weekly_cost;   // What it costs the council.
  Pence one_off_cost;  // Of equipment or an adaptation.
  std::optional<absl::CivilDay> started;
};

// Who pays what a chosen care home costs above the personal budget.
enum class TopUpPayer : uint8_t { kThirdParty = 1, kFirstParty = 2 };

struct TopUp {
  TopUpPayer payer = TopUpPayer::kThirdParty;
  Pence weekly_amount;
};

// Why no full financial assessment was made: regulation 10 and what follows
// from declining one.
enum class LightTouch : uint8_t {
  kNone = 0,
  kSignificantMeans = 1,      // Plainly above the upper limit.
  kNominalCharge = 2,         // The charge is small and plainly affordable.
  kDeclinesAssessment = 3,    // Will not disclose: pays in full.
  kBenefitsShowNoCharge = 4,  // Benefits show that nothing could be paid.
};

struct Circumstances {
  Setting setting = Setting::kNonResidential;
  AgeGroup age_group = AgeGroup::kPensionAge;
  Household household = Household::kSingle;
  // Whether one or both of a couple are of pension age.
  bool couple_has_pension_age = false;
  int32_t children = 0;  // Whom the adult is responsible for.

  // Premiums of the guarantee, regulation 7: what the adult would have.
  bool disability_premium = false;
  bool enhanced_disability_premium = false;
  bool carer_premium = false;

  std::vector<Income> incomes;
  std::vector<Capital> capital;
  std::vector<Housing> housing;
  std::vector<Expense> expenses;
  std::vector<Care> care;

  // Whether care is provided at night.
  bool night_care_provided = false;

  // Residents: the day the stay began; and how many days of the 12 weeks of an
  // earlier stay, that ended on `earlier_stay_ended`, had been used.
  std::optional<absl::CivilDay> care_home_since;
  std::optional<absl::CivilDay> earlier_stay_ended;
  int32_t earlier_disregard_days = 0;
  // Permanent residents: the day the stay became one for good, if it was not
  // one from its first day.
  std::optional<absl::CivilDay> permanent_since;

  bool has_cjd = false;               // Creutzfeldt-Jakob disease: all is free.
  bool is_carer_only = false;         // Charged as a carer: section 14(3).
  bool section_117 = false;           // All care is aftercare.
  bool has_deferred_payment = false;  // An agreement is in force.
  // Asks the council to arrange care though able to pay in full: section
  // 18(3).
  bool asks_council_to_arrange = false;
  LightTouch light_touch = LightTouch::kNone;
  std::optional<TopUp> top_up;

  // Qualifying income above the standard minimum guarantee, and pension age
  // reached before 6 April 2016: the flat savings disregard of annex C.
  bool flat_savings_disregard = false;
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_CIRCUMSTANCES_H_
