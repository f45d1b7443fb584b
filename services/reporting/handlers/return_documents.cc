#include "services/reporting/handlers/return_documents.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/store/blob.h"
#include "common/store/digest.h"
#include "services/reporting/documents/imprint.h"
#include "services/reporting/documents/return_csv.h"
#include "services/reporting/documents/return_html.h"
#include "services/reporting/documents/return_json.h"
#include "services/reporting/domain/dated_rule.h"
#include "services/reporting/errors.h"
#include "services/reporting/handlers/stored_returns.h"
#include "services/reporting/keys.h"
#include "services/reporting/return_blobs.h"
#include "services/reporting/sign_off/public_copy.h"

namespace carereform::reporting {
namespace {

using v1::ProgressReturn;
using Digest = ProgressReturn::DocumentDigest;

constexpr v1::DocumentFormat kFormats[] = {v1::HTML, v1::JSON, v1::CSV};

// A copy that is not named is the one for the department.
bool IsPublic(v1::Copy copy) { return copy == v1::PUBLIC; }

// What the documents of a return say of their own making: whatever became of it
// after it was frozen, they are the bytes of then. The public copy has no
// digest of the model: whoever has it could try which small counts give that
// digest.
documents::Imprint ImprintOf(const ProgressReturn& progress_return,
                             v1::Copy copy) {
  documents::Imprint imprint;
  if (!IsPublic(copy)) imprint.model_sha256 = progress_return.model_sha256();
  if (progress_return.has_freeze_time()) {
    imprint.frozen_at = rpc::FromTimestamp(progress_return.freeze_time());
  }
  return imprint;
}

// Renders `model`, which is that of the return or its public copy.
std::string Render(v1::DocumentFormat format, const v1::ReturnModel& model,
                   const ProgressReturn& of, v1::Copy copy) {
  const documents::Imprint imprint = ImprintOf(of, copy);
  switch (format) {
    case v1::JSON:
      return documents::RenderJson(model, imprint);
    case v1::CSV:
      return documents::RenderCsv(model, imprint);
    default:
      return documents::RenderHtml(model, imprint);
  }
}

const char* MediaTypeOf(v1::DocumentFormat format) {
  switch (format) {
    case v1::JSON:
      return "application/json";
    case v1::CSV:
      return "text/csv; charset=utf-8";
    default:
      return "text/html; charset=utf-8";
  }
}

// Returns the digest of a stored document, or null.
const Digest* FindDigest(const ProgressReturn& progress_return, v1::Copy copy,
                         v1::DocumentFormat format) {
  for (const Digest& digest : progress_return.documents()) {
    if (digest.format() == format &&
        IsPublic(digest.copy()) == IsPublic(copy)) {
      return &digest;
    }
  }
  return nullptr;
}

absl::StatusOr<std::string> ReadStored(const store::Reader& reader,
                                       const std::string& name,
                                       const Digest& digest) {
  CR_ASSIGN_OR_RETURN(
      std::string bytes,
      store::GetBlob(reader, kReturnDocumentBlobs,
                     DocumentName(name, digest.copy(), digest.format())));
  if (store::Sha256Hex(bytes) != digest.sha256()) {
    return errors::ReturnDamaged();
  }
  return bytes;
}

// What the stored documents of `copy` were rendered from.
absl::StatusOr<v1::ReturnModel> ModelOfCopy(const RuleBooks& books,
                                            const ProgressReturn& of,
                                            v1::Copy copy,
                                            const v1::ReturnModel& model) {
  if (!IsPublic(copy)) return model;
  const DisclosureRule* rule =
      RuleOfId(books.disclosure, of.publication().rule());
  if (rule == nullptr) return errors::ReturnDamaged();
  return MakePublicCopy(model, *rule, of.publication().disclosure()).model;
}

}  // namespace

void StoreDocuments(store::Txn& txn, v1::Copy copy,
                    const v1::ReturnModel& model,
                    ProgressReturn& progress_return) {
  for (const v1::DocumentFormat format : kFormats) {
    const std::string bytes = Render(format, model, progress_return, copy);
    store::PutBlob(txn, kReturnDocumentBlobs,
                   DocumentName(progress_return.name(), copy, format), bytes);
    Digest& digest = *progress_return.add_documents();
    digest.set_format(format);
    digest.set_copy(copy);
    digest.set_sha256(store::Sha256Hex(bytes));
    digest.set_size_bytes(static_cast<int64_t>(bytes.size()));
  }
}

absl::StatusOr<bool> DocumentsAgree(const RuleBooks& books,
                                    const store::Reader& reader,
                                    const ProgressReturn& progress_return,
                                    const v1::ReturnModel& model) {
  for (const Digest& digest : progress_return.documents()) {
    CR_ASSIGN_OR_RETURN(
        const v1::ReturnModel of_copy,
        ModelOfCopy(books, progress_return, digest.copy(), model));
    CR_ASSIGN_OR_RETURN(const std::string stored,
                        ReadStored(reader, progress_return.name(), digest));
    if (Render(digest.format(), of_copy, progress_return, digest.copy()) !=
        stored) {
      return false;
    }
  }
  return true;
}

absl::Status CheckGetDocument(const v1::GetReturnDocumentRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kReturnPattern);
  validation.EnumValue("format", request.format(), &v1::DocumentFormat_IsValid);
  validation.Require(v1::Copy_IsValid(request.copy()), "copy",
                     "is not a value that this version knows");
  return validation.Finish();
}

absl::StatusOr<v1::ReturnDocument> GetReturnDocument(
    const Records& records, const store::Reader& reader,
    const v1::GetReturnDocumentRequest& request) {
  CR_ASSIGN_OR_RETURN(const ProgressReturn stored,
                      records.progress_returns.Get(reader, request.name()));
  if (IsPublic(request.copy()) && stored.state() != ProgressReturn::PUBLISHED) {
    return errors::ReturnState(ProgressReturn::State_Name(stored.state()),
                               "had as a public copy",
                               "it is made when the return is published");
  }
  v1::ReturnDocument document;
  document.set_format(request.format());
  document.set_media_type(MediaTypeOf(request.format()));
  document.set_frozen(stored.state() != ProgressReturn::DRAFT);
  if (!document.frozen()) {
    CR_ASSIGN_OR_RETURN(const v1::ReturnModel model,
                        LoadModel(records, reader, request.name()));
    document.set_content(
        Render(request.format(), model, stored, v1::DEPARTMENT));
  } else {
    const Digest* digest = FindDigest(stored, request.copy(), request.format());
    if (digest == nullptr) return errors::ReturnDamaged();
    CR_ASSIGN_OR_RETURN(*document.mutable_content(),
                        ReadStored(reader, stored.name(), *digest));
  }
  document.set_sha256(store::Sha256Hex(document.content()));
  return document;
}

}  // namespace carereform::reporting
