#include "services/financial_assessments/charge_change.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "services/financial_assessments/calculation_packing.h"
#include "services/financial_assessments/charge_errors.h"
#include "services/financial_assessments/domain/charge_difference.h"
#include "services/financial_assessments/domain/charge_weeks.h"
#include "services/financial_assessments/domain/circumstances_check.h"
#include "services/financial_assessments/look_ahead.h"

namespace carereform::financial_assessments {
namespace {

constexpr int kDaysAWeek = 7;

std::string NewName(const v1::Charge& charge, const char* collection) {
  return absl::StrCat(charge.name(), "/", collection, "/", store::RandomUuid());
}

// Refuses circumstances that break a rule of the means test on their day.
absl::Status CheckMeans(const StoredCharge& charge,
                        const StoredCircumstances& added) {
  CR_ASSIGN_OR_RETURN(const Rules rules,
                      RulesOfWeekOf(*charge.book, added.from));
  std::vector<FieldViolation> violations;
  for (const CircumstancesFault& fault :
       CheckCircumstances(added.means, rules, added.from)) {
    violations.push_back(
        {absl::StrCat("circumstances.", fault.field), fault.rule});
  }
  return violations.empty() ? absl::OkStatus() : InvalidFields(violations);
}

// Puts `added` among the versions of `charge`; those that it supersedes go to
// `change`.
void AddVersion(StoredCircumstances added, bool supersedes_later,
                StoredCharge& charge, PlannedChange& change) {
  std::vector<StoredCircumstances> versions;
  for (StoredCircumstances& version : charge.versions) {
    const bool superseded = version.from == added.from ||
                            (supersedes_later && version.from > added.from);
    if (superseded) {
      version.version.set_superseded_by(added.version.name());
      change.superseded.push_back(std::move(version.version));
    } else {
      versions.push_back(std::move(version));
    }
  }
  const auto place = std::upper_bound(
      versions.begin(), versions.end(), added.from,
      [](absl::CivilDay day, const StoredCircumstances& version) {
        return day < version.from;
      });
  change.added = added.version;
  versions.insert(place, std::move(added));
  charge.versions = std::move(versions);
}

void SetPeriods(const ChargeDifference& difference,
                v1::ChargeRevision& revision) {
  for (const ChangedRun& run : difference.runs) {
    v1::ChangedPeriod& period = *revision.add_periods();
    *period.mutable_first_date() = rpc::ToDate(run.from);
    *period.mutable_last_date() = rpc::ToDate(run.to - 1);
    period.set_old_weekly_pence(run.old_weekly.value());
    period.set_new_weekly_pence(run.new_weekly.value());
    period.set_difference_pence(run.difference.value());
  }
  revision.set_backdated_pence(difference.backdated.value());
  if (difference.first_affected) {
    *revision.mutable_first_affected_date() =
        rpc::ToDate(*difference.first_affected);
  }
  revision.set_backdated_days(static_cast<int32_t>(difference.days));
  revision.set_backdated_months(difference.months);
}

// What the person was told holds no longer.
void SetUntold(absl::CivilDay today, v1::Charge& charge) {
  // Since the first change that was not told.
  if (charge.has_untold_since_date() && !charge.has_told_date()) return;
  *charge.mutable_untold_since_date() = rpc::ToDate(today);
  charge.clear_told_date();
  charge.clear_told_through_date();
}

// Whether days from `from` on whose charge the person was told ahead are
// charged otherwise after a change.
bool ChangesWhatWasAnnounced(const StoredCharge& before,
                             const StoredCharge& after, absl::CivilDay from) {
  if (!before.charge.has_told_through_date()) return false;
  const absl::CivilDay to =
      *rpc::StoredDay(before.charge.told_through_date()) + 1;
  if (to <= from) return false;
  return !DifferenceOf(RunsBetween(RunsWhileHeld(before, to), from, to),
                       RunsBetween(RunsWhileHeld(after, to), from, to), from,
                       after.weeks_begin())
              .runs.empty();
}

// The first day after those that `book` has rules of; nothing where it has them
// for ever.
std::optional<absl::CivilDay> EndOfRules(const RuleBook& book) {
  const std::optional<absl::CivilDay> rates = book.RatesHeld().to;
  const std::optional<absl::CivilDay> policies = book.PoliciesHeld().to;
  return rates && policies ? std::min(*rates, *policies)
         : rates           ? rates
                           : policies;
}

// The first day of which a change is not compared: that after the charging week
// of today or, if it is later, of the change. Rules that are not held any more
// keep no charge from ending.
absl::CivilDay HorizonOf(const StoredCharge& charge, absl::CivilDay changed,
                         absl::CivilDay today) {
  const absl::CivilDay horizon =
      FirstOfWeek(std::max(changed, today), charge.weeks_begin()) + kDaysAWeek;
  const std::optional<absl::CivilDay> end = EndOfRules(*charge.book);
  if (!end) return horizon;
  // The rules of a week are those of its first day.
  return std::min(horizon,
                  FirstOfWeek(*end - 1, charge.weeks_begin()) + kDaysAWeek);
}

// Sets the revision of a change from `before` to `after` on `changed`, and what
// the charge then is.
absl::Status Compare(const StoredCharge& before, const StoredCharge& after,
                     absl::CivilDay changed, absl::CivilDay today,
                     PlannedChange& change) {
  const absl::CivilDay horizon = HorizonOf(after, changed, today);
  CR_ASSIGN_OR_RETURN(const std::vector<ChargeRun> old_runs,
                      RunsAsCharged(before, horizon));
  CR_ASSIGN_OR_RETURN(const std::vector<ChargeRun> new_runs,
                      RunsUntil(after, horizon));
  const ChargeDifference difference =
      DifferenceOf(old_runs, new_runs, today, after.weeks_begin());
  change.revision.set_name(NewName(after.charge, "revisions"));
  *change.revision.mutable_recorded_date() = rpc::ToDate(today);
  SetPeriods(difference, change.revision);

  change.charge = after.charge;
  change.charge.set_rules_revision(after.rules_revision);
  if (!difference.runs.empty() || before.versions.empty() ||
      ChangesWhatWasAnnounced(before, after, horizon)) {
    SetUntold(today, change.charge);
  }
  return absl::OkStatus();
}

// The day whose charge a change is told by: today, or later if it is ahead; the
// last one of a charge that ended.
absl::CivilDay DayToShow(const StoredCharge& charge, absl::CivilDay changed,
                         absl::CivilDay today) {
  const absl::CivilDay day = std::max(changed, today);
  return charge.ended() ? std::min(day, *charge.ended() - 1) : day;
}

// The charge, of which nothing stays as earlier rules had it.
StoredCharge WorkedOutAnew(StoredCharge charge) {
  charge.charged_by = nullptr;
  return charge;
}

// Returns the charge with new circumstances among the others, once they are
// found to be good.
absl::StatusOr<StoredCharge> WithCircumstances(const StoredCharge& charge,
                                               const NewCircumstances& recorded,
                                               PlannedChange& change) {
  v1::CircumstancesVersion version;
  version.set_name(NewName(charge.charge, "circumstances"));
  *version.mutable_from_date() = rpc::ToDate(recorded.from);
  *version.mutable_circumstances() = recorded.circumstances;
  version.set_reason(recorded.reason);
  version.set_record(recorded.record);
  StoredCircumstances added = Understood(std::move(version));
  CR_RETURN_IF_ERROR(CheckMeans(charge, added));
  StoredCharge after = WorkedOutAnew(charge);
  AddVersion(std::move(added), recorded.supersedes_later, after, change);
  if (after.versions.size() > static_cast<size_t>(kMostVersions)) {
    return errors::TooManyVersions(kMostVersions);
  }
  return after;
}

}  // namespace

absl::StatusOr<std::vector<ChargeRun>> RunsAfter(
    const StoredCharge& charge, const NewCircumstances& recorded) {
  PlannedChange change;
  CR_ASSIGN_OR_RETURN(const StoredCharge after,
                      WithCircumstances(charge, recorded, change));
  return RunsUntil(after, recorded.from + 1);
}

absl::StatusOr<PlannedChange> PlanCircumstances(
    const StoredCharge& charge, const NewCircumstances& recorded,
    v1::ChargeRevision::Cause cause, absl::CivilDay today) {
  PlannedChange change;
  CR_ASSIGN_OR_RETURN(const StoredCharge after,
                      WithCircumstances(charge, recorded, change));
  CR_RETURN_IF_ERROR(Compare(charge, after, recorded.from, today, change));
  change.revision.set_cause(cause);
  change.revision.set_circumstances(change.added->name());

  const absl::CivilDay day = DayToShow(after, recorded.from, today);
  v1::ChargeCalculation& calculation = change.calculation.emplace();
  calculation.set_name(NewName(charge.charge, "calculations"));
  calculation.set_circumstances(change.added->name());
  for (const StoredCircumstances& known : after.versions) {
    if (known.from <= day) calculation.set_circumstances(known.version.name());
  }
  CR_ASSIGN_OR_RETURN(*calculation.mutable_calculation(),
                      CalculationOn(after, day));
  change.revision.set_calculation(calculation.name());
  change.charge.set_calculation(calculation.name());
  *change.charge.mutable_weekly_charge_date() = rpc::ToDate(day);
  // Other rates are told too, also where they changed no day gone by.
  if (calculation.calculation().charge_pence() !=
      charge.charge.weekly_charge_pence()) {
    SetUntold(today, change.charge);
  }
  change.charge.set_weekly_charge_pence(
      calculation.calculation().charge_pence());
  change.charge.set_outcome(calculation.calculation().outcome());
  LookAhead(after, today, change.charge);
  return change;
}

absl::StatusOr<PlannedChange> PlanEnd(const StoredCharge& charge,
                                      absl::CivilDay ended,
                                      v1::Charge::EndReason reason,
                                      absl::CivilDay today) {
  PlannedChange change;
  StoredCharge after = WorkedOutAnew(charge);
  *after.charge.mutable_ended_date() = rpc::ToDate(ended);
  after.charge.set_end_reason(reason);
  after.charge.set_state(v1::Charge::ENDED);
  CR_RETURN_IF_ERROR(Compare(charge, after, ended, today, change));
  change.revision.set_cause(v1::ChargeRevision::ENDED);
  LookAhead(after, today, change.charge);
  return change;
}

absl::Status StoreChange(const Records& records, store::Txn& txn,
                         PlannedChange& change, bool charge_is_new) {
  const ChargeRecords& charging = records.charging();
  const google::protobuf::Timestamp now = rpc::ToTimestamp(txn.commit_time());
  *change.charge.mutable_update_time() = now;
  *change.revision.mutable_create_time() = now;
  if (charge_is_new) {
    *change.charge.mutable_create_time() = now;
    CR_RETURN_IF_ERROR(charging.charges().Create(txn, change.charge));
    CR_RETURN_IF_ERROR(charging.revisions().Create(txn, change.revision));
  } else {
    CR_RETURN_IF_ERROR(charging.revisions().Create(txn, change.revision));
    CR_RETURN_IF_ERROR(charging.charges().Update(txn, change.charge));
  }
  if (change.added.has_value()) {
    *change.added->mutable_create_time() = now;
    CR_RETURN_IF_ERROR(charging.circumstances().Create(txn, *change.added));
  }
  for (v1::CircumstancesVersion& version : change.superseded) {
    *version.mutable_supersede_time() = now;
    CR_RETURN_IF_ERROR(charging.circumstances().Update(txn, version));
  }
  if (change.calculation.has_value()) {
    *change.calculation->mutable_create_time() = now;
    PackExplanation(*change.calculation);
    CR_RETURN_IF_ERROR(
        charging.calculations().Create(txn, *change.calculation));
  }
  return absl::OkStatus();
}

}  // namespace carereform::financial_assessments
