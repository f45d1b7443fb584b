#include "common/rpc/collection_schema.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/store/resource_rows.h"

namespace carereform::rpc {
namespace {

absl::Status CheckReferencesOf(const AnyCollection& collection,
                               const store::Reader& reader,
                               const store::NamedRow& row,
                               verify::Findings& findings) {
  const auto resource = collection.NewResource();
  if (!resource->ParseFromString(row.row.body)) {
    return store::errors::Corrupt("a record");
  }
  for (const Reference& reference : collection.references()) {
    const absl::Status there = CheckThere(reader, *resource, reference);
    if (there.ok()) continue;
    if (there.code() != absl::StatusCode::kNotFound) return there;
    findings.Add(
        {verify::reasons::kReferenceMissing, reader.council(),
         verify::KindOf(store::Space::kRows), row.row.revision, row.name,
         absl::StrCat("its ", reference.field, " names what is not there")});
  }
  return absl::OkStatus();
}

absl::Status CheckReferences(const AnyCollection& collection,
                             const store::Reader& reader,
                             verify::Findings& findings) {
  store::PageRequest request{.after = "", .size = kMaxPageSize};
  do {
    CR_ASSIGN_OR_RETURN(
        const store::RowPage page,
        store::ListRows(reader, collection.table_id(), request));
    for (const store::NamedRow& row : page.rows) {
      CR_RETURN_IF_ERROR(CheckReferencesOf(collection, reader, row, findings));
    }
    request.after = page.next_after;
  } while (!request.after.empty());
  return absl::OkStatus();
}

}  // namespace

verify::Schema SchemaOf(std::vector<const AnyCollection*> collections,
                        std::shared_ptr<const void> owner) {
  verify::Schema schema;
  for (const AnyCollection* collection : collections) {
    schema.tables.push_back(&collection->any_table());
  }
  schema.checks.push_back([collections = std::move(collections)](
                              const store::Reader& reader,
                              verify::Findings& findings) -> absl::Status {
    for (const AnyCollection* collection : collections) {
      CR_RETURN_IF_ERROR(CheckReferences(*collection, reader, findings));
    }
    return absl::OkStatus();
  });
  schema.owners.push_back(std::move(owner));
  return schema;
}

}  // namespace carereform::rpc
