#include <algorithm>
#include <cstddef>

#include "absl/strings/str_cat.h"
#include "services/financial_assessments/domain/circumstances_faults.h"

namespace carereform::financial_assessments {
namespace {

// The numbers of the reasons of the contract, 1 to 7, as bits.
constexpr uint32_t kReasons = 0xFE;

// The day from which regulation 22 is in force.
constexpr absl::CivilDay kCareActInForce(2015, 4, 1);

bool IsProperty(const Capital& asset) {
  return asset.type == CapitalType::kMainHome ||
         asset.type == CapitalType::kOtherProperty;
}

bool StaysForATime(const Circumstances& circumstances) {
  return circumstances.setting == Setting::kCareHomeTemporary ||
         circumstances.setting == Setting::kCareHomeShortTerm;
}

bool IsForTemporaryResidents(PropertyDisregard disregard) {
  return disregard == PropertyDisregard::kIntendsToReturn ||
         disregard == PropertyDisregard::kNotReturning ||
         disregard == PropertyDisregard::kBeingSoldToBuyAnother;
}

void CheckValue(const Capital& asset, size_t item,
                CircumstancesFaults& faults) {
  faults.Value({"type", "capital", item}, static_cast<int>(asset.type),
               kCapitalTypes - 1);
  faults.Amount({"value_pence", "capital", item}, asset.value,
                kGreatestCapital);
  faults.Amount({"secured_debt_pence", "capital", item}, asset.secured_debt,
                kGreatestCapital);
  faults.Require(asset.secured_debt <= asset.value || asset.value < Pence(),
                 {"secured_debt_pence", "capital", item},
                 "is above value_pence: give at most the value, for no asset "
                 "counts as less than nothing");
  faults.Require(1 <= asset.share && asset.share <= asset.shares &&
                     asset.shares <= kMostShares,
                 {"share_basis_points", "capital", item},
                 "is no share of the whole: give from 1 to 10,000 hundredths "
                 "of a percent, or the number of owners");
}

// What only property has, and only those who stay for a time.
void CheckProperty(const Capital& asset, const Circumstances& circumstances,
                   absl::CivilDay day, size_t item,
                   CircumstancesFaults& faults) {
  const FieldPath disregard = {"property_disregard", "capital", item};
  const FieldPath left = {"occupier_left_date", "capital", item};
  const FieldPath change = {"unexpected_change_date", "capital", item};
  constexpr char kOnlyProperty[] = "is only for a property: leave it out";
  const bool property = IsProperty(asset);
  faults.Require(property || asset.disregard == PropertyDisregard::kNone,
                 disregard, kOnlyProperty);
  faults.Require(asset.disregard <= PropertyDisregard::kNotReturning, disregard,
                 "is not a value that this version knows");
  faults.Require(property || !asset.occupier_left.has_value(), left,
                 kOnlyProperty);
  faults.Require(property || !asset.unexpected_change.has_value(), change,
                 kOnlyProperty);
  faults.Require(
      !IsForTemporaryResidents(asset.disregard) || StaysForATime(circumstances),
      disregard,
      "is only for temporary and short-term residents, who go back to a home "
      "(schedule 2): choose another disregard, or another setting");
  faults.Require(
      !StaysForATime(circumstances) || asset.type != CapitalType::kMainHome ||
          asset.notional.has_value() ||
          asset.disregard != PropertyDisregard::kNone,
      disregard,
      "is required of the main home of a temporary or short-term resident "
      "(schedule 2, paragraph 1): say why it does not count, or NOT_RETURNING "
      "if it does");
  faults.NotAfter(left, asset.occupier_left, day);
  faults.NotAfter(change, asset.unexpected_change, day);
}

void CheckNotional(const Deprivation& notional, absl::CivilDay day, size_t item,
                   CircumstancesFaults& faults) {
  const FieldPath decided = {"notional.decided_date", "capital", item};
  faults.Require(notional.disposed <= notional.decided, decided,
                 "is before disposed_date: nothing can be decided before it "
                 "was disposed of");
  faults.Require(notional.decided >= kCareActInForce, decided,
                 "is before 1 April 2015, from when regulation 22 is in "
                 "force: give the day of a decision under it");
  faults.NotAfter(decided, notional.decided, day);
  faults.Require(notional.reasons != 0 && (notional.reasons & ~kReasons) == 0,
                 {"notional.rationale", "capital", item},
                 "is required: say what the decision rests on, for a decision "
                 "without its rationale does not count");
  faults.Require(notional.has_record,
                 {"notional.decision_record", "capital", item},
                 "is required: name the record that gives the rationale");
}

void CheckAsset(const Capital& asset, const Circumstances& circumstances,
                absl::CivilDay day, size_t item, CircumstancesFaults& faults) {
  CheckValue(asset, item, faults);
  CheckProperty(asset, circumstances, day, item, faults);
  const FieldPath received = {"received_date", "capital", item};
  faults.Require(
      asset.type != CapitalType::kBenefitArrears || asset.received.has_value(),
      received,
      "is required of arrears of benefits: they do not count for 52 "
      "weeks from it");
  faults.NotAfter(received, asset.received, day);
  if (asset.notional.has_value()) {
    CheckNotional(*asset.notional, day, item, faults);
  }
}

// All values together, however they are shared.
void CheckSum(const Circumstances& circumstances, CircumstancesFaults& faults) {
  Pence rest = kGreatestCapital;
  for (const Capital& asset : circumstances.capital) {
    // One that is out of range by itself is a fault already.
    if (asset.value < Pence() || asset.value > kGreatestCapital) continue;
    if (asset.value > rest) {
      faults.Add({"capital"}, absl::StrCat("adds up to more than ",
                                           FormatPounds(kGreatestCapital),
                                           ": check that values are in pence"));
      return;
    }
    rest = rest - asset.value;
  }
}

// What has gone of notional capital goes by the id.
void CheckIds(const Circumstances& circumstances, CircumstancesFaults& faults) {
  const auto& capital = circumstances.capital;
  for (size_t i = 1; i < capital.size(); ++i) {
    if (capital[i].id.empty()) continue;
    const bool found = std::any_of(
        capital.begin(), capital.begin() + static_cast<std::ptrdiff_t>(i),
        [&](const Capital& before) { return before.id == capital[i].id; });
    faults.Require(!found, {"id", "capital", i},
                   "is that of an asset before it: give each an id of its own");
  }
}

// A person has one main home, as well as any that was given away.
void CheckOneMainHome(const Circumstances& circumstances,
                      CircumstancesFaults& faults) {
  bool found = false;
  for (size_t i = 0; i < circumstances.capital.size(); ++i) {
    const Capital& asset = circumstances.capital[i];
    if (asset.type != CapitalType::kMainHome || asset.notional.has_value()) {
      continue;
    }
    faults.Require(!found, {"type", "capital", i},
                   "is a second main home: a person has one; give any other "
                   "as other property");
    found = true;
  }
}

void CheckNotionalCount(const Circumstances& circumstances,
                        CircumstancesFaults& faults) {
  const auto count = std::count_if(
      circumstances.capital.begin(), circumstances.capital.end(),
      [](const Capital& asset) { return asset.notional.has_value(); });
  faults.Require(
      static_cast<size_t>(count) <= kMostNotionalAssets, {"capital"},
      absl::StrCat("has more than ", kMostNotionalAssets,
                   " assets of notional capital: put those together that one "
                   "decision is about"));
}

}  // namespace

void CheckCapital(const Circumstances& circumstances, absl::CivilDay day,
                  CircumstancesFaults& faults) {
  faults.Count({"capital"}, circumstances.capital.size(), kMostAssets);
  if (circumstances.capital.size() > kMostAssets) return;
  for (size_t i = 0; i < circumstances.capital.size(); ++i) {
    CheckAsset(circumstances.capital[i], circumstances, day, i, faults);
  }
  CheckIds(circumstances, faults);
  CheckNotionalCount(circumstances, faults);
  CheckOneMainHome(circumstances, faults);
  CheckSum(circumstances, faults);
}

}  // namespace carereform::financial_assessments
