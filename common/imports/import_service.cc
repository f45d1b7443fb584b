#include "common/imports/import_service.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/imports/errors.h"
#include "common/imports/import_check.h"
#include "common/rpc/errors.h"
#include "common/rpc/page_token.h"
#include "common/rpc/source_name.h"
#include "common/rpc/validation.h"
#include "common/store/blob.h"
#include "common/store/digest.h"
#include "common/types/limits.h"

namespace carereform::imports {
namespace {

using common::v1::Import;
using rpc::Presence;

constexpr char kSource[] = "councils/{council}/sources/{source}";
constexpr char kImport[] =
    "councils/{council}/sources/{source}/imports/{import}";

// Checks the name of an import and that its source is here.
absl::Status CheckName(const ImportingSources& sources,
                       const std::string& name) {
  rpc::Validation validation;
  validation.Name("name", name, kImport);
  CR_RETURN_IF_ERROR(validation.Finish());
  const std::string source = rpc::SourceOfName(name);
  return sources.count(source) > 0 ? absl::OkStatus()
                                   : rpc::errors::SourceNotFound();
}

absl::Status CheckParent(const ImportingSources& sources,
                         const std::string& parent) {
  rpc::Validation validation;
  validation.Name("parent", parent, kSource);
  CR_RETURN_IF_ERROR(validation.Finish());
  const std::string source = rpc::SourceOfName(parent);
  return sources.count(source) > 0 ? absl::OkStatus()
                                   : rpc::errors::SourceNotFound();
}

// The store of the source that `name` names; any, where it names none: the
// check refuses the call before the store is used.
const ImportingSource& SourceFor(const ImportingSources& sources,
                                 const std::string& name) {
  const auto found = sources.find(rpc::SourceOfName(name));
  return found == sources.end() ? sources.begin()->second : found->second;
}

absl::Status CheckCreate(const ImportingSources& sources,
                         const common::v1::CreateImportRequest& request) {
  CR_RETURN_IF_ERROR(CheckParent(sources, request.parent()));
  rpc::Validation validation;
  const ImportingSource& source = SourceFor(sources, request.parent());
  std::string kinds;
  for (const ImportKind* taken : source.kinds) {
    absl::StrAppend(&kinds, kinds.empty() ? "" : ", ", taken->name());
  }
  const ImportKind* const kind = FindKind(source, request.import().kind());
  validation.Require(
      kind != nullptr, "import.kind",
      absl::StrCat("is not a kind of file that this source takes: ",
                   kinds.empty() ? "it takes none" : kinds));
  validation.Text("import.file_name", request.import().file_name(),
                  kMaxDisplayNameCharacters, Presence::kOptional);
  validation.Require(
      request.import().file_name().find('/') == std::string::npos,
      "import.file_name", "has to be the file's name without its folders");
  const int64_t most = kind == nullptr ? kMaxRowImportBytes : kind->max_bytes();
  validation.Require(request.import().size_bytes() >= 1 &&
                         request.import().size_bytes() <= most,
                     "import.size_bytes",
                     absl::StrCat("has to be 1 to ", most));
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<Import> CreateImport(
    store::Txn& txn, const rpc::Call&,
    const common::v1::CreateImportRequest& request) {
  Import import;
  import.set_name(
      absl::StrCat(request.parent(), "/imports/", store::RandomUuid()));
  import.set_kind(request.import().kind());
  import.set_file_name(request.import().file_name());
  import.set_size_bytes(request.import().size_bytes());
  import.set_state(Import::RECEIVING);
  *import.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(Imports().Create(txn, import));
  return import;
}

absl::Status CheckPart(const common::v1::UploadImportPartRequest& request) {
  rpc::Validation validation;
  validation.Require(
      !request.data().empty() && request.data().size() <= kMaxImportPartBytes,
      "data", absl::StrCat("has to be 1 to ", kMaxImportPartBytes, " bytes"));
  validation.Require(
      request.offset_bytes() >= 0 &&
          request.offset_bytes() %
                  static_cast<int64_t>(store::kBlobPartBytes) ==
              0,
      "offset_bytes",
      absl::StrCat("has to be a multiple of ", store::kBlobPartBytes));
  return validation.Finish();
}

// Puts bytes that begin at `offset` of the file.
void PutPart(store::Txn& txn, const std::string& name, int64_t offset,
             absl::string_view bytes) {
  auto part = static_cast<uint32_t>(
      offset / static_cast<int64_t>(store::kBlobPartBytes));
  for (; !bytes.empty(); ++part) {
    store::PutBlobPart(txn, kImportFileTable, name, part,
                       bytes.substr(0, store::kBlobPartBytes));
    bytes.remove_prefix(std::min(bytes.size(), store::kBlobPartBytes));
  }
}

absl::StatusOr<Import> UploadPart(
    store::Txn& txn, const rpc::Call&,
    const common::v1::UploadImportPartRequest& request) {
  CR_ASSIGN_OR_RETURN(Import import, Imports().Get(txn, request.name()));
  if (import.state() != Import::RECEIVING) {
    return errors::NotReceiving(Import::State_Name(import.state()));
  }
  const int64_t offset = request.offset_bytes();
  const auto size = static_cast<int64_t>(request.data().size());
  // The part just before, sent again, is there already.
  if (offset + size == import.received_bytes()) return import;
  if (offset != import.received_bytes()) {
    return errors::PartOutOfOrder(offset, import.received_bytes());
  }
  const bool last = offset + size == import.size_bytes();
  if (offset + size > import.size_bytes() ||
      (!last && request.data().size() % store::kBlobPartBytes != 0)) {
    return InvalidField(
        "data", absl::StrCat("has to be a multiple of ", store::kBlobPartBytes,
                             " bytes in every part but the last, and ",
                             import.size_bytes(), " in all"));
  }
  PutPart(txn, import.name(), offset, request.data());
  import.set_received_bytes(offset + size);
  CR_RETURN_IF_ERROR(Imports().Update(txn, import));
  return import;
}

// Returns an import all of whose bytes have arrived and that is to be checked.
absl::StatusOr<Import> ReadToCheck(const store::Reader& reader,
                                   const std::string& name) {
  CR_ASSIGN_OR_RETURN(Import import, Imports().Get(reader, name));
  if (import.state() != Import::RECEIVING) {
    return errors::NotReceiving(Import::State_Name(import.state()));
  }
  if (import.received_bytes() != import.size_bytes()) {
    return errors::Incomplete(import.received_bytes(), import.size_bytes());
  }
  return import;
}

// Checks a file now, or says that it is to be checked later, where it is long
// and can be read row by row.
absl::StatusOr<Import> CheckOrBegin(const ImportingSource& source,
                                    const rpc::Call& call,
                                    const std::string& name) {
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                      source.store->Read(rpc::CouncilOfName(name)));
  CR_ASSIGN_OR_RETURN(Import import, ReadToCheck(*reader, name));
  import.set_checked_by(call.caller);
  if (import.size_bytes() > kMaxWaitedCheckBytes &&
      FindKind(source, import.kind())->divisible()) {
    import.set_state(Import::CHECKING);
    return import;
  }
  return CheckFile(source, call, std::move(import), [](int) { return true; });
}

absl::StatusOr<Import> StoreUnlessChanged(store::Txn& txn, Import checked) {
  CR_ASSIGN_OR_RETURN(const Import stored, Imports().Get(txn, checked.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(checked.etag(), stored.etag()));
  CR_RETURN_IF_ERROR(StoreChecked(txn, checked));
  return checked;
}

absl::StatusOr<Import> BeginApplying(
    store::Txn& txn, const rpc::Call& call,
    const common::v1::ApplyImportRequest& request) {
  CR_ASSIGN_OR_RETURN(Import import, Imports().Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), import.etag()));
  const bool without_failed =
      import.state() == Import::REFUSED && request.leave_out_failed_rows();
  if (import.state() != Import::CHECKED && !without_failed) {
    return errors::NotChecked(Import::State_Name(import.state()));
  }
  if (without_failed && !import.divisible()) return errors::NotDivisible();
  import.set_state(Import::APPLYING);
  import.set_leave_out_failed_rows(without_failed);
  import.set_applied_by(call.caller);
  CR_RETURN_IF_ERROR(Imports().Update(txn, import));
  return import;
}

absl::StatusOr<common::v1::ListImportsResponse> ListImports(
    const store::Reader& reader, const rpc::Call&,
    const common::v1::ListImportsRequest& request) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(store::Page<Import> page,
                      Imports().ListAt(reader, request.parent(),
                                       request.read_revision(), wanted));
  common::v1::ListImportsResponse response;
  for (Import& import : page.items) {
    *response.add_imports() = std::move(import);
  }
  response.set_next_page_token(rpc::MakePageToken(page.next_after, arguments));
  return response;
}

}  // namespace

