// Writes the reason of a rating: the figures that it rests on, in plain words.

#include <string>

#include "absl/strings/str_cat.h"
#include "common/types/civil_date.h"
#include "common/types/exact_decimal.h"
#include "services/improvement/domain/rag.h"

namespace carereform::improvement {
namespace {

std::string WithUnit(Thousandths figure, const std::string& unit) {
  const std::string number = FromThousandths(figure);
  return unit.empty() ? number : absl::StrCat(number, " ", unit);
}

std::string Days(int64_t days) {
  return absl::StrCat(days, days == 1 ? " day" : " days");
}

std::string NotRatedReason(const ComputedRag& rag) {
  switch (rag.not_rated) {
    case NotRated::kNoRule:
      return "Not rated: no rule says how narrow a miss of this target is.";
    case NotRated::kInformationOnly:
      return "Not rated: the figure is for information only.";
    case NotRated::kNoTarget:
      return "Not rated: the target does not say what is to be reached.";
    case NotRated::kNoReading:
      return "Not rated: nothing was read.";
    case NotRated::kNotMeasured:
      return absl::StrCat(
          "Not rated: nothing was measured for ", PrintDate(rag.reading->as_of),
          ": ", rag.reading->not_measured,
          rag.reading->next_run.empty()
              ? std::string()
              : absl::StrCat("; next run: ", rag.reading->next_run),
          ".");
    case NotRated::kNoBaseline:
      return "Not rated: the direction has no baseline to move from.";
    case NotRated::kNoMilestone:
      return "Not rated: the deliverable has no milestone.";
    case NotRated::kIsRated:
      break;
  }
  return std::string();
}

// What is to be reached, as in "at least 86 percent".
std::string TargetWords(const RatedTarget& target) {
  switch (target.kind) {
    case TargetKind::kNumber:
      return absl::StrCat(
          target.aim == TargetAim::kLow ? "at most " : "at least ",
          WithUnit(*target.number, target.unit));
    case TargetKind::kBand:
      return absl::StrCat(FromThousandths(*target.low), " to ",
                          WithUnit(*target.high, target.unit));
    case TargetKind::kDirection:
      return absl::StrCat(
          target.aim == TargetAim::kLow ? "less than " : "more than ",
          WithUnit(*target.baseline, target.unit), ", the baseline");
    case TargetKind::kQualitative:
      return "every criterion";
    case TargetKind::kDeliverable:
    case TargetKind::kNotSaid:
      break;
  }
  return "every milestone in time";
}

std::string CriteriaWords(Thousandths unmet) {
  const int64_t count = unmet / 1000;
  return count == 0
             ? "no criterion unmet"
             : absl::StrCat(count, count == 1 ? " criterion" : " criteria",
                            " unmet");
}

std::string FigureWords(const RatedTarget& target, Thousandths figure) {
  return target.kind == TargetKind::kQualitative
             ? CriteriaWords(figure)
             : WithUnit(figure, target.unit);
}

// "84.2 percent on 31 March 2021 (provisional), forecast 85 percent".
std::string SubjectWords(const RagInputs& inputs, const ComputedRag& rag) {
  const RatedTarget& target = inputs.target;
  if (target.kind == TargetKind::kDeliverable) return "the deliverable";
  std::string words =
      absl::StrCat(FigureWords(target, *rag.reading->value), " on ",
                   PrintDate(rag.reading->as_of),
                   rag.reading->provisional ? " (provisional)" : "");
  if (rag.forecast != nullptr) {
    absl::StrAppend(&words, ", forecast ",
                    WithUnit(rag.forecast->value, target.unit));
    if (target.due.has_value()) {
      absl::StrAppend(&words, " for ", PrintDate(*target.due));
    }
    absl::StrAppend(&words, ", which");
  }
  return words;
}

std::string GapWords(const RatedTarget& target, const ComputedRag& rag) {
  const Thousandths margin = rag.rule->narrow_margin;
  const Thousandths gap = rag.shortfall.gap;
  const bool narrow = rag.standing == Standing::kNarrow;
  const absl::string_view beside = narrow ? ", within the narrow margin of "
                                          : ", beyond the narrow margin of ";
  if (target.kind == TargetKind::kDeliverable) {
    return absl::StrCat(" by ", Days(gap / 1000), beside,
                        FromThousandths(margin));
  }
  if (target.kind == TargetKind::kQualitative) {
    return absl::StrCat(beside, FromThousandths(margin));
  }
  return absl::StrCat(" by ", WithUnit(gap, target.unit), beside,
                      FromThousandths(margin));
}

absl::string_view BelievedWords(Confidence level) {
  switch (level) {
    case Confidence::kNotEnough:
      return "; the actions are judged not to be enough";
    case Confidence::kCloser:
      return "; the actions are expected to bring it closer by the end";
    case Confidence::kFully:
      return "; the actions are expected to bring it fully back on track";
    case Confidence::kNotSaid:
      break;
  }
  return "";
}

std::string DueWords(const RatedTarget& target, absl::CivilDay day) {
  if (!target.due.has_value()) return "; no due date";
  const absl::civil_diff_t left = *target.due - day;
  if (left < 0) return absl::StrCat("; due ", Days(-left), " ago");
  return left == 0 ? std::string("; due today")
                   : absl::StrCat("; ", Days(left), " to the due date");
}

absl::string_view ColourWord(RagColour colour) {
  switch (colour) {
    case RagColour::kRed:
      return "Red";
    case RagColour::kAmber:
      return "Amber";
    case RagColour::kGreen:
      return "Green";
    case RagColour::kNotRated:
      break;
  }
  return "Not rated";
}

}  // namespace

std::string ReasonOf(const RagInputs& inputs, const ComputedRag& rag,
                     absl::CivilDay day) {
  if (rag.not_rated != NotRated::kIsRated) return NotRatedReason(rag);
  const RatedTarget& target = inputs.target;
  const bool met = rag.standing == Standing::kMet;
  return absl::StrCat(
      ColourWord(rag.colour), ": ", SubjectWords(inputs, rag),
      met ? " meets " : " misses ", TargetWords(target),
      met ? std::string() : GapWords(target, rag),
      rag.judgement == nullptr ? "" : BelievedWords(rag.judgement->level),
      DueWords(target, day), ".");
}

}  // namespace carereform::improvement
