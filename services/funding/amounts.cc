#include "services/funding/amounts.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/rpc/provenance.h"
#include "common/types/limits.h"
#include "common/types/resource_name.h"
#include "services/funding/domain/allocations_within.h"
#include "services/funding/errors.h"

namespace carereform::funding {
namespace {

using rpc::Validation;

constexpr int kMaxOriginCharacters = 200;

Recurrence DomainRecurrence(v1::Recurrence recurrence) {
  switch (recurrence) {
    case v1::ONE_OFF:
      return Recurrence::kOneOff;
    case v1::RECURRENT:
      return Recurrence::kRecurrent;
    default:
      return Recurrence::kUndetermined;
  }
}

void CheckAmount(const common::v1::AmountRange& amount, const std::string& path,
                 Validation& validation) {
  const std::string low = absl::StrCat(path, ".low_pence");
  const std::string high = absl::StrCat(path, ".high_pence");
  const std::string most = FormatPounds(Pence::FromPence(kMaxAmountPence));
  validation.Require(amount.low_pence() >= 0, low,
                     "is negative: give 0 or more pence");
  validation.Require(amount.high_pence() <= kMaxAmountPence, high,
                     absl::StrCat("is above the most that an amount may be, ",
                                  most, ": check the number of digits"));
  validation.Require(amount.low_pence() <= amount.high_pence(), high,
                     "is below low_pence: exchange them, or give one amount "
                     "twice");
}

// What funds and allocations have alike.
template <typename Resource>
void CheckMoney(const Resource& resource, const std::string& path,
                Validation& validation) {
  const std::string amount = absl::StrCat(path, ".amount");
  if (resource.has_amount()) {
    CheckAmount(resource.amount(), amount, validation);
  } else {
    validation.Refuse(amount, "is required");
  }
  validation.EnumValue(absl::StrCat(path, ".recurrence"), resource.recurrence(),
                       &v1::Recurrence_IsValid);
  validation.EnumValue(absl::StrCat(path, ".firmness"), resource.firmness(),
                       &v1::Firmness_IsValid);
  rpc::CheckProvenance(resource, path, validation);
}

template <typename Resource>
AmountRange RangeOf(const Resource& resource) {
  return {Pence::FromPence(resource.amount().low_pence()),
          Pence::FromPence(resource.amount().high_pence()),
          DomainRecurrence(resource.recurrence())};
}

bool IsPurpose(absl::string_view name) {
  return MatchName("councils/{council}/actionGroups/{action_group}", name)
             .ok() ||
         MatchName("councils/{council}/workstreams/{workstream}", name).ok();
}

}  // namespace

void CheckFund(const v1::Fund& fund, Validation& validation) {
  validation.Text("fund.display_name", fund.display_name(),
                  kMaxDisplayNameCharacters);
  for (int i = 0; i < fund.origins_size(); ++i) {
    validation.Text(absl::StrCat("fund.origins[", i, "]"), fund.origins(i),
                    kMaxOriginCharacters);
  }
  CheckMoney(fund, "fund", validation);
}

void CheckAllocation(const v1::Allocation& allocation, Validation& validation) {
  validation.Require(IsPurpose(allocation.purpose()), "allocation.purpose",
                     "has to be the name of an action group or a workstream: "
                     "councils/{council}/actionGroups/{action_group} or "
                     "councils/{council}/workstreams/{workstream}");
  CheckMoney(allocation, "allocation", validation);
}

absl::Status CheckCovered(const v1::Fund& fund,
                          const std::vector<v1::Allocation>& allocations) {
  std::vector<AmountRange> amounts;
  amounts.reserve(allocations.size());
  for (const v1::Allocation& allocation : allocations) {
    amounts.push_back(RangeOf(allocation));
  }
  const AmountRange whole = RangeOf(fund);
  const FundCover cover = AllocationsWithin(whole, amounts);
  return cover.cover == Cover::kExceeded
             ? errors::FundExceeded(whole, cover.total)
             : absl::OkStatus();
}

}  // namespace carereform::funding
