#include <cstdint>
#include <string>

#include "common/types/pence.h"
#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform {
namespace {

RC_GTEST_PROP(PenceProperty, WhatIsFormattedParsesBack, (int64_t pence)) {
  const Pence amount = Pence::FromPence(pence);
  const auto parsed = ParsePounds(FormatPounds(amount));
  RC_ASSERT(parsed.ok());
  RC_ASSERT(*parsed == amount);
}

// The oracle drops all that is not a digit and reads what is left as pence.
RC_GTEST_PROP(PenceProperty, DigitsWrittenAreTheAmount, ()) {
  const int64_t pence = *rc::gen::inRange<int64_t>(-1'000'000'000, 1);
  std::string digits;
  for (const char c : FormatPounds(Pence::FromPence(pence))) {
    if (c >= '0' && c <= '9') digits.push_back(c);
  }
  RC_PRE(pence != 0);
  RC_ASSERT(std::stoll(digits) == -pence);
}

RC_GTEST_PROP(PenceProperty, SubtractionUndoesAddition,
              (int32_t first, int32_t second)) {
  const Pence a = Pence::FromPence(first);
  const Pence b = Pence::FromPence(second);
  RC_ASSERT(a + b - b == a);
  RC_ASSERT(a + -b == a - b);
}

// The oracle multiplies by repeated addition.
RC_GTEST_PROP(PenceProperty, MultiplicationIsRepeatedAddition,
              (int32_t pence)) {
  const int times = *rc::gen::inRange(0, 200);
  Pence expected;
  for (int i = 0; i < times; ++i) {
    expected = expected + Pence::FromPence(pence);
  }
  RC_ASSERT(Pence::FromPence(pence) * times == expected);
}

}  // namespace
}  // namespace carereform
