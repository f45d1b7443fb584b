#include <optional>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "services/reporting/compile/sections.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/domain/return_calendar.h"

namespace carereform::reporting {
namespace {

using measures::v1::MeasureValue;

// A quarterly return should rest on figures of the last quarter.
constexpr int kDaysAllowed = 92;

void Add(v1::Gap::Kind kind, const std::string& subject,
         const std::string& text, std::vector<v1::Gap>& gaps) {
  v1::Gap& gap = gaps.emplace_back();
  gap.set_kind(kind);
  gap.set_subject(subject);
  gap.set_text(text);
}

void AddSourceGaps(const Gathered& gathered, std::vector<v1::Gap>& gaps) {
  for (const auto& [id, standing] : gathered.sources) {
    if (!standing.answered) {
      Add(v1::Gap::UNANSWERED, documents::PrintSource(id), standing.reason,
          gaps);
    }
    if (standing.taking_in_a_file) {
      Add(v1::Gap::UNANSWERED, documents::PrintSource(id),
          "was taking in a file while the return was prepared", gaps);
    }
  }
}

void AddCellGap(const Gathered& gathered, const v1::Cell& cell,
                std::vector<v1::Gap>& gaps) {
  const std::string subject =
      absl::StrCat(cell.code(), " ", cell.display_name());
  if (cell.value().state() == MeasureValue::MISSING) {
    Add(v1::Gap::ABSENT, subject, cell.value().note(), gaps);
    return;
  }
  if (cell.value().origin() != MeasureValue::IMPORTED ||
      absl::StartsWith(cell.code(), "C")) {
    return;
  }
  const auto day = cell.value().has_as_of_date()
                       ? rpc::StoredDay(cell.value().as_of_date())
                       : rpc::StoredDay(cell.value().period().last_date());
  if (day.has_value() && FreshnessOf(*day, gathered.subject.as_of,
                                     kDaysAllowed) == Freshness::kStale) {
    Add(v1::Gap::STALE, subject,
        absl::StrCat("the latest figure is of ", documents::PrintAsOf(cell),
                     ", more than ", kDaysAllowed, " days before the return"),
        gaps);
  }
}

void AddPlanGaps(const std::vector<v1::PlanArea>& plan,
                 std::vector<v1::Gap>& gaps) {
  for (const v1::PlanArea& area : plan) {
    for (const v1::PlanGroup& group : area.groups()) {
      const std::string subject =
          absl::StrCat(group.number(), " ", group.display_name());
      if (!group.has_delivery_date()) {
        Add(v1::Gap::NOT_STATED, subject, "no delivery date is stated", gaps);
      }
      if (group.outcomes().empty()) {
        Add(v1::Gap::NOT_STATED, subject, "its outcomes are lost in the source",
            gaps);
      }
      if (group.cells().empty()) {
        Add(v1::Gap::NOT_STATED, subject, "nothing measures it", gaps);
      }
    }
  }
}

}  // namespace

std::vector<v1::Gap> MakeGaps(const Gathered& gathered,
                              const std::vector<v1::Cell>& cells,
                              const std::vector<v1::PlanArea>& plan) {
  std::vector<v1::Gap> gaps;
  AddSourceGaps(gathered, gaps);
  for (const v1::Cell& cell : cells) AddCellGap(gathered, cell, gaps);
  AddPlanGaps(plan, gaps);
  return gaps;
}

}  // namespace carereform::reporting
