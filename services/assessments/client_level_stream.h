// One call of ExportClientLevelData.

#ifndef CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_STREAM_H_
#define CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_STREAM_H_

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "carereform/assessments/v1/client_level_data.pb.h"
#include "common/rpc/serve.h"
#include "common/store/store.h"
#include "grpcpp/server_context.h"
#include "grpcpp/support/server_callback.h"
#include "services/assessments/client_level_export.h"
#include "services/assessments/records.h"

namespace carereform::assessments {

// What all exports of a service share. Outlives them.
struct ExportParts {
  const rpc::ServerParts& server;
  const store::Store& store;
  const Records& records;
  const std::atomic<bool>& stopping;  // Whether to send no more.
};

// Reads a part on the executor, from a snapshot that goes again at once, and
// writes it; when that is taken, reads the next. So a caller that reads slowly
// costs one part, and holds up neither others nor the erasure of anybody.
//
// gRPC calls its reactions on threads of its own, never from within what starts
// an operation, so one lock covers all.
class ClientLevelStream final
    : public grpc::ServerWriteReactor<v1::ExportClientLevelDataResponse>,
      public std::enable_shared_from_this<ClientLevelStream> {
 public:
  ClientLevelStream(const ExportParts& parts,
                    const v1::ExportClientLevelDataRequest& request)
      : parts_(parts), request_(request) {}

  // Finds out whether `context`'s caller may, and begins, or ends. Called once.
  // The call keeps itself until gRPC has done with it.
  void Begin(const grpc::CallbackServerContext& context);

  void OnWriteDone(bool ok) override;
  void OnCancel() override;
  void OnDone() override;

 private:
  // These need the lock.
  void ReadSoon();
  void End(const absl::Status& status);

  void Read();
  absl::StatusOr<v1::ExportClientLevelDataResponse> ReadNext();

  const ExportParts parts_;
  const v1::ExportClientLevelDataRequest request_;
  rpc::Call call_;
  std::optional<ClientLevelExport> export_;  // Of the reading thread.

  std::mutex mutex_;
  std::shared_ptr<ClientLevelStream> self_;
  bool over_ = false;  // The last part was read.
  bool ended_ = false;
  v1::ExportClientLevelDataResponse response_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_CLIENT_LEVEL_STREAM_H_
