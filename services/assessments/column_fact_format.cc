#include "services/assessments/column_fact_format.h"

#include "common/status/status_macros.h"
#include "common/store/key_codec.h"

namespace carereform::assessments {
namespace {

constexpr int kCodeBits = 16;

}  // namespace

std::string ColumnFactFormat::Encode(const ColumnFact& fact) {
  store::KeyWriter parts;
  for (const int32_t day : fact.days) parts.Uint32(static_cast<uint32_t>(day));
  parts.Uint32(fact.owner);
  for (size_t i = 0; i < kCodeColumns; i += 2) {
    parts.Uint32(uint32_t{fact.codes[i]} << kCodeBits | fact.codes[i + 1]);
  }
  return parts.key();
}

absl::StatusOr<ColumnFact> ColumnFactFormat::Decode(absl::string_view bytes) {
  store::KeyReader parts(bytes);
  ColumnFact fact;
  for (int32_t& day : fact.days) {
    uint32_t number = 0;
    CR_RETURN_IF_ERROR(parts.Uint32(number));
    day = static_cast<int32_t>(number);
  }
  CR_RETURN_IF_ERROR(parts.Uint32(fact.owner));
  for (size_t i = 0; i < kCodeColumns; i += 2) {
    uint32_t pair = 0;
    CR_RETURN_IF_ERROR(parts.Uint32(pair));
    fact.codes[i] = static_cast<uint16_t>(pair >> kCodeBits);
    fact.codes[i + 1] = static_cast<uint16_t>(pair);
  }
  return fact;
}

}  // namespace carereform::assessments
