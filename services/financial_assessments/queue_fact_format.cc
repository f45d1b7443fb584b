#include "services/financial_assessments/queue_fact_format.h"

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

absl::Status ReadAnswer(store::KeyReader& parts, Answer& answer) {
  uint32_t number = 0;
  CR_RETURN_IF_ERROR(parts.Uint32(number));
  answer = static_cast<Answer>(number);
  return absl::OkStatus();
}

}  // namespace

std::string QueueFactFormat::Encode(const QueueFact& fact) {
  return store::KeyWriter()
      .Uint32(static_cast<uint32_t>(fact.completed))
      .Uint32(static_cast<uint32_t>(fact.charge_from))
      .Uint32(static_cast<uint32_t>(fact.needs_due))
      .Uint32(static_cast<uint32_t>(fact.needs_completed))
      .Uint32(fact.owner)
      .Uint32(fact.trigger)
      .Uint32(static_cast<uint32_t>(fact.documentation))
      .Uint32(static_cast<uint32_t>(fact.expenditure))
      .key();
}

absl::StatusOr<QueueFact> QueueFactFormat::Decode(absl::string_view bytes) {
  store::KeyReader parts(bytes);
  QueueFact fact;
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.completed));
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.charge_from));
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.needs_due));
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.needs_completed));
  CR_RETURN_IF_ERROR(parts.Uint32(fact.owner));
  uint32_t trigger = 0;
  CR_RETURN_IF_ERROR(parts.Uint32(trigger));
  fact.trigger = static_cast<uint16_t>(trigger);
  CR_RETURN_IF_ERROR(ReadAnswer(parts, fact.documentation));
  CR_RETURN_IF_ERROR(ReadAnswer(parts, fact.expenditure));
  return fact;
}

std::string AppealFactFormat::Encode(const AppealFact& fact) {
  return store::KeyWriter()
      .Uint32(static_cast<uint32_t>(fact.raised))
      .Uint32(static_cast<uint32_t>(fact.decided))
      .Uint32(fact.route)
      .Uint32(fact.outcome)
      .key();
}

absl::StatusOr<AppealFact> AppealFactFormat::Decode(absl::string_view bytes) {
  store::KeyReader parts(bytes);
  AppealFact fact;
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.raised));
  CR_RETURN_IF_ERROR(ReadDay(parts, fact.decided));
  CR_RETURN_IF_ERROR(parts.Uint32(fact.route));
  CR_RETURN_IF_ERROR(parts.Uint32(fact.outcome));
  return fact;
}

}  // namespace carereform::financial_assessments
