#include "services/financial_assessments/invoices/invoice_measures.h"

#include <functional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/measures/waiting_bands.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/invoices/arrears_bands.h"

namespace carereform::financial_assessments {
namespace {

using measures::MeasureQuery;
using measures::WaitingBand;
using measures::v1::FLOW;
using measures::v1::STOCK;
using v1::Invoice;
using v1::InvoiceEntry;

constexpr char kVersion[] = "invoices-1";
constexpr char kNoAccount[] =
    "the invoice names no account, so nobody can say whose it is";
constexpr char kOutstanding[] =
    " What is outstanding is the amount less what was paid and written off by "
    "the end of the day; credit is never set against another invoice.";

// Those whose days late are in no band, as on a day before the first bands.
constexpr char kNoBand[] = "unknown";

// The bands of days late that hold on the day of the query; none before the
// first begin.
std::vector<WaitingBand> BandsOf(const MeasureQuery& query) {
  return ArrearsBands().On(*query.as_of);
}

AmountDimension KindDimension() {
  return EnumDimension("kind", *Invoice::Kind_descriptor());
}

AmountDimension AgeingDimension() {
  return {.name = "ageing_band",
          .words =
              [](const MeasureQuery& query) {
                std::vector<std::string> words;
                for (const WaitingBand& band : BandsOf(query)) {
                  words.push_back(band.Word());
                }
                if (words.empty()) words.push_back(kNoBand);
                return words;
              },
          .shows_empty = true};
}

std::vector<AmountDimension> StockDimensions() {
  return {KindDimension(), MarkDimension("backdated")};
}

std::vector<AmountDimension> ArrearsDimensions() {
  std::vector<AmountDimension> dimensions = StockDimensions();
  dimensions.push_back(AgeingDimension());
  return dimensions;
}

// The place among the words of AgeingDimension.
uint16_t BandPlace(const std::vector<WaitingBand>& bands, int32_t days_late) {
  uint16_t place = 0;
  while (place < bands.size() && !bands[place].Holds(days_late)) ++place;
  return place;
}

// Which invoices a measure is of, and the pence of each.
using Choice = bool (*)(const InvoiceOnDay&);
using Amount = Pence (*)(const InvoiceBalance&);

bool IsInArrears(const InvoiceOnDay& on) {
  return on.days_late > 0 && on.balance.outstanding > Pence();
}
bool IsOutstanding(const InvoiceOnDay& on) {
  return on.balance.outstanding > Pence();
}
bool IsArrangedAndOutstanding(const InvoiceOnDay& on) {
  return IsOutstanding(on) && on.invoice.codes[invoice_columns::kKind] ==
                                  Invoice::FULL_COST_ARRANGED;
}
bool HasCredit(const InvoiceOnDay& on) { return on.balance.credit > Pence(); }

Pence OutstandingOf(const InvoiceBalance& balance) {
  return balance.outstanding;
}
Pence CreditOf(const InvoiceBalance& balance) { return balance.credit; }

std::vector<AmountRow> StockRows(const InvoiceFacts& facts,
                                 const MeasureQuery& query, Choice choice,
                                 Amount amount, bool needs_account) {
  const std::vector<WaitingBand> bands = BandsOf(query);
  std::vector<AmountRow> rows;
  for (const InvoiceOnDay& on :
       InvoicesOn(facts, DayNumber(*query.as_of), query.revision)) {
    if (!choice(on)) continue;
    rows.push_back({.number = on.number,
                    .amount = amount(on.balance).value(),
                    .payer = on.invoice.payer,
                    .groups = {on.invoice.codes[invoice_columns::kKind],
                               on.invoice.codes[invoice_columns::kBackdated],
                               BandPlace(bands, on.days_late)},
                    .known = !needs_account || on.invoice.payer != 0});
  }
  return rows;
}

// A row for each write-off in the period, in the groups of its invoice.
std::vector<AmountRow> WriteOffRows(const InvoiceFacts& facts,
                                    const MeasureQuery& query) {
  const OwnedAmounts entries = OwnedAmountsAt(facts.entries, query.revision);
  const int32_t first = DayNumber(query.period->start);
  const int32_t end = DayNumber(query.period->end);
  std::vector<AmountRow> rows;
  for (const NumberedAmount& invoice :
       AmountsKnownAt(facts.invoices, query.revision)) {
    const auto owned = entries.find(invoice.number);
    if (owned == entries.end()) continue;
    for (const AmountFact& entry : owned->second) {
      const int32_t day = entry.days[entry_columns::kDay];
      if (entry.codes[entry_columns::kKind] != InvoiceEntry::WRITE_OFF ||
          day < first || day >= end) {
        continue;
      }
      rows.push_back(
          {.number = invoice.number,
           .amount = entry.pence[entry_columns::kAmount],
           .groups = {invoice.fact.codes[invoice_columns::kKind],
                      invoice.fact.codes[invoice_columns::kBackdated],
                      entry.codes[entry_columns::kReason]}});
    }
  }
  return rows;
}

// What differs between the measures of a day.
struct StockWords {
  const char* id;
  AmountStatistic statistic;
  const char* unit;
  const char* display_name;
  const char* question;
  const char* population;
  const char* method;
};

AmountMeasure Stock(const InvoiceRecords& records, const StockWords& words,
                    std::vector<AmountDimension> dimensions, Choice choice,
                    Amount amount) {
  const bool payers = words.statistic == AmountStatistic::kPayers;
  return {
      .id = words.id,
      .basis = STOCK,
      .statistic = words.statistic,
      .unit = words.unit,
      .display_name = words.display_name,
      .question = words.question,
      .population = words.population,
      .method_version = kVersion,
      .method = absl::StrCat(words.method, kOutstanding),
      .unknown = payers ? kNoAccount : "",
      .dimensions = std::move(dimensions),
      .part_dimension = "",
      .table = [&records](const std::string& council) -> const AmountTable& {
        return records.FactsOf(council).invoices;
      },
      .rows = [&records, choice, amount, payers](const std::string& council,
                                                 const MeasureQuery& query)
          -> absl::StatusOr<std::vector<AmountRow>> {
        return StockRows(records.FactsOf(council), query, choice, amount,
                         payers);
      }};
}

AmountMeasure WrittenOff(const InvoiceRecords& records) {
  std::vector<AmountDimension> dimensions = StockDimensions();
  dimensions.push_back(
      EnumDimension("reason", *InvoiceEntry::WriteOffReason_descriptor()));
  return {
      .id = "written-off-total",
      .basis = FLOW,
      .statistic = AmountStatistic::kSum,
      .unit = kPenceUnit,
      .display_name = "Written off in the period",
      .question =
          "How much of what people were billed was written off in "
          "the period?",
      .population = "write-offs in the period",
      .method_version = kVersion,
      .method =
          "The sum of the write-offs of a day of the period, both "
          "ends included, in whole pence.",
      .unknown = "",
      .dimensions = std::move(dimensions),
      .part_dimension = "",
      .table = [&records](const std::string& council) -> const AmountTable& {
        return records.FactsOf(council).invoices;
      },
      .rows = [&records](const std::string& council, const MeasureQuery& query)
          -> absl::StatusOr<std::vector<AmountRow>> {
        return WriteOffRows(records.FactsOf(council), query);
      }};
}

constexpr char kArrearsMethod[] =
    "Each invoice that was due before the day and of which something is "
    "outstanding at the end of it; on the day that it is due it is not in "
    "arrears. Bands are of calendar days from the day it was due.";

std::vector<AmountMeasure> ArrearsMeasures(const InvoiceRecords& records) {
  const auto arrears = [&](const StockWords& words) {
    return Stock(records, words, ArrearsDimensions(), &IsInArrears,
                 &OutstandingOf);
  };
  return {
      arrears({"arrears-invoices-count", AmountStatistic::kCount, "invoices",
               "Arrears: invoices",
               "How many invoices are in arrears on the "
               "day?",
               "invoices in arrears", kArrearsMethod}),
      arrears({"arrears-payers-count", AmountStatistic::kPayers, "people",
               "Arrears: people", "How many people are in arrears on the day?",
               "invoices in arrears",
               "Each account of an invoice that was due before the day and of "
               "which something is outstanding at the end of it, once; an "
               "account is one payer. Coverage and exclusions are of "
               "invoices."}),
      arrears({"arrears-total", AmountStatistic::kSum, kPenceUnit,
               "Arrears: in all", "How much is in arrears on the day?",
               "invoices in arrears", kArrearsMethod})};
}

}  // namespace

std::vector<InvoiceOnDay> InvoicesOn(const InvoiceFacts& facts, int32_t day,
                                     uint64_t revision) {
  const OwnedAmounts owned = OwnedAmountsAt(facts.entries, revision);
  std::vector<InvoiceOnDay> all;
  std::vector<InvoiceEntryFact> entries;
  for (const NumberedAmount& known : AmountsKnownAt(facts.invoices, revision)) {
    if (known.fact.days[invoice_columns::kIssued] > day) continue;
    entries.clear();
    const auto of_invoice = owned.find(known.number);
    if (of_invoice != owned.end()) {
      for (const AmountFact& entry : of_invoice->second) {
        entries.push_back(
            {.kind = static_cast<InvoiceEntryKind>(
                 entry.codes[entry_columns::kKind]),
             .day = entry.days[entry_columns::kDay],
             .amount = Pence::FromPence(entry.pence[entry_columns::kAmount])});
      }
    }
    all.push_back(
        {.invoice = known.fact,
         .number = known.number,
         .balance = BalanceOn(
             Pence::FromPence(known.fact.pence[invoice_columns::kAmount]),
             entries, day),
         .days_late = DaysLate(known.fact.days[invoice_columns::kDue], day)});
  }
  return all;
}

std::vector<AmountMeasure> InvoiceMeasures(const InvoiceRecords& records) {
  std::vector<AmountMeasure> all = ArrearsMeasures(records);
  all.push_back(
      Stock(records,
            {"invoices-credit-total", AmountStatistic::kSum, kPenceUnit,
             "Credit: in all",
             "How much do people have in credit with the council on the day?",
             "invoices of which more was received than was owed",
             "What was received beyond what was owed, for each invoice."},
            StockDimensions(), &HasCredit, &CreditOf));
  all.push_back(
      Stock(records,
            {"invoices-outstanding-total", AmountStatistic::kSum, kPenceUnit,
             "Outstanding: in all",
             "How much of what people were billed is outstanding on the day, "
             "due or not?",
             "invoices of which something is outstanding",
             "Each invoice issued by the day and outstanding at the end of "
             "it."},
            StockDimensions(), &IsOutstanding, &OutstandingOf));
  all.push_back(
      Stock(records,
            {"section-18-3-exposure-total", AmountStatistic::kSum, kPenceUnit,
             "Exposure from care arranged under section 18(3)",
             "How much do people owe on the day for care that the council "
             "arranged for them at their full cost, having paid the provider?",
             "invoices for care arranged under section 18(3) of which "
             "something is outstanding",
             "Each invoice of the kind full_cost_arranged issued by the day, "
             "due or not."},
            ArrearsDimensions(), &IsArrangedAndOutstanding, &OutstandingOf));
  all.push_back(WrittenOff(records));
  return all;
}

}  // namespace carereform::financial_assessments
