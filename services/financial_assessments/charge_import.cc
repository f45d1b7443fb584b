#include "services/financial_assessments/charge_import.h"

#include <optional>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/imports/json_file.h"
#include "common/imports/seen_ids.h"
#include "common/rpc/convert.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/handlers/charge_plan.h"
#include "services/financial_assessments/handlers/charges.h"

namespace carereform::financial_assessments {
namespace {

using v1::CreateChargeRequest;

constexpr size_t kDayLength = 10;  // 2025-10-20

CreateChargeRequest RequestOf(const imports::ImportItem& item) {
  CreateChargeRequest request;
  request.ParseFromString(item.content.substr(kDayLength));
  return request;
}

// The day on which the file was read, which the content of an item begins with:
// what is checked against the store is checked as of that day.
absl::CivilDay DayOf(const imports::ImportItem& item) {
  absl::CivilDay day;
  absl::ParseCivilTime(item.content.substr(0, kDayLength), &day);
  return day;
}

// Reads one line; adds what is wrong with it as of `number`.
void ReadLine(absl::string_view line, int number, absl::string_view council,
              const rpc::Call& call, imports::SeenIds& seen,
              imports::ParsedFile& parsed) {
  CreateChargeRequest request;
  imports::Issues of_line;
  if (!imports::ParseJsonFile(line, request, of_line)) {
    for (const common::v1::ImportIssue& issue : of_line.kept()) {
      parsed.issues.Add(number, issue.column(), issue.rule(), issue.remedy());
    }
    return;
  }
  request.set_parent(absl::StrCat("councils/", council));
  request.clear_request_id();
  request.clear_validate_only();
  const std::string& id = request.charge().external_id();
  if (id.empty()) {
    parsed.issues.Add(number, "charge.external_id", "is required",
                      "give each charge its id in the council's own system");
    return;
  }
  if (const std::optional<int> before = seen.Add(id, number)) {
    parsed.issues.Add(number, "charge.external_id",
                      absl::StrCat("is that of line ", *before, " too"),
                      "give each charge its own id");
    return;
  }
  const absl::Status checked = CheckCreateCharge(request);
  if (!checked.ok()) {
    parsed.issues.AddStatus(number, checked);
    return;
  }
  if (call.today < *rpc::StoredDay(request.charge().started_date())) {
    parsed.issues.Add(number, "charge.started_date", "is in the future",
                      "leave the charge out until it starts");
    return;
  }
  parsed.items.push_back(
      {number, absl::StrCat(absl::FormatCivilTime(call.today),
                            request.SerializeAsString())});
}

}  // namespace

imports::ParsedFile ChargeImport::Parse(const rpc::Call& call,
                                        absl::string_view council,
                                        absl::string_view content) const {
  imports::ParsedFile parsed;
  imports::SeenIds seen;
  int number = 0;
  for (absl::string_view line : absl::StrSplit(content, '\n')) {
    ++number;
    line = absl::StripAsciiWhitespace(line);
    if (line.empty()) continue;
    if (absl::StartsWith(line, "#")) {
      if (parsed.items.empty() && parsed.note.empty()) {
        parsed.note = std::string(absl::StripPrefix(line, "#"));
      }
      continue;
    }
    ReadLine(line, number, council, call, seen, parsed);
  }
  if (parsed.items.empty() && parsed.issues.empty()) {
    parsed.issues.Add(0, "", "there is no charge in the file",
                      "send a file with a charge in each line");
  }
  return parsed;
}

absl::Status ChargeImport::CheckStored(const store::Reader& reader,
                                       const imports::ImportItem& item) const {
  const CreateChargeRequest request = RequestOf(item);
  const std::string& id = request.charge().external_id();
  CR_ASSIGN_OR_RETURN(const auto taken, records_.charging().charges().ListBy(
                                            reader, kChargeByExternalId,
                                            store::KeyWriter().String(id).key(),
                                            {.after = "", .size = 1}));
  if (!taken.items.empty()) {
    // A violation, so that the issue names the field.
    return InvalidField("charge.external_id",
                        "is the id of a charge that is stored already: leave "
                        "out the lines that were imported before");
  }
  return PlanCharge(records_, reader, DayOf(item), request).status();
}

absl::Status ChargeImport::Apply(store::Txn& txn, const rpc::Call& call,
                                 const imports::ImportItem& item) const {
  return CreateCharge(records_, txn, call, RequestOf(item)).status();
}

}  // namespace carereform::financial_assessments
