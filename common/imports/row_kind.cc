#include "common/imports/row_kind.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"

namespace carereform::imports {
namespace {

class RowPass final : public ImportPass {
 public:
  explicit RowPass(NextBytes next) : reader_(std::move(next)) {}

  // Reads what comes before the rows.
  absl::Status Begin(const RowKind& kind, const store::Reader& reader,
                     const rpc::Call& call, Issues& issues) {
    CR_ASSIGN_OR_RETURN(const bool readable, reader_.ReadHead(issues));
    if (!readable || !issues.empty()) return absl::OkStatus();
    const RowHead head{reader_.note(), reader_.header()};
    CR_ASSIGN_OR_RETURN(file_, kind.Begin(reader, call, head, issues));
    return absl::OkStatus();
  }

  absl::StatusOr<bool> Next(ImportItem& item, Issues& issues) override {
    const int before = issues.count();
    CR_ASSIGN_OR_RETURN(const bool found, reader_.ReadRow(row_, issues));
    if (!found) return false;
    item.line = row_.line;
    item.content.clear();
    if (++rows_ > kMaxImportRows) {
      issues.Add(
          row_.line, "",
          absl::StrCat("the file has more than ", kMaxImportRows, " rows"),
          "divide it into several");
      too_long_ = true;
      return false;
    }
    if (issues.count() == before) {
      item.content = file_->Read(row_, issues);
    } else {
      file_->ReadIllegible();
    }
    return true;
  }

  const std::string& note() const override { return reader_.note(); }
  bool broken() const override { return reader_.broken() || too_long_; }

  absl::StatusOr<Comparison> Compare(const store::Reader& reader,
                                     const ImportItem& item) override {
    return file_->Compare(reader, item);
  }
  absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                     const ImportItem& item) override {
    return file_->Apply(txn, call, item);
  }
  absl::Status FinishReport(const store::Reader& reader,
                            common::v1::ImportReport& report) override {
    return file_->FinishReport(reader, report);
  }
  absl::StatusOr<Step> NextStep(const store::Reader& reader) override {
    return file_->NextStep(reader);
  }

 private:
  CsvReader reader_;
  std::unique_ptr<RowFile> file_;
  CsvRow row_;
  int rows_ = 0;
  bool too_long_ = false;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ImportPass>> RowKind::Open(
    const store::Reader& reader, const rpc::Call& call, ReceivedFile& file,
    Issues& issues) const {
  return OpenBytes(
      reader, call, [&file] { return file.Next(); }, issues);
}

absl::StatusOr<std::unique_ptr<ImportPass>> RowKind::OpenBytes(
    const store::Reader& reader, const rpc::Call& call, NextBytes next,
    Issues& issues) const {
  auto pass = std::make_unique<RowPass>(std::move(next));
  CR_RETURN_IF_ERROR(pass->Begin(*this, reader, call, issues));
  return pass;
}

}  // namespace carereform::imports
