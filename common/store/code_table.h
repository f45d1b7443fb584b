// Small numbers for words that repeat, such as teams, so that facts stay small.

#ifndef CR_COMMON_STORE_CODE_TABLE_H_
#define CR_COMMON_STORE_CODE_TABLE_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/store/transaction.h"

namespace carereform::store {

// The codes of one council's words in one dimension: 0, 1, 2 and so on in the
// order in which the words first came. Thread-safe.
class CodeTable {
 public:
  // Codes are kept under `table` and `dimension`, which are never reused.
  CodeTable(uint32_t table, uint8_t dimension)
      : table_(table), dimension_(dimension) {}

  // Reads what is stored; once, before use.
  absl::Status Load(const Reader& reader);

  // Returns the code of `word`, giving it one within `txn` if it has none.
  // Errors: FAILED_PRECONDITION, reason TOO_MANY_WORDS, past 65,535.
  absl::StatusOr<uint16_t> CodeFor(Txn& txn, absl::string_view word);

  // Returns the code of `word`, or nothing for a word that never came.
  std::optional<uint16_t> Find(absl::string_view word) const;

  // Returns every word that has come, in the order of their codes.
  std::vector<std::string> Words() const;

  // Returns the word of a code that CodeFor or Find gave.
  std::string WordOf(uint16_t code) const;

 private:
  std::string Key(absl::string_view word) const;
  void Remember(absl::string_view word, uint16_t code);

  const uint32_t table_;
  const uint8_t dimension_;
  mutable std::shared_mutex mutex_;
  std::map<std::string, uint16_t, std::less<>> codes_;  // Durable ones.
  std::vector<std::string> words_;
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_CODE_TABLE_H_
