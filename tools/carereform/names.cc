#include "tools/carereform/names.h"

#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "tools/carereform/errors.h"

namespace carereform::command_line {
namespace {

constexpr char kCouncils[] = "councils/";

absl::Status CheckCouncil(absl::string_view name,
                          absl::string_view council_id) {
  if (council_id.empty() ||
      absl::StartsWith(name, absl::StrCat(CouncilName(council_id), "/"))) {
    return absl::OkStatus();
  }
  return UsageError(absl::StrCat(name, " is not of the council ", council_id,
                                 ": leave out --council, or name a resource "
                                 "of that council"));
}

absl::Status NeedsCouncil(absl::string_view given) {
  return UsageError(absl::StrCat(
      "which council is ", given,
      " of? give --council ID, or the full name that begins with councils/"));
}

}  // namespace

std::string CouncilName(absl::string_view id) {
  return absl::StartsWith(id, kCouncils) ? std::string(id)
                                         : absl::StrCat(kCouncils, id);
}

std::string SourceName(absl::string_view council_id, absl::string_view source) {
  return absl::StrCat(CouncilName(council_id), "/sources/", source);
}

absl::StatusOr<std::string> ResolveName(absl::string_view given,
                                        absl::string_view council_id,
                                        absl::string_view collection) {
  if (absl::StartsWith(given, kCouncils)) {
    const std::vector<absl::string_view> parts = absl::StrSplit(given, '/');
    if (parts.size() != 4 || parts[2] != collection || parts[3].empty()) {
      return UsageError(absl::StrCat(given, " is not a name of the form ",
                                     "councils/ID/", collection, "/ID"));
    }
    const absl::Status same = CheckCouncil(given, council_id);
    if (!same.ok()) return same;
    return std::string(given);
  }
  if (given.empty() || absl::StrContains(given, "/")) {
    return UsageError(absl::StrCat("\"", given, "\" is neither a short id nor ",
                                   "a full name that begins with councils/"));
  }
  if (council_id.empty()) return NeedsCouncil(given);
  return absl::StrCat(CouncilName(council_id), "/", collection, "/", given);
}

absl::StatusOr<std::string> ResolveInSource(absl::string_view given,
                                            absl::string_view council_id,
                                            absl::string_view collection,
                                            absl::string_view noun) {
  const std::vector<absl::string_view> parts = absl::StrSplit(given, '/');
  if (absl::StartsWith(given, kCouncils)) {
    if (parts.size() != 6 || parts[2] != "sources" || parts[4] != collection ||
        parts[5].empty()) {
      return UsageError(absl::StrCat(given, " is not of the form councils/ID/",
                                     "sources/ID/", collection, "/ID"));
    }
    const absl::Status same = CheckCouncil(given, council_id);
    if (!same.ok()) return same;
    return std::string(given);
  }
  if (parts.size() != 2 || parts[0].empty() || parts[1].empty()) {
    return UsageError(
        absl::StrCat("\"", given, "\" does not name the source of the ", noun,
                     ": give it as source/", noun, ", such as assessments/ID"));
  }
  if (council_id.empty()) return NeedsCouncil(given);
  return absl::StrCat(SourceName(council_id, parts[0]), "/", collection, "/",
                      parts[1]);
}

absl::StatusOr<std::string> ResolveMeasure(absl::string_view given,
                                           absl::string_view council_id) {
  return ResolveInSource(given, council_id, "measures", "measure");
}

absl::string_view LastSegment(absl::string_view name) {
  const size_t slash = name.rfind('/');
  return slash == absl::string_view::npos ? name : name.substr(slash + 1);
}

}  // namespace carereform::command_line
