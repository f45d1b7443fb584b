#include "services/assessments/wait_fact_format.h"

#include <utility>

#include "common/status/status_macros.h"
#include "common/store/key_codec.h"

namespace carereform::assessments {
namespace {

constexpr uint16_t WaitFact::*kNumbers[] = {
    &WaitFact::contacted, &WaitFact::received,        &WaitFact::triaged,
    &WaitFact::allocated, &WaitFact::started,         &WaitFact::completed,
    &WaitFact::decided,   &WaitFact::service_started, &WaitFact::left,
    &WaitFact::start_by,  &WaitFact::informed,        &WaitFact::team,
    &WaitFact::locality,  &WaitFact::district,        &WaitFact::specialism,
    &WaitFact::worker,
};

constexpr uint8_t WaitFact::*kBytes[] = {
    &WaitFact::type,        &WaitFact::risk_rating,  &WaitFact::channel,
    &WaitFact::age_band,    &WaitFact::ethnic_group, &WaitFact::complexity,
    &WaitFact::hold_reason, &WaitFact::exclusion,    &WaitFact::request_source,
    &WaitFact::merged,
};

constexpr size_t kEarlierSize = 7 * sizeof(uint32_t);

absl::Status ReadEarlierDay(store::KeyReader& parts, uint16_t& day) {
  uint32_t number = 0;
  CR_RETURN_IF_ERROR(parts.Uint32(number));
  day = FactDay(static_cast<int32_t>(number));
  return absl::OkStatus();
}

template <typename Code>
absl::Status ReadEarlierCode(store::KeyReader& parts, Code& code) {
  uint32_t number = 0;
  CR_RETURN_IF_ERROR(parts.Uint32(number));
  code = static_cast<Code>(number);
  return absl::OkStatus();
}

absl::StatusOr<WaitFact> DecodeEarlier(absl::string_view bytes) {
  store::KeyReader parts(bytes);
  WaitFact fact;
  CR_RETURN_IF_ERROR(ReadEarlierDay(parts, fact.received));
  CR_RETURN_IF_ERROR(ReadEarlierDay(parts, fact.allocated));
  CR_RETURN_IF_ERROR(ReadEarlierDay(parts, fact.started));
  CR_RETURN_IF_ERROR(ReadEarlierDay(parts, fact.left));
  CR_RETURN_IF_ERROR(ReadEarlierCode(parts, fact.type));
  CR_RETURN_IF_ERROR(ReadEarlierCode(parts, fact.team));
  CR_RETURN_IF_ERROR(ReadEarlierCode(parts, fact.locality));
  return fact;
}

}  // namespace

std::string WaitFactFormat::Encode(const WaitFact& fact) {
  store::KeyWriter parts;
  for (const auto number : kNumbers) {
    parts.Byte(static_cast<uint8_t>(fact.*number >> 8));
    parts.Byte(static_cast<uint8_t>(fact.*number));
  }
  for (const auto byte : kBytes) parts.Byte(fact.*byte);
  return std::move(parts).key();
}

absl::StatusOr<WaitFact> WaitFactFormat::Decode(absl::string_view bytes) {
  if (bytes.size() == kEarlierSize) return DecodeEarlier(bytes);
  store::KeyReader parts(bytes);
  WaitFact fact;
  for (const auto number : kNumbers) {
    uint8_t high = 0;
    uint8_t low = 0;
    CR_RETURN_IF_ERROR(parts.Byte(high));
    CR_RETURN_IF_ERROR(parts.Byte(low));
    fact.*number = static_cast<uint16_t>(high << 8 | low);
  }
  for (const auto byte : kBytes) CR_RETURN_IF_ERROR(parts.Byte(fact.*byte));
  return fact;
}

}  // namespace carereform::assessments