grpc::ServerUnaryReactor* ImportService::CreateImport(
    grpc::CallbackServerContext* context,
    const common::v1::CreateImportRequest* request, Import* response) {
  return rpc::ServeWrite(
      parts_, *SourceFor(sources_, request->parent()).store, context, request,
      response,
      [this](const common::v1::CreateImportRequest& asked) {
        return CheckCreate(sources_, asked);
      },
      &imports::CreateImport);
}

grpc::ServerUnaryReactor* ImportService::UploadImportPart(
    grpc::CallbackServerContext* context,
    const common::v1::UploadImportPartRequest* request, Import* response) {
  return rpc::ServeWrite(
      parts_, *SourceFor(sources_, request->name()).store, context, request,
      response,
      [this](const common::v1::UploadImportPartRequest& asked) -> absl::Status {
        CR_RETURN_IF_ERROR(CheckName(sources_, asked.name()));
        return CheckPart(asked);
      },
      &UploadPart);
}

// Reading a file takes long, so it is done outside the writer; storing the
// result is refused if the import changed meanwhile.
grpc::ServerUnaryReactor* ImportService::CheckImport(
    grpc::CallbackServerContext* context,
    const common::v1::CheckImportRequest* request, Import* response) {
  const ImportingSource& source = SourceFor(sources_, request->name());
  return rpc::Serve(
      parts_, context, *request,
      [&] { return CheckName(sources_, request->name()); },
      [&](const std::shared_ptr<const rpc::PendingCall>& pending) {
        rpc::RunOnExecutor(
            parts_, pending,
            [this, &source, request, response, pending]() -> absl::Status {
              CR_ASSIGN_OR_RETURN(
                  const Import checked,
                  CheckOrBegin(source, pending->call(), request->name()));
              store::WriteRequest write = rpc::WriteRequestFor(*pending);
              write.body = [this, checked,
                            response](store::Txn& txn) -> absl::Status {
                CR_ASSIGN_OR_RETURN(*response,
                                    StoreUnlessChanged(txn, checked));
                if (checked.state() == Import::CHECKING) {
                  txn.OnCommit([this, name = checked.name()] {
                    checker_.Enqueue(name);
                  });
                }
                return absl::OkStatus();
              };
              return source.store->Write(std::move(write));
            });
      });
}

