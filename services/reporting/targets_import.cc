#include "services/reporting/targets_import.h"

#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/imports/import_rows.h"
#include "common/imports/json_file.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"
#include "services/reporting/handlers/catalogue.h"

namespace carereform::reporting {
namespace {

// What comes before the serialized request of an item.
constexpr char kTarget = 't';
constexpr char kCalendarDate = 'c';

// Adds the violations of an item; `request` is what their fields begin with and
// `path` what the file has there.
void AddViolations(const absl::Status& status, absl::string_view request,
                   const std::string& path, imports::Issues& issues) {
  for (const FieldViolation& violation : ViolationsOf(status)) {
    issues.Add(
        0, absl::StrCat(path, ".", absl::StripPrefix(violation.field, request)),
        violation.description, "correct it and send the file again");
  }
}

template <typename Request>
Request RequestOf(const imports::ImportItem& item) {
  Request request;
  request.ParseFromString(item.content.substr(1));
  return request;
}

}  // namespace

imports::ParsedFile TargetsImport::Parse(const rpc::Call&,
                                         absl::string_view council,
                                         absl::string_view content) const {
  imports::ParsedFile parsed;
  v1::TargetsFile file;
  if (!imports::ParseJsonFile(content, file, parsed.issues)) return parsed;
  parsed.note = file.note();
  const std::string parent = absl::StrCat("councils/", council);
  std::set<std::string> codes;
  for (int i = 0; i < file.targets_size(); ++i) {
    v1::CreateTargetRequest request;
    request.set_parent(parent);
    request.set_target_id(file.targets(i).id());
    *request.mutable_target() = file.targets(i).target();
    const std::string path = absl::StrCat("targets[", i, "]");
    AddViolations(CheckCreateTarget(request), "", path, parsed.issues);
    if (!codes.insert(request.target().code()).second) {
      parsed.issues.Add(0, path + ".target.code",
                        "is the code of an earlier target",
                        "give each target a code of its own");
    }
    parsed.items.push_back({0, absl::StrCat(std::string(1, kTarget),
                                            request.SerializeAsString())});
  }
  for (int i = 0; i < file.calendar_dates_size(); ++i) {
    v1::CreateCalendarDateRequest request;
    request.set_parent(parent);
    request.set_calendar_date_id(file.calendar_dates(i).id());
    *request.mutable_calendar_date() = file.calendar_dates(i).calendar_date();
    AddViolations(CheckCreateCalendarDate(request), "",
                  absl::StrCat("calendar_dates[", i, "]"), parsed.issues);
    parsed.items.push_back({0, absl::StrCat(std::string(1, kCalendarDate),
                                            request.SerializeAsString())});
  }
  return parsed;
}

absl::Status TargetsImport::CheckStored(const store::Reader& reader,
                                        const imports::ImportItem& item) const {
  std::string name;
  bool taken = false;
  if (item.content[0] == kTarget) {
    const auto request = RequestOf<v1::CreateTargetRequest>(item);
    name = absl::StrCat(request.parent(), "/targets/", request.target_id());
    CR_ASSIGN_OR_RETURN(const auto found, records_.targets.Find(reader, name));
    taken = found.has_value();
  } else {
    const auto request = RequestOf<v1::CreateCalendarDateRequest>(item);
    name = absl::StrCat(request.parent(), "/calendarDates/",
                        request.calendar_date_id());
    CR_ASSIGN_OR_RETURN(const auto found,
                        records_.calendar_dates.Find(reader, name));
    taken = found.has_value();
  }
  return imports::RefuseExisting(taken, name);
}

absl::Status TargetsImport::Apply(store::Txn& txn, const rpc::Call& call,
                                  const imports::ImportItem& item) const {
  if (item.content[0] == kTarget) {
    return CreateTarget(records_, txn, call,
                        RequestOf<v1::CreateTargetRequest>(item))
        .status();
  }
  return CreateCalendarDate(records_, txn, call,
                            RequestOf<v1::CreateCalendarDateRequest>(item))
      .status();
}

}  // namespace carereform::reporting
