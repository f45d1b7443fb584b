// The records of one council while they are checked: what the checks share.

#ifndef CR_COMMON_VERIFY_COUNCIL_RECORDS_H_
#define CR_COMMON_VERIFY_COUNCIL_RECORDS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/store/engine.h"
#include "common/store/partition.h"
#include "common/store/transaction.h"
#include "common/verify/verify.h"

namespace carereform::verify {

class CouncilRecords {
 public:
  // `records` is what the council has, without its prefix. All outlive this.
  CouncilRecords(std::string council, store::PartitionHead head,
                 const store::View& records, const Schema& schema,
                 const Options& options, Findings& findings)
      : reader_(std::move(council), std::move(head), records),
        schema_(schema),
        options_(options),
        findings_(findings),
        findings_before_(findings.total()) {}

  const std::string& council() const { return reader_.council(); }
  const store::PartitionHead& head() const { return reader_.head(); }
  const store::View& view() const { return reader_.view(); }
  const store::Reader& reader() const { return reader_; }
  const Schema& schema() const { return schema_; }
  Findings& findings() { return findings_; }
  Counts& counts() { return counts_; }

  // Where the records are known to have come; null where nothing is known.
  const store::Mark* known_head() const {
    const auto known = options_.known_heads.find(council());
    return known == options_.known_heads.end() ? nullptr : &known->second;
  }

  // Adds a finding about a record of `space`. A resource whose name is damaged
  // is not named.
  void Add(const char* reason, store::Space space, uint64_t revision,
           absl::string_view resource, absl::string_view words);

  // Whether nothing was found in this council so far.
  bool sound() const { return findings_.total() == findings_before_; }

  // Whether the log was found sound. What follows from its bodies is checked
  // only then, because that needs bodies that can be trusted.
  bool log_is_sound = false;

  // Visits the keys of a space, or of one table in it, without what all of them
  // begin with. A key that `visit` returns false for is unknown.
  absl::Status EachKey(
      const std::string& prefix, store::Space space,
      absl::FunctionRef<bool(absl::string_view rest, absl::string_view value)>
          visit);

  // Visits those of them from `begin` up to but not including `end`.
  absl::Status EachKeyFrom(
      const std::string& begin, const std::string& end,
      const std::string& prefix, store::Space space,
      absl::FunctionRef<bool(absl::string_view rest, absl::string_view value)>
          visit);

  // Returns the value of a key that has to be there as `expected`: whether
  // there is one at all. Adds a finding where it is not there or is another.
  absl::StatusOr<bool> Expect(const char* reason, store::Space space,
                              uint64_t revision, absl::string_view resource,
                              absl::string_view key,
                              absl::string_view expected);

  // Resources that were erased, and the revision that did it.
  std::map<std::string, uint64_t, std::less<>> erased;

 private:
  const store::Reader reader_;
  const Schema& schema_;
  const Options& options_;
  Findings& findings_;
  const uint64_t findings_before_;
  Counts counts_;
};

// Each checks one kind of record, in this order. Errors as the view's.

// The head and the chain of change records, with their bodies, erasures,
// histories and request ids.
absl::Status CheckLog(CouncilRecords& records);

// The resources against their last bodies, and their index entries.
absl::Status CheckResources(CouncilRecords& records);

// The facts of every case as they were at each of its changes, and the codes
// that they use.
absl::Status CheckFacts(CouncilRecords& records);

// The blobs against what the resources say of them.
absl::Status CheckBlobs(CouncilRecords& records);

// The keys that are in no space.
absl::Status CheckUnknownKeys(CouncilRecords& records);

}  // namespace carereform::verify

#endif  // CR_COMMON_VERIFY_COUNCIL_RECORDS_H_
