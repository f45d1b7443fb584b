#include "common/verify/verify.h"

#include <set>
#include <utility>

#include "common/status/status_macros.h"
#include "common/store/overlay.h"
#include "common/types/resource_name.h"
#include "common/verify/council_records.h"

namespace carereform::verify {
namespace {

using store::KeyReader;
using store::Space;
using store::View;

// The first byte of every key of a partition, and of those that say that there
// is one.
struct Places {
  std::string partitions = store::PartitionPrefix("").substr(0, 1);
  std::string councils = store::CouncilKeyPrefix();
};

void AddFor(Findings& findings, const char* reason, const std::string& council,
            const std::string& kind, const std::string& words) {
  findings.Add({reason, council, kind, 0, "", words});
}

// Reads the council from a key, without the byte before it; returns whether
// there is one.
bool ReadCouncil(absl::string_view rest, std::string& council) {
  return KeyReader(rest).String(council).ok() && ValidateId(council).ok();
}

// Adds to `councils` those that have a partition, and a finding for each key in
// the place of partitions that is of none.
absl::Status FindPartitions(const View& view, const Places& places,
                            std::set<std::string>& councils,
                            Findings& findings) {
  std::string begin = places.partitions;
  const std::string end = store::PrefixEnd(places.partitions);
  while (!begin.empty()) {
    std::string next;  // Empty: there are no more keys.
    CR_RETURN_IF_ERROR(
        view.Scan(begin, end, [&](absl::string_view key, absl::string_view) {
          std::string council;
          if (ReadCouncil(key.substr(1), council)) {
            next = store::PrefixEnd(store::PartitionPrefix(council));
            councils.insert(std::move(council));
            return false;
          }
          AddFor(findings, reasons::kKeyUnknown, "", "record",
                 "no council has such a key");
          return true;
        }));
    begin = std::move(next);
  }
  return absl::OkStatus();
}

// Returns every council that has anything, each once.
absl::StatusOr<std::set<std::string>> FindCouncils(const View& view,
                                                   const Options& options,
                                                   Findings& findings) {
  const Places places;
  std::set<std::string> with_records;
  CR_RETURN_IF_ERROR(FindPartitions(view, places, with_records, findings));
  std::set<std::string> named;
  CR_RETURN_IF_ERROR(view.Scan(
      places.councils, store::PrefixEnd(places.councils),
      [&](absl::string_view key, absl::string_view value) {
        std::string council;
        if (ReadCouncil(key.substr(1), council) &&
            store::CouncilKey(council) == key) {
          if (!value.empty()) {
            AddFor(findings, reasons::kCouncilDiffers, council,
                   "mark of a council", "it is not what it has to be");
          }
          named.insert(std::move(council));
        } else {
          AddFor(findings, reasons::kKeyUnknown, "", "mark of a council",
                 "no council has such a key");
        }
        return true;
      }));
  std::set<std::string> all = with_records;
  for (const std::string& council : named) {
    if (all.insert(council).second) {
      AddFor(findings, reasons::kCouncilDiffers, council, "mark of a council",
             "the council has no records");
    }
  }
  for (const std::string& council : with_records) {
    if (named.count(council) == 0) {
      AddFor(findings, reasons::kCouncilDiffers, council, "mark of a council",
             "it is missing");
    }
  }
  for (const auto& [council, head] : options.known_heads) {
    if (all.count(council) == 0) {
      AddFor(findings, reasons::kBelowWatermark, council, "change record",
             "changes were acknowledged and the council has none");
    }
  }
  return all;
}

// Keys before, between and after the places.
absl::Status FindStrays(const View& view, Findings& findings) {
  const Places places;
  std::string begin;
  for (const std::string& place :
       {places.partitions, places.councils, std::string()}) {
    CR_RETURN_IF_ERROR(
        view.Scan(begin, place, [&](absl::string_view, absl::string_view) {
          AddFor(findings, reasons::kKeyUnknown, "", "record",
                 "no record has such a key");
          return true;
        }));
    begin = store::PrefixEnd(place);
  }
  return absl::OkStatus();
}

absl::Status RunChecks(CouncilRecords& records) {
  CR_RETURN_IF_ERROR(CheckLog(records));
  records.log_is_sound = records.sound();
  CR_RETURN_IF_ERROR(CheckResources(records));
  CR_RETURN_IF_ERROR(CheckFacts(records));
  CR_RETURN_IF_ERROR(CheckBlobs(records));
  CR_RETURN_IF_ERROR(CheckUnknownKeys(records));
  if (!records.sound()) return absl::OkStatus();
  for (const RecordsCheck& check : records.schema().checks) {
    CR_RETURN_IF_ERROR(check(records.reader(), records.findings()));
  }
  return absl::OkStatus();
}

// Data that cannot be read is a finding, wherever it is met.
absl::Status Settle(absl::Status status, const std::string& council,
                    Findings& findings) {
  if (status.code() != absl::StatusCode::kDataLoss) return status;
  AddFor(findings, reasons::kDataUnreadable, council, "stored data",
         "it cannot be read any further");
  return absl::OkStatus();
}

absl::Status CheckCouncil(const View& view, const std::string& council,
                          const Schema& schema, const Options& options,
                          Report& report) {
  const store::PrefixedView records(store::PartitionPrefix(council), view);
  const auto head = store::ReadHead(records);
  if (!head.ok() || !head->has_value()) {
    AddFor(report.findings, reasons::kHeadDiffers, council,
           KindOf(Space::kHead),
           head.ok() ? "it is missing" : "it cannot be read");
    return absl::OkStatus();
  }
  CouncilRecords checked(council, **head, records, schema, options,
                         report.findings);
  CR_RETURN_IF_ERROR(Settle(RunChecks(checked), council, report.findings));
  report.councils.push_back({council, **head, checked.counts()});
  return absl::OkStatus();
}

}  // namespace

absl::Status Verify(const View& view, const Schema& schema,
                    const Options& options, Report& report) {
  const auto councils = FindCouncils(view, options, report.findings);
  if (!councils.ok()) return Settle(councils.status(), "", report.findings);
  for (const std::string& council : *councils) {
    CR_RETURN_IF_ERROR(CheckCouncil(view, council, schema, options, report));
  }
  return Settle(FindStrays(view, report.findings), "", report.findings);
}

absl::StatusOr<uint64_t> CountKeys(const View& view) {
  uint64_t keys = 0;
  CR_RETURN_IF_ERROR(
      view.Scan("", "", [&](absl::string_view, absl::string_view) {
        ++keys;
        return true;
      }));
  return keys;
}

}  // namespace carereform::verify
