#include "common/types/date_order.h"

#include "absl/strings/str_cat.h"
#include "common/types/civil_date.h"

namespace carereform {

std::vector<DateViolation> CheckDateOrder(absl::Span<const DatedStage> stages,
                                          absl::CivilDay today) {
  std::vector<DateViolation> violations;
  const DatedStage* latest = nullptr;
  for (const DatedStage& stage : stages) {
    if (!stage.day.has_value()) continue;
    if (latest != nullptr && *stage.day < *latest->day) {
      violations.push_back(
          {std::string(stage.field),
           absl::StrCat("the day ", stage.words, " cannot be before the day ",
                        latest->words, ", ", PrintDate(*latest->day),
                        ": correct one of the two")});
    }
    if (*stage.day > today) {
      violations.push_back(
          {std::string(stage.field),
           absl::StrCat("the day ", stage.words, " cannot be after today, ",
                        PrintDate(today), ": record it when it has happened")});
    }
    if (latest == nullptr || *stage.day > *latest->day) latest = &stage;
  }
  return violations;
}

}  // namespace carereform
