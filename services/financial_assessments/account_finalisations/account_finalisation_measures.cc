#include "services/financial_assessments/account_finalisations/account_finalisation_measures.h"

#include <optional>
#include <string>
#include <utility>

#include "common/types/civil_date.h"

namespace carereform::financial_assessments {
namespace {

using measures::MeasureQuery;
using measures::v1::FLOW;
using measures::v1::STOCK;
using v1::AccountFinalisation;

constexpr char kVersion[] = "account-finalisations-1";
constexpr char kAwaitingMethod[] =
    "Each account finalisation of which the council was told on or before the "
    "day and that was not settled, written off or refunded by the end of it; "
    "the wait is the day less the day of being told, in calendar days.";
constexpr char kClosedMethod[] =
    "Each account finalisation settled, written off or refunded on a day of "
    "the period, both ends included; the wait is that day less the day on "
    "which the council was told, in calendar days.";
constexpr char kNoStandard[] =
    "no standard held on the day on which the council was told, so nobody can "
    "say whether it is past";
constexpr char kMiddle[] = " The median is the mean of the two middle waits.";

// The state of one that is open, on a day.
FinalisationState StateOn(const AmountFact& fact, int32_t day) {
  if (fact.days[finalisation_columns::kFinalBill] <= day) {
    return FinalisationState::kFinalBillSent;
  }
  if (fact.days[finalisation_columns::kFinalCharge] <= day) {
    return FinalisationState::kFinalChargeWorkedOut;
  }
  return FinalisationState::kTold;
}

// Nothing where no standard held on the day that the council was told.
std::optional<bool> IsPastStandard(const AmountFact& fact, int32_t day) {
  const auto step = StepAfter(StateOn(fact, day));
  const std::optional<absl::CivilDay> due =
      DueDay(FinalisationStandards(), *step,
             DayOfNumber(fact.days[finalisation_columns::kTold]));
  if (!due.has_value()) return std::nullopt;
  return DayNumber(*due) < day;
}

// What a row counts, besides the days that it lasted.
using Amount = int64_t (*)(const AmountFact& fact, int32_t day);

int64_t DaysWaited(const AmountFact& fact, int32_t day) {
  return day - fact.days[finalisation_columns::kTold];
}

// What is known to be owed by the end of the day; nothing before that.
int64_t OwedOn(const AmountFact& fact, int32_t day) {
  return fact.days[finalisation_columns::kFinalCharge] <= day
             ? fact.pence[finalisation_columns::kBalance]
             : 0;
}
int64_t RefundOn(const AmountFact& fact, int32_t day) {
  return fact.days[finalisation_columns::kFinalCharge] <= day
             ? fact.pence[finalisation_columns::kRefund]
             : 0;
}

std::vector<AmountRow> AwaitingRows(const AmountTable& table,
                                    const MeasureQuery& query, Amount amount,
                                    bool needs_standard) {
  const int32_t day = DayNumber(*query.as_of);
  std::vector<AmountRow> rows;
  for (const NumberedAmount& known : AmountsKnownAt(table, query.revision)) {
    const AmountFact& fact = known.fact;
    if (fact.days[finalisation_columns::kTold] > day ||
        fact.days[finalisation_columns::kClosed] <= day) {
      continue;
    }
    const std::optional<bool> judged = IsPastStandard(fact, day);
    const bool past = judged.value_or(false);
    rows.push_back({.number = known.number,
                    .amount = amount(fact, day),
                    .groups = {static_cast<uint16_t>(StateOn(fact, day)),
                               static_cast<uint16_t>(past ? 1 : 0),
                               fact.codes[finalisation_columns::kDeferred]},
                    .in_part = past,
                    .known = !needs_standard || judged.has_value()});
  }
  return rows;
}

std::vector<AmountRow> ClosedRows(const AmountTable& table,
                                  const MeasureQuery& query) {
  const int32_t first = DayNumber(query.period->start);
  const int32_t end = DayNumber(query.period->end);
  std::vector<AmountRow> rows;
  for (const NumberedAmount& known : AmountsKnownAt(table, query.revision)) {
    const AmountFact& fact = known.fact;
    const int32_t closed = fact.days[finalisation_columns::kClosed];
    if (closed < first || closed >= end) continue;
    rows.push_back({.number = known.number,
                    .amount = DaysWaited(fact, closed),
                    .groups = {fact.codes[finalisation_columns::kState],
                               fact.codes[finalisation_columns::kDeferred]}});
  }
  return rows;
}

// What differs between the measures.
struct Words {
  const char* id;
  AmountStatistic statistic;
  const char* unit;
  const char* display_name;
  const char* question;
  std::string method;
};

AmountMeasure Described(const AccountFinalisationRecords& records,
                        const Words& words) {
  AmountMeasure measure;
  measure.id = words.id;
  measure.statistic = words.statistic;
  measure.unit = words.unit;
  measure.display_name = words.display_name;
  measure.question = words.question;
  measure.method_version = kVersion;
  measure.method = words.method;
  measure.table = [&records](const std::string& council) -> const AmountTable& {
    return records.FactsOf(council);
  };
  return measure;
}

AmountMeasure Awaiting(const AccountFinalisationRecords& records,
                       const Words& words, Amount amount) {
  AmountMeasure measure = Described(records, words);
  measure.basis = STOCK;
  measure.population = "accounts that await finalisation after a death";
  measure.dimensions = {
      EnumDimension("state", *AccountFinalisation::State_descriptor()),
      MarkDimension("past_standard"), MarkDimension("deferred_payment")};
  const bool share = words.statistic == AmountStatistic::kShare;
  if (share) measure.unknown = kNoStandard;
  measure.rows =
      [&records, amount, share](
          const std::string& council,
          const MeasureQuery& query) -> absl::StatusOr<std::vector<AmountRow>> {
    return AwaitingRows(records.FactsOf(council), query, amount, share);
  };
  return measure;
}

AmountMeasure Closed(const AccountFinalisationRecords& records,
                     const Words& words) {
  AmountMeasure measure = Described(records, words);
  measure.basis = FLOW;
  measure.population = "accounts finalised after a death in the period";
  measure.dimensions = {
      EnumDimension("outcome", *AccountFinalisation::State_descriptor()),
      MarkDimension("deferred_payment")};
  measure.rows =
      [&records](
          const std::string& council,
          const MeasureQuery& query) -> absl::StatusOr<std::vector<AmountRow>> {
    return ClosedRows(records.FactsOf(council), query);
  };
  return measure;
}

}  // namespace

std::vector<AmountMeasure> AccountFinalisationMeasures(
    const AccountFinalisationRecords& records) {
  using enum AmountStatistic;
  const std::string awaiting = kAwaitingMethod;
  const std::string closed = kClosedMethod;
  return {
      Awaiting(records,
               {"finalisations-awaiting-count", kCount, "accounts",
                "Awaiting finalisation: accounts",
                "How many accounts await finalisation after a death on the "
                "day?",
                awaiting},
               &DaysWaited),
      Awaiting(records,
               {"finalisations-awaiting-maximum", kMaximum, "days",
                "Awaiting finalisation: longest wait so far",
                "Of the accounts that await finalisation on the day, how long "
                "has the one that waited longest waited so far?",
                awaiting},
               &DaysWaited),
      Awaiting(records,
               {"finalisations-awaiting-median", kMedian, "days",
                "Awaiting finalisation: median wait so far",
                "Of the accounts that await finalisation on the day, how long "
                "has the middle one waited so far?",
                awaiting + kMiddle},
               &DaysWaited),
      Awaiting(records,
               {"finalisations-owed-total", kSum, kPenceUnit,
                "Awaiting finalisation: owed by estates",
                "How much do estates owe on the day, of accounts that await "
                "finalisation?",
                awaiting + " Owed is the balance once the final charge is "
                           "worked out, and nothing before."},
               &OwedOn),
      Awaiting(records,
               {"finalisations-past-standard-share", kShare, "percent",
                "Awaiting finalisation: past the standard",
                "Of the accounts that await finalisation on the day, what "
                "share is past the day by which the next step was due?",
                awaiting + " Each step is due so many days after the council "
                           "was told, by the standard of that day; on the due "
                           "day itself it is in time. The standards are "
                           "assumed."},
               &DaysWaited),
      Awaiting(records,
               {"finalisations-refund-total", kSum, kPenceUnit,
                "Awaiting finalisation: to be refunded to estates",
                "How much are estates to have back on the day, of accounts "
                "that await finalisation?",
                awaiting + " To be refunded is what was so when the final "
                           "charge was worked out, and nothing before."},
               &RefundOn),
      Closed(records,
             {"finalisations-settled-count", kCount, "accounts",
              "Finalised in the period: accounts",
              "How many accounts were finalised after a death in the period?",
              closed}),
      Closed(records,
             {"finalisations-settled-maximum-days", kMaximum, "days",
              "Finalised in the period: longest wait, in days",
              "Of the accounts finalised in the period, how many days did the "
              "one that took longest take?",
              closed}),
      Closed(records,
             {"finalisations-settled-median-days", kMedian, "days",
              "Finalised in the period: median wait, in days",
              "Of the accounts finalised in the period, how many days did the "
              "middle one take?",
              closed + kMiddle})};
}

}  // namespace carereform::financial_assessments
