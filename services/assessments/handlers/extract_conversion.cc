#include "services/assessments/handlers/extract_conversion.h"

#include <map>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "common/imports/import_rows.h"
#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "google/protobuf/descriptor.h"
#include "google/protobuf/message.h"

namespace carereform::assessments {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using v1::Referral;

// Where the fields stand that are not the referral's own.
const std::map<std::string, std::string, std::less<>>& Paths() {
  static const auto& paths =
      *new std::map<std::string, std::string, std::less<>>{
          {"risk_rating", "risk.rating"},
          {"risk_rated_date", "risk.rated_date"},
          {"hold_reason", "hold.reason"},
          {"held_date", "hold.held_date"}};
  return paths;
}

// Where a field stands: in the referral, or in a message of its.
struct Place {
  const FieldDescriptor* holder = nullptr;  // Null for the referral itself.
  const FieldDescriptor* field = nullptr;
};

Place FindPlace(const std::string& name) {
  const auto found = Paths().find(name);
  const std::string path = found == Paths().end() ? name : found->second;
  const std::vector<std::string> parts = absl::StrSplit(path, '.');
  Place place;
  const auto* type = Referral::descriptor();
  if (parts.size() == 2) {
    place.holder = type->FindFieldByName(parts[0]);
    type = place.holder->message_type();
  }
  place.field = type->FindFieldByName(parts.back());
  return place;
}

const std::map<std::string, Place>& Places() {
  static const auto& places = *[] {
    auto* made = new std::map<std::string, Place>();
    for (const ExtractField& field : ExtractFields()) {
      made->emplace(field.name, FindPlace(field.name));
    }
    return made;
  }();
  return places;
}

std::string ValueIn(const Message& message, const FieldDescriptor& field) {
  const auto* reflection = message.GetReflection();
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection->GetString(message, &field);
    case FieldDescriptor::CPPTYPE_ENUM: {
      const auto* value = reflection->GetEnum(message, &field);
      return value->number() == 0 ? "" : absl::AsciiStrToLower(value->name());
    }
    default: {
      if (!reflection->HasField(message, &field)) return "";
      const auto day = rpc::StoredDay(static_cast<const google::type::Date&>(
          reflection->GetMessage(message, &field)));
      return day.has_value() ? FormatDate(*day) : "";
    }
  }
}

void SetValue(const std::string& value, const FieldDescriptor& field,
              Message& message) {
  const auto* reflection = message.GetReflection();
  if (value.empty()) return reflection->ClearField(&message, &field);
  switch (field.cpp_type()) {
    case FieldDescriptor::CPPTYPE_STRING:
      return reflection->SetString(&message, &field, value);
    case FieldDescriptor::CPPTYPE_ENUM:
      return reflection->SetEnumValue(
          &message, &field, imports::EnumNumberOf(value, *field.enum_type()));
    default:
      *static_cast<google::type::Date*>(reflection->MutableMessage(
          &message, &field)) = rpc::ToDate(*ParseDate(value));
  }
}

// Words of the contract for a choice.
void AddChoices(const FieldDescriptor& field, ProfileColumn& column) {
  const auto& values = *field.enum_type();
  for (int i = 0; i < values.value_count(); ++i) {
    if (values.value(i)->number() == 0) continue;
    const std::string word = absl::AsciiStrToLower(values.value(i)->name());
    column.words.emplace(word, word);
  }
}

// What goes with a day goes when the day does.
void ClearCompanions(const FieldChange& change, Referral& referral) {
  if (!change.after.empty()) return;
  if (change.field == "decided_date") referral.clear_decision();
  if (change.field == "risk_rating") referral.clear_risk();
  if (change.field == "hold_reason") referral.clear_hold();
  if (change.field == "closed_date") {
    referral.clear_closure_reason();
    referral.set_reopened_count(referral.reopened_count() + 1);
  }
  if (!referral.has_decided_date() && !referral.has_closed_date()) {
    referral.clear_referrer_informed_date();
  }
}

bool Has(const std::vector<FieldChange>& changes, absl::string_view field) {
  for (const FieldChange& change : changes) {
    if (change.field == field) return true;
  }
  return false;
}

}  // namespace

ExtractProfile ProfileOf(const v1::ExtractProfile& profile) {
  ExtractProfile read;
  read.day_format = profile.date_format() == v1::ExtractProfile::DAY_MONTH_YEAR
                        ? DayFormat::kDayMonthYear
                        : DayFormat::kYearMonthDay;
  for (const auto& given : profile.columns()) {
    ProfileColumn column{
        given.heading(), given.field(), given.default_value(), {}};
    for (const auto& [word, meaning] : given.words()) {
      column.words.emplace(absl::AsciiStrToLower(word), meaning);
    }
    const ExtractField* field = FindExtractField(given.field());
    if (field != nullptr && field->value == FieldValue::kChoice) {
      AddChoices(*Places().at(field->name).field, column);
    }
    read.columns.push_back(std::move(column));
  }
  return read;
}

CaseFields FieldsOf(const Referral& referral) {
  CaseFields fields;
  for (const auto& [name, place] : Places()) {
    const Message& holder =
        place.holder == nullptr
            ? static_cast<const Message&>(referral)
            : referral.GetReflection()->GetMessage(referral, place.holder);
    fields.emplace(name, ValueIn(holder, *place.field));
  }
  fields.emplace(kMissingField, referral.missing_from_extract() ? "yes" : "");
  return fields;
}

void Change(const std::vector<FieldChange>& changes, absl::CivilDay day,
            Referral& referral) {
  for (const FieldChange& change : changes) {
    if (change.field == kMissingField) {
      referral.set_missing_from_extract(!change.after.empty());
      continue;
    }
    const Place& place = Places().at(change.field);
    Message* holder = &referral;
    if (place.holder != nullptr) {
      holder =
          referral.GetReflection()->MutableMessage(&referral, place.holder);
    }
    SetValue(change.after, *place.field, *holder);
  }
  if (Has(changes, "risk_rating") && !Has(changes, "risk_rated_date")) {
    *referral.mutable_risk()->mutable_rated_date() = rpc::ToDate(day);
    referral.mutable_risk()->clear_rated_by();
  }
  if (Has(changes, "hold_reason") && !Has(changes, "held_date")) {
    *referral.mutable_hold()->mutable_held_date() = rpc::ToDate(day);
  }
  // A closed case waits for nothing, as CloseReferral has it.
  if (Has(changes, "closed_date") && referral.has_closed_date() &&
      !Has(changes, "hold_reason")) {
    referral.clear_hold();
  }
  for (const FieldChange& change : changes) ClearCompanions(change, referral);
}

std::string FieldAt(absl::string_view path) {
  for (const auto& [field, place] : Paths()) {
    if (absl::string_view(place) == path) return field;
  }
  return std::string(path);
}

}  // namespace carereform::assessments
