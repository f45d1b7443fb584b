// A charge as it is stored, as the timeline that it is.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_STORED_CHARGE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_STORED_CHARGE_H_

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/calculation.pb.h"
#include "carereform/financial_assessments/v1/charge_records.pb.h"
#include "common/store/transaction.h"
#include "services/financial_assessments/charge_records.h"
#include "services/financial_assessments/domain/charge_timeline.h"
#include "services/financial_assessments/domain/rule_book.h"
#include "services/financial_assessments/records.h"

namespace carereform::financial_assessments {

// Circumstances that count, as stored and as the domain has them.
struct StoredCircumstances {
  v1::CircumstancesVersion version;
  absl::CivilDay from;
  Circumstances means;
};

// A charge with everything that it is worked out from.
struct StoredCharge {
  v1::Charge charge;
  std::vector<StoredCircumstances> versions;  // By day.
  std::shared_ptr<const RuleBook> book;
  // What its last change was worked out by; nothing for a new one.
  std::shared_ptr<const RuleBook> charged_by;
  // The revision that `book` is of.
  int64_t rules_revision = 0;

  // The first day that is not charged; nothing while the charge goes on.
  std::optional<absl::CivilDay> ended() const;
  absl::CivilDay started() const;
  // The first day of charging weeks: that of the council's first policy, so
  // that the weeks of a charge follow one another.
  absl::Weekday weeks_begin() const;
};

// Returns the charge. Errors: NOT_FOUND, reason CHARGE_NOT_FOUND; as the
// store's.
absl::StatusOr<StoredCharge> ReadCharge(const Records& records,
                                        const store::Reader& reader,
                                        const std::string& name);

// Returns the charge as it was known at `revision`, with the rules of then; 0
// means the latest. Errors: as for ReadCharge; OUT_OF_RANGE, reason
// REVISION_IN_FUTURE.
absl::StatusOr<StoredCharge> ReadChargeAt(const Records& records,
                                          const store::Reader& reader,
                                          const std::string& name,
                                          int64_t revision);

// Has `charge` be worked out by the rules that the council has now. Errors: as
// the store's.
absl::Status HoldRules(const Records& records, const store::Reader& reader,
                       StoredCharge& charge);

// Returns a version as the domain has it too.
StoredCircumstances Understood(v1::CircumstancesVersion version);

// Returns what is in force in the charging week of `day`. Errors: those of
// RulesOn.
absl::StatusOr<Rules> RulesOfWeekOf(const RuleBook& book, absl::CivilDay day);

// Returns the charge's runs from its start to `to`, the first day not wanted,
// or to its end. Errors: those of RulesOn and ChargeError.
absl::StatusOr<std::vector<ChargeRun>> RunsUntil(const StoredCharge& charge,
                                                 absl::CivilDay to);

// Returns the same as the charge's last change had them: by the rules that were
// held then and, for weeks of which none were, by those held now.
absl::StatusOr<std::vector<ChargeRun>> RunsAsCharged(const StoredCharge& charge,
                                                     absl::CivilDay to);

// Returns the same, but ends with the last day that can be worked out.
std::vector<ChargeRun> RunsWhileHeld(const StoredCharge& charge,
                                     absl::CivilDay to);

// Returns the explained charge of `day`, one of the charge's. Errors: as for
// RunsUntil.
absl::StatusOr<v1::Calculation> CalculationOn(const StoredCharge& charge,
                                              absl::CivilDay day);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_STORED_CHARGE_H_
