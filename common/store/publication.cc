#include "common/store/publication.h"

#include <utility>

namespace carereform::store {

std::unique_ptr<Publication::Subscription> Publication::Subscribe(
    Listener listener) {
  const std::lock_guard lock(mutex_);
  listeners_[++last_id_] = std::move(listener);
  return std::make_unique<Subscription>(*this, last_id_);
}

// Under the lock, so that who has ended a subscription is told no more.
void Publication::Announce(const std::string& council) {
  const std::lock_guard lock(mutex_);
  for (const auto& [id, listener] : listeners_) listener(council);
}

void Publication::Remove(int id) {
  const std::lock_guard lock(mutex_);
  listeners_.erase(id);
}

}  // namespace carereform::store
