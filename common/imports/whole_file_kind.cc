#include <utility>

#include "common/imports/import_kind.h"
#include "common/status/status_macros.h"

namespace carereform::imports {
namespace {

class WholeFilePass final : public ImportPass {
 public:
  WholeFilePass(const WholeFileKind& kind, const rpc::Call& call,
                std::string note, std::vector<ImportItem> items)
      : kind_(kind),
        call_(call),
        note_(std::move(note)),
        items_(std::move(items)) {}

  absl::StatusOr<bool> Next(ImportItem& item, Issues&) override {
    if (at_ == items_.size()) return false;
    item = std::move(items_[at_++]);
    return true;
  }

  const std::string& note() const override { return note_; }

  absl::StatusOr<Comparison> Compare(const store::Reader& reader,
                                     const ImportItem& item) override {
    CR_RETURN_IF_ERROR(kind_.CheckStored(reader, item));
    return Comparison();
  }

  absl::Status Apply(store::Txn& txn, const rpc::Call& call,
                     const ImportItem& item) override {
    return kind_.Apply(txn, call, item);
  }

  absl::StatusOr<Step> NextStep(const store::Reader& reader) override {
    return kind_.NextStep(reader, call_, last_done_);
  }

 private:
  const WholeFileKind& kind_;
  const rpc::Call& call_;
  const std::string note_;
  std::vector<ImportItem> items_;
  size_t at_ = 0;
  std::string last_done_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ImportPass>> WholeFileKind::Open(
    const store::Reader& reader, const rpc::Call& call, ReceivedFile& file,
    Issues& issues) const {
  CR_ASSIGN_OR_RETURN(const std::string content, file.Rest());
  ParsedFile parsed = Parse(call, reader.council(), content);
  issues = std::move(parsed.issues);
  return std::make_unique<WholeFilePass>(*this, call, std::move(parsed.note),
                                         std::move(parsed.items));
}

}  // namespace carereform::imports
