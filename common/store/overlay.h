// Changes seen on top of a view of what was there before.

#ifndef CR_COMMON_STORE_OVERLAY_H_
#define CR_COMMON_STORE_OVERLAY_H_

#include <optional>
#include <string>

#include "common/store/engine.h"

namespace carereform::store {

// A view in which `changes` stand over `below`. Both must outlive it, and what
// it shows changes with them. Not thread-safe.
class Overlay : public View {
 public:
  Overlay(const Changes& changes, const View& below)
      : changes_(changes), below_(below) {}

  absl::StatusOr<std::optional<std::string>> Get(
      absl::string_view key) const override;
  absl::Status Scan(absl::string_view begin, absl::string_view end,
                    Visitor visit) const override;

 private:
  const Changes& changes_;
  const View& below_;
};

// A view of the keys that begin with `prefix`, which callers neither see nor
// can leave.
class PrefixedView : public View {
 public:
  PrefixedView(std::string prefix, const View& below);

  absl::StatusOr<std::optional<std::string>> Get(
      absl::string_view key) const override;
  absl::Status Scan(absl::string_view begin, absl::string_view end,
                    Visitor visit) const override;

 private:
  std::string prefix_;
  std::string prefix_end_;
  const View& below_;
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_OVERLAY_H_
