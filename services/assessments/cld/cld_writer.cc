#include "services/assessments/cld/cld_writer.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"
#include "common/types/civil_date.h"

namespace carereform::assessments {
namespace {

using Values = std::map<absl::string_view, std::string>;

std::string DayText(int32_t day) {
  return day == kNoEventDay ? "" : FormatDate(DayOfNumber(day));
}

// The word of the event's number in the list of that name.
template <typename Number>
std::string WordOf(const CldSpecification& specification,
                   absl::string_view list, Number number) {
  return std::string(
      specification.List(list).WordOf(static_cast<uint8_t>(number)));
}

// What only events of one kind have.
void AddOwn(const CldSpecification& specification, const CareEvent& event,
            Values& values) {
  switch (event.kind) {
    case EventKind::kRequest:
      values["Request_Route_of_Access"] =
          WordOf(specification, "route_of_access", event.route);
      break;
    case EventKind::kAssessment:
      values["Assessment_Type"] =
          WordOf(specification, "assessment_type", event.assessment);
      break;
    case EventKind::kService:
      values["Service_Type"] =
          WordOf(specification, "service_type", event.service);
      values["Service_Component"] =
          WordOf(specification, "service_component", event.component);
      break;
    case EventKind::kReview:
      values["Review_Reason"] =
          WordOf(specification, "review_reason", event.component);
      break;
  }
}

// Quoted whatever it holds: some values have commas.
std::string Quoted(absl::string_view value) {
  if (value.empty()) return "";
  return absl::StrCat("\"", absl::StrReplaceAll(value, {{"\"", "\"\""}}), "\"");
}

}  // namespace

std::string CldHeadings(const CldSpecification& specification) {
  return absl::StrCat(
      absl::StrJoin(specification.fields, ",",
                    [](std::string* out, const CldField& field) {
                      absl::StrAppend(out, field.name);
                    }),
      "\n");
}

std::string CldLine(const CldSpecification& specification,
                    const CareEvent& event, const CldContext& context) {
  Values values = {
      {"LA_Code", context.la_code},
      {"Reporting_Period_Start_Date", FormatDate(context.period.start)},
      {"Reporting_Period_End_Date", FormatDate(context.period.end - 1)},
      {"NHS_Number", context.nhs_number},
      {"LA_Person_Unique_Identifier", context.person},
      {"Date_of_Birth", context.birth},
      {"Postcode", context.postcode},
      {"Client_Type", WordOf(specification, "client_type", event.client)},
      {"Event_Type", WordOf(specification, "event_type", event.kind)},
      {"Event_Reference", context.reference},
      {"Event_Start_Date", DayText(event.start)},
      {"Event_End_Date", DayText(event.end)},
      {"Event_Outcome", WordOf(specification, "event_outcome", event.outcome)}};
  AddOwn(specification, event, values);
  return absl::StrCat(
      absl::StrJoin(specification.fields, ",",
                    [&](std::string* out, const CldField& field) {
                      absl::StrAppend(out, Quoted(values[field.name]));
                    }),
      "\n");
}

}  // namespace carereform::assessments
