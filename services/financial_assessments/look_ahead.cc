#include "services/financial_assessments/look_ahead.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "services/financial_assessments/domain/untold_rise.h"

namespace carereform::financial_assessments {
namespace {

// Charges that one step changes, an entry each.
constexpr size_t kChargesPerStep = 100;
static_assert(kChargesPerStep <= kMaxTransactionEntries);

absl::CivilDay DayOf(const google::type::Date& date) {
  return *rpc::StoredDay(date);
}

// What the person knows on `day`, or, before they are told anything, what was
// recorded: a charge that has not been told is untold on all its days, but one
// of nothing has to be told from the day on which something is paid.
KnownDays KnownOn(absl::CivilDay day, const v1::Charge& charge) {
  const absl::CivilDay recorded = DayOf(charge.weekly_charge_date());
  const absl::CivilDay through = charge.has_told_through_date()
                                     ? DayOf(charge.told_through_date())
                                     : recorded;
  const bool announced = recorded < through;
  return {day, announced ? day : std::max(day, recorded), through};
}

bool AreSame(const v1::Charge& a, const v1::Charge& b) {
  return a.has_untold_rise() == b.has_untold_rise() &&
         a.untold_rise().SerializeAsString() ==
             b.untold_rise().SerializeAsString();
}

// Stores the charges that nobody changed meanwhile: what did change was looked
// ahead anew.
absl::Status StoreUnchanged(const Records& records, store::Txn& txn,
                            std::vector<v1::Charge> charges) {
  const auto& table = records.charging().charges();
  for (v1::Charge& charge : charges) {
    CR_ASSIGN_OR_RETURN(const v1::Charge stored, table.Get(txn, charge.name()));
    if (stored.etag() != charge.etag()) continue;
    *charge.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
    CR_RETURN_IF_ERROR(table.Update(txn, charge));
  }
  return absl::OkStatus();
}

}  // namespace

void LookAhead(const StoredCharge& stored, absl::CivilDay day,
               v1::Charge& charge) {
  *charge.mutable_looked_ahead_date() = rpc::ToDate(day);
  if (charge.has_untold_rise() &&
      DayOf(charge.untold_rise().first_date()) <= day) {
    return;
  }
  charge.clear_untold_rise();
  if (!charge.has_weekly_charge_date()) return;
  const std::optional<UntoldRise> rise = FirstUntoldRise(
      RunsWhileHeld(stored, day + kLookAheadDays), KnownOn(day, charge));
  if (!rise) return;
  v1::UntoldRise& untold = *charge.mutable_untold_rise();
  *untold.mutable_first_date() = rpc::ToDate(rise->first);
  untold.set_weekly_charge_pence(rise->weekly.value());
  untold.set_outcome(static_cast<v1::Calculation::Outcome>(rise->outcome));
}

bool TellThrough(const StoredCharge& stored, absl::CivilDay told,
                 absl::CivilDay through, v1::Charge& charge) {
  if (charge.has_told_through_date() &&
      through <= DayOf(charge.told_through_date())) {
    return false;
  }
  *charge.mutable_told_through_date() = rpc::ToDate(through);
  charge.clear_untold_rise();
  LookAhead(stored, told, charge);
  return true;
}

absl::StatusOr<imports::Step> NextLookAhead(const Records& records,
                                            const store::Reader& reader,
                                            absl::CivilDay today,
                                            std::string& done) {
  const uint32_t in_force = v1::Charge::IN_FORCE;
  std::vector<v1::Charge> changed;
  bool at_end = false;
  while (!at_end && changed.size() < kChargesPerStep) {
    CR_ASSIGN_OR_RETURN(
        const store::Page<v1::Charge> page,
        records.charging().charges().ListBy(
            reader, kChargeByState, store::KeyWriter().Uint32(in_force).key(),
            {.after = done.empty() ? "" : store::KeyWriter().String(done).key(),
             .size = static_cast<int>(kChargesPerStep - changed.size())}));
    for (const v1::Charge& charge : page.items) {
      CR_ASSIGN_OR_RETURN(StoredCharge stored,
                          ReadCharge(records, reader, charge.name()));
      LookAhead(stored, today, stored.charge);
      done = charge.name();
      if (!AreSame(stored.charge, charge)) {
        changed.push_back(std::move(stored.charge));
      }
    }
    at_end = page.next_after.empty();
  }
  if (changed.empty()) return imports::Step(nullptr);
  return imports::Step([&records, changed = std::move(changed)](
                           store::Txn& txn, const rpc::Call&) {
    return StoreUnchanged(records, txn, changed);
  });
}

}  // namespace carereform::financial_assessments
