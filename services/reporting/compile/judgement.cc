#include "services/reporting/compile/judgement.h"

#include <limits>
#include <optional>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "services/reporting/documents/cell_text.h"
#include "services/reporting/domain/decimal.h"
#include "services/reporting/domain/target_outcome.h"

namespace carereform::reporting {
namespace {

using measures::v1::MeasureValue;
using v1::Cell;
using v1::Target;

const char* ComparatorInWords(Target::Comparator comparator) {
  switch (comparator) {
    case Target::AT_MOST:
      return "at most ";
    case Target::LESS_THAN:
      return "less than ";
    case Target::AT_LEAST:
      return "at least ";
    case Target::MORE_THAN:
      return "more than ";
    default:
      return "";
  }
}

Comparator ToDomain(Target::Comparator comparator) {
  switch (comparator) {
    case Target::AT_MOST:
      return Comparator::kAtMost;
    case Target::LESS_THAN:
      return Comparator::kLessThan;
    case Target::AT_LEAST:
      return Comparator::kAtLeast;
    case Target::MORE_THAN:
      return Comparator::kMoreThan;
    default:
      return Comparator::kExactly;
  }
}

std::optional<Fraction> ToFraction(const Decimal& decimal) {
  Fraction fraction{decimal.units, 1};
  for (int place = 0; place < decimal.places; ++place) {
    if (__builtin_mul_overflow(fraction.denominator, int64_t{10},
                               &fraction.denominator)) {
      return std::nullopt;
    }
  }
  return fraction;
}

// The exact value; nothing where there is none to compare.
std::optional<Fraction> ExactValue(const MeasureValue& value) {
  if (value.state() != MeasureValue::VALUE &&
      value.state() != MeasureValue::CONFIRMED_ZERO) {
    return std::nullopt;
  }
  switch (value.shape_case()) {
    case MeasureValue::kCount:
      return Fraction{value.count().n(), 1};
    case MeasureValue::kRatio: {
      Fraction share{0, value.ratio().denominator()};
      if (share.denominator <= 0 ||
          __builtin_mul_overflow(value.ratio().numerator(), value.ratio().per(),
                                 &share.numerator)) {
        return std::nullopt;
      }
      return share;
    }
    case MeasureValue::kQuantile:
      if (value.quantile().denominator() > 0) {
        return Fraction{value.quantile().numerator(),
                        value.quantile().denominator()};
      }
      return Fraction{value.quantile().value_times_two(), 2};
    case MeasureValue::kMaximum:
      return Fraction{value.maximum().value(), 1};
    case MeasureValue::kMean:
      if (value.mean().n() <= 0) return std::nullopt;
      return Fraction{value.mean().sum(), value.mean().n()};
    case MeasureValue::kAchieved:
      return Fraction{value.achieved().achieved() ? 1 : 0, 1};
    case MeasureValue::kPrinted: {
      const auto decimal = ParseDecimal(value.printed().decimal());
      return decimal.ok() ? ToFraction(*decimal) : std::nullopt;
    }
    case MeasureValue::SHAPE_NOT_SET:
      return std::nullopt;
  }
  return std::nullopt;
}

void NotJudged(const std::string& reason, Cell& cell) {
  cell.set_outcome(Cell::NOT_JUDGED);
  cell.set_outcome_reason(reason);
}

}  // namespace

std::string TargetInWords(const Target& target) {
  if (target.target_value().empty()) return "";
  if (target.unit() == "boolean") return "achieved";
  const bool proxy =
      target.provenance().standing() == common::v1::Provenance::PROXY;
  return absl::StrCat(ComparatorInWords(target.comparator()),
                      documents::WithUnit(target.target_value(), target.unit()),
                      proxy ? " (proxy, not set by the plan)" : "");
}

void Judge(const Target& target, absl::CivilDay as_of, bool judged,
           Cell& cell) {
  cell.set_unit_differs(!cell.value().unit().empty() &&
                        cell.value().unit() != target.unit());
  if (!judged) {
    cell.set_outcome(Cell::CONTEXT);
    cell.set_outcome_reason(
        target.target_value().empty()
            ? "No target is set: the figure is given for context."
            : "Given beside the figure that the target is judged by.");
    return;
  }
  const std::optional<Fraction> measured = ExactValue(cell.value());
  if (!measured.has_value()) {
    return NotJudged(
        cell.value().note().empty()
            ? "There is no figure."
            : absl::StrCat("There is no figure: ", cell.value().note(), "."),
        cell);
  }
  if (target.target_value().empty()) {
    return NotJudged("The plan sets no number.", cell);
  }
  if (target.provenance().standing() == common::v1::Provenance::PROXY) {
    return NotJudged(
        "The plan sets no number: this one is a proxy, to be confirmed.", cell);
  }
  if (cell.unit_differs()) {
    return NotJudged(absl::StrCat("The figure is in ", cell.value().unit(),
                                  " and the target in ", target.unit(), "."),
                     cell);
  }
  const auto limit = ParseDecimal(target.target_value());
  const absl::StatusOr<TargetOutcome> outcome =
      limit.ok() ? Compare(*measured, ToDomain(target.comparator()), *limit)
                 : limit.status();
  if (!outcome.ok()) {
    return NotJudged("The figure and the target cannot be compared.", cell);
  }
  const bool met = *outcome == TargetOutcome::kMet;
  const std::optional<absl::CivilDay> due = rpc::StoredDay(target.due_date());
  const bool still_due = !met && due.has_value() && *due >= as_of;
  const std::string when =
      still_due
          ? absl::StrCat(" It is to be met ", documents::PrintDue(cell), ".")
          : "";
  if (still_due && target.unit() == "boolean") {
    return NotJudged(absl::StrCat("Not done yet.", when), cell);
  }
  cell.set_outcome(met ? Cell::MET : Cell::MISSED);
  cell.set_outcome_reason(
      absl::StrCat("The figure is ", documents::PrintValue(cell),
                   " and the target is ", TargetInWords(target), ".", when));
}

}  // namespace carereform::reporting
