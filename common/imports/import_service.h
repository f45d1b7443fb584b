// ImportService for all the sources of a server; see imports.proto.

#ifndef CR_COMMON_IMPORTS_IMPORT_SERVICE_H_
#define CR_COMMON_IMPORTS_IMPORT_SERVICE_H_

#include "carereform/common/v1/imports.grpc.pb.h"
#include "common/imports/import_checker.h"
#include "common/imports/import_runner.h"
#include "common/imports/import_table.h"
#include "common/rpc/serve.h"

namespace carereform::imports {

class ImportService final : public common::v1::ImportService::CallbackService {
 public:
  // `sources` by their ids; `checker` checks what is long, and `runner` applies
  // what is checked.
  ImportService(const rpc::ServerParts& parts, const ImportingSources& sources,
                ImportChecker& checker, ImportRunner& runner)
      : parts_(parts), sources_(sources), checker_(checker), runner_(runner) {}

  grpc::ServerUnaryReactor* CreateImport(
      grpc::CallbackServerContext* context,
      const common::v1::CreateImportRequest* request,
      common::v1::Import* response) override;
  grpc::ServerUnaryReactor* UploadImportPart(
      grpc::CallbackServerContext* context,
      const common::v1::UploadImportPartRequest* request,
      common::v1::Import* response) override;
  grpc::ServerUnaryReactor* CheckImport(
      grpc::CallbackServerContext* context,
      const common::v1::CheckImportRequest* request,
      common::v1::Import* response) override;
  grpc::ServerUnaryReactor* ApplyImport(
      grpc::CallbackServerContext* context,
      const common::v1::ApplyImportRequest* request,
      common::v1::Import* response) override;
  grpc::ServerUnaryReactor* GetImport(
      grpc::CallbackServerContext* context,
      const common::v1::GetImportRequest* request,
      common::v1::Import* response) override;
  grpc::ServerUnaryReactor* ListImports(
      grpc::CallbackServerContext* context,
      const common::v1::ListImportsRequest* request,
      common::v1::ListImportsResponse* response) override;

 private:
  const rpc::ServerParts& parts_;
  const ImportingSources& sources_;
  ImportChecker& checker_;
  ImportRunner& runner_;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_IMPORT_SERVICE_H_
