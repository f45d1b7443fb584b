// Where imports are kept: in the store of the source that they are for.

#ifndef CR_COMMON_IMPORTS_IMPORT_TABLE_H_
#define CR_COMMON_IMPORTS_IMPORT_TABLE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "carereform/common/v1/imports.pb.h"
#include "common/imports/import_kind.h"
#include "common/store/resource_table.h"
#include "common/store/store.h"

namespace carereform::imports {

// Tables from 1,000 on are those of common/, in every store.
inline constexpr uint32_t kImportTable = 1001;
inline constexpr uint32_t kImportByState = 1;       // Index.
inline constexpr uint32_t kImportFileTable = 1002;  // Blobs.

// A source that takes files.
struct ImportingSource {
  store::Store* store = nullptr;
  std::vector<const ImportKind*> kinds;
};
using ImportingSources = std::map<std::string, ImportingSource>;

// The imports of every store.
const store::ResourceTable<common::v1::Import>& Imports();

// The value of a state in the index by state.
std::string ImportStateKey(common::v1::Import::State state);

// Whether the bytes of an import that have arrived are kept: until it is
// applied, or refused as a whole.
bool HasFile(const common::v1::Import& import);

// Returns the kind of that name, or null.
const ImportKind* FindKind(const ImportingSource& source,
                           absl::string_view name);

// Sets the issues of `import` from those found.
void SetIssues(const Issues& issues, common::v1::Import& import);

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_IMPORT_TABLE_H_