grpc::ServerUnaryReactor* ImportService::ApplyImport(
    grpc::CallbackServerContext* context,
    const common::v1::ApplyImportRequest* request, Import* response) {
  return rpc::ServeWrite(
      parts_, *SourceFor(sources_, request->name()).store, context, request,
      response,
      [this](const common::v1::ApplyImportRequest& asked) {
        return CheckName(sources_, asked.name());
      },
      [this](store::Txn& txn, const rpc::Call& call,
             const common::v1::ApplyImportRequest& asked) {
        txn.OnCommit([this, name = asked.name()] { runner_.Enqueue(name); });
        return BeginApplying(txn, call, asked);
      });
}

grpc::ServerUnaryReactor* ImportService::GetImport(
    grpc::CallbackServerContext* context,
    const common::v1::GetImportRequest* request, Import* response) {
  return rpc::ServeRead(
      parts_, *SourceFor(sources_, request->name()).store, context, request,
      response,
      [this](const common::v1::GetImportRequest& asked) {
        return CheckName(sources_, asked.name());
      },
      [](const store::Reader& reader, const rpc::Call&,
         const common::v1::GetImportRequest& asked) {
        return Imports().GetAt(reader, asked.name(), asked.read_revision());
      });
}

grpc::ServerUnaryReactor* ImportService::ListImports(
    grpc::CallbackServerContext* context,
    const common::v1::ListImportsRequest* request,
    common::v1::ListImportsResponse* response) {
  return rpc::ServeRead(
      parts_, *SourceFor(sources_, request->parent()).store, context, request,
      response,
      [this](const common::v1::ListImportsRequest& asked) {
        return CheckParent(sources_, asked.parent());
      },
      &imports::ListImports);
}

}  // namespace carereform::imports
