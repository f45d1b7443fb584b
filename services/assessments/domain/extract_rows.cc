#include "services/assessments/domain/extract_rows.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/types/civil_date.h"
#include "common/types/text_shape.h"

namespace carereform::assessments {
namespace {

constexpr char kUnknown[] = "unknown";

// Days that come with another field.
constexpr struct {
  const char* day;
  const char* of;
} kCompanions[] = {{"risk_rated_date", "risk_rating"},
                   {"held_date", "hold_reason"}};

bool MayBeUnknown(absl::string_view field) {
  return field == "locality" || field == "district" || field == "specialism";
}

// Returns `text` in lower case, with an underscore for whatever lies between
// its letters and digits: "Home First (North)" gives "home_first_north".
std::string AsWord(absl::string_view text) {
  std::string word;
  bool between = false;
  for (const char c : text) {
    if (!absl::ascii_isalnum(c)) {
      between = !word.empty();
      continue;
    }
    if (between) word.push_back('_');
    between = false;
    word.push_back(absl::ascii_tolower(c));
  }
  return word;
}

// Returns the day that `text` writes as "2026-10-01"; "" for none.
std::string AsDay(absl::string_view text, DayFormat format) {
  std::string day(text);
  if (format == DayFormat::kDayMonthYear) {
    if (!HasShape(text, "00/00/0000")) return "";
    day = absl::StrCat(text.substr(6), "-", text.substr(3, 2), "-",
                       text.substr(0, 2));
  }
  return ParseDate(day).ok() ? day : "";
}

absl::string_view Example(DayFormat format) {
  return format == DayFormat::kDayMonthYear ? "01/10/2026" : "2026-10-01";
}

// Reads the cells of one row.
class RowReading {
 public:
  RowReading(const ExtractProfile& profile,
             std::vector<CellViolation>& violations)
      : profile_(profile), violations_(violations) {}

  void Read(const ProfileColumn& column, absl::string_view cell) {
    const ExtractField* field = FindExtractField(column.field);
    if (field == nullptr) return;  // Passed over.
    cell = absl::StripAsciiWhitespace(cell);
    if (cell.empty()) return ReadEmpty(column, *field);
    const std::string value = ValueOf(column, *field, cell);
    if (!value.empty()) told_[field->name] = value;
  }

  CaseFields Finish() {
    for (const auto& [day, of] : kCompanions) {
      const auto rated = told_.find(of);
      if (rated == told_.end()) continue;
      if (rated->second.empty()) {
        told_[day] = "";
      } else if (const auto told = told_.find(day);
                 told != told_.end() && told->second.empty()) {
        told_.erase(told);
      }
    }
    return std::move(told_);
  }

 private:
  void Refuse(const ProfileColumn& column, absl::string_view rule,
              absl::string_view remedy) {
    violations_.push_back(
        {column.heading, std::string(rule), std::string(remedy)});
  }

  void ReadEmpty(const ProfileColumn& column, const ExtractField& field) {
    if (!column.default_value.empty()) {
      told_[field.name] = column.default_value;
    } else if (field.required) {
      Refuse(column, "the value is missing",
             "every case has one: fill it, or give the profile a default");
    } else {
      told_[field.name] = MayBeUnknown(field.name) ? kUnknown : "";
    }
  }

  // Returns the value of a cell that is not empty; "" where it has none.
  std::string ValueOf(const ProfileColumn& column, const ExtractField& field,
                      absl::string_view cell) {
    const auto word = column.words.find(absl::AsciiStrToLower(cell));
    if (word != column.words.end()) return word->second;
    std::string value;
    switch (field.value) {
      case FieldValue::kReference:
        return absl::AsciiStrToLower(cell);
      case FieldValue::kWord:
        value = AsWord(cell);
        if (value.empty()) {
          Refuse(column, "the value has no letter or digit",
                 "correct it, or give the profile a word for it");
        }
        return value;
      case FieldValue::kChoice:
        Refuse(column, "the word is not one that the profile knows",
               "correct it, or begin a profile that has it");
        return "";
      case FieldValue::kDay:
        value = AsDay(cell, profile_.day_format);
        if (value.empty()) {
          Refuse(column, "the value is not a day",
                 absl::StrCat("write it like ", Example(profile_.day_format)));
        }
        return value;
    }
    return "";
  }

