#include "services/assessments/client_level_stream.h"

#include <string>
#include <utility>

#include "common/rpc/errors.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/assessments/handlers/client_level_data.h"

namespace carereform::assessments {

void ClientLevelStream::Begin(const grpc::CallbackServerContext& context) {
  absl::Status status = rpc::Authorize(parts_.server, context, request_, call_);
  if (status.ok()) status = CheckExport(request_, call_.today);
  const std::lock_guard lock(mutex_);
  self_ = shared_from_this();
  if (status.ok()) {
    ReadSoon();
  } else {
    End(status);
  }
}

void ClientLevelStream::ReadSoon() {
  const bool queued = parts_.server.executor.TryRun(
      [stream = shared_from_this()] { stream->Read(); });
  if (!queued) End(rpc::errors::ReadQueueFull());
}

absl::StatusOr<v1::ExportClientLevelDataResponse>
ClientLevelStream::ReadNext() {
  if (parts_.stopping) return rpc::errors::ServerStopping();
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                      parts_.store.Read(call_.council));
  if (!export_.has_value()) {
    CR_ASSIGN_OR_RETURN(ExportQuestion question,
                        QuestionOf(*reader, call_, request_));
    export_.emplace(parts_.records, std::move(question));
  }
  v1::ExportClientLevelDataResponse response;
  CR_ASSIGN_OR_RETURN(*response.mutable_csv(), export_->Next(*reader));
  response.set_row_count(export_->row_count());
  response.set_revision(export_->question().revision);
  return response;
}

void ClientLevelStream::Read() {
  {
    const std::lock_guard lock(mutex_);
    if (ended_) return;
  }
  absl::StatusOr<v1::ExportClientLevelDataResponse> next = ReadNext();
  const std::lock_guard lock(mutex_);
  if (ended_) return;
  if (!next.ok()) return End(next.status());
  over_ = export_->over();
  if (next->csv().empty()) return over_ ? End(absl::OkStatus()) : ReadSoon();
  response_ = *std::move(next);
  StartWrite(&response_);
}

void ClientLevelStream::OnWriteDone(bool ok) {
  const std::lock_guard lock(mutex_);
  if (ended_) return;
  if (!ok || over_)
    return End(absl::OkStatus());  // The caller went, or has all.
  ReadSoon();
}

// The caller ended the call, or its deadline passed.
void ClientLevelStream::OnCancel() {
  const std::lock_guard lock(mutex_);
  if (!ended_) End(absl::OkStatus());
}

void ClientLevelStream::End(const absl::Status& status) {
  ended_ = true;
  rpc::LogCall(parts_.server, call_, status);
  Finish(ToGrpcStatus(status));
}

void ClientLevelStream::OnDone() {
  std::shared_ptr<ClientLevelStream> self;
  const std::lock_guard lock(mutex_);
  self.swap(self_);
}

}  // namespace carereform::assessments
