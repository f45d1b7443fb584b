#include "common/store/transaction.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "common/store/digest.h"
#include "common/types/limits.h"

namespace carereform::store {

Txn::Txn(std::string council, const PartitionHead& head, const View& below,
         absl::Time commit_time)
    : Reader(std::move(council), head, below),
      commit_time_(commit_time),
      overlay_(outcome_.changes, below) {}

void Txn::Put(std::string key, std::string value) {
  outcome_.changes[std::move(key)] = std::move(value);
}

void Txn::Delete(std::string key) {
  outcome_.changes[std::move(key)] = std::nullopt;
}

absl::StatusOr<std::string> Txn::Record(ChangeKind kind,
                                        absl::string_view resource,
                                        absl::string_view body) {
  if (body.size() > kMaxValueBytes) {
    return MakeError(absl::StatusCode::kInvalidArgument, "VALUE_TOO_LARGE",
                     absl::StrCat("the record would take ", body.size(),
                                  " bytes and may take ", kMaxValueBytes),
                     {{"bytes", absl::StrCat(body.size())},
                      {"limit", absl::StrCat(kMaxValueBytes)}});
  }
  if (outcome_.entries.size() >= kMaxTransactionEntries) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     "TRANSACTION_TOO_LARGE",
                     absl::StrCat("one change may touch ",
                                  kMaxTransactionEntries, " records at most"));
  }
  std::string salted = RandomBytes(kSaltBytes);
  std::string hash = BodyHash(salted, body);
  salted.append(body.data(), body.size());
  outcome_.entries.push_back({std::string(resource), kind, hash});
  outcome_.bodies.push_back(std::move(salted));
  return hash;
}

void Txn::OnCommit(std::function<void()> action) {
  outcome_.on_commit.push_back(std::move(action));
}

}  // namespace carereform::store
