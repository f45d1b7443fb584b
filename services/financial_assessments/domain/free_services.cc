#include "services/financial_assessments/domain/free_services.h"

#include "common/types/pence.h"

namespace carereform::financial_assessments {
namespace {

absl::StatusOr<bool> IsMinor(const Care& care, const RateTable& rates,
                             ChargeLines& lines) {
  const auto limit = FigureOf(rates, Figure::kMinorAdaptationLimit);
  if (!limit.ok()) return limit.status();
  lines.Use(Figure::kMinorAdaptationLimit);
  return care.one_off_cost <= Pence::FromPence(*limit);
}

absl::StatusOr<bool> IsInFreeWeeks(const Care& care, const RateTable& rates,
                                   absl::CivilDay day, ChargeLines& lines) {
  const auto weeks = FigureOf(rates, Figure::kFreeCareWeeks);
  if (!weeks.ok()) return weeks.status();
  lines.Use(Figure::kFreeCareWeeks);
  return !care.started.has_value() || day - *care.started < *weeks * 7;
}

}  // namespace

bool IsFreePerson(const Circumstances& circumstances,
                  const ChargingPolicy& policy) {
  return circumstances.has_cjd || circumstances.section_117 ||
         (circumstances.is_carer_only && !policy.charges_carers);
}

absl::StatusOr<bool> IsFreeService(const Care& care,
                                   const Circumstances& circumstances,
                                   const RateTable& rates, absl::CivilDay day,
                                   ChargeLines& lines) {
  // A carer is never charged for what is given to the adult.
  if (circumstances.is_carer_only) return care.type != CareType::kCarerSupport;
  switch (care.type) {
    case CareType::kEquipment:
    case CareType::kSection117:
    case CareType::kCarerSupport:
      return true;
    case CareType::kMinorAdaptation:
      return IsMinor(care, rates, lines);
    case CareType::kReablement:
    case CareType::kIntermediateCare:
      return IsInFreeWeeks(care, rates, day, lines);
    case CareType::kHomeCare:
    case CareType::kDayCare:
    case CareType::kCareHome:
    case CareType::kSupportedLiving:
    case CareType::kTransport:
    case CareType::kDirectPayment:
    case CareType::kOther:
    case CareType::kRespiteOrSitting:
      return false;
  }
  return false;
}

}  // namespace carereform::financial_assessments
