#include "common/store/past_collection.h"

#include <cstdlib>
#include <optional>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/status/status_macros.h"
#include "google/api/resource.pb.h"

namespace carereform::store {
namespace {

// Goes through the versions of a collection, resource by resource, each from
// its newest, and picks those that were the latest at a revision.
class Picker {
 public:
  Picker(absl::string_view prefix, uint64_t revision)
      : prefix_(prefix), revision_(revision) {}

  // Returns the version to visit, if that is the one with this key and value.
  absl::StatusOr<std::optional<HistoryRow>> Take(absl::string_view key,
                                                 absl::string_view value) {
    if (!settled_.empty() && absl::StartsWith(key, settled_)) {
      return std::nullopt;
    }
    CR_ASSIGN_OR_RETURN(HistoryRow row, DecodeHistory(key, value));
    const bool erased = row.kind == ChangeKind::kErased;
    if (row.revision > revision_ && !erased) return std::nullopt;
    settled_ = std::string(key.substr(0, key.size() - sizeof(row.revision)));
    if (erased || row.kind == ChangeKind::kDeleted || !InCollection(row)) {
      return std::nullopt;
    }
    return row;
  }

 private:
  // What lies below a resource of the collection begins with the same words.
  bool InCollection(const HistoryRow& row) const {
    return !absl::StrContains(
        absl::string_view(row.resource).substr(prefix_.size()), '/');
  }

  const absl::string_view prefix_;
  const uint64_t revision_;
  std::string settled_;  // What the keys of the resource just settled have.
};

}  // namespace

std::string NamePrefixIn(const google::protobuf::Descriptor& resource,
                         absl::string_view parent) {
  const google::api::ResourceDescriptor& contract =
      resource.options().GetExtension(google::api::resource);
  if (contract.pattern().empty()) std::abort();
  const std::vector<std::string> words =
      absl::StrSplit(contract.pattern(0), '/');
  if (words.size() < 2) std::abort();
  return absl::StrCat(parent, "/", words[words.size() - 2], "/");
}

absl::Status VisitPast(const Reader& reader, absl::string_view prefix,
                       uint64_t revision, absl::string_view after,
                       PastVisitor visit) {
  const std::string history = KeyIn(Space::kHistory).key();
  const std::string all = absl::StrCat(history, prefix);
  const std::string begin =
      after.empty() ? all : PrefixEnd(absl::StrCat(history, after));
  Picker picker(prefix, revision);
  absl::Status problem;
  CR_RETURN_IF_ERROR(reader.view().Scan(
      begin, PrefixEnd(all),
      [&](absl::string_view key, absl::string_view value) {
        const auto row = picker.Take(key, value);
        problem = row.status();
        if (!row.ok() || !row->has_value()) return row.ok();
        const auto body = ReadBody(reader, (*row)->revision, (*row)->entry);
        problem = body.status();
        if (!body.ok()) return false;
        const absl::StatusOr<bool> more = visit((*row)->resource, *body);
        problem = more.status();
        return more.ok() && *more;
      }));
  return problem;
}

}  // namespace carereform::store
