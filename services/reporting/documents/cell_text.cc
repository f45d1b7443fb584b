#include "services/reporting/documents/cell_text.h"

#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/types/exact_decimal.h"
#include "services/reporting/documents/cell_value.h"
#include "services/reporting/documents/date_text.h"

namespace carereform::reporting::documents {
namespace {

using measures::v1::MeasureValue;
using v1::Cell;

std::string Singular(absl::string_view unit) {
  if (unit == "people") return "person";
  if (absl::EndsWith(unit, "s")) unit.remove_suffix(1);
  return std::string(unit);
}

std::string PrintAchieved(const MeasureValue& value) {
  const MeasureValue::Achieved& achieved = value.achieved();
  if (achieved.achieved()) return "Yes";
  if (achieved.parts() == 0) return "No";
  return absl::StrCat("No (", achieved.done(), " of ", achieved.parts(),
                      " done)");
}

// What a rounded share must not be taken for: none or all of the whole.
absl::string_view BoundOf(const MeasureValue::Ratio& ratio,
                          absl::string_view rounded) {
  if (ratio.per() != 100) return "";
  if (rounded == "0" && ratio.numerator() > 0) return "less than 1";
  if (rounded == "100" && ratio.numerator() < ratio.denominator()) {
    return "more than 99";
  }
  return "";
}

std::string PrintNumber(const MeasureValue& value, absl::string_view decimal) {
  const absl::string_view bound = BoundOf(value.ratio(), decimal);
  if (bound.empty()) return WithUnit(decimal, value.unit());
  return absl::StrCat(bound, "%");
}

}  // namespace

std::string WithUnit(absl::string_view decimal, absl::string_view unit) {
  const std::string number = WithThousands(decimal);
  if (unit.empty()) return number;
  if (unit == "percent") return absl::StrCat(number, "%");
  return absl::StrCat(number, " ",
                      decimal == "1" ? Singular(unit) : std::string(unit));
}

std::string PrintValue(const Cell& cell) {
  const MeasureValue& value = cell.value();
  switch (StateOf(value)) {
    case MeasureValue::NOT_APPLICABLE:
      return "Not applicable";
    case MeasureValue::SUPPRESSED:
      return "[c]";
    case MeasureValue::VALUE:
    case MeasureValue::CONFIRMED_ZERO:
      break;
    default:
      return "Not available";
  }
  if (IsYesOrNo(value)) return PrintAchieved(value);
  return PrintNumber(value, *DecimalOf(value));
}

std::string PrintAsOf(const Cell& cell) {
  const MeasureValue& value = cell.value();
  std::string text;
  if (value.has_period()) {
    text = PeriodInWords(value.period());
  } else if (cell.month_precision()) {
    text = MonthInWords(value.as_of_date());
  } else {
    text = DateInWords(value.as_of_date());
  }
  return text.empty() ? "not stated" : text;
}

std::string IsoAsOf(const Cell& cell) {
  const MeasureValue& value = cell.value();
  if (!value.has_period()) return IsoDateOf(value.as_of_date());
  return absl::StrCat(IsoDateOf(value.period().first_date()), "/",
                      IsoDateOf(value.period().last_date()));
}

Cell CellOf(const v1::EarlierFigure& figure) {
  Cell cell;
  *cell.mutable_value() = figure.value();
  cell.set_month_precision(figure.month_precision());
  cell.set_source(figure.source());
  return cell;
}

std::string PrintTarget(const Cell& cell) {
  return cell.target().empty() ? "no number set" : cell.target();
}

std::string PrintDue(const Cell& cell) {
  const std::string date = DateInWords(cell.due_date());
  if (date.empty()) return "no date stated";
  return absl::StrCat(cell.due_date().day() == 0 ? "by the end of " : "by ",
                      date);
}

absl::string_view OutcomeName(const Cell& cell) {
  switch (cell.outcome()) {
    case Cell::MET:
      return "met";
    case Cell::MISSED:
      return "missed";
    case Cell::CONTEXT:
      return "context";
    default:
      return "not judged";
  }
}

std::string PrintOutcome(const Cell& cell) {
  std::string words(OutcomeName(cell));
  words[0] = absl::ascii_toupper(words[0]);
  return words;
}

std::string PrintOrigin(const Cell& cell) {
  const MeasureValue& value = cell.value();
  switch (value.origin()) {
    case MeasureValue::COMPUTED:
      if (cell.owner().empty()) {
        return absl::StrCat("COMPUTED at revision ", value.revision());
      }
      return absl::StrCat("COMPUTED by ", PrintSource(cell.owner()),
                          " at revision ", value.revision());
    case MeasureValue::IMPORTED:
      if (cell.source().empty()) return "IMPORTED, source not stated";
      return absl::StrCat("IMPORTED from ", cell.source());
    default:
      return "No value";
  }
}

std::string PrintSource(absl::string_view source) {
  return absl::StrReplaceAll(source, {{"_", " "}});
}

absl::string_view PrintBasis(const Cell& cell) {
  switch (cell.value().basis()) {
    case measures::v1::STOCK:
      return "Stock";
    case measures::v1::FLOW:
      return "Flow";
    case measures::v1::DELIVERABLE:
      return "Deliverable";
    default:
      return "Figure";
  }
}

}  // namespace carereform::reporting::documents
