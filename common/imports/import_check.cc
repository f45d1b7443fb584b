#include "common/imports/import_check.h"

#include <map>
#include <memory>
#include <string>

#include "common/imports/import_work.h"
#include "common/imports/received_file.h"
#include "common/rpc/serve.h"
#include "common/status/status_macros.h"
#include "common/store/blob.h"

namespace carereform::imports {
namespace {

using common::v1::Import;
using common::v1::ImportReport;

// Items checked in one view of the store: an old view holds up the disk.
constexpr int kItemsPerView = 1000;

// Counts what the items of a file would do.
class ReportCounts {
 public:
  void Add(const Comparison& comparison) {
    switch (comparison.effect) {
      case Comparison::Effect::kCreates:
        report_.set_created_count(report_.created_count() + 1);
        break;
      case Comparison::Effect::kChanges:
        report_.set_changed_count(report_.changed_count() + 1);
        break;
      case Comparison::Effect::kNothing:
        report_.set_unchanged_count(report_.unchanged_count() + 1);
        break;
    }
    for (const std::string& field : comparison.fields) ++fields_[field];
  }
  void AddFailed() { report_.set_failed_count(report_.failed_count() + 1); }

  ImportReport Finish(int items, const Issues& issues) {
    report_.set_row_count(items);
    for (auto& rule : issues.CountByRule()) {
      *report_.add_rules() = std::move(rule);
    }
    for (const auto& [field, count] : fields_) {
      auto& counted = *report_.add_fields();
      counted.set_field(field);
      counted.set_count(count);
    }
    return report_;
  }

 private:
  ImportReport report_;
  std::map<std::string, int> fields_;
};

// One check of one file.
class Check {
 public:
  Check(const ImportingSource& source, const rpc::Call& call,
        CheckProgress progress, Import& import)
      : source_(source),
        kind_(*FindKind(source, import.kind())),
        call_(call),
        progress_(progress),
        import_(import) {}

  absl::Status Run();

 private:
  absl::Status CheckItems(ImportPass& pass);
  absl::Status CheckItem(ImportPass& pass, const ImportItem& item);
  absl::Status Renew();
  void SetState(bool broken);

  const ImportingSource& source_;
  const ImportKind& kind_;
  const rpc::Call& call_;
  const CheckProgress progress_;
  Import& import_;
  std::unique_ptr<store::Reader> reader_;
  Issues issues_;
  ReportCounts counts_;
  int items_ = 0;
  int failed_ = 0;
};

absl::Status Check::Run() {
  CR_RETURN_IF_ERROR(Renew());
  ReceivedFile file(*source_.store, import_);
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<ImportPass> pass,
                      kind_.Open(*reader_, call_, file, issues_));
  const bool readable = !kind_.divisible() || issues_.empty();
  if (readable) CR_RETURN_IF_ERROR(CheckItems(*pass));
  CR_ASSIGN_OR_RETURN(*import_.mutable_sha256(), file.FinishSha256());
  import_.set_note(pass->note());
  if (kind_.divisible()) {
    *import_.mutable_report() = counts_.Finish(items_, issues_);
    if (readable && !pass->broken()) {
      CR_RETURN_IF_ERROR(Renew());
      CR_RETURN_IF_ERROR(
          pass->FinishReport(*reader_, *import_.mutable_report()));
    }
  }
  SetState(!readable || pass->broken());
  return absl::OkStatus();
}

absl::Status Check::Renew() {
  reader_.reset();
  CR_ASSIGN_OR_RETURN(reader_,
                      source_.store->Read(rpc::CouncilOfName(import_.name())));
  return absl::OkStatus();
}

absl::Status Check::CheckItems(ImportPass& pass) {
  ImportItem item;
  for (;;) {
    const int before = issues_.count();
    CR_ASSIGN_OR_RETURN(const bool found, pass.Next(item, issues_));
    if (!found) return absl::OkStatus();
    if (issues_.count() == before) CR_RETURN_IF_ERROR(CheckItem(pass, item));
    if (issues_.count() > before) {
      ++failed_;
      counts_.AddFailed();
    }
    if (++items_ % kItemsPerView == 0) CR_RETURN_IF_ERROR(Renew());
    if (!progress_(items_)) return absl::CancelledError();
  }
}

absl::Status Check::CheckItem(ImportPass& pass, const ImportItem& item) {
  const absl::StatusOr<Comparison> compared = pass.Compare(*reader_, item);
  if (compared.ok()) {
    counts_.Add(*compared);
  } else if (StoreFailed(compared.status())) {
    return compared.status();
  } else {
    issues_.AddStatus(item.line, compared.status());
  }
  return absl::OkStatus();
}

void Check::SetState(bool broken) {
  import_.set_item_count(items_);
  import_.set_checked_count(items_);
  import_.set_failed_row_count(kind_.divisible() ? failed_ : 0);
  import_.set_state(issues_.empty() ? Import::CHECKED : Import::REFUSED);
  import_.set_divisible(kind_.divisible() && !broken && failed_ < items_);
  SetIssues(issues_, import_);
}

}  // namespace

absl::StatusOr<Import> CheckFile(const ImportingSource& source,
                                 const rpc::Call& call, Import import,
                                 CheckProgress progress) {
  CR_RETURN_IF_ERROR(Check(source, call, progress, import).Run());
  return import;
}

absl::Status StoreChecked(store::Txn& txn, Import& checked) {
  if (!HasFile(checked)) {
    store::DeleteBlob(txn, kImportFileTable, checked.name(),
                      checked.size_bytes());
  }
  return Imports().Update(txn, checked);
}

}  // namespace carereform::imports
