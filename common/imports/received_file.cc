#include "common/imports/received_file.h"

#include <memory>

#include "common/imports/import_table.h"
#include "common/rpc/serve.h"
#include "common/status/status_macros.h"
#include "common/store/blob.h"
#include "common/store/errors.h"

namespace carereform::imports {

ReceivedFile::ReceivedFile(const store::Store& store,
                           const common::v1::Import& import)
    : store_(store),
      council_(rpc::CouncilOfName(import.name())),
      name_(import.name()),
      size_(import.size_bytes()) {}

absl::StatusOr<std::string> ReceivedFile::Next() {
  if (read_ >= size_) return std::string();
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                      store_.Read(council_));
  const auto part = static_cast<uint32_t>(
      read_ / static_cast<int64_t>(store::kBlobPartBytes));
  CR_ASSIGN_OR_RETURN(
      std::string bytes,
      store::GetBlobPart(*reader, kImportFileTable, name_, part));
  if (bytes.empty()) return store::errors::Corrupt("a part of a file");
  read_ += static_cast<int64_t>(bytes.size());
  digest_.Update(bytes);
  return bytes;
}

absl::StatusOr<std::string> ReceivedFile::Rest() {
  std::string rest;
  for (;;) {
    CR_ASSIGN_OR_RETURN(const std::string part, Next());
    if (part.empty()) return rest;
    rest += part;
  }
}

absl::StatusOr<std::string> ReceivedFile::FinishSha256() {
  while (read_ < size_) CR_RETURN_IF_ERROR(Next().status());
  return digest_.FinishHex();
}

}  // namespace carereform::imports
