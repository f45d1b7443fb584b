#include <cstdint>
#include <vector>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"
#include "services/financial_assessments/domain/notional_capital.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::Book;
using means_fixture::Pennies;

int64_t Upto(int64_t most) { return *rc::gen::inRange<int64_t>(0, most + 1); }

// The oracle pays the difference a penny at a time, while there is a penny.
RC_GTEST_PROP(NotionalCapitalProperty, AgreesWithPayingPennyByPenny, ()) {
  const int64_t start = Upto(3'000);
  const int64_t count = Upto(12);
  std::vector<NotionalCharges> charges;
  for (int64_t i = 0; i < count; ++i) {
    charges.push_back({Pennies(Upto(600)), Pennies(Upto(600))});
  }
  int64_t purse = start;
  const auto weeks = NotionalCapitalOver({Pennies(start)}, charges);
  RC_ASSERT(weeks.size() == charges.size());
  for (const NotionalWeek& week : weeks) {
    RC_ASSERT(week.before.left == Pennies(purse));
    for (Pence paid = week.charges.without_notional;
         paid < week.charges.with_notional && purse > 0;
         paid = paid + Pennies(1)) {
      --purse;
    }
    RC_ASSERT(week.after.left == Pennies(purse));
  }
}

RC_GTEST_PROP(NotionalCapitalProperty, ProjectingIsGoingWeekByWeek, ()) {
  const NotionalBalance start{Pennies(Upto(3'000))};
  const auto charges_of = [](int week, NotionalBalance balance) {
    return NotionalCharges{Pennies(balance.left.value() / 7 + week),
                           Pennies(5)};
  };
  const auto projected = ProjectNotionalCapital(start, 30, charges_of);
  std::vector<NotionalCharges> charges;
  for (const NotionalWeek& week : *projected) charges.push_back(week.charges);
  const auto walked = NotionalCapitalOver(start, charges);
  RC_ASSERT(projected->size() == walked.size());
  for (size_t i = 0; i < walked.size(); ++i) {
    RC_ASSERT(projected->at(i).before == walked[i].before);
    RC_ASSERT(projected->at(i).after == walked[i].after);
  }
}

RC_GTEST_PROP(NotionalCapitalProperty, WhatIsPutBackIsWhatIsLeft, ()) {
  Circumstances person;
  const int64_t assets = Upto(5);
  for (int64_t i = 0; i < assets; ++i) {
    Capital asset = means_fixture::Savings(Pennies(Upto(10'000)));
    asset.has_selling_costs = *rc::gen::arbitrary<bool>();
    asset.shares = *rc::gen::inRange(1, 4);
    if (*rc::gen::arbitrary<bool>()) asset.notional = Deprivation{};
    person.capital.push_back(asset);
  }
  const Book book;
  const Pence at_first = NotionalBalanceOf(person, book.rates)->left;
  const NotionalBalance left{Pennies(Upto(at_first.value()))};
  const auto changed = WithNotionalLeft(person, left, book.rates);
  RC_ASSERT(*NotionalBalanceOf(*changed, book.rates) == left);
  for (size_t i = 0; i < person.capital.size(); ++i) {
    RC_ASSERT(changed->capital[i].notional.has_value() ==
              person.capital[i].notional.has_value());
    if (!person.capital[i].notional.has_value()) {
      RC_ASSERT(changed->capital[i].value == person.capital[i].value);
    }
  }
}

}  // namespace
}  // namespace carereform::financial_assessments
