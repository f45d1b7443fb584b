#include "services/assessments/found_waits.h"

#include <algorithm>

namespace carereform::assessments {
namespace {

// Few, since each can be as long as the list of all cases.
constexpr size_t kMostKept = 4;

}  // namespace

std::shared_ptr<const Waits> FoundWaits::Kept(const std::string& key) const {
  const std::lock_guard lock(mutex_);
  const auto entry =
      std::find_if(entries_.begin(), entries_.end(),
                   [&](const Entry& kept) { return kept.first == key; });
  if (entry == entries_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, entry);
  return entries_.front().second;
}

void FoundWaits::Keep(const std::string& key,
                      const std::shared_ptr<const Waits>& found) const {
  const std::lock_guard lock(mutex_);
  entries_.emplace_front(key, found);
  if (entries_.size() > kMostKept) entries_.pop_back();
}

}  // namespace carereform::assessments
