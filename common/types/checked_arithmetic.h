// Whole-number arithmetic that stops the program rather than give a wrong
// answer. Input is refused far below these edges (see limits.h), so reaching
// one is a fault in the program, and a wrapped sum of money would hide it.
#ifndef CR_COMMON_TYPES_CHECKED_ARITHMETIC_H_
#define CR_COMMON_TYPES_CHECKED_ARITHMETIC_H_

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace carereform {

// Ends the program, saying which operation went out of range.
[[noreturn]] inline void AbortOutOfRange(const char* operation) {
  std::fprintf(stderr, "carereform: %s is outside the range of int64\n",
               operation);
  std::abort();
}

// Returns a + b. Aborts if that does not fit in an int64_t.
constexpr int64_t CheckedAdd(int64_t a, int64_t b) {
  int64_t result = 0;
  if (__builtin_add_overflow(a, b, &result)) AbortOutOfRange("a sum");
  return result;
}

// Returns a - b. Aborts if that does not fit in an int64_t.
constexpr int64_t CheckedSubtract(int64_t a, int64_t b) {
  int64_t result = 0;
  if (__builtin_sub_overflow(a, b, &result)) AbortOutOfRange("a difference");
  return result;
}

// Returns a * b. Aborts if that does not fit in an int64_t.
constexpr int64_t CheckedMultiply(int64_t a, int64_t b) {
  int64_t result = 0;
  if (__builtin_mul_overflow(a, b, &result)) AbortOutOfRange("a product");
  return result;
}

}  // namespace carereform

#endif  // CR_COMMON_TYPES_CHECKED_ARITHMETIC_H_
