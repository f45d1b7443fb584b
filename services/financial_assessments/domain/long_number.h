// Whole numbers of any length, for the oracles of tests.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_LONG_NUMBER_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_LONG_NUMBER_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/numeric/int128.h"

namespace carereform::financial_assessments {

// A whole number of any length, 0 or more.
class Long {
 public:
  explicit Long(uint64_t value) {
    for (; value > 0; value >>= 32) {
      digits_.push_back(static_cast<uint32_t>(value));
    }
  }

  Long Times(uint64_t factor) const {
    Long product(0);
    absl::uint128 carry = 0;
    for (const uint32_t digit : digits_) {
      carry += absl::uint128(digit) * factor;
      product.digits_.push_back(static_cast<uint32_t>(carry));
      carry >>= 32;
    }
    for (; carry > 0; carry >>= 32) {
      product.digits_.push_back(static_cast<uint32_t>(carry));
    }
    product.Trim();
    return product;
  }

  Long Plus(const Long& other, int sign = 1) const {
    Long sum(0);
    int64_t carry = 0;
    const size_t size = std::max(digits_.size(), other.digits_.size());
    for (size_t i = 0; i < size; ++i) {
      carry += At(i) + sign * other.At(i);
      sum.digits_.push_back(static_cast<uint32_t>(carry));
      carry >>= 32;
    }
    if (carry > 0) sum.digits_.push_back(static_cast<uint32_t>(carry));
    sum.Trim();
    return sum;
  }
  Long Less(const Long& other) const { return Plus(other, -1); }

  bool operator<=(const Long& other) const {
    if (digits_.size() != other.digits_.size()) {
      return digits_.size() < other.digits_.size();
    }
    return !std::lexicographical_compare(other.digits_.rbegin(),
                                         other.digits_.rend(), digits_.rbegin(),
                                         digits_.rend());
  }

  // How often `other` goes into it, where that is below 2^62.
  uint64_t Over(const Long& other) const {
    uint64_t times = 0;
    for (int bit = 61; bit >= 0; --bit) {
      const uint64_t tried = times | (uint64_t{1} << bit);
      if (other.Times(tried) <= *this) times = tried;
    }
    return times;
  }

 private:
  // Takes away leading noughts, so that equal numbers are alike.
  void Trim() {
    while (!digits_.empty() && digits_.back() == 0) digits_.pop_back();
  }
  int64_t At(size_t i) const { return i < digits_.size() ? digits_[i] : 0; }

  std::vector<uint32_t> digits_;  // The least first.
};

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_LONG_NUMBER_H_
