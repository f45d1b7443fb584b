// What a store is supposed to hold, said without opening it.

#ifndef CR_COMMON_VERIFY_SCHEMA_H_
#define CR_COMMON_VERIFY_SCHEMA_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "common/store/any_table.h"
#include "common/store/transaction.h"
#include "common/verify/finding.h"

namespace carereform::verify {

// A blob that the resources of a council say is there.
struct ExpectedBlob {
  uint32_t table = 0;
  std::string name;
  int64_t size_bytes = -1;  // Negative where it is not known.
  std::string sha256 = "";  // In hexadecimal; empty where it is not known.
};

// Adds what is wrong with the records of one council by the rules of their
// service. Called where the council's log and resources are sound.
using RecordsCheck =
    std::function<absl::Status(const store::Reader&, Findings&)>;

// Adds the blobs that the resources of one council say are there.
using BlobList = std::function<absl::Status(const store::Reader&,
                                            std::vector<ExpectedBlob>&)>;

// What a store holds.
struct Schema {
  std::vector<const store::AnyTable*> tables = {};
  std::vector<uint32_t> fact_tables = {};
  std::vector<BlobList> blobs = {};
  std::vector<RecordsCheck> checks = {};
  // Keeps what the tables belong to.
  std::vector<std::shared_ptr<const void>> owners = {};
};

// Adds to `schema` what `other` has.
void Extend(Schema& schema, const Schema& other);

// Returns the table whose resources have names like `name`; null for none.
const store::AnyTable* TableOf(const Schema& schema, absl::string_view name);

}  // namespace carereform::verify

#endif  // CR_COMMON_VERIFY_SCHEMA_H_
