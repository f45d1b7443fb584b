#include "services/assessments/cld/packed_events.h"

#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/store/key_codec.h"

namespace carereform::assessments {
namespace {

constexpr uint8_t kAgeUnknown = 0xff;
constexpr size_t kSpareBytes = 3;

template <typename Enum>
absl::Status ReadEnum(store::KeyReader& parts, Enum& value) {
  uint8_t number = 0;
  CR_RETURN_IF_ERROR(parts.Byte(number));
  value = static_cast<Enum>(number);
  return absl::OkStatus();
}

absl::Status ReadDay(store::KeyReader& parts, int32_t& day) {
  uint32_t number = 0;
  CR_RETURN_IF_ERROR(parts.Uint32(number));
  day = static_cast<int32_t>(number);
  return absl::OkStatus();
}

absl::Status ReadAge(store::KeyReader& parts, int16_t& age) {
  uint8_t number = 0;
  CR_RETURN_IF_ERROR(parts.Byte(number));
  age = number == kAgeUnknown ? kNoAge : number;
  return absl::OkStatus();
}

absl::StatusOr<CareEvent> UnpackEvent(absl::string_view bytes) {
  store::KeyReader parts(bytes);
  CareEvent event;
  uint8_t conversation = 0;
  CR_RETURN_IF_ERROR(parts.Uint64(event.person));
  CR_RETURN_IF_ERROR(ReadDay(parts, event.start));
  CR_RETURN_IF_ERROR(ReadDay(parts, event.end));
  CR_RETURN_IF_ERROR(ReadDay(parts, event.birth_month));
  CR_RETURN_IF_ERROR(ReadAge(parts, event.age_at_start));
  CR_RETURN_IF_ERROR(ReadEnum(parts, event.kind));
  CR_RETURN_IF_ERROR(ReadEnum(parts, event.client));
  CR_RETURN_IF_ERROR(ReadEnum(parts, event.assessment));
  CR_RETURN_IF_ERROR(ReadEnum(parts, event.service));
  CR_RETURN_IF_ERROR(ReadEnum(parts, event.outcome));
  CR_RETURN_IF_ERROR(parts.Byte(conversation));
  CR_RETURN_IF_ERROR(parts.Byte(event.route));
  CR_RETURN_IF_ERROR(parts.Byte(event.component));
  event.conversation = conversation != 0;
  return event;
}

bool IsSound(const CareEvent& event) {
  return event.kind >= EventKind::kRequest &&
         event.kind <= EventKind::kReview &&
         event.assessment <= AssessmentType::kCarer &&
         event.service <= ServiceType::kInvolvingPersonCaredFor;
}

}  // namespace

std::string PackEvent(const CareEvent& event) {
  const uint8_t age = event.age_at_start == kNoAge
                          ? kAgeUnknown
                          : static_cast<uint8_t>(event.age_at_start);
  std::string bytes = store::KeyWriter()
                          .Uint64(event.person)
                          .Uint32(static_cast<uint32_t>(event.start))
                          .Uint32(static_cast<uint32_t>(event.end))
                          .Uint32(static_cast<uint32_t>(event.birth_month))
                          .Byte(age)
                          .Byte(static_cast<uint8_t>(event.kind))
                          .Byte(static_cast<uint8_t>(event.client))
                          .Byte(static_cast<uint8_t>(event.assessment))
                          .Byte(static_cast<uint8_t>(event.service))
                          .Byte(static_cast<uint8_t>(event.outcome))
                          .Byte(event.conversation ? 1 : 0)
                          .Byte(event.route)
                          .Byte(event.component)
                          .key();
  bytes.append(kSpareBytes, '\0');
  return bytes;
}

absl::StatusOr<std::vector<CareEvent>> UnpackEvents(absl::string_view bytes,
                                                    uint64_t first_record,
                                                    uint32_t import_order) {
  if (bytes.size() % kPackedEventBytes != 0) {
    return store::errors::Corrupt("a list of events");
  }
  std::vector<CareEvent> events;
  events.reserve(bytes.size() / kPackedEventBytes);
  while (!bytes.empty()) {
    CR_ASSIGN_OR_RETURN(CareEvent event,
                        UnpackEvent(bytes.substr(0, kPackedEventBytes)));
    if (!IsSound(event)) return store::errors::Corrupt("an event");
    event.record = first_record + events.size();
    event.import_order = import_order;
    events.push_back(event);
    bytes.remove_prefix(kPackedEventBytes);
  }
  return events;
}

}  // namespace carereform::assessments
