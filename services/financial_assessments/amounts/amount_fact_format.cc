#include "services/financial_assessments/amounts/amount_fact_format.h"

#include "common/status/status_macros.h"
#include "common/store/key_codec.h"

namespace carereform::financial_assessments {

std::string AmountFactFormat::Encode(const AmountFact& fact) {
  store::KeyWriter parts;
  for (const int64_t amount : fact.pence) {
    parts.Uint64(static_cast<uint64_t>(amount));
  }
  parts.Uint64(fact.payer);
  for (const int32_t day : fact.days) parts.Uint32(static_cast<uint32_t>(day));
  parts.Uint32(fact.owner);
  for (const uint16_t code : fact.codes) parts.Uint32(code);
  return parts.key();
}

absl::StatusOr<AmountFact> AmountFactFormat::Decode(absl::string_view bytes) {
  store::KeyReader parts(bytes);
  AmountFact fact;
  for (int64_t& amount : fact.pence) {
    uint64_t number = 0;
    CR_RETURN_IF_ERROR(parts.Uint64(number));
    amount = static_cast<int64_t>(number);
  }
  CR_RETURN_IF_ERROR(parts.Uint64(fact.payer));
  for (int32_t& day : fact.days) {
    uint32_t number = 0;
    CR_RETURN_IF_ERROR(parts.Uint32(number));
    day = static_cast<int32_t>(number);
  }
  CR_RETURN_IF_ERROR(parts.Uint32(fact.owner));
  for (uint16_t& code : fact.codes) {
    uint32_t number = 0;
    CR_RETURN_IF_ERROR(parts.Uint32(number));
    code = static_cast<uint16_t>(number);
  }
  return fact;
}

}  // namespace carereform::financial_assessments
