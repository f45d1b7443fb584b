#include "services/assessments/wait_fact_format.h"

#include "common/status/status_macros.h"
#include "common/store/key_codec.h"

namespace carereform::assessments {
namespace {

absl::Status ReadDay(store::KeyReader& parts, int32_t& day) {
  uint32_t number = 0;
  CR_RETURN_IF_ERROR(parts.Uint32(number));
  day = static_cast<int32_t>(number);
  return absl::OkStatus();
}

absl::Status ReadCode(store::KeyReader& parts, uint16_t& code) {
  uint32_t number = 0;
  CR_RETURN_IF_ERROR(parts.Uint32(number));
  code = static_cast<uint16_t>(number);
  return absl::OkStatus();
}

}  // namespace

std::string WaitFactFormat::Encode(const WaitFact& fact) {
  return store::KeyWriter()
      .Uint32(static_cast<uint32_t>(fact.received))
      .Uint32(static_cast<uint32_t>(fact.allocated))
      .Uint32(static_cast<uint32_t>(fact.started))
      .Uint32(static_cast<uint32_t>(fact.left))
      .Uint32(fact.type)
      .Uint32(fact.team)
      .Uint32(fact.locality)
      .key();
}

absl::StatusOr<WaitFact> WaitFactFormat::Decode(absl::string_view bytes) {
  store::KeyReader parts(bytes);
  WaitFact fact;
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.received));
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.allocated));
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.started));
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.left));
  CR_RETURN_IF_ERROR(ReadCode(parts, fact.type));
  CR_RETURN_IF_ERROR(ReadCode(parts, fact.team));
  CR_RETURN_IF_ERROR(ReadCode(parts, fact.locality));
  return fact;
}

}  // namespace carereform::assessments
