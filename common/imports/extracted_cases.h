// Which cases an extract has, and which it lacks: the rows of a file that tells
// of every open case, against those that the records have open.

#ifndef CR_COMMON_IMPORTS_EXTRACTED_CASES_H_
#define CR_COMMON_IMPORTS_EXTRACTED_CASES_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "carereform/common/v1/imports.pb.h"
#include "common/imports/row_kind.h"
#include "common/imports/seen_ids.h"
#include "common/status/status_macros.h"
#include "common/store/resource_table.h"
#include "common/types/limits.h"

namespace carereform::imports {

// Where the cases of an extract are kept. A `Case` has a name, an external_id
// and missing_from_extract.
template <typename Case>
struct ExtractedCasesOf {
  const store::ResourceTable<Case>* table = nullptr;  // Outlives what uses it.
  uint32_t by_state = 0;              // The index by the state, as a number.
  std::vector<uint32_t> open_states;  // Of the cases that it should have.
  bool (*is_expected)(const Case& open_case) = nullptr;
  absl::CivilDay (*begin_of)(const Case& open_case) = nullptr;
  // Marks the case of that name as missing from the extract.
  std::function<absl::Status(store::Txn& txn, const std::string& name)> mark;
};

// The cases of one extract. Reads every row first, then steps through the open
// cases once: for the report, or to mark those that vanished.
template <typename Case>
class ExtractedCases {
 public:
  // `day` is that of the extract.
  ExtractedCases(ExtractedCasesOf<Case> of, absl::CivilDay day)
      : of_(std::move(of)), day_(day) {}

  void AddRow() { ++rows_; }
  // Says that a row's id could not be read.
  void AddIllegible() { all_legible_ = false; }
  // Takes the id of a row; returns the line that had it before, if one had.
  std::optional<int> AddId(const std::string& id, int line) {
    return ids_.Add(id, line);
  }
  int rows() const { return rows_; }

  // Adds those that vanished to the report: how many, and the first ids.
  absl::Status Report(const store::Reader& reader,
                      common::v1::ImportReport& report) {
    for (;;) {
      CR_ASSIGN_OR_RETURN(const auto vanished, NextVanished(reader));
      if (!vanished.has_value()) return absl::OkStatus();
      for (const Case& one : *vanished) {
        report.set_vanished_count(report.vanished_count() + 1);
        if (report.vanished_ids_size() < kMaxVanishedIds) {
          report.add_vanished_ids(one.external_id());
        }
      }
    }
  }

  // Returns the step that marks the next cases that vanished; null after the
  // last. This outlives the step.
  absl::StatusOr<Step> NextStep(const store::Reader& reader) {
    for (;;) {
      CR_ASSIGN_OR_RETURN(const auto vanished, NextVanished(reader));
      if (!vanished.has_value()) return Step(nullptr);
      if (vanished->empty()) continue;
      std::vector<std::string> names;
      for (const Case& one : *vanished) names.push_back(one.name());
      return Step([this, names](store::Txn& txn, const rpc::Call&) {
        for (const std::string& name : names) {
          CR_RETURN_IF_ERROR(of_.mark(txn, name));
        }
        return absl::OkStatus();
      });
    }
  }

 private:
  // Cases looked at in one step, so that each that vanished can be changed.
  static constexpr int kCasesPerStep = kMaxTransactionEntries - 1;

  // Returns those of the next open cases that vanished; nothing at the end, or
  // where it is not known which cases the file has. A file without a row tells
  // nothing: nobody's list empties overnight.
  absl::StatusOr<std::optional<std::vector<Case>>> NextVanished(
      const store::Reader& reader) {
    if (!all_legible_ || rows_ == 0 || at_ == of_.open_states.size()) {
      return std::nullopt;
    }
    const std::string state =
        store::KeyWriter().Uint32(of_.open_states[at_]).key();
    CR_ASSIGN_OR_RETURN(
        store::Page<Case> page,
        of_.table->ListBy(reader, of_.by_state, state,
                          {.after = after_, .size = kCasesPerStep}));
    after_ = page.next_after;
    if (after_.empty()) ++at_;
    std::erase_if(page.items, [&](const Case& one) { return !Vanished(one); });
    return std::move(page.items);
  }

  // Whether an open case should be in the file, is not, and was in the last.
  bool Vanished(const Case& one) const {
    return of_.is_expected(one) && !one.missing_from_extract() &&
           of_.begin_of(one) <= day_ && !ids_.Has(one.external_id());
  }

  const ExtractedCasesOf<Case> of_;
  const absl::CivilDay day_;
  SeenIds ids_;
  int rows_ = 0;
  bool all_legible_ = true;  // Every row's id was read.
  size_t at_ = 0;            // Of the open states.
  std::string after_;
};

}  // namespace carereform::imports

#endif  // CR_COMMON_IMPORTS_EXTRACTED_CASES_H_
