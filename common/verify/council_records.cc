#include "common/verify/council_records.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "common/status/status_macros.h"

namespace carereform::verify {
namespace {

using store::Space;

// Every space, in the order of their keys.
constexpr Space kSpaces[] = {
    Space::kHead,     Space::kHeaders,       Space::kBodies,    Space::kHistory,
    Space::kRequests, Space::kRequestExpiry, Space::kRows,      Space::kIndexes,
    Space::kFacts,    Space::kCaseNumbers,   Space::kCaseNames, Space::kCodes,
    Space::kBlobs};

constexpr uint64_t kKeysBetweenProgress = 1000;

// Whether `name` is made as names of resources are, so that it can be shown.
bool IsName(absl::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '/' ||
           c == '-' || c == '_';
  });
}

}  // namespace

void CouncilRecords::Add(const char* reason, Space space, uint64_t revision,
                         absl::string_view resource, absl::string_view words) {
  findings_.Add({reason, council(), KindOf(space), revision,
                 IsName(resource) ? std::string(resource) : "",
                 std::string(words)});
}

absl::Status CouncilRecords::EachKey(
    const std::string& prefix, Space space,
    absl::FunctionRef<bool(absl::string_view, absl::string_view)> visit) {
  return EachKeyFrom(prefix, store::PrefixEnd(prefix), prefix, space, visit);
}

absl::Status CouncilRecords::EachKeyFrom(
    const std::string& begin, const std::string& end, const std::string& prefix,
    Space space,
    absl::FunctionRef<bool(absl::string_view, absl::string_view)> visit) {
  uint64_t keys = 0;
  const absl::Status scanned = view().Scan(
      begin, end, [&](absl::string_view key, absl::string_view value) {
        if (!visit(key.substr(prefix.size()), value)) {
          Add(reasons::kKeyUnknown, space, 0, "", "no record has such a key");
        }
        if (++keys % kKeysBetweenProgress == 0) {
          options_.progress(kKeysBetweenProgress);
        }
        return true;
      });
  options_.progress(keys % kKeysBetweenProgress);
  return scanned;
}

absl::StatusOr<bool> CouncilRecords::Expect(const char* reason, Space space,
                                            uint64_t revision,
                                            absl::string_view resource,
                                            absl::string_view key,
                                            absl::string_view expected) {
  CR_ASSIGN_OR_RETURN(const std::optional<std::string> value, view().Get(key));
  if (!value.has_value()) {
    Add(reason, space, revision, resource, "it is missing");
  } else if (*value != expected) {
    Add(reason, space, revision, resource, "it is not what it has to be");
  }
  return value.has_value();
}

absl::Status CheckUnknownKeys(CouncilRecords& records) {
  CR_RETURN_IF_ERROR(records.EachKey(
      store::KeyIn(Space::kHead).key(), Space::kHead,
      [](absl::string_view rest, absl::string_view) { return rest.empty(); }));
  std::string begin;
  const auto look = [&](const std::string& end) {
    return records.view().Scan(
        begin, end, [&](absl::string_view, absl::string_view) {
          records.findings().Add({reasons::kKeyUnknown, records.council(),
                                  "record", 0, "", "no record has such a key"});
          return true;
        });
  };
  for (const Space space : kSpaces) {
    const std::string prefix = store::KeyIn(space).key();
    CR_RETURN_IF_ERROR(look(prefix));
    begin = store::PrefixEnd(prefix);
  }
  return look("");
}

}  // namespace carereform::verify
