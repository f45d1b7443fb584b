#include "services/financial_assessments/domain/invoice_balance.h"

#include <ostream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::financial_assessments {
namespace {

using absl::CivilDay;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr int32_t kDay = 20000;
constexpr InvoiceEntryKind kPayment = InvoiceEntryKind::kPayment;
constexpr InvoiceEntryKind kReversal = InvoiceEntryKind::kReversal;
constexpr InvoiceEntryKind kWriteOff = InvoiceEntryKind::kWriteOff;

Pence P(int64_t pence) { return Pence::FromPence(pence); }

struct BalanceCase {
  std::string name;
  std::vector<InvoiceEntryFact> entries;
  int64_t paid;
  int64_t written_off;
  int64_t credit;
  int64_t outstanding;
};
std::ostream& operator<<(std::ostream& out, const BalanceCase& c) {
  return out << c.name;
}

class BalanceTest : public testing::TestWithParam<BalanceCase> {};

TEST_P(BalanceTest, OfAnInvoiceOfAHundredPoundsOnADay) {
  const BalanceCase& c = GetParam();
  const InvoiceBalance expected{P(c.paid), P(c.written_off), P(c.credit),
                                P(c.outstanding)};
  EXPECT_EQ(BalanceOn(P(10000), c.entries, kDay), expected);
}

INSTANTIATE_TEST_SUITE_P(
    Balances, BalanceTest,
    testing::ValuesIn(std::vector<BalanceCase>{
        {"Nothing", {}, 0, 0, 0, 10000},
        {"APennyShort", {{kPayment, kDay, P(9999)}}, 9999, 0, 0, 1},
        {"Exactly", {{kPayment, kDay, P(10000)}}, 10000, 0, 0, 0},
        {"APennyOver", {{kPayment, kDay, P(10001)}}, 10000, 0, 1, 0},
        {"OnTheDay", {{kPayment, kDay, P(5)}}, 5, 0, 0, 9995},
        {"OnTheDayAfter", {{kPayment, kDay + 1, P(5)}}, 0, 0, 0, 10000},
        {"TakenBack",
         {{kPayment, kDay - 1, P(10000)}, {kReversal, kDay, P(10000)}},
         0,
         0,
         0,
         10000},
        {"CreditTakenBackFirst",
         {{kPayment, kDay - 1, P(10100)}, {kReversal, kDay, P(100)}},
         10000,
         0,
         0,
         0},
        {"WrittenOff", {{kWriteOff, kDay, P(10000)}}, 0, 10000, 0, 0},
        {"WrittenOffInPart",
         {{kPayment, kDay, P(4000)}, {kWriteOff, kDay, P(1000)}},
         4000,
         1000,
         0,
         5000},
        {"PaidAfterAllWasWrittenOff",
         {{kWriteOff, kDay - 1, P(10000)}, {kPayment, kDay, P(1)}},
         0,
         10000,
         1,
         0},
    }),
    [](const auto& test) { return test.param.name; });

TEST(InvoiceBalanceTest, WhatCanBeTakenBackIsTheLeastHeldFromThatDayOn) {
  const std::vector<InvoiceEntryFact> entries = {{kPayment, kDay, P(100)},
                                                 {kReversal, kDay + 5, P(70)},
                                                 {kPayment, kDay + 9, P(500)}};
  EXPECT_EQ(MostToReverse(entries, kDay - 1), P(0));
  EXPECT_EQ(MostToReverse(entries, kDay), P(30));
  EXPECT_EQ(MostToReverse(entries, kDay + 8), P(30));
  EXPECT_EQ(MostToReverse(entries, kDay + 9), P(530));
  EXPECT_EQ(MostToReverse({}, kDay), P(0));
}

TEST(InvoiceBalanceTest, ATotalToDateIsTakenAsItsDifference) {
  const std::vector<InvoiceEntryFact> entries = {{kPayment, kDay, P(100)},
                                                 {kWriteOff, kDay + 20, P(5)}};
  EXPECT_EQ(ReceivedSince(entries, P(100), kDay), P(0));
  EXPECT_EQ(ReceivedSince(entries, P(101), kDay), P(1));
  EXPECT_EQ(ReceivedSince(entries, P(99), kDay + 9), P(-1));
  // By the day before, as much as is recorded, or what nobody can say.
  EXPECT_EQ(ReceivedSince(entries, P(0), kDay - 1), P(0));
  EXPECT_EQ(ReceivedSince(entries, P(1), kDay - 1), std::nullopt);
}

TEST(InvoiceBalanceTest, IsLateFromTheDayAfterItWasDue) {
  EXPECT_EQ(DaysLate(kDay, kDay - 1), 0);
  EXPECT_EQ(DaysLate(kDay, kDay), 0);
  EXPECT_EQ(DaysLate(kDay, kDay + 1), 1);
}

std::vector<std::string> Refused(const InvoiceDays& days) {
  std::vector<std::string> fields;
  for (const auto& violation : CheckInvoiceDays(days, CivilDay(2025, 10, 20))) {
    fields.push_back(violation.field);
  }
  return fields;
}

TEST(InvoiceBalanceTest, DaysAreInOrder) {
  const CivilDay day(2025, 10, 20);
  EXPECT_THAT(Refused({day, day, day, day}), IsEmpty());
  EXPECT_THAT(Refused({day, day + 28, day - 28, day - 1}), IsEmpty());
  EXPECT_THAT(Refused({day + 1, day + 1, day, day}),
              ElementsAre("issued_date"));
  EXPECT_THAT(Refused({day, day - 1, day, day}), ElementsAre("due_date"));
  EXPECT_THAT(Refused({day, day, day, day - 1}),
              ElementsAre("period_last_date"));
}

}  // namespace
}  // namespace carereform::financial_assessments
