#include "services/assessments/domain/waiting_contacts.h"

#include <utility>

#include "common/types/civil_date.h"

namespace carereform::assessments {

const ContactFrequency* FrequencyOn(absl::Span<const ContactFrequency> all,
                                    uint16_t rating, absl::CivilDay day) {
  for (const ContactFrequency& one : all) {
    if (one.rating == rating && one.from <= day &&
        (!one.to.has_value() || day < *one.to) && one.status != "withdrawn") {
      return &one;
    }
  }
  return nullptr;
}

int32_t NextContactDue(absl::Span<const ContactFrequency> all, uint16_t rating,
                       int32_t day) {
  const ContactFrequency* frequency =
      FrequencyOn(all, rating, DayOfNumber(day));
  if (frequency == nullptr) return kNoDay;
  return day + static_cast<int32_t>(frequency->every_days);
}

std::vector<DueCycle> ContactCycles(absl::Span<const ContactFrequency> all,
                                    const Waiter& waiter) {
  if (waiter.received == kNoDay) return {};
  std::vector<Mark> marks;
  const auto add = [&](int32_t day, uint16_t rating, bool done) {
    marks.push_back({.day = day,
                     .due = NextContactDue(all, rating, day),
                     .done = done,
                     .rating = rating});
  };
  add(waiter.received, 0, false);
  bool rated_by_contact = false;
  for (const ContactMade& contact : waiter.contacts) {
    add(contact.day, contact.rating, true);
    rated_by_contact = rated_by_contact || (contact.day == waiter.rated &&
                                            contact.rating == waiter.rating);
  }
  if (waiter.rated != kNoDay && !rated_by_contact) {
    add(waiter.rated, waiter.rating, false);
  }
  return CyclesOf(std::move(marks), waiter.ended);
}

}  // namespace carereform::assessments
