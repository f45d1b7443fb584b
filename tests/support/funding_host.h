// The source `funding` with a fund to allocate from.

#ifndef CR_TESTS_SUPPORT_FUNDING_HOST_H_
#define CR_TESTS_SUPPORT_FUNDING_HOST_H_

#include <string>

#include "absl/strings/str_cat.h"
#include "carereform/funding/v1/funding.grpc.pb.h"
#include "services/funding/funding.h"
#include "tests/support/memory_host.h"
#include "tests/support/status_matchers.h"

namespace carereform::funding {

class FundingTest : public tests::ServiceTest<v1::FundingService> {
 protected:
  FundingTest() : ServiceTest(FundingSource()) {}

  absl::StatusOr<v1::Fund> AddFund(int64_t low, int64_t high,
                                   const std::string& rest = "") {
    return Call(
        &Stub::CreateFund,
        absl::StrCat("parent: 'councils/x' fund_id: 'f' fund {"
                     " display_name: 'Reserves' amount { low_pence: ",
                     low, " high_pence: ", high,
                     " } recurrence: ONE_OFF firmness: ESTIMATE } ", rest));
  }

  absl::StatusOr<v1::Allocation> AddAllocation(const std::string& id,
                                               int64_t low, int64_t high,
                                               const std::string& rest = "") {
    return Call(
        &Stub::CreateAllocation,
        absl::StrCat("parent: 'councils/x' allocation_id: '", id,
                     "' allocation { fund: 'councils/x/funds/f'"
                     " purpose: 'councils/x/actionGroups/g'"
                     " amount { low_pence: ",
                     low, " high_pence: ", high,
                     " } recurrence: RECURRENT firmness: BID } ", rest));
  }
};

}  // namespace carereform::funding

#endif  // CR_TESTS_SUPPORT_FUNDING_HOST_H_
