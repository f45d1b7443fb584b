// What was found lately, so that a report that asks for every statistic of the
// same people, by every dimension, has them looked for once.

#ifndef CR_SERVICES_ASSESSMENTS_FOUND_WAITS_H_
#define CR_SERVICES_ASSESSMENTS_FOUND_WAITS_H_

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "services/assessments/domain/waiting_times.h"

namespace carereform::assessments {

// Keeps the last few findings. What is known at a revision never changes, and
// rows keep their places, so a finding stays right as long as it is kept; a new
// event makes a new revision, which has findings of its own. Thread-safe.
class FoundWaits {
 public:
  // Returns what is kept under `key`, or what `find` returns, and keeps it.
  // `key` must name the council, the revision and all that is asked.
  template <typename Find>
  std::shared_ptr<const Waits> Get(const std::string& key, Find find) const {
    if (std::shared_ptr<const Waits> kept = Kept(key)) return kept;
    auto found = std::make_shared<const Waits>(find());
    Keep(key, found);
    return found;
  }

 private:
  using Entry = std::pair<std::string, std::shared_ptr<const Waits>>;

  std::shared_ptr<const Waits> Kept(const std::string& key) const;
  void Keep(const std::string& key,
            const std::shared_ptr<const Waits>& found) const;

  mutable std::mutex mutex_;
  mutable std::list<Entry> entries_;  // The latest first.
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_FOUND_WAITS_H_
