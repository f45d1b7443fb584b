// What is kept of a council's case extracts: how they are read, and which were
// applied.

#ifndef CR_SERVICES_ASSESSMENTS_EXTRACT_RECORDS_H_
#define CR_SERVICES_ASSESSMENTS_EXTRACT_RECORDS_H_

#include <optional>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/assessments/v1/extracts.pb.h"
#include "common/rpc/collection.h"
#include "common/store/resource_table.h"

namespace carereform::assessments {

// The profiles of every council, listed by their days.
const rpc::Collection<v1::ExtractProfile>& ExtractProfiles();

// The extracts that were applied, by day: see LatestExtract.
const store::ResourceTable<v1::CaseExtract>& CaseExtracts();

// Returns the profile that is in force on `day`, or nothing.
absl::StatusOr<std::optional<v1::ExtractProfile>> ProfileOn(
    const store::Reader& reader, absl::CivilDay day);

// Returns the extract of the latest day, or nothing.
absl::StatusOr<std::optional<v1::CaseExtract>> LatestExtract(
    const store::Reader& reader);

// Keeps that the extract of a day was applied, once or again.
absl::Status KeepExtract(store::Txn& txn, v1::CaseExtract extract);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_EXTRACT_RECORDS_H_
