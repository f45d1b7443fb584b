#include "services/financial_assessments/wait_fact_format.h"

#include "common/status/status_macros.h"
#include "common/store/key_codec.h"

namespace carereform::financial_assessments {
namespace {

absl::Status ReadDay(store::KeyReader& parts, int32_t& day) {
  uint32_t number = 0;
  CR_RETURN_IF_ERROR(parts.Uint32(number));
  day = static_cast<int32_t>(number);
  return absl::OkStatus();
}

}  // namespace

std::string WaitFactFormat::Encode(const WaitFact& fact) {
  return store::KeyWriter()
      .Uint32(static_cast<uint32_t>(fact.referred))
      .Uint32(static_cast<uint32_t>(fact.allocated))
      .Uint32(static_cast<uint32_t>(fact.decided))
      .Uint32(static_cast<uint32_t>(fact.left))
      .Uint32(fact.kind)
      .key();
}

absl::StatusOr<WaitFact> WaitFactFormat::Decode(absl::string_view bytes) {
  store::KeyReader parts(bytes);
  WaitFact fact;
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.referred));
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.allocated));
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.decided));
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.left));
  uint32_t kind = 0;
  CR_RETURN_IF_ERROR(parts.Uint32(kind));
  fact.kind = static_cast<uint16_t>(kind);
  return fact;
}

}  // namespace carereform::financial_assessments
