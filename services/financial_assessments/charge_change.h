// A change of a charge, planned and then stored: what RecordCircumstances,
// EndCharge and uprating have in common.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_CHANGE_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_CHANGE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/financial_assessments/v1/charge_records.pb.h"
#include "common/store/transaction.h"
#include "common/types/limits.h"
#include "services/financial_assessments/stored_charge.h"

namespace carereform::financial_assessments {

// Circumstances of one charge that count at a time: a change each week for four
// years. Every one is read for each change, and one that takes the place of all
// the others has to fit into a transaction.
inline constexpr int kMostVersions = 200;
static_assert(4 + kMostVersions <= kMaxTransactionEntries);

// What a change will write. Without times, which are those of the transaction.
struct PlannedChange {
  v1::Charge charge;
  v1::ChargeRevision revision;
  std::optional<v1::CircumstancesVersion> added;
  std::vector<v1::CircumstancesVersion> superseded;
  std::optional<v1::ChargeCalculation> calculation;
};

// Circumstances to be recorded.
struct NewCircumstances {
  absl::CivilDay from;
  v1::Circumstances circumstances;
  v1::CircumstancesVersion::Reason reason =
      v1::CircumstancesVersion::REASON_UNSPECIFIED;
  std::string record;
  bool supersedes_later = false;
};

// Returns what recording circumstances comes to, as `today` sees it. `charge`
// has none yet where it is created. The violations of rules of the means test
// are of fields under `circumstances.`.
//
// Errors: INVALID_ARGUMENT, reason FIELD_INVALID; those of TooManyVersions and
// RunsUntil.
absl::StatusOr<PlannedChange> PlanCircumstances(
    const StoredCharge& charge, const NewCircumstances& recorded,
    v1::ChargeRevision::Cause cause, absl::CivilDay today);

// Returns the charge's runs to the end of the day from which new circumstances
// count, as recording them would make them. Errors: as for PlanCircumstances.
absl::StatusOr<std::vector<ChargeRun>> RunsAfter(
    const StoredCharge& charge, const NewCircumstances& recorded);

// Returns what ending the charge on `ended` comes to. Errors: those of
// RunsUntil.
absl::StatusOr<PlannedChange> PlanEnd(const StoredCharge& charge,
                                      absl::CivilDay ended,
                                      v1::Charge::EndReason reason,
                                      absl::CivilDay today);

// Stores a change: the charge first if it is new, and otherwise the revision
// first, as the methods return them. At most 4 entries and one for each of
// `superseded`.
absl::Status StoreChange(const Records& records, store::Txn& txn,
                         PlannedChange& change, bool charge_is_new);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_CHANGE_H_
