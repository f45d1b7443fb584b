// The files of imports, as their records say that they are stored.

#ifndef CR_COMMON_IMPORTS_IMPORT_BLOBS_H_
#define CR_COMMON_IMPORTS_IMPORT_BLOBS_H_

#include <vector>

#include "absl/status/status.h"
#include "common/store/transaction.h"
#include "common/verify/schema.h"

namespace carereform::imports {

// Adds the files that the imports of a council say are there.
absl::Status ListImportFiles(const store::Reader& reader,
                             std::vector<verify::ExpectedBlob>& blobs);

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_IMPORT_BLOBS_H_
