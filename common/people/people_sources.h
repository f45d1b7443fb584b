// Which sources of a server keep people, and where.

#ifndef CR_COMMON_PEOPLE_PEOPLE_SOURCES_H_
#define CR_COMMON_PEOPLE_PEOPLE_SOURCES_H_

#include <map>
#include <string>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/people/person_records.h"
#include "common/rpc/errors.h"
#include "common/rpc/source_name.h"
#include "common/store/store.h"

namespace carereform::people {

// A source that keeps people.
struct KeepingSource {
  store::Store* store = nullptr;
  const PersonRecords* records = nullptr;  // What else it keeps about them.
};

// Immutable; thread-safe.
class PeopleSources {
 public:
  // `keeping` are those that keep people, by source; `other` is any store of
  // the server.
  PeopleSources(std::map<std::string, KeepingSource> keeping,
                store::Store& other)
      : keeping_(std::move(keeping)), other_(other) {}

  const std::map<std::string, KeepingSource>& keeping() const {
    return keeping_;
  }

  // Returns the store of the source that `name` is of; where that keeps no
  // people, any: Check refuses the call before a store is used.
  store::Store& StoreFor(absl::string_view name) const {
    const auto found = keeping_.find(rpc::SourceOfName(name));
    return found == keeping_.end() ? other_ : *found->second.store;
  }

  // Returns what else the source that `name` is of keeps about people; nothing
  // where it keeps none.
  const PersonRecords& RecordsFor(absl::string_view name) const {
    const auto found = keeping_.find(rpc::SourceOfName(name));
    return found == keeping_.end() ? none_ : *found->second.records;
  }

  // Returns NOT_FOUND, reason SOURCE_NOT_FOUND, unless the source that `name`
  // is of keeps people here.
  absl::Status Check(absl::string_view name) const {
    const std::string source = rpc::SourceOfName(name);
    return keeping_.count(source) > 0 ? absl::OkStatus()
                                      : rpc::errors::SourceNotFound();
  }

 private:
  const std::map<std::string, KeepingSource> keeping_;
  store::Store& other_;
  const NoFurtherRecords none_;
};

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_PEOPLE_SOURCES_H_
