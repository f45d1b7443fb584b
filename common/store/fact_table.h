// Facts: small rows of fixed size about each resource, from which measures are
// computed, kept for every version so that a measure can be computed as it was
// known at any revision.
//
// A service says with a pure function what the fact of a resource is. The rows
// are written in the transaction of the change, and a copy of all of them is
// kept in memory for scanning.

#ifndef CR_COMMON_STORE_FACT_TABLE_H_
#define CR_COMMON_STORE_FACT_TABLE_H_

#include <cstdint>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/status/status_macros.h"
#include "common/store/errors.h"
#include "common/store/fact_keys.h"
#include "common/store/transaction.h"

namespace carereform::store {

// The facts of one council. `Format` says how the rest of a Row is stored:
//   static std::string Encode(const Row&);
//   static absl::StatusOr<Row> Decode(absl::string_view);
// and Row has `uint64_t known_from, known_to`, the revisions from which, and up
// to but not including which, the fact was what was known. Thread-safe.
template <typename Row, typename Format>
class FactTable {
 public:
  // `table` is never reused within a store.
  explicit FactTable(uint32_t table) : table_(table) {}

  // Reads what is stored; once, before use.
  absl::Status Load(const Reader& reader) {
    const std::string prefix = KeyIn(Space::kFacts, table_).key();
    absl::Status problem;
    CR_RETURN_IF_ERROR(reader.view().Scan(
        prefix, PrefixEnd(prefix),
        [&](absl::string_view key, absl::string_view value) {
          problem = LoadRow(key.substr(prefix.size()), value);
          return problem.ok();
        }));
    return problem;
  }

  // Has `resource` known by `row` from the revision of `txn` on. Sets the row's
  // revisions itself. Changes nothing where the row is what is known already.
  absl::Status Put(Txn& txn, absl::string_view resource, Row row) {
    CR_ASSIGN_OR_RETURN(const Case known, CaseOf(txn, resource));
    row.known_from = txn.revision();
    row.known_to = kFactStillKnown;
    const std::string encoded = Format::Encode(row);
    if (known.open_from.has_value()) {
      const std::string key = FactKey(table_, known.number, *known.open_from);
      CR_ASSIGN_OR_RETURN(const std::optional<std::string> before,
                          txn.view().Get(key));
      if (!before.has_value() || before->size() < sizeof(uint64_t)) {
        return errors::Corrupt("a fact");
      }
      const absl::string_view body = absl::string_view(*before).substr(8);
      if (body == encoded) return absl::OkStatus();
      txn.Put(key, FactValue(txn.revision(), body));
    }
    txn.Put(FactKey(table_, known.number, row.known_from),
            FactValue(kFactStillKnown, encoded));
    txn.Put(CaseKey(table_, resource), CaseValue(known.number, row.known_from));
    txn.OnCommit([this, row, number = known.number] { Remember(row, number); });
    return absl::OkStatus();
  }

  // Calls `read` with all rows and, for each, the number of its case. Rows may
  // be newer than any reader: filter by revision.
  template <typename Read>
  auto With(Read read) const {
    const std::shared_lock lock(mutex_);
    return read(absl::MakeConstSpan(rows_), absl::MakeConstSpan(cases_));
  }

  // Returns the number of the case of `resource`, or nothing where no fact of
  // it was ever kept.
  absl::StatusOr<std::optional<uint32_t>> NumberOf(
      const Reader& reader, absl::string_view resource) const {
    CR_ASSIGN_OR_RETURN(const std::optional<std::string> stored,
                        reader.view().Get(CaseKey(table_, resource)));
    if (!stored.has_value()) return std::nullopt;
    uint64_t number = 0;
    CR_RETURN_IF_ERROR(KeyReader(*stored).Uint64(number));
    return static_cast<uint32_t>(number);
  }

  // Returns the name of the resource that a case is about.
  absl::StatusOr<std::string> NameOf(const Reader& reader,
                                     uint32_t number) const {
    CR_ASSIGN_OR_RETURN(std::optional<std::string> name,
                        reader.view().Get(CaseNameKey(table_, number)));
    if (!name.has_value()) return errors::Corrupt("a fact");
    return *std::move(name);
  }

 private:
  // A resource's number, and since when its open row is known, if it has one.
  struct Case {
    uint64_t number = 0;
    std::optional<uint64_t> open_from;
  };

  // Finds the case of `resource`, or numbers a new one.
  absl::StatusOr<Case> CaseOf(Txn& txn, absl::string_view resource) {
    Case known;
    CR_ASSIGN_OR_RETURN(const std::optional<std::string> stored,
                        txn.view().Get(CaseKey(table_, resource)));
    if (stored.has_value()) {
      KeyReader parts(*stored);
      known.open_from.emplace();
      CR_RETURN_IF_ERROR(parts.Uint64(known.number));
      CR_RETURN_IF_ERROR(parts.Uint64(*known.open_from));
      return known;
    }
    const std::string counter = CaseCountKey(table_);
    CR_ASSIGN_OR_RETURN(const std::optional<std::string> count,
                        txn.view().Get(counter));
    if (count.has_value()) {
      CR_RETURN_IF_ERROR(KeyReader(*count).Uint64(known.number));
    }
    txn.Put(counter, KeyWriter().Uint64(known.number + 1).key());
    txn.Put(CaseNameKey(table_, known.number), std::string(resource));
    return known;
  }

  absl::Status LoadRow(absl::string_view key, absl::string_view value) {
    KeyReader key_parts(key);
    KeyReader value_parts(value);
    uint64_t number = 0;
    uint64_t known_from = 0;
    uint64_t known_to = 0;
    CR_RETURN_IF_ERROR(key_parts.Uint64(number));
    CR_RETURN_IF_ERROR(key_parts.Uint64(known_from));
    CR_RETURN_IF_ERROR(value_parts.Uint64(known_to));
    CR_ASSIGN_OR_RETURN(Row row, Format::Decode(value_parts.rest()));
    row.known_from = known_from;
    row.known_to = known_to;
    Remember(row, number);
    return absl::OkStatus();
  }

  // Adds a row to those in memory and closes the one that it replaces.
  void Remember(const Row& row, uint64_t number) {
    const std::unique_lock lock(mutex_);
    if (open_.size() <= number) open_.resize(number + 1, kNone);
    const uint32_t earlier = open_[number];
    if (earlier != kNone && rows_[earlier].known_from == row.known_from) {
      rows_[earlier] = row;
      return;
    }
    if (earlier != kNone) rows_[earlier].known_to = row.known_from;
    open_[number] = static_cast<uint32_t>(rows_.size());
    rows_.push_back(row);
    cases_.push_back(static_cast<uint32_t>(number));
  }

  static constexpr uint32_t kNone = UINT32_MAX;

  const uint32_t table_;
  mutable std::shared_mutex mutex_;
  std::vector<Row> rows_;
  std::vector<uint32_t> cases_;  // By row.
  std::vector<uint32_t> open_;   // By case: the row that is still known.
};

}  // namespace carereform::store

#endif  // CR_COMMON_STORE_FACT_TABLE_H_
