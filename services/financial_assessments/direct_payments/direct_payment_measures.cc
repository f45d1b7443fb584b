#include "services/financial_assessments/direct_payments/direct_payment_measures.h"

#include <algorithm>
#include <string>

#include "common/types/civil_date.h"

namespace carereform::financial_assessments {
namespace {

using measures::MeasureQuery;
using measures::v1::FLOW;
using measures::v1::STOCK;
using v1::DirectPayment;
using Terms = v1::DirectPaymentTerms;

constexpr char kVersion[] = "direct-payments-1";
constexpr char kInForceMethod[] =
    "Each direct payment that started on or before the day and had not ceased "
    "by the end of it. A one-off payment to a carer is for a year: it counts "
    "until the day before the same day of the next year.";
constexpr int kMonthsOfOneOff = 12;

// The first day on which a payment is no more in force.
int32_t EndOf(const AmountFact& fact) {
  const int32_t ceased = fact.days[direct_payment_columns::kCeased];
  if (fact.codes[direct_payment_columns::kKind] != Terms::ONE_OFF_CARER) {
    return ceased;
  }
  const absl::CivilDay start =
      DayOfNumber(fact.days[direct_payment_columns::kStarted]);
  return std::min(ceased, DayNumber(AddMonthsClamped(start, kMonthsOfOneOff)));
}

AmountRow RowOf(const NumberedAmount& known) {
  return {.number = known.number,
          .amount = known.fact.pence[direct_payment_columns::kWeekly],
          .groups = {known.fact.codes[direct_payment_columns::kKind],
                     known.fact.codes[direct_payment_columns::kMethod],
                     known.fact.codes[direct_payment_columns::kPrepaidCard],
                     known.fact.codes[direct_payment_columns::kReason]},
          .in_part = true};
}

std::vector<AmountRow> InForce(const AmountTable& table,
                               const MeasureQuery& query) {
  const int32_t day = DayNumber(*query.as_of);
  std::vector<AmountRow> rows;
  for (const NumberedAmount& known : AmountsKnownAt(table, query.revision)) {
    if (known.fact.days[direct_payment_columns::kStarted] <= day &&
        day < EndOf(known.fact)) {
      rows.push_back(RowOf(known));
    }
  }
  return rows;
}

std::vector<AmountRow> Ceased(const AmountTable& table,
                              const MeasureQuery& query) {
  const int32_t first = DayNumber(query.period->start);
  const int32_t end = DayNumber(query.period->end);
  std::vector<AmountRow> rows;
  for (const NumberedAmount& known : AmountsKnownAt(table, query.revision)) {
    const int32_t ceased = known.fact.days[direct_payment_columns::kCeased];
    if (first <= ceased && ceased < end) rows.push_back(RowOf(known));
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

AmountMeasure Described(const DirectPaymentRecords& records, bool in_force,
                        const Words& words) {
  AmountMeasure measure;
  measure.id = words.id;
  measure.basis = in_force ? STOCK : FLOW;
  measure.statistic = words.statistic;
  measure.unit = words.unit;
  measure.display_name = words.display_name;
  measure.question = words.question;
  measure.population = in_force ? "direct payments in force"
                                : "direct payments that ceased in the period";
  measure.method_version = kVersion;
  measure.method = words.method;
  measure.dimensions = {EnumDimension("kind", *Terms::Kind_descriptor()),
                        EnumDimension("method", *Terms::Method_descriptor()),
                        MarkDimension("prepaid_card")};
  if (!in_force) {
    measure.dimensions.push_back(
        EnumDimension("reason", *DirectPayment::CeaseReason_descriptor()));
  }
  measure.table = [&records](const std::string& council) -> const AmountTable& {
    return records.FactsOf(council);
  };
  measure.rows =
      [&records, in_force](
          const std::string& council,
          const MeasureQuery& query) -> absl::StatusOr<std::vector<AmountRow>> {
    const AmountTable& table = records.FactsOf(council);
    return in_force ? InForce(table, query) : Ceased(table, query);
  };
  return measure;
}

}  // namespace

std::vector<AmountMeasure> DirectPaymentMeasures(
    const DirectPaymentRecords& records) {
  AmountMeasure share = Described(
      records, false,
      {"direct-payments-ceased-share", AmountStatistic::kShare, "percent",
       "Direct payments that ceased: share by reason",
       "Of the direct payments that ceased in the period, what share ceased "
       "for a reason?",
       "The number that ceased for the reason of the filter or group, over all "
       "that ceased on a day of the period, both ends included; without a "
       "reason it is all of them."});
  share.part_dimension = "reason";
  return {
      Described(records, false,
                {"direct-payments-ceased-count", AmountStatistic::kCount,
                 "direct payments", "Direct payments that ceased",
                 "How many direct payments ceased in the period?",
                 "Each direct payment whose first day without it is a day of "
                 "the period, both ends included. A one-off payment whose year "
                 "is over has not ceased."}),
      share,
      Described(records, true,
                {"direct-payments-in-force-count", AmountStatistic::kCount,
                 "direct payments", "Direct payments in force",
                 "How many direct payments are in force on the day?",
                 kInForceMethod}),
      Described(records, true,
                {"direct-payments-weekly-total", AmountStatistic::kSum,
                 kPenceUnit, "Direct payments in force: for a week",
                 "How much is paid in direct payments for a week, by those in "
                 "force on the day?",
                 std::string(kInForceMethod) +
                     " The sum of what each pays for a week; a one-off payment "
                     "pays nothing for a week."})};
}

}  // namespace carereform::financial_assessments
