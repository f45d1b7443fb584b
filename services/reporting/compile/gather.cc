#include "services/reporting/compile/gather.h"

#include <algorithm>

#include "absl/strings/str_split.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "services/reporting/errors.h"

namespace carereform::reporting {
namespace {

using common::v1::Import;

constexpr const char* kSources[] = {"assessments", "financial-assessments",
                                    "improvement", "funding"};

// Targets stand before figures for context, whose codes begin with C.
std::pair<bool, std::string> Place(const v1::Target& target) {
  return {target.code().rfind('C', 0) == 0, target.code()};
}

void NoteImports(const std::vector<Import>& imports, SourceStanding& standing) {
  for (const Import& import : imports) {
    if (import.state() == Import::APPLYING) standing.taking_in_a_file = true;
    if (import.state() != Import::APPLIED || import.note().empty()) continue;
    const std::string first_line =
        std::vector<std::string>(absl::StrSplit(import.note(), '\n'))[0];
    if (std::find(standing.notes.begin(), standing.notes.end(), first_line) ==
        standing.notes.end()) {
      standing.notes.push_back(first_line);
    }
  }
}

// All that is asked is as of the revision that is recorded.
absl::Status AskSource(const SourceClient& client, const std::string& source,
                       Gathered& gathered) {
  SourceStanding& standing = gathered.sources[source];
  const std::string& council = gathered.subject.council;
  CR_ASSIGN_OR_RETURN(standing.revision, client.HeadRevision(source, council));
  CR_ASSIGN_OR_RETURN(const std::vector<Import> imports,
                      client.Imports(source, council, standing.revision));
  NoteImports(imports, standing);
  if (source == "improvement") {
    CR_ASSIGN_OR_RETURN(gathered.plan, client.Plan(council, standing.revision));
  } else if (source == "funding") {
    CR_ASSIGN_OR_RETURN(gathered.money,
                        client.Funds(council, standing.revision));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Gathered> Gather(const Records& records,
                                const store::Reader& reader,
                                const SourceClient& client,
                                const ReturnSubject& subject) {
  Gathered gathered;
  gathered.subject = subject;
  CR_ASSIGN_OR_RETURN(gathered.targets, records.targets.All(reader));
  if (gathered.targets.empty()) return errors::CatalogueEmpty();
  std::sort(gathered.targets.begin(), gathered.targets.end(),
            [](const auto& a, const auto& b) { return Place(a) < Place(b); });
  CR_ASSIGN_OR_RETURN(gathered.observations, records.observations.All(reader));
  CR_ASSIGN_OR_RETURN(gathered.calendar_dates,
                      records.calendar_dates.All(reader));
  std::sort(gathered.calendar_dates.begin(), gathered.calendar_dates.end(),
            [](const auto& a, const auto& b) {
              return *rpc::StoredDay(a.date()) < *rpc::StoredDay(b.date());
            });
  CR_ASSIGN_OR_RETURN(const common::v1::Council council,
                      client.Council("reporting", subject.council));
  gathered.council_name = council.display_name();
  SourceStanding& own = gathered.sources["reporting"];
  own.answered = true;
  own.revision = static_cast<int64_t>(reader.head().revision);
  for (const char* source : kSources) {
    const absl::Status asked = AskSource(client, source, gathered);
    gathered.sources[source].answered = asked.ok();
    if (!asked.ok()) {
      gathered.sources[source].reason = std::string(asked.message());
    }
  }
  return gathered;
}

}  // namespace carereform::reporting
