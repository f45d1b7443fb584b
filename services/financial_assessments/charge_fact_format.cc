#include "services/financial_assessments/charge_fact_format.h"

#include "common/status/status_macros.h"
#include "common/store/key_codec.h"

namespace carereform::financial_assessments {
namespace {

absl::Status ReadSigned(store::KeyReader& parts, int64_t& value) {
  uint64_t number = 0;
  CR_RETURN_IF_ERROR(parts.Uint64(number));
  value = static_cast<int64_t>(number);
  return absl::OkStatus();
}

absl::Status ReadSigned(store::KeyReader& parts, int32_t& value) {
  uint32_t number = 0;
  CR_RETURN_IF_ERROR(parts.Uint32(number));
  value = static_cast<int32_t>(number);
  return absl::OkStatus();
}

}  // namespace

std::string ChargeFactFormat::Encode(const ChargeFact& fact) {
  store::KeyWriter row;
  row.Uint64(static_cast<uint64_t>(fact.weekly_pence))
      .Uint32(static_cast<uint32_t>(fact.started))
      .Uint32(static_cast<uint32_t>(fact.ended))
      .Uint32(static_cast<uint32_t>(fact.untold_since))
      .Uint32(static_cast<uint32_t>(fact.told))
      .Uint32(static_cast<uint32_t>(fact.weekly_from))
      .Uint32(fact.outcome);
  if (fact.looked_ahead == 0) return row.key();
  return row.Uint64(static_cast<uint64_t>(fact.rise_pence))
      .Uint32(static_cast<uint32_t>(fact.rise))
      .Uint32(static_cast<uint32_t>(fact.looked_ahead))
      .Uint32(fact.rise_outcome)
      .key();
}

absl::StatusOr<ChargeFact> ChargeFactFormat::Decode(absl::string_view bytes) {
  store::KeyReader parts(bytes);
  ChargeFact fact;
  CR_RETURN_IF_ERROR(ReadSigned(parts, fact.weekly_pence));
  CR_RETURN_IF_ERROR(ReadSigned(parts, fact.started));
  CR_RETURN_IF_ERROR(ReadSigned(parts, fact.ended));
  CR_RETURN_IF_ERROR(ReadSigned(parts, fact.untold_since));
  CR_RETURN_IF_ERROR(ReadSigned(parts, fact.told));
  CR_RETURN_IF_ERROR(ReadSigned(parts, fact.weekly_from));
  CR_RETURN_IF_ERROR(parts.Uint32(fact.outcome));
  if (parts.rest().empty()) return fact;
  CR_RETURN_IF_ERROR(ReadSigned(parts, fact.rise_pence));
  CR_RETURN_IF_ERROR(ReadSigned(parts, fact.rise));
  CR_RETURN_IF_ERROR(ReadSigned(parts, fact.looked_ahead));
  CR_RETURN_IF_ERROR(parts.Uint32(fact.rise_outcome));
  return fact;
}

std::string ChargeRevisionFactFormat::Encode(const ChargeRevisionFact& fact) {
  return store::KeyWriter()
      .Uint64(static_cast<uint64_t>(fact.backdated_pence))
      .Uint32(static_cast<uint32_t>(fact.recorded))
      .Uint32(static_cast<uint32_t>(fact.first_affected))
      .Uint32(static_cast<uint32_t>(fact.months))
      .Uint32(fact.cause)
      .key();
}

absl::StatusOr<ChargeRevisionFact> ChargeRevisionFactFormat::Decode(
    absl::string_view bytes) {
  store::KeyReader parts(bytes);
  ChargeRevisionFact fact;
  CR_RETURN_IF_ERROR(ReadSigned(parts, fact.backdated_pence));
  CR_RETURN_IF_ERROR(ReadSigned(parts, fact.recorded));
  CR_RETURN_IF_ERROR(ReadSigned(parts, fact.first_affected));
  CR_RETURN_IF_ERROR(ReadSigned(parts, fact.months));
  CR_RETURN_IF_ERROR(parts.Uint32(fact.cause));
  return fact;
}

}  // namespace carereform::financial_assessments
