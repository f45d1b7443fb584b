// What a source keeps about a person beside identity and notes, for those who
// erase the person: cases name people, and only their source knows where.

#ifndef CR_COMMON_PEOPLE_PERSON_RECORDS_H_
#define CR_COMMON_PEOPLE_PERSON_RECORDS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/transaction.h"

namespace carereform::people {

// Thread-safe. A person is the resource name of one.
class PersonRecords {
 public:
  virtual ~PersonRecords() = default;

  // Returns the name of a record about the person that has to be closed before
  // it may be erased, such as a debt that is still owed; empty where there is
  // none. Errors: as the reader's.
  virtual absl::StatusOr<std::string> OpenRecord(
      const store::Reader& reader, const std::string& person) const = 0;

  // Returns up to `most` prefixes of what is still there and goes with the
  // person: what the names of resources begin with. A record by which others
  // are found comes after them. Empty once all is erased. Errors: as the
  // reader's.
  virtual absl::StatusOr<std::vector<std::string>> PrefixesOf(
      const store::Reader& reader, const std::string& person,
      size_t most) const = 0;

  // Takes away the row of a resource under one of the prefixes; see
  // store::RemoveRow. Errors: as the transaction's.
  virtual absl::Status RemoveErased(store::Txn& txn,
                                    absl::string_view resource) const = 0;
};

// Of a source whose cases stay as they are: they name the person, and hold
// nothing else of the person that goes.
class NoFurtherRecords final : public PersonRecords {
 public:
  absl::StatusOr<std::string> OpenRecord(const store::Reader&,
                                         const std::string&) const override {
    return std::string();
  }
  absl::StatusOr<std::vector<std::string>> PrefixesOf(const store::Reader&,
                                                      const std::string&,
                                                      size_t) const override {
    return std::vector<std::string>();
  }
  absl::Status RemoveErased(store::Txn&, absl::string_view) const override {
    return absl::OkStatus();
  }
};

}  // namespace carereform::people

#endif  // CR_COMMON_PEOPLE_PERSON_RECORDS_H_
