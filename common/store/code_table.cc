#include "common/store/code_table.h"

#include "common/status/error.h"
#include "common/status/status_macros.h"

namespace carereform::store {
namespace {

constexpr uint32_t kMaxCodes = 65'535;

absl::StatusOr<uint16_t> DecodeCode(absl::string_view value) {
  uint32_t code = 0;
  CR_RETURN_IF_ERROR(KeyReader(value).Uint32(code));
  return static_cast<uint16_t>(code);
}

}  // namespace

std::string CodeTable::Key(absl::string_view word) const {
  return KeyIn(Space::kCodes, table_).Byte(dimension_).String(word).key();
}

void CodeTable::Remember(absl::string_view word, uint16_t code) {
  const std::unique_lock lock(mutex_);
  codes_.emplace(std::string(word), code);
  if (words_.size() <= code) words_.resize(code + 1);
  words_[code] = std::string(word);
}

absl::Status CodeTable::Load(const Reader& reader) {
  const std::string prefix =
      KeyIn(Space::kCodes, table_).Byte(dimension_).key();
  absl::Status problem;
  CR_RETURN_IF_ERROR(reader.view().Scan(
      prefix, PrefixEnd(prefix),
      [&](absl::string_view key, absl::string_view value) {
        std::string word;
        problem = KeyReader(key.substr(prefix.size())).String(word);
        if (!problem.ok()) return false;
        const auto code = DecodeCode(value);
        problem = code.status();
        if (code.ok()) Remember(word, *code);
        return problem.ok();
      }));
  return problem;
}

absl::StatusOr<uint16_t> CodeTable::CodeFor(Txn& txn, absl::string_view word) {
  if (const std::optional<uint16_t> known = Find(word)) return *known;
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> stored,
                      txn.view().Get(Key(word)));
  if (stored.has_value()) return DecodeCode(*stored);

  // New words are rare: counting those that are there costs little, and the
  // count is right whatever has not been committed yet.
  uint32_t count = 0;
  const std::string prefix =
      KeyIn(Space::kCodes, table_).Byte(dimension_).key();
  CR_RETURN_IF_ERROR(txn.view().Scan(prefix, PrefixEnd(prefix),
                                     [&](absl::string_view, absl::string_view) {
                                       ++count;
                                       return true;
                                     }));
  if (count >= kMaxCodes) {
    return MakeError(absl::StatusCode::kFailedPrecondition, "TOO_MANY_WORDS",
                     "there are too many different teams or localities");
  }
  const auto code = static_cast<uint16_t>(count);
  txn.Put(Key(word), KeyWriter().Uint32(count).key());
  txn.OnCommit(
      [this, word = std::string(word), code] { Remember(word, code); });
  return code;
}

std::optional<uint16_t> CodeTable::Find(absl::string_view word) const {
  const std::shared_lock lock(mutex_);
  const auto found = codes_.find(word);
  if (found == codes_.end()) return std::nullopt;
  return found->second;
}

std::vector<std::string> CodeTable::Words() const {
  const std::shared_lock lock(mutex_);
  return words_;
}

std::string CodeTable::WordOf(uint16_t code) const {
  const std::shared_lock lock(mutex_);
  return code < words_.size() ? words_[code] : "";
}

}  // namespace carereform::store
