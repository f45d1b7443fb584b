// Submissions of Client Level Data as files.

#ifndef CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_IMPORT_H_
#define CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_IMPORT_H_

#include <memory>

#include "common/imports/row_kind.h"
#include "services/assessments/client_level_records.h"

namespace carereform::assessments {

// Kind `client-level-data`: the flat file of release 2, columns in any order.
// A row that cannot be used as an event is an issue; fields that otherwise fail
// are counted by the submission. A submission has the id of its import.
class ClientLevelImport final : public imports::RowKind {
 public:
  explicit ClientLevelImport(const ClientLevelRecords& records)
      : records_(records) {}

  absl::string_view name() const override { return "client-level-data"; }
  absl::StatusOr<std::unique_ptr<imports::RowFile>> Begin(
      const store::Reader& reader, const rpc::Call& call,
      const imports::RowHead& head, imports::Issues& issues) const override;

 private:
  const ClientLevelRecords& records_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_IMPORT_H_
