#include "common/changes/bookmark.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "common/changes/errors.h"
#include "common/rpc/bound_token.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "common/store/digest.h"
#include "common/store/history.h"
#include "common/store/key_codec.h"

namespace carereform::changes {
namespace {

std::string Purpose(absl::string_view source) {
  return absl::StrCat("bookmark|", source);
}

absl::Status NoBookmark() {
  return InvalidField("bookmark",
                      "is not one that the feed of this source returned: give "
                      "the last that you were sent, or none");
}

}  // namespace

absl::StatusOr<Position> PositionAfter(const store::Reader& reader,
                                       int64_t revision) {
  CR_RETURN_IF_ERROR(
      store::CheckReadRevision(reader, revision, "after_revision"));
  Position position{.revision = static_cast<uint64_t>(revision), .hash = ""};
  CR_ASSIGN_OR_RETURN(position.hash,
                      store::RecordHash(reader, position.revision));
  return position;
}

std::string MakeBookmark(const store::Reader& reader, absl::string_view source,
                         const Position& position) {
  return rpc::MakeBoundToken(
      absl::StrCat(store::KeyWriter().Uint64(position.revision).key(),
                   position.hash, reader.head().lineage),
      Purpose(source));
}

absl::StatusOr<Position> ReadBookmark(const store::Reader& reader,
                                      absl::string_view source,
                                      absl::string_view bookmark) {
  const std::optional<std::string> content =
      rpc::OpenBoundToken(bookmark, Purpose(source));
  if (!content.has_value()) return NoBookmark();
  store::KeyReader parts(*content);
  Position position;
  if (!parts.Uint64(position.revision).ok() ||
      parts.rest().size() < store::kDigestBytes) {
    return NoBookmark();
  }
  position.hash = std::string(parts.rest().substr(0, store::kDigestBytes));
  if (parts.rest().substr(store::kDigestBytes) != reader.head().lineage ||
      position.revision > reader.head().revision) {
    return errors::LineageChanged();
  }
  CR_ASSIGN_OR_RETURN(const std::string stored,
                      store::RecordHash(reader, position.revision));
  if (stored != position.hash) return errors::LineageChanged();
  return position;
}

}  // namespace carereform::changes