  const ExtractProfile& profile_;
  std::vector<CellViolation>& violations_;
  CaseFields told_;
};

// Says whether `value` can stand in a field.
bool Fits(const ProfileColumn& column, const ExtractField& field,
          const std::string& value) {
  switch (field.value) {
    case FieldValue::kReference:
      return false;  // Each case has its own.
    case FieldValue::kWord:
      return AsWord(value) == value;
    case FieldValue::kChoice:
      return column.words.count(value) > 0 && column.words.at(value) == value;
    case FieldValue::kDay:
      return ParseDate(value).ok();
  }
  return false;
}

}  // namespace

const std::vector<ExtractField>& ExtractFields() {
  static const auto& fields = *new std::vector<ExtractField>{
      {"external_id", FieldValue::kReference, true},
      {"type", FieldValue::kChoice, true},
      {"team", FieldValue::kWord, true},
      {"locality", FieldValue::kWord},
      {"district", FieldValue::kWord},
      {"specialism", FieldValue::kWord},
      {"source", FieldValue::kChoice},
      {"channel", FieldValue::kChoice},
      {"contacted_date", FieldValue::kDay},
      {"received_date", FieldValue::kDay, true},
      {"triaged_date", FieldValue::kDay},
      {"allocated_date", FieldValue::kDay},
      {"started_date", FieldValue::kDay},
      {"completed_date", FieldValue::kDay},
      {"decided_date", FieldValue::kDay},
      {"service_started_date", FieldValue::kDay},
      {"closed_date", FieldValue::kDay},
      {"closure_reason", FieldValue::kChoice},
      {"risk_rating", FieldValue::kChoice},
      {"risk_rated_date", FieldValue::kDay},
      {"hold_reason", FieldValue::kChoice},
      {"held_date", FieldValue::kDay},
      {"worker", FieldValue::kReference},
      {"duty_team", FieldValue::kWord},
      {"complexity", FieldValue::kChoice},
      {"waiting_for", FieldValue::kChoice},
      {"age_band", FieldValue::kChoice},
      {"ethnic_group", FieldValue::kChoice}};
  return fields;
}

const ExtractField* FindExtractField(absl::string_view name) {
  for (const ExtractField& field : ExtractFields()) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

std::vector<ProfileViolation> CheckProfile(const ExtractProfile& profile) {
  std::vector<ProfileViolation> violations;
  std::set<std::string> headings;
  std::set<std::string> fields;
  for (size_t i = 0; i < profile.columns.size(); ++i) {
    const ProfileColumn& column = profile.columns[i];
    const auto refuse = [&](const char* part, absl::string_view rule) {
      violations.push_back({static_cast<int>(i), part, std::string(rule)});
    };
    if (!headings.insert(column.heading).second) {
      refuse("heading", "is the heading of another column too");
    }
    if (column.field.empty()) continue;
    const ExtractField* field = FindExtractField(column.field);
    if (field == nullptr) {
      refuse("field", "is no field that an extract can fill");
      continue;
    }
    if (!fields.insert(column.field).second) {
      refuse("field", "is filled by another column too: one heading has each");
    }
    if (!column.default_value.empty() &&
        !Fits(column, *field, column.default_value)) {
      refuse("default_value", "is no value that the field can have");
    }
  }
  for (const ExtractField& field : ExtractFields()) {
    if (!field.required || fields.count(field.name) > 0) continue;
    violations.push_back(
        {-1, "field", absl::StrCat("have none for ", field.name)});
  }
  return violations;
}

CaseFields ReadExtractRow(const ExtractProfile& profile,
                          const std::vector<std::string>& values,
                          std::vector<CellViolation>& violations) {
  RowReading reading(profile, violations);
  for (size_t i = 0; i < profile.columns.size() && i < values.size(); ++i) {
    reading.Read(profile.columns[i], values[i]);
  }
  return reading.Finish();
}

std::vector<FieldChange> ChangesTo(const CaseFields& stored,
                                   const CaseFields& told) {
  std::vector<FieldChange> changes;
  for (const auto& [field, after] : told) {
    const auto found = stored.find(field);
    const std::string before = found == stored.end() ? "" : found->second;
    if (before != after) changes.push_back({field, before, after});
  }
  return changes;
}

CaseFields WithChanges(CaseFields stored,
                       const std::vector<FieldChange>& changes) {
  for (const FieldChange& change : changes) {
    stored[change.field] = change.after;
  }
  return stored;
}

bool AreCorrections(const std::vector<FieldChange>& changes) {
  return std::any_of(
      changes.begin(), changes.end(), [](const FieldChange& change) {
        if (change.before.empty()) return false;
        if (change.field == "type" || change.field == "team") return true;
        const ExtractField* field = FindExtractField(change.field);
        return field != nullptr && field->value == FieldValue::kDay &&
               change.field != "risk_rated_date" && change.field != "held_date";
      });
}

}  // namespace carereform::assessments
