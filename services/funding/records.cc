#include "services/funding/records.h"

#include <memory>

#include "common/rpc/collection_schema.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/key_codec.h"
#include "common/types/resource_name.h"
#include "services/funding/amounts.h"
#include "services/funding/keys.h"

namespace carereform::funding {
namespace {

constexpr char kFund[] = "councils/{council}/funds/{fund}";

std::string FundKey(const v1::Allocation& allocation) {
  return store::KeyWriter().String(allocation.fund()).key();
}

}  // namespace

Records::Records()
    : funds_(rpc::CollectionOptions<v1::Fund>{
          .pattern = kFund, .table = kFundTable, .check = &CheckFund}),
      allocations_(rpc::CollectionOptions<v1::Allocation>{
          .pattern = "councils/{council}/allocations/{allocation}",
          .table = kAllocationTable,
          .indexes = {{.id = kAllocationByFund, .value = &FundKey}},
          .references = {{"fund", kFund, kFundTable}},
          .check = &CheckAllocation,
          .complete = [this](const store::Reader& reader, const rpc::Call&,
                             v1::Allocation& allocation) {
            return CheckFits(reader, allocation);
          }}) {}

absl::Status Records::CheckFits(const store::Reader& reader,
                                const v1::Allocation& allocation) const {
  if (*CouncilOf(allocation.purpose()) != reader.council()) {
    return InvalidField("allocation.purpose",
                        "is another council's: name one of this council's");
  }
  CR_ASSIGN_OR_RETURN(const v1::Fund fund,
                      funds_.table().Get(reader, allocation.fund()));
  CR_ASSIGN_OR_RETURN(
      std::vector<v1::Allocation> allocations,
      rpc::AllBy(allocations_, reader, kAllocationByFund, FundKey(allocation)));
  allocations.push_back(allocation);
  return CheckCovered(fund, allocations);
}

absl::Status Records::CheckBalances(const store::Reader& reader,
                                    verify::Findings& findings) const {
  CR_ASSIGN_OR_RETURN(const std::vector<v1::Fund> funds,
                      funds_.table().All(reader));
  for (const v1::Fund& fund : funds) {
    CR_ASSIGN_OR_RETURN(
        const std::vector<v1::Allocation> allocations,
        rpc::AllBy(allocations_, reader, kAllocationByFund,
                   store::KeyWriter().String(fund.name()).key()));
    if (CheckCovered(fund, allocations).ok()) continue;
    findings.Add({verify::reasons::kBalanceExceeded, reader.council(),
                  verify::KindOf(store::Space::kRows), 0, fund.name(),
                  "it does not cover its allocations"});
  }
  return absl::OkStatus();
}

absl::StatusOr<verify::Schema> StoredSchema() {
  const auto records = std::make_shared<const Records>();
  verify::Schema schema = rpc::SchemaOf(records->all(), records);
  schema.checks.push_back(
      [records](const store::Reader& reader, verify::Findings& findings) {
        return records->CheckBalances(reader, findings);
      });
  return schema;
}

}  // namespace carereform::funding
