#include "services/financial_assessments/uprating_work.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/domain/uprated_amount.h"

namespace carereform::financial_assessments {
namespace {

using v1::UpratingChange;
using v1::UpratingRun;

constexpr int kLargestRises = 10;

int32_t BasisPointsOf(const UpratingRun& run, v1::Income::Type type) {
  for (const v1::IncomeUprating& uprating : run.incomes()) {
    if (uprating.type() == type) return uprating.basis_points();
  }
  return 0;
}

// The circumstances in force on a day, which some are.
const StoredCircumstances& VersionOn(const StoredCharge& charge,
                                     absl::CivilDay day) {
  const StoredCircumstances* found = &charge.versions.front();
  for (const StoredCircumstances& version : charge.versions) {
    if (version.from <= day) found = &version;
  }
  return *found;
}

NewCircumstances UpratedFrom(const UpratingRun& run,
                             const StoredCharge& charge) {
  const absl::CivilDay from = *rpc::StoredDay(run.from_date());
  return {.from = from,
          .circumstances =
              Uprated(VersionOn(charge, from).version.circumstances(), run),
          .reason = v1::CircumstancesVersion::UPRATING,
          .record = ""};
}

// Why a charge is not uprated at all; RESULT_UNSPECIFIED if it can be.
UpratingChange::Result Hindrance(const UpratingRun& run,
                                 const StoredCharge& charge) {
  const absl::CivilDay from = *rpc::StoredDay(run.from_date());
  if (charge.ended() && *charge.ended() <= from) {
    return UpratingChange::ENDED_SINCE;
  }
  if (from < charge.started()) return UpratingChange::STARTS_LATER;
  for (const StoredCircumstances& version : charge.versions) {
    // A charge that begins on the day began with what it is then.
    if (version.from == from) return UpratingChange::RECORDED_ALREADY;
    if (version.from > from) return UpratingChange::LATER_CIRCUMSTANCES;
  }
  return UpratingChange::RESULT_UNSPECIFIED;
}

// Sets what is paid on the day before, and from the day on.
absl::Status WorkOut(const UpratingRun& run, const StoredCharge& charge,
                     UpratingChange& change) {
  const absl::CivilDay from = *rpc::StoredDay(run.from_date());
  CR_ASSIGN_OR_RETURN(const std::vector<ChargeRun> before,
                      RunsAsCharged(charge, from));
  CR_ASSIGN_OR_RETURN(const std::vector<ChargeRun> after,
                      RunsAfter(charge, UpratedFrom(run, charge)));
  change.set_before_pence(before.back().weekly.value());
  change.set_before_outcome(
      static_cast<v1::Calculation::Outcome>(before.back().outcome));
  change.set_after_pence(after.back().weekly.value());
  change.set_after_outcome(
      static_cast<v1::Calculation::Outcome>(after.back().outcome));
  return absl::OkStatus();
}

UpratingRun::OutcomeCount& CountFor(v1::Calculation::Outcome outcome,
                                    UpratingRun::Totals& totals) {
  auto& counts = *totals.mutable_outcomes();
  const auto found =
      std::find_if(counts.begin(), counts.end(),
                   [outcome](const UpratingRun::OutcomeCount& count) {
                     return count.outcome() == outcome;
                   });
  if (found != counts.end()) return *found;
  counts.Add()->set_outcome(outcome);
  std::sort(counts.begin(), counts.end(),
            [](const UpratingRun::OutcomeCount& a,
               const UpratingRun::OutcomeCount& b) {
              return a.outcome() < b.outcome();
            });
  return CountFor(outcome, totals);
}

int64_t RiseOf(const UpratingChange& change) {
  return change.after_pence() - change.before_pence();
}

void KeepLargestRises(const UpratingChange& change, UpratingRun& run) {
  if (RiseOf(change) <= 0) return;
  auto& rises = *run.mutable_largest_rises();
  *rises.Add() = change;
  std::stable_sort(rises.begin(), rises.end(),
                   [](const UpratingChange& a, const UpratingChange& b) {
                     return RiseOf(a) > RiseOf(b);
                   });
  if (rises.size() > kLargestRises) rises.RemoveLast();
}

}  // namespace

v1::Circumstances Uprated(v1::Circumstances circumstances,
                          const UpratingRun& run) {
  const Pence round_to = Pence::FromPence(run.round_to_pence());
  for (v1::Income& income : *circumstances.mutable_incomes()) {
    income.set_amount_pence(
        UpratedAmount(Pence::FromPence(income.amount_pence()),
                      BasisPointsOf(run, income.type()), round_to)
            .value());
  }
  for (v1::Care& care : *circumstances.mutable_care()) {
    care.set_weekly_cost_pence(
        UpratedAmount(Pence::FromPence(care.weekly_cost_pence()),
                      run.care_cost_basis_points(), Pence::FromPence(1))
            .value());
  }
  return circumstances;
}

std::string ChangeName(const UpratingRun& run, const std::string& charge) {
  return absl::StrCat(run.name(), "/changes/",
                      charge.substr(charge.rfind('/') + 1));
}

absl::StatusOr<UpratingChange> PreviewOf(const UpratingRun& run,
                                         const StoredCharge& charge) {
  UpratingChange change;
  const std::string& name = charge.charge.name();
  change.set_name(ChangeName(run, name));
  change.set_charge(name);
  change.set_charge_etag(charge.charge.etag());
  change.set_result(Hindrance(run, charge));
  if (change.result() != UpratingChange::RESULT_UNSPECIFIED) return change;
  const absl::Status worked_out = WorkOut(run, charge, change);
  if (worked_out.ok()) {
    change.set_result(UpratingChange::WORKED_OUT);
    return change;
  }
  if (!IsOfTheCharge(worked_out)) return worked_out;
  change.set_result(ResultOf(worked_out));
  change.set_detail(std::string(worked_out.message()));
  return change;
}

absl::StatusOr<PlannedChange> PlanUprating(const UpratingRun& run,
                                           const StoredCharge& charge,
                                           absl::CivilDay today) {
  return PlanCircumstances(charge, UpratedFrom(run, charge),
                           v1::ChargeRevision::UPRATING, today);
}

bool IsOfTheCharge(const absl::Status& status) {
  return absl::IsOutOfRange(status) || absl::IsNotFound(status) ||
         absl::IsFailedPrecondition(status) || absl::IsInvalidArgument(status);
}

UpratingChange::Result ResultOf(const absl::Status& status) {
  return absl::IsInvalidArgument(status) ||
                 ReasonOf(status) == "TOO_MANY_CIRCUMSTANCES"
             ? UpratingChange::CIRCUMSTANCES_REFUSED
             : UpratingChange::RATES_UNKNOWN;
}

void AddToTotals(const UpratingChange& change, UpratingRun::Totals& totals) {
  totals.set_people_count(totals.people_count() + 1);
  const int64_t rise = RiseOf(change);
  if (rise > 0) totals.set_more_count(totals.more_count() + 1);
  if (rise < 0) totals.set_less_count(totals.less_count() + 1);
  if (rise == 0) totals.set_same_count(totals.same_count() + 1);
  totals.set_before_pence(totals.before_pence() + change.before_pence());
  totals.set_after_pence(totals.after_pence() + change.after_pence());
  auto& before = CountFor(change.before_outcome(), totals);
  before.set_before_count(before.before_count() + 1);
  auto& after = CountFor(change.after_outcome(), totals);
  after.set_after_count(after.after_count() + 1);
}

void AddToPreview(const UpratingChange& change, UpratingRun& run) {
  if (change.result() != UpratingChange::WORKED_OUT) {
    run.set_unresolved_count(run.unresolved_count() + 1);
    return;
  }
  AddToTotals(change, *run.mutable_totals());
  KeepLargestRises(change, run);
}

}  // namespace carereform::financial_assessments
