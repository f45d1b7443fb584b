#include "services/reporting/handlers/progress_returns.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/rpc/resource_methods.h"
#include "common/store/blob.h"
#include "common/store/digest.h"
#include "common/types/civil_date.h"
#include "common/types/resource_name.h"
#include "services/reporting/documents/return_csv.h"
#include "services/reporting/documents/return_html.h"
#include "services/reporting/documents/return_json.h"
#include "services/reporting/domain/return_calendar.h"
#include "services/reporting/errors.h"
#include "services/reporting/keys.h"

namespace carereform::reporting {
namespace {

using v1::ProgressReturn;

constexpr v1::DocumentFormat kFormats[] = {v1::HTML, v1::JSON, v1::CSV};

// What the documents of `record` say of their own making: whatever became of
// the return after it was frozen, they are the bytes of then.
documents::Imprint ImprintOf(const ProgressReturn& record) {
  documents::Imprint imprint;
  imprint.model_sha256 = record.model_sha256();
  if (record.has_freeze_time()) {
    imprint.frozen_at = rpc::FromTimestamp(record.freeze_time());
  }
  return imprint;
}

std::string Render(v1::DocumentFormat format, const v1::ReturnModel& model,
                   const documents::Imprint& imprint) {
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

std::string DocumentName(const std::string& name, v1::DocumentFormat format) {
  return absl::StrCat(name, "/documents/", static_cast<int>(format));
}

// The last segment of the name, but for the version: 2025-26-q3-2025-10-20.
std::string IdOf(const v1::Cover& cover) {
  return absl::StrCat(
      absl::AsciiStrToLower(absl::StrReplaceAll(cover.quarter(), {{" ", "-"}})),
      "-", FormatDate(*rpc::StoredDay(cover.as_of_date())));
}

int32_t CountMissing(const v1::ReturnModel& model) {
  return static_cast<int32_t>(std::count_if(
      model.cells().begin(), model.cells().end(), [](const v1::Cell& cell) {
        return cell.value().state() == measures::v1::MeasureValue::MISSING;
      }));
}

}  // namespace

absl::Status CheckPrepare(const v1::PrepareProgressReturnRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  validation.RequestId(request.request_id());
  const auto quarter = ParseQuarter(request.quarter());
  if (!quarter.ok()) {
    validation.Refuse("quarter", quarter.status().message());
  }
  const auto as_of =
      validation.Date("as_of_date", request.has_as_of_date(),
                      request.as_of_date(), rpc::Presence::kOptional);
  if (quarter.ok() && as_of.has_value()) {
    const auto timing = TimingOf(*quarter, *as_of);
    if (!timing.ok()) {
      validation.Refuse("as_of_date", timing.status().message());
    }
  }
  return validation.Finish();
}

absl::StatusOr<ReturnSubject> SubjectOf(
    const v1::PrepareProgressReturnRequest& request, absl::CivilDay today) {
  ReturnSubject subject;
  CR_ASSIGN_OR_RETURN(subject.council, CouncilOf(request.parent()));
  CR_ASSIGN_OR_RETURN(subject.quarter, ParseQuarter(request.quarter()));
  subject.as_of = request.has_as_of_date()
                      ? *rpc::StoredDay(request.as_of_date())
                      : QuarterPeriod(subject.quarter).end - 1;
  if (subject.as_of > today) {
    return InvalidField(
        "as_of_date", absl::StrCat("is ", PrintDate(subject.as_of),
                                   ", which is yet to come: give a day of the "
                                   "quarter up to today"));
  }
  CR_ASSIGN_OR_RETURN(const ReturnTiming timing,
                      TimingOf(subject.quarter, subject.as_of));
  subject.interim = timing == ReturnTiming::kInterim;
  return subject;
}

absl::StatusOr<ProgressReturn> StorePrepared(
    const Records& records, store::Txn& txn,
    const v1::PrepareProgressReturnRequest& request, v1::ReturnModel model) {
  ProgressReturn prepared;
  int32_t version = 0;
  bool taken = true;
  while (taken) {
    ++version;
    prepared.set_name(absl::StrCat(request.parent(), "/progressReturns/",
                                   IdOf(model.cover()), "-v", version));
    CR_ASSIGN_OR_RETURN(const auto earlier,
                        records.progress_returns.Find(txn, prepared.name()));
    taken = earlier.has_value();
  }
  model.mutable_cover()->set_progress_return(prepared.name());
  model.mutable_cover()->set_version(version);
  const std::string bytes = model.SerializeAsString();

  prepared.set_quarter(model.cover().quarter());
  *prepared.mutable_as_of_date() = model.cover().as_of_date();
  prepared.set_interim(model.cover().interim());
  prepared.set_version(version);
  prepared.set_state(ProgressReturn::DRAFT);
  *prepared.mutable_source_revisions() = model.cover().source_revisions();
  prepared.set_cell_count(model.cells_size());
  prepared.set_missing_count(CountMissing(model));
  prepared.set_complete(model.cover().complete());
  prepared.set_model_sha256(store::Sha256Hex(bytes));
  *prepared.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  store::PutBlob(txn, kReturnModelBlobs, prepared.name(), bytes);
  CR_RETURN_IF_ERROR(records.progress_returns.Create(txn, prepared));
  return prepared;
}

absl::StatusOr<v1::ReturnModel> LoadModel(const Records& records,
                                          const store::Reader& reader,
                                          const std::string& name) {
  CR_ASSIGN_OR_RETURN(const ProgressReturn stored,
                      records.progress_returns.Get(reader, name));
  CR_ASSIGN_OR_RETURN(const std::string bytes,
                      store::GetBlob(reader, kReturnModelBlobs, name));
  v1::ReturnModel model;
  if (store::Sha256Hex(bytes) != stored.model_sha256() ||
      !model.ParseFromString(bytes)) {
    return errors::ReturnDamaged();
  }
  return model;
}

absl::Status CheckFreeze(const v1::FreezeProgressReturnRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kReturnPattern);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<ProgressReturn> FreezeProgressReturn(
    const Records& records, store::Txn& txn, const rpc::Call&,
    const v1::FreezeProgressReturnRequest& request) {
  CR_ASSIGN_OR_RETURN(ProgressReturn frozen,
                      records.progress_returns.Get(txn, request.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(request.etag(), frozen.etag()));
  if (frozen.state() != ProgressReturn::DRAFT) {
    return errors::ReturnNotDraft(ProgressReturn::State_Name(frozen.state()));
  }
  if (!frozen.complete()) return errors::ReturnIncomplete();
  CR_ASSIGN_OR_RETURN(const v1::ReturnModel model,
                      LoadModel(records, txn, request.name()));
  *frozen.mutable_freeze_time() = rpc::ToTimestamp(txn.commit_time());
  const documents::Imprint imprint = ImprintOf(frozen);
  for (const v1::DocumentFormat format : kFormats) {
    const std::string bytes = Render(format, model, imprint);
    store::PutBlob(txn, kReturnDocumentBlobs,
                   DocumentName(frozen.name(), format), bytes);
    ProgressReturn::DocumentDigest& digest = *frozen.add_documents();
    digest.set_format(format);
    digest.set_sha256(store::Sha256Hex(bytes));
    digest.set_size_bytes(static_cast<int64_t>(bytes.size()));
  }
  frozen.set_state(ProgressReturn::FROZEN);
  CR_RETURN_IF_ERROR(records.progress_returns.Update(txn, frozen));
  return frozen;
}

absl::Status CheckGetDocument(const v1::GetReturnDocumentRequest& request) {
  rpc::Validation validation;
  validation.Name("name", request.name(), kReturnPattern);
  validation.EnumValue("format", request.format(), &v1::DocumentFormat_IsValid);
  return validation.Finish();
}

absl::StatusOr<v1::ReturnDocument> GetReturnDocument(
    const Records& records, const store::Reader& reader,
    const v1::GetReturnDocumentRequest& request) {
  CR_ASSIGN_OR_RETURN(const ProgressReturn stored,
                      records.progress_returns.Get(reader, request.name()));
  v1::ReturnDocument document;
  document.set_format(request.format());
  document.set_media_type(MediaTypeOf(request.format()));
  document.set_frozen(stored.state() == ProgressReturn::FROZEN);
  if (document.frozen()) {
    CR_ASSIGN_OR_RETURN(
        *document.mutable_content(),
        store::GetBlob(reader, kReturnDocumentBlobs,
                       DocumentName(stored.name(), request.format())));
  } else {
    CR_ASSIGN_OR_RETURN(const v1::ReturnModel model,
                        LoadModel(records, reader, request.name()));
    document.set_content(Render(request.format(), model, ImprintOf(stored)));
  }
  document.set_sha256(store::Sha256Hex(document.content()));
  for (const ProgressReturn::DocumentDigest& digest : stored.documents()) {
    if (digest.format() == request.format() &&
        digest.sha256() != document.sha256()) {
      return errors::ReturnDamaged();
    }
  }
  return document;
}

}  // namespace carereform::reporting
