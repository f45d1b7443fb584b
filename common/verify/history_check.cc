#include "common/verify/history_check.h"

#include <map>

#include "common/status/status_macros.h"
#include "common/store/history.h"

namespace carereform::verify {
namespace {

using store::ChangeHeader;
using store::Space;

// The histories that a change leaves: of a resource that it changes twice, the
// second time.
std::map<absl::string_view, std::string> HistoryOf(const ChangeHeader& header) {
  std::map<absl::string_view, std::string> values;
  for (uint32_t i = 0; i < header.entries.size(); ++i) {
    const store::ChangeEntry& entry = header.entries[i];
    values[entry.resource] = store::HistoryValue(entry.kind, i);
  }
  return values;
}

}  // namespace

absl::Status HistoryCheck::Take(const ChangeHeader& header) {
  for (const auto& [resource, value] : HistoryOf(header)) {
    CR_ASSIGN_OR_RETURN(
        const bool there,
        records_.Expect(reasons::kHistoryDiffers, Space::kHistory,
                        header.revision, resource,
                        store::HistoryKey(resource, header.revision), value));
    if (there) ++found_;
  }
  return absl::OkStatus();
}

absl::Status HistoryCheck::Finish() {
  uint64_t present = 0;
  const std::string prefix = store::KeyIn(Space::kHistory).key();
  CR_RETURN_IF_ERROR(
      records_.EachKey(prefix, Space::kHistory,
                       [&](absl::string_view rest, absl::string_view value) {
                         ++present;
                         return ReadVersion(rest, value).has_value();
                       }));
  if (present == found_) return absl::OkStatus();
  absl::Status problem;
  CR_RETURN_IF_ERROR(records_.view().Scan(
      prefix, store::PrefixEnd(prefix),
      [&](absl::string_view key, absl::string_view value) {
        const auto version = ReadVersion(key.substr(prefix.size()), value);
        if (!version.has_value()) return true;
        const auto told = IsTold(*version);
        problem = told.status();
        if (told.ok() && !*told) {
          records_.Add(reasons::kHistoryDiffers, Space::kHistory,
                       version->revision, version->resource,
                       "no change record tells of it");
        }
        return problem.ok();
      }));
  return problem;
}

// Whether a change record tells of a version.
absl::StatusOr<bool> HistoryCheck::IsTold(const Version& version) const {
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> bytes,
                      records_.view().Get(store::HeaderKey(version.revision)));
  if (!bytes.has_value()) return false;
  const auto header = store::DecodeChangeHeader(*bytes);
  return header.ok() && HistoryOf(*header).count(version.resource) > 0;
}

}  // namespace carereform::verify
