#include "services/financial_assessments/uprating_rises.h"

#include <string>
#include <utility>

#include "common/status/status_macros.h"

namespace carereform::financial_assessments {

using v1::UpratingChange;

absl::Status ShowLargestRises(const ChargeRecords& charging,
                              const store::Reader& reader, int64_t revision,
                              v1::UpratingRun& run) {
  google::protobuf::RepeatedPtrField<UpratingChange> shown;
  for (const UpratingChange& named : run.largest_rises()) {
    absl::StatusOr<UpratingChange> change =
        charging.uprating_changes().GetAt(reader, named.name(), revision);
    if (absl::IsNotFound(change.status())) continue;
    CR_RETURN_IF_ERROR(change.status());
    *shown.Add() = *std::move(change);
  }
  run.mutable_largest_rises()->Swap(&shown);
  return absl::OkStatus();
}

void KeepNamesOfRises(v1::UpratingRun& run) {
  for (UpratingChange& change : *run.mutable_largest_rises()) {
    std::string name = std::move(*change.mutable_name());
    change.Clear();
    change.set_name(std::move(name));
  }
}

}  // namespace carereform::financial_assessments
