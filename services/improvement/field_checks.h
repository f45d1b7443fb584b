// Checks that several resources of the plan share.

#ifndef CR_SERVICES_IMPROVEMENT_FIELD_CHECKS_H_
#define CR_SERVICES_IMPROVEMENT_FIELD_CHECKS_H_

#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/rpc/validation.h"
#include "common/types/limits.h"
#include "google/type/date.pb.h"

namespace carereform::improvement {

// Characters in a passage, such as the text of an action or evidence, and in a
// code, such as `a.iii` or `M07a`.
inline constexpr int kMaxPassageCharacters = 500;
inline constexpr int kMaxCodeCharacters = 20;

// The greatest number in a plan that people read.
inline constexpr int kMostInPlan = 999;

// How many others a resource may name in one list.
inline constexpr int kMostNamed = 100;

// Refuses a whole number outside 1 to `most`.
inline void CheckFromOne(absl::string_view field, int number, int most,
                         rpc::Validation& validation) {
  validation.Require(number >= 1 && number <= most, field,
                     absl::StrCat("has to be a whole number from 1 to ", most));
}

// Checks the programme outside the plan that may carry out what `holder` is.
template <typename Holder>
void CheckExternalProgramme(const Holder& holder, absl::string_view path,
                            rpc::Validation& validation) {
  validation.Text(absl::StrCat(path, ".external_programme"),
                  holder.external_programme(), kMaxDisplayNameCharacters,
                  rpc::Presence::kOptional);
}

// Refuses a date that is there and is not a month (`day` is 0).
inline void CheckMonth(absl::string_view field, bool present,
                       const google::type::Date& date,
                       rpc::Validation& validation) {
  const auto month =
      validation.DateOrMonth(field, present, date, rpc::Presence::kOptional);
  validation.Require(
      !month.has_value() || month->month_precision, field,
      "has to be a month: leave `day` out; it is due on the month's last day");
}

// Refuses more than `most` in a list at the path `list`.
template <typename List>
void CheckLength(absl::string_view list, const List& entries, int most,
                 rpc::Validation& validation) {
  validation.Require(entries.size() <= most, list,
                     absl::StrCat("has more than ", most, ": leave some out"));
}

// Refuses an empty or too long text in a list at the path `list`.
template <typename Texts>
void CheckTexts(absl::string_view list, const Texts& texts, int max_characters,
                rpc::Validation& validation) {
  for (int i = 0; i < texts.size(); ++i) {
    validation.Text(absl::StrCat(list, "[", i, "]"), texts[i], max_characters);
  }
}

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_FIELD_CHECKS_H_
