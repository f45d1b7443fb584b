#include "common/server/verify_data.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/backup/backup.h"
#include "common/backup/errors.h"
#include "common/server/stored_schema.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/read_only.h"
#include "common/store/rocks_engine.h"
#include "common/store/watermark.h"

namespace carereform::server {
namespace {

// A store that is open to be checked. Of one that cannot be opened there is
// only the report, which says so.
struct OpenStore {
  std::shared_ptr<const store::View> view;
  store::Marks marks;
  uint64_t keys = 0;
};

// Adds `problem` as a finding if it is one of the data.
absl::Status Settle(const absl::Status& problem, const char* reason,
                    const std::string& kind, VerifiedSource& verified) {
  if (problem.code() != absl::StatusCode::kDataLoss) return problem;
  verified.report.findings.Add(
      {reason, "", kind, 0, "", std::string(problem.message())});
  return absl::OkStatus();
}

absl::Status ReadMarks(const std::string& directory, const std::string& format,
                       OpenStore& open, VerifiedSource& verified) {
  const auto watermark = store::ReadWatermark(store::WatermarkPath(directory));
  if (!watermark.ok()) {
    return Settle(watermark.status(), verify::reasons::kWatermarkDamaged,
                  "watermark", verified);
  }
  if (watermark->has_value()) {
    open.marks = (*watermark)->marks;
  } else if (format == store::kFormatWithWatermark) {
    verified.report.findings.Add({verify::reasons::kWatermarkMissing, "",
                                  "watermark", 0, "", "it is missing"});
  }
  return absl::OkStatus();
}

absl::Status Open(const std::string& directory, OpenStore& open,
                  VerifiedSource& verified) {
  auto opened = store::OpenReadOnly(directory);
  if (!opened.ok()) {
    return Settle(opened.status(), verify::reasons::kDataUnreadable,
                  "stored data", verified);
  }
  const auto keys = verify::CountKeys(*opened->view);
  if (!keys.ok()) {
    return Settle(keys.status(), verify::reasons::kDataUnreadable,
                  "stored data", verified);
  }
  open.keys = *keys;
  open.view = std::move(opened->view);
  return ReadMarks(directory, opened->format, open, verified);
}

// Checks what is open, telling how far it is.
absl::Status VerifyOpen(const OpenStore& open, const HostedSource& source,
                        const std::function<void(uint64_t)>& progress,
                        VerifiedSource& verified) {
  verify::Options options;
  options.known_heads = open.marks;
  options.progress = progress;
  CR_ASSIGN_OR_RETURN(const verify::Schema schema, SchemaOf(source));
  return verify::Verify(*open.view, schema, options, verified.report);
}

// Opens what `directory` has of each source.
absl::Status OpenStores(const std::string& directory,
                        std::vector<OpenStore>& stores,
                        std::vector<VerifiedSource>& all) {
  for (size_t i = 0; i < all.size(); ++i) {
    const std::string path = absl::StrCat(directory, "/", all[i].source);
    std::error_code error;
    all[i].there = std::filesystem::is_directory(path, error);
    if (all[i].there) CR_RETURN_IF_ERROR(Open(path, stores[i], all[i]));
  }
  return absl::OkStatus();
}

// The same of a backup, which may have no source that is not known.
absl::Status OpenBackedUp(const std::string& directory,
                          std::vector<OpenStore>& stores,
                          std::vector<VerifiedSource>& all) {
  CR_ASSIGN_OR_RETURN(backup::OpenedBackup opened,
                      backup::OpenBackup(directory, [](uint64_t, uint64_t) {}));
  for (backup::BackedUpSource& source : opened.sources) {
    const auto verified = std::find_if(
        all.begin(), all.end(),
        [&](const VerifiedSource& a) { return a.source == source.source; });
    if (verified == all.end()) {
      return backup::errors::SourceUnknown(source.source);
    }
    verified->there = true;
    stores[static_cast<size_t>(verified - all.begin())] = {
        std::move(source.view), std::move(source.marks), source.rows};
  }
  return absl::OkStatus();
}

absl::Status NoStore() {
  return MakeError(absl::StatusCode::kNotFound, "STORE_NOT_FOUND",
                   "the folder has no records of any source: give the one that "
                   "the server has as its data directory");
}

}  // namespace

absl::StatusOr<std::vector<VerifiedSource>> VerifyData(
    const std::string& directory, const std::vector<HostedSource>& sources,
    const VerifyProgress& progress) {
  std::vector<VerifiedSource> all;
  for (const HostedSource& source : sources) all.push_back({source.id});
  std::vector<OpenStore> stores(sources.size());
  CR_RETURN_IF_ERROR(backup::IsBackup(directory)
                         ? OpenBackedUp(directory, stores, all)
                         : OpenStores(directory, stores, all));
  if (std::none_of(all.begin(), all.end(),
                   [](const VerifiedSource& a) { return a.there; })) {
    return NoStore();
  }
  uint64_t total = 0;
  for (const OpenStore& open : stores) total += open.keys;
  uint64_t done = 0;
  for (size_t i = 0; i < sources.size(); ++i) {
    if (stores[i].view == nullptr) continue;
    CR_RETURN_IF_ERROR(VerifyOpen(
        stores[i], sources[i],
        [&](uint64_t keys) {
          done += keys;
          progress(done, total);
        },
        all[i]));
    stores[i].view = nullptr;
  }
  return all;
}

}  // namespace carereform::server
