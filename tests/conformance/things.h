// Resources for tests of the store: any message with a name and an etag will
// do, so a thing is a Council whose display name is its text.

#ifndef CR_TESTS_CONFORMANCE_THINGS_H_
#define CR_TESTS_CONFORMANCE_THINGS_H_

#include <functional>
#include <string>

#include "absl/strings/str_cat.h"
#include "carereform/common/v1/councils.pb.h"
#include "common/store/resource_table.h"
#include "common/store/writer.h"

namespace carereform::store {

using common::v1::Council;

// The table of things, with an index by their text.
inline const ResourceTable<Council>& Things() {
  static const auto& table = *new ResourceTable<Council>(
      1, "THING", {{.id = 1, .value = [](const Council& thing) {
                      return KeyWriter().String(thing.display_name()).key();
                    }}});
  return table;
}

inline std::string ThingName(absl::string_view id) {
  return absl::StrCat("councils/x/things/", id);
}

inline Council Thing(absl::string_view id, absl::string_view text) {
  Council thing;
  thing.set_name(ThingName(id));
  thing.set_display_name(std::string(text));
  return thing;
}

// Returns a change of `council`, which it creates if need be, by `body`.
inline WriteRequest ChangeOf(absl::string_view council,
                             std::function<absl::Status(Txn&)> body) {
  return {.council = std::string(council),
          .actor = "tester",
          .method = "Service/Method",
          .creates_council = true,
          .body = std::move(body)};
}

// Returns a body that creates a thing, or gives one another text.
inline std::function<absl::Status(Txn&)> Creating(Council thing) {
  return [thing](Txn& txn) {
    Council created = thing;
    return Things().Create(txn, created);
  };
}
inline std::function<absl::Status(Txn&)> Updating(Council thing) {
  return [thing](Txn& txn) {
    Council updated = thing;
    return Things().Update(txn, updated);
  };
}

// Returns the text of a thing; "(none)" where there is none.
inline std::string TextOf(const Reader& reader, absl::string_view id) {
  const auto found = Things().Find(reader, ThingName(id));
  if (!found.ok()) return found.status().ToString();
  return found->has_value() ? (*found)->display_name() : "(none)";
}

}  // namespace carereform::store

#endif  // CR_TESTS_CONFORMANCE_THINGS_H_
