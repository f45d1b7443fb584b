#include "services/reporting/return_blobs.h"

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "services/reporting/keys.h"

namespace carereform::reporting {

std::string DocumentName(const std::string& name, v1::Copy copy,
                         v1::DocumentFormat format) {
  return absl::StrCat(name, copy == v1::PUBLIC ? "/public" : "/documents", "/",
                      static_cast<int>(format));
}

absl::Status ListReturnBlobs(const Records& records,
                             const store::Reader& reader,
                             std::vector<verify::ExpectedBlob>& blobs) {
  CR_ASSIGN_OR_RETURN(const std::vector<v1::ProgressReturn> returns,
                      records.progress_returns.All(reader));
  for (const v1::ProgressReturn& stored : returns) {
    blobs.push_back({.table = kReturnModelBlobs,
                     .name = stored.name(),
                     .sha256 = stored.model_sha256()});
    for (const auto& document : stored.documents()) {
      blobs.push_back({.table = kReturnDocumentBlobs,
                       .name = DocumentName(stored.name(), document.copy(),
                                            document.format()),
                       .size_bytes = document.size_bytes(),
                       .sha256 = document.sha256()});
    }
  }
  return absl::OkStatus();
}

}  // namespace carereform::reporting
