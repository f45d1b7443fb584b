#include "services/reporting/compile/compiler.h"

#include <algorithm>
#include <utility>

#include "services/reporting/compile/figures.h"
#include "services/reporting/compile/sections.h"

namespace carereform::reporting {
namespace {

constexpr const char* kNotes[] = {
    "A figure of people who wait on a day (stock) and a figure of people whose "
    "wait ended in a period (flow) answer different questions. Both are given "
    "with the question that each answers, and the one that a target is judged "
    "by "
    "is named.",
    "COMPUTED means worked out by the suite from the records that it holds, at "
    "the revision shown. IMPORTED means taken over as published, from the "
    "source "
    "shown.",
    "The sources were asked one after another. Their revisions are recorded "
    "and "
    "are not one instant.",
    "A month with no day stands for its last day. Waits are in calendar days "
    "unless working days are named; working days leave out weekends and "
    "England's "
    "bank holidays.",
    "Missing is not nought: a figure that is not there is shown as not "
    "available, with the reason."};

bool IsComplete(const Gathered& gathered) {
  return std::all_of(
      gathered.sources.begin(), gathered.sources.end(), [](const auto& source) {
        return source.second.answered && !source.second.taking_in_a_file;
      });
}

}  // namespace

v1::ReturnModel Compile(const SourceClient& client, Gathered gathered) {
  const std::vector<v1::Cell> cells = MakeCells(client, gathered);
  const std::vector<v1::PlanArea> plan = MakePlan(gathered, cells);
  v1::ReturnModel model;
  *model.mutable_cover() = MakeCover(gathered, IsComplete(gathered));
  for (const char* source : {"improvement", "funding"}) {
    for (const std::string& note : gathered.sources[source].notes) {
      model.add_notes(note);
    }
  }
  *model.mutable_cqc() = MakeCqcPosition(gathered);
  for (const v1::PlanArea& area : plan) *model.add_areas() = area;
  for (const v1::Cell& cell : cells) *model.add_cells() = cell;
  *model.mutable_money() = MakeMoney(gathered);
  for (v1::Gap& gap : MakeGaps(gathered, cells, plan)) {
    *model.add_gaps() = std::move(gap);
  }
  for (const char* note : kNotes) model.add_notes(note);
  return model;
}

}  // namespace carereform::reporting
