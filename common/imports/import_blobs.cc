#include "common/imports/import_blobs.h"

#include "common/imports/import_table.h"
#include "common/status/status_macros.h"

namespace carereform::imports {

using common::v1::Import;

absl::Status ListImportFiles(const store::Reader& reader,
                             std::vector<verify::ExpectedBlob>& blobs) {
  CR_ASSIGN_OR_RETURN(const std::vector<Import> imports, Imports().All(reader));
  for (const Import& import : imports) {
    if (!HasFile(import)) continue;
    blobs.push_back({.table = kImportFileTable,
                     .name = import.name(),
                     .size_bytes = import.received_bytes(),
                     .sha256 = import.sha256()});
  }
  return absl::OkStatus();
}

}  // namespace carereform::imports
