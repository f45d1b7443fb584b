#include "services/financial_assessments/handlers/deferral_letter.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "common/types/pence.h"

namespace carereform::financial_assessments {
namespace {

using v1::DeferredPaymentStatement;
using Line = DeferredPaymentStatement::Line;

std::string Money(int64_t pence) {
  return FormatPounds(Pence::FromPence(pence));
}

std::string Day(const google::type::Date& date) {
  return PrintDate(*rpc::StoredDay(date));
}

// Such as "4.05%".
std::string Percent(int32_t hundredths) {
  return absl::StrFormat("%d.%02d%%", hundredths / 100, hundredths % 100);
}

std::string Days(const Line& line) {
  const std::string first = Day(line.first_date());
  const std::string last = Day(line.last_date());
  return first == last ? absl::StrCat("on ", first)
                       : absl::StrCat("from ", first, " to ", last);
}

std::string TextOf(const Line& line) {
  switch (line.kind()) {
    case Line::DEFERRED:
      return absl::StrCat("Care deferred ", Days(line), ", at ",
                          Money(line.weekly_pence()), " a week");
    case Line::INTEREST:
      return absl::StrCat("Interest ", Days(line), ", at ",
                          Percent(line.rate_hundredths()), " a year");
    case Line::FEE:
      return absl::StrCat("Administration fees added ", Days(line));
    case Line::REPAYMENT:
      return absl::StrCat("Repaid ", Days(line));
    case Line::REFUND:
      return absl::StrCat("Refunded ", Days(line));
    case Line::CORRECTION:
      return absl::StrCat("Corrections to the days up to ",
                          Day(line.last_date()));
    default:
      return "";
  }
}

// What is owed before or on a day, or due back, such as "Owed before: £5".
std::string BalanceWords(absl::string_view when, int64_t pence) {
  return absl::StrCat(pence < 0 ? "Due back to you " : "Owed ", when, ": ",
                      Money(pence < 0 ? -pence : pence), "\n");
}

// Why something is due back, and what becomes of it.
std::string RefundWords(const DeferredPaymentStatement& statement) {
  if (statement.refund_due_pence() == 0) return "";
  return "You repaid more than was owed: a lower rate of interest was recorded "
         "after you paid. It is refunded, or taken off what comes to be owed, "
         "and bears no interest.\n";
}

// What the statement says of the equity limit.
std::string LimitWords(const DeferralStatement& written,
                       const DeferredPaymentStatement& statement) {
  // What is left may be a penny, of which interest has a part.
  const bool is_used =
      written.is_stopped_by_limit || statement.equity_left_pence() == 0;
  std::string words =
      absl::StrCat("The most that can be deferred against the property is ",
                   Money(statement.equity_limit_pence()));
  if (is_used) {
    absl::StrAppend(&words, ", and all of it is used.\n");
  } else {
    absl::StrAppend(&words, "; ", Money(statement.equity_left_pence()),
                    " of it is left.\n");
  }
  if (statement.has_limit_reached_date()) {
    absl::StrAppend(&words, "It was reached on ",
                    Day(statement.limit_reached_date()),
                    ". Interest goes on.\n");
  }
  if (statement.has_limit_expected_date() && !is_used) {
    absl::StrAppend(&words,
                    "If nothing changes, it is expected to be reached on ",
                    Day(statement.limit_expected_date()), ".\n");
  }
  if (statement.not_deferred_pence() > 0) {
    absl::StrAppend(&words, "Not deferred, because the limit was reached: ",
                    Money(statement.not_deferred_pence()),
                    ". It is to be paid in another way.\n");
  }
  return words;
}

// What goes on being deferred, if anything.
std::string WeeklyWords(const DeferralStatement& written,
                        const DeferredPaymentStatement& statement) {
  if (statement.weekly_pence() == 0) return "";
  const std::string weekly = Money(statement.weekly_pence());
  if (!written.is_stopped_by_limit) {
    return absl::StrCat("Deferred each week now: ", weekly, ".\n");
  }
  return absl::StrCat("Nothing more can be deferred: the ", weekly,
                      " a week is to be paid in another way.\n");
}

// What may be repaid on the last day, which is less than what is owed after it.
std::string RepayableWords(const DeferralStatement& written) {
  if (written.repayable == Pence()) return "";
  const std::string amount = FormatPounds(written.repayable);
  const std::string day = PrintDate(written.last);
  if (written.weekly == Pence()) {
    return absl::StrCat("To pay all of it off on ", day, ", pay ", amount,
                        ": no interest runs on the day on what is paid on "
                        "it.\n");
  }
  return absl::StrCat("The most that can be repaid on ", day, " is ", amount,
                      ": the interest and the care of the day come after "
                      "it.\n");
}

}  // namespace

void SetWords(const DeferralStatement& written,
              DeferredPaymentStatement& statement) {
  std::string letter =
      absl::StrCat("Your deferred payment from ", Day(statement.first_date()),
                   " to ", Day(statement.last_date()), "\n",
                   BalanceWords("before", statement.opening_pence()));
  for (Line& line : *statement.mutable_lines()) {
    line.set_text(TextOf(line));
    absl::StrAppend(&letter, line.text(), ": ", Money(line.amount_pence()),
                    "\n");
  }
  absl::StrAppend(&letter,
                  BalanceWords(absl::StrCat("on ", Day(statement.last_date())),
                               statement.closing_pence()),
                  RefundWords(statement), RepayableWords(written),
                  LimitWords(written, statement),
                  WeeklyWords(written, statement));
  absl::StrAppend(&letter,
                  "Interest now: ", Percent(statement.rate_hundredths()),
                  " a year, compound (", statement.rate_source(), ").\n");
  statement.set_letter(letter);
}

}  // namespace carereform::financial_assessments
