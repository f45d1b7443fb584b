#include "services/reporting/documents/cell_value.h"

#include <cstdint>

#include "absl/strings/str_cat.h"
#include "common/types/exact_decimal.h"

namespace carereform::reporting::documents {
namespace {

using measures::v1::MeasureValue;

// What a ratio is multiplied by to be a percentage.
constexpr int64_t kPercent = 100;

bool ShapeCanBePrinted(const MeasureValue& value) {
  switch (value.shape_case()) {
    case MeasureValue::kRatio:
      return value.ratio().denominator() > 0 && value.ratio().per() > 0;
    case MeasureValue::kMean:
      return value.mean().n() > 0;
    case MeasureValue::kPrinted:
      return IsDecimal(value.printed().decimal());
    case MeasureValue::SHAPE_NOT_SET:
      // Nought needs no evidence where its owner confirms it.
      return value.state() == MeasureValue::CONFIRMED_ZERO;
    default:
      return true;
  }
}

std::string NumberOf(int64_t n) { return WithThousands(absl::StrCat(n)); }

std::string OfValues(absl::string_view what, int64_t n) {
  // A published figure does not always say; a computed one always does.
  if (n == 0) return absl::StrCat(what, " of an unstated number of values");
  return absl::StrCat(what, " of ", NumberOf(n), n == 1 ? " value" : " values");
}

std::string RatioDecimal(const MeasureValue::Ratio& ratio) {
  if (ratio.per() == kPercent) {
    return RoundedToWhole(ratio.numerator(), ratio.per(), ratio.denominator());
  }
  return RoundedToTenth(ratio.numerator(), ratio.per(), ratio.denominator());
}

}  // namespace

MeasureValue::State StateOf(const MeasureValue& value) {
  switch (value.state()) {
    case MeasureValue::VALUE:
    case MeasureValue::CONFIRMED_ZERO:
      return ShapeCanBePrinted(value) ? value.state() : MeasureValue::MISSING;
    case MeasureValue::NOT_APPLICABLE:
    case MeasureValue::SUPPRESSED:
      return value.state();
    default:
      return MeasureValue::MISSING;
  }
}

bool HasValue(const MeasureValue& value) {
  const MeasureValue::State state = StateOf(value);
  return state == MeasureValue::VALUE || state == MeasureValue::CONFIRMED_ZERO;
}

bool IsYesOrNo(const MeasureValue& value) {
  return value.shape_case() == MeasureValue::kAchieved ||
         (value.shape_case() == MeasureValue::SHAPE_NOT_SET &&
          value.unit() == "boolean");
}

std::optional<std::string> DecimalOf(const MeasureValue& value) {
  if (!HasValue(value) || IsYesOrNo(value)) return std::nullopt;
  switch (value.shape_case()) {
    case MeasureValue::kCount:
      return absl::StrCat(value.count().n());
    case MeasureValue::kRatio:
      return RatioDecimal(value.ratio());
    case MeasureValue::kQuantile:
      return value.quantile().denominator() > 0
                 ? RoundedToTenth(value.quantile().numerator(), 1,
                                  value.quantile().denominator())
                 : HalfOf(value.quantile().value_times_two());
    case MeasureValue::kMaximum:
      return absl::StrCat(value.maximum().value());
    case MeasureValue::kMean:
      return RoundedToTenth(value.mean().sum(), 1, value.mean().n());
    case MeasureValue::kPrinted:
      return value.printed().decimal();
    default:
      return "0";
  }
}

std::string ExactOf(const MeasureValue& value) {
  if (!HasValue(value)) return "";
  switch (value.shape_case()) {
    case MeasureValue::kRatio:
      return absl::StrCat(value.ratio().numerator(), "/",
                          value.ratio().denominator());
    case MeasureValue::kMean:
      return absl::StrCat(value.mean().sum(), "/", value.mean().n());
    case MeasureValue::kQuantile:
      if (value.quantile().denominator() <= 0) return "";
      return absl::StrCat(value.quantile().numerator(), "/",
                          value.quantile().denominator());
    default:
      return "";
  }
}

std::string PrintEvidence(const MeasureValue& value) {
  if (!HasValue(value)) return "";
  switch (value.shape_case()) {
    case MeasureValue::kRatio:
      return absl::StrCat(NumberOf(value.ratio().numerator()), " of ",
                          NumberOf(value.ratio().denominator()));
    case MeasureValue::kQuantile:
      return OfValues(value.quantile().method().empty()
                          ? absl::string_view("quantile")
                          : absl::string_view(value.quantile().method()),
                      value.quantile().n());
    case MeasureValue::kMaximum:
      return OfValues("greatest", value.maximum().n());
    case MeasureValue::kMean:
      return absl::StrCat("sum ", NumberOf(value.mean().sum()), " over ",
                          NumberOf(value.mean().n()));
    case MeasureValue::kAchieved:
      if (value.achieved().parts() == 0) return "";
      return absl::StrCat(NumberOf(value.achieved().done()), " of ",
                          NumberOf(value.achieved().parts()), " done");
    case MeasureValue::kPrinted:
      return "as printed; the parts behind it are not published";
    default:
      return "";
  }
}

absl::string_view StateName(const MeasureValue& value) {
  switch (StateOf(value)) {
    case MeasureValue::VALUE:
      return "VALUE";
    case MeasureValue::CONFIRMED_ZERO:
      return "CONFIRMED_ZERO";
    case MeasureValue::NOT_APPLICABLE:
      return "NOT_APPLICABLE";
    case MeasureValue::SUPPRESSED:
      return "SUPPRESSED";
    default:
      return "MISSING";
  }
}

absl::string_view OriginName(const MeasureValue& value) {
  switch (value.origin()) {
    case MeasureValue::COMPUTED:
      return "COMPUTED";
    case MeasureValue::IMPORTED:
      return "IMPORTED";
    default:
      return "";
  }
}

absl::string_view BasisName(const MeasureValue& value) {
  switch (value.basis()) {
    case measures::v1::STOCK:
      return "STOCK";
    case measures::v1::FLOW:
      return "FLOW";
    case measures::v1::DELIVERABLE:
      return "DELIVERABLE";
    default:
      return "";
  }
}

}  // namespace carereform::reporting::documents
