// Which requests are from people who were clients already: DHSC's method leaves
// them out, because nobody waits for a first response to them.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_EXISTING_CLIENTS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_EXISTING_CLIENTS_H_

#include <cstdint>
#include <limits>
#include <optional>

#include "services/assessments/domain/care_events.h"
#include "services/assessments/domain/dhsc_method.h"
#include "services/assessments/domain/dhsc_standing.h"

namespace carereform::assessments {

// The support that one person had, taken in the order in which it started.
class EarlierSupport {
 public:
  explicit EarlierSupport(const DhscMethod& method) : method_(method) {}

  // Takes a service: of any age of the person, whatever became of it.
  void Add(const CareEvent& service);

  // Says why a request on `day` is one of an existing client; nothing where it
  // is not. Requires that every service added started before `day`.
  std::optional<Standing> ClientOn(int32_t day) const;

 private:
  static constexpr int32_t kNever = std::numeric_limits<int32_t>::min();

  const DhscMethod& method_;
  // The latest ends so far; kNoEventDay while one is open.
  int32_t long_term_end_ = kNever;
  int32_t short_term_end_ = kNever;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_DHSC_EXISTING_CLIENTS_H_
