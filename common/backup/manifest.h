// The manifest of a backup: what is in it, in JSON. It is written last, so that
// a folder without one is no backup.

#ifndef CR_COMMON_BACKUP_MANIFEST_H_
#define CR_COMMON_BACKUP_MANIFEST_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/backup/backup_file.h"
#include "common/store/watermark.h"

namespace carereform::backup {

inline constexpr char kManifestFile[] = "manifest.json";

// One source in a backup.
struct ManifestSource {
  std::string source;
  FileFacts file;
  store::Marks marks;  // Where its councils stood.
};

struct Manifest {
  absl::Time created;  // Whole seconds.
  std::vector<ManifestSource> sources;
};

// The name of the file of a source.
std::string FileNameOf(absl::string_view source);

// Returns the JSON of a manifest, with a digest of all of it.
std::string FormatManifest(const Manifest& manifest);

// Returns the manifest that `json` holds. Errors: DATA_LOSS, reason
// BACKUP_DAMAGED, where it is not one or is not what was written;
// FAILED_PRECONDITION, reason BACKUP_NEWER.
absl::StatusOr<Manifest> ParseManifest(absl::string_view json);

}  // namespace carereform::backup

#endif  // CR_COMMON_BACKUP_MANIFEST_H_
