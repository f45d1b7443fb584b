#include "services/improvement/domain/review_standing.h"

#include "absl/strings/str_cat.h"

namespace carereform::improvement {
namespace {

std::string InWords(const DateOrMonth& date) {
  return date.month_precision ? PrintMonth(date.day)
                              : absl::StrCat("on ", PrintDate(date.day));
}

std::string Days(int count) {
  return absl::StrCat(count, count == 1 ? " day" : " days");
}

// "15 months" from a month, or "33 days" from a day, for people to grasp.
std::string Since(const DateOrMonth& date, absl::CivilDay day) {
  if (!date.month_precision) return Days(static_cast<int>(day - date.day));
  const auto months = absl::CivilMonth(day) - absl::CivilMonth(date.day);
  return absl::StrCat(months, months == 1 ? " month" : " months");
}

std::string LastReviewed(const DateOrMonth& last) {
  return absl::StrCat("last reviewed ", last.month_precision ? "in " : "",
                      InWords(last));
}

// What there is to say once `due` is known.
void Judge(const std::string& history, absl::CivilDay day,
           std::optional<DateOrMonth> last, ReviewStanding& standing) {
  standing.days_overdue =
      *standing.due < day ? static_cast<int>(day - *standing.due) : 0;
  if (standing.days_overdue > 0) {
    standing.reliance = Reliance::kStale;
    standing.sentence = absl::StrCat(
        "stale: ", history,
        last.has_value() ? absl::StrCat(", ", Since(*last, day), " before")
                         : "",
        "; a review was due by ", PrintDate(*standing.due), " and is ",
        Days(standing.days_overdue), " overdue");
  } else if (last.has_value()) {
    standing.reliance = Reliance::kCurrent;
    standing.sentence =
        absl::StrCat("current: ", history, "; the next review is due by ",
                     PrintDate(*standing.due));
  } else {
    standing.sentence =
        absl::StrCat("not reviewed yet: the first review is due by ",
                     PrintDate(*standing.due));
  }
}

}  // namespace

absl::CivilDay NextReview(absl::CivilDay last, int interval_months) {
  return AddMonthsClamped(last, interval_months);
}

ReviewStanding StandingOn(const ReviewPlan& plan, absl::CivilDay day) {
  ReviewStanding standing;
  if (plan.closed.has_value() && *plan.closed <= day) {
    standing.reliance = Reliance::kClosed;
    standing.sentence = absl::StrCat("closed on ", PrintDate(*plan.closed));
    return standing;
  }
  std::optional<DateOrMonth> last;
  for (const DateOrMonth& review : plan.reviews) {
    // A month stands for its last day, and within it was not over yet.
    if (review.day <= day) last = review;
  }
  if (last.has_value()) {
    standing.due = NextReview(last->day, plan.interval_months);
    Judge(LastReviewed(*last), day, last, standing);
  } else if (plan.raised.has_value()) {
    standing.due = NextReview(*plan.raised, plan.interval_months);
    Judge("no review is on record", day, std::nullopt, standing);
  } else {
    standing.sentence =
        "not reviewed: no review is on record, and none says when the first "
        "was due";
  }
  return standing;
}

}  // namespace carereform::improvement
