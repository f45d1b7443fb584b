#include "services/reporting/sign_off/cell_differences.h"

#include <map>
#include <set>
#include <string>

#include "google/protobuf/util/message_differencer.h"
#include "services/reporting/compile/figures.h"

namespace carereform::reporting {
namespace {

using google::protobuf::util::MessageDifferencer;
using measures::v1::MeasureValue;
using v1::Cell;
using Difference = v1::ReturnComparison::CellDifference;

// The value as it is compared: its state, unit and number, and nothing else.
MeasureValue Bare(const MeasureValue& value) {
  MeasureValue bare;
  bare.set_state(value.state());
  bare.set_unit(value.unit());
  switch (value.shape_case()) {
    case MeasureValue::kCount:
      *bare.mutable_count() = value.count();
      break;
    case MeasureValue::kRatio:
      *bare.mutable_ratio() = value.ratio();
      break;
    case MeasureValue::kQuantile:
      bare.mutable_quantile()->set_value_times_two(
          value.quantile().value_times_two());
      bare.mutable_quantile()->set_numerator(value.quantile().numerator());
      bare.mutable_quantile()->set_denominator(value.quantile().denominator());
      break;
    case MeasureValue::kMaximum:
      bare.mutable_maximum()->set_value(value.maximum().value());
      break;
    case MeasureValue::kMean:
      *bare.mutable_mean() = value.mean();
      break;
    case MeasureValue::kAchieved:
      *bare.mutable_achieved() = value.achieved();
      break;
    case MeasureValue::kPrinted:
      *bare.mutable_printed() = value.printed();
      break;
    case MeasureValue::SHAPE_NOT_SET:
      break;
  }
  return bare;
}

Cell WithoutRevision(Cell cell) {
  cell.mutable_value()->clear_revision();
  return cell;
}

// Returns KIND_UNSPECIFIED for cells that are the same.
Difference::Kind KindOf(const Cell& before, const Cell& after) {
  if (!MessageDifferencer::Equals(Bare(before.value()), Bare(after.value()))) {
    return Difference::VALUE_CHANGED;
  }
  if (before.outcome() != after.outcome()) return Difference::OUTCOME_CHANGED;
  return MessageDifferencer::Equals(WithoutRevision(before),
                                    WithoutRevision(after))
             ? Difference::KIND_UNSPECIFIED
             : Difference::CONTEXT_CHANGED;
}

// The source that computes the cell in either return.
std::string SourceOf(const Difference& difference) {
  const std::string& after = difference.after().value().measure();
  return SourceOfMeasure(after.empty() ? difference.before().value().measure()
                                       : after);
}

Difference Differ(const std::string& cell, Difference::Kind kind,
                  const Cell* before, const Cell* after) {
  Difference difference;
  difference.set_cell(cell);
  difference.set_kind(kind);
  if (before != nullptr) *difference.mutable_before() = *before;
  if (after != nullptr) *difference.mutable_after() = *after;
  difference.set_source(SourceOf(difference));
  return difference;
}

}  // namespace

CellDifferences CompareCells(const v1::ReturnModel& earlier,
                             const v1::ReturnModel& later) {
  std::map<std::string, const Cell*> unmatched;
  for (const Cell& cell : earlier.cells()) unmatched[cell.id()] = &cell;
  CellDifferences found;
  for (const Cell& after : later.cells()) {
    const auto match = unmatched.find(after.id());
    if (match == unmatched.end()) {
      found.differences.push_back(
          Differ(after.id(), Difference::ADDED, nullptr, &after));
      continue;
    }
    const Cell& before = *match->second;
    unmatched.erase(match);
    const Difference::Kind kind = KindOf(before, after);
    if (kind == Difference::KIND_UNSPECIFIED) {
      ++found.same_count;
    } else {
      found.differences.push_back(Differ(after.id(), kind, &before, &after));
    }
  }
  for (const Cell& before : earlier.cells()) {
    if (unmatched.count(before.id()) == 0) continue;
    found.differences.push_back(
        Differ(before.id(), Difference::REMOVED, &before, nullptr));
  }
  return found;
}

}  // namespace carereform::reporting
