// The registers' records: a collection for each kind of resource.

#ifndef CR_SERVICES_IMPROVEMENT_RISKS_RISK_RECORDS_H_
#define CR_SERVICES_IMPROVEMENT_RISKS_RISK_RECORDS_H_

#include <vector>

#include "carereform/improvement/v1/risks.pb.h"
#include "common/rpc/collection.h"
#include "services/improvement/records.h"
#include "services/improvement/risks/risk_schemes.h"

namespace carereform::improvement {

// Immutable after construction; thread-safe.
class RiskRecords {
 public:
  // `plan` outlives it.
  explicit RiskRecords(const Records& plan);
  RiskRecords(const RiskRecords&) = delete;
  RiskRecords& operator=(const RiskRecords&) = delete;

  const Records& plan() const { return plan_; }
  const std::vector<RiskScheme>& schemes() const {
    return BuiltInRiskSchemes();
  }
  const rpc::Collection<v1::Risk>& risks() const { return risks_; }
  const rpc::Collection<v1::Decision>& decisions() const { return decisions_; }
  const rpc::Collection<v1::Dependency>& dependencies() const {
    return dependencies_;
  }

  // Returns all of them, each after those that it refers to.
  std::vector<const rpc::AnyCollection*> all() const {
    return {&risks_, &decisions_, &dependencies_};
  }

 private:
  const Records& plan_;
  const rpc::Collection<v1::Risk> risks_;
  const rpc::Collection<v1::Decision> decisions_;
  const rpc::Collection<v1::Dependency> dependencies_;
};

// Returns OWNER_LEFT where the risk, or a mitigation of it, is given to a post
// that is gone; PARENT_NOT_FOUND where a mitigation's is not there. Field paths
// begin with `path`.
absl::Status CheckOwners(const Records& plan, const store::Reader& reader,
                         absl::string_view path, const v1::Risk& risk,
                         absl::CivilDay today);

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_RISKS_RISK_RECORDS_H_
