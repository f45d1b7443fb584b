#include "common/server/stored_schema.h"

#include "common/imports/import_blobs.h"
#include "common/imports/import_table.h"
#include "common/people/people_tables.h"
#include "common/server/council_service.h"

namespace carereform::server {

absl::StatusOr<verify::Schema> SchemaOf(const HostedSource& source) {
  verify::Schema schema = {
      .tables = {&Councils(), &imports::Imports(), &people::People(),
                 &people::PersonIdentities(), &people::PersonNotes(),
                 &people::Erasures()},
      .blobs = {&imports::ListImportFiles}};
  if (source.schema) {
    CR_ASSIGN_OR_RETURN(const verify::Schema own, source.schema());
    verify::Extend(schema, own);
  }
  return schema;
}

}  // namespace carereform::server
