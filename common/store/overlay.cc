#include "common/store/overlay.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/key_codec.h"

namespace carereform::store {

absl::StatusOr<std::optional<std::string>> Overlay::Get(
    absl::string_view key) const {
  const auto change = changes_.find(key);
  if (change != changes_.end()) return change->second;
  return below_.Get(key);
}

absl::Status Overlay::Scan(absl::string_view begin, absl::string_view end,
                           Visitor visit) const {
  auto change = changes_.lower_bound(begin);
  const auto in_range = [&](const auto& it) {
    return it != changes_.end() &&
           (end.empty() || absl::string_view(it->first) < end);
  };
  bool more = true;
  const auto visit_change = [&] {
    if (change->second.has_value()) {
      more = visit(change->first, *change->second);
    }
    ++change;
  };
  CR_RETURN_IF_ERROR(below_.Scan(
      begin, end, [&](absl::string_view key, absl::string_view value) {
        while (more && in_range(change) &&
               absl::string_view(change->first) < key) {
          visit_change();
        }
        if (!more) return false;
        if (in_range(change) && absl::string_view(change->first) == key) {
          visit_change();
        } else {
          more = visit(key, value);
        }
        return more;
      }));
  while (more && in_range(change)) visit_change();
  return absl::OkStatus();
}

PrefixedView::PrefixedView(std::string prefix, const View& below)
    : prefix_(std::move(prefix)),
      prefix_end_(PrefixEnd(prefix_)),
      below_(below) {}

absl::StatusOr<std::optional<std::string>> PrefixedView::Get(
    absl::string_view key) const {
  return below_.Get(absl::StrCat(prefix_, key));
}

absl::Status PrefixedView::Scan(absl::string_view begin, absl::string_view end,
                                Visitor visit) const {
  const std::string last =
      end.empty() ? prefix_end_ : absl::StrCat(prefix_, end);
  return below_.Scan(absl::StrCat(prefix_, begin), last,
                     [&](absl::string_view key, absl::string_view value) {
                       return visit(key.substr(prefix_.size()), value);
                     });
}

}  // namespace carereform::store
