#include "services/financial_assessments/domain/circumstances_faults.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/types/civil_date.h"

namespace carereform::financial_assessments {

void CircumstancesFaults::Add(const FieldPath& field, absl::string_view rule) {
  std::string path(field.field);
  if (!field.list.empty()) {
    path = absl::StrCat(field.list, "[", field.item, "].", field.field);
  }
  faults_.push_back({std::move(path), std::string(rule)});
}

void CircumstancesFaults::AddAmount(const FieldPath& field, Pence amount,
                                    Pence most) {
  if (amount < Pence()) {
    Add(field, "is negative: give the amount as 0 or more pence");
  } else {
    Add(field, absl::StrCat("is above ", FormatPounds(most),
                            ": check that it is in pence"));
  }
}

void CircumstancesFaults::Value(const FieldPath& field, int value, int last) {
  Require(1 <= value && value <= last, field,
          "is required: choose one of the values of the contract");
}

void CircumstancesFaults::PaidHowOften(const FieldPath& field,
                                       Frequency frequency) {
  Require(Frequency::kWeekly <= frequency && frequency <= Frequency::kAnnually,
          field,
          "is required: say how often the amount is paid, for without it "
          "there is no amount a week");
}

void CircumstancesFaults::Count(const FieldPath& field, size_t count,
                                size_t most) {
  if (count <= most) return;
  Add(field, absl::StrCat("has ", count, " and may have ", most,
                          ": put small ones of the same kind together"));
}

void CircumstancesFaults::NotAfter(const FieldPath& field,
                                   std::optional<absl::CivilDay> date,
                                   absl::CivilDay day) {
  if (!date.has_value() || *date <= day) return;
  Add(field,
      absl::StrCat("is after ", FormatDate(day),
                   ", the day that the circumstances are of: give the day on "
                   "which it happened, or circumstances of a later day"));
}

}  // namespace carereform::financial_assessments
