#include "services/reporting/handlers/stored_returns.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/rpc/convert.h"
#include "common/store/blob.h"
#include "common/store/digest.h"
#include "common/types/civil_date.h"
#include "services/reporting/errors.h"
#include "services/reporting/keys.h"

namespace carereform::reporting {
namespace {

using v1::ProgressReturn;

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

ReturnState StateOf(const ProgressReturn& progress_return) {
  switch (progress_return.state()) {
    case ProgressReturn::FROZEN:
      return ReturnState::kFrozen;
    case ProgressReturn::CERTIFIED:
      return ReturnState::kCertified;
    case ProgressReturn::SUBMITTED:
      return ReturnState::kSubmitted;
    case ProgressReturn::PUBLISHED:
      return ReturnState::kPublished;
    default:
      return ReturnState::kDraft;
  }
}

// Gives `draft` the name of the first version that is free.
absl::Status TakeNextVersion(const Records& records,
                             const store::Reader& reader,
                             const std::string& stem, ProgressReturn& draft) {
  bool taken = true;
  for (int32_t version = 1; taken; ++version) {
    draft.set_version(version);
    draft.set_name(absl::StrCat(stem, "-v", version));
    CR_ASSIGN_OR_RETURN(const auto earlier,
                        records.progress_returns.Find(reader, draft.name()));
    taken = earlier.has_value();
  }
  return absl::OkStatus();
}

}  // namespace

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

absl::StatusOr<ProgressReturn> StoreDraft(const Records& records,
                                          store::Txn& txn,
                                          const rpc::Call& call,
                                          const std::string& council_name,
                                          v1::ReturnModel model,
                                          ProgressReturn draft) {
  v1::Cover& cover = *model.mutable_cover();
  CR_RETURN_IF_ERROR(TakeNextVersion(
      records, txn,
      absl::StrCat(council_name, "/progressReturns/", IdOf(cover)), draft));
  cover.set_progress_return(draft.name());
  cover.set_version(draft.version());
  const std::string bytes = model.SerializeAsString();

  draft.set_quarter(cover.quarter());
  *draft.mutable_as_of_date() = cover.as_of_date();
  draft.set_interim(cover.interim());
  draft.set_state(ProgressReturn::DRAFT);
  *draft.mutable_source_revisions() = cover.source_revisions();
  draft.set_cell_count(model.cells_size());
  draft.set_missing_count(CountMissing(model));
  draft.set_complete(cover.complete());
  draft.set_model_sha256(store::Sha256Hex(bytes));
  draft.set_prepared_by(call.caller);
  *draft.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  store::PutBlob(txn, kReturnModelBlobs, draft.name(), bytes);
  CR_RETURN_IF_ERROR(records.progress_returns.Create(txn, draft));
  return draft;
}

absl::Status CheckMove(const ProgressReturn& progress_return, ReturnMove move) {
  const ReturnState state = StateOf(progress_return);
  if (MayMove(state, move)) return absl::OkStatus();
  return errors::ReturnState(
      ProgressReturn::State_Name(progress_return.state()), MoveInWords(move),
      WhatToDo(state, move));
}

}  // namespace carereform::reporting
