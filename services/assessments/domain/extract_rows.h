// The rows of a council's nightly case extract: read by the council's own
// profile, and compared with what is stored.
#ifndef CR_SERVICES_ASSESSMENTS_DOMAIN_EXTRACT_ROWS_H_
#define CR_SERVICES_ASSESSMENTS_DOMAIN_EXTRACT_ROWS_H_

#include <map>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace carereform::assessments {

// What a field of a case holds.
enum class FieldValue {
  kReference,  // An opaque id: lower-case letters, digits, hyphens.
  kWord,       // Such as a team: lower-case letters, digits, underscores.
  kChoice,     // One of a list of words.
  kDay,        // Such as 2026-10-01.
};

// A field that an extract can fill.
struct ExtractField {
  std::string name;
  FieldValue value;
  bool required = false;  // Whether every case has it.
};

// Every one, in the order in which cases meet them.
const std::vector<ExtractField>& ExtractFields();

// Returns the field of that name, or null.
const ExtractField* FindExtractField(absl::string_view name);

// How days are written.
enum class DayFormat { kYearMonthDay, kDayMonthYear };

// A column of an extract.
struct ProfileColumn {
  std::string heading;
  std::string field;          // Empty for one that is passed over.
  std::string default_value;  // What an empty cell stands for.
  // Words of the extract in lower case, and what they mean. Those of a choice
  // are all here.
  std::map<std::string, std::string> words;
};

// How the extracts of a council are read.
struct ExtractProfile {
  DayFormat day_format = DayFormat::kYearMonthDay;
  std::vector<ProfileColumn> columns;
};

// What is wrong with a profile: with column `index`, or with all if negative.
struct ProfileViolation {
  int index = -1;
  std::string part;  // heading, field or default_value.
  std::string rule;
};

// Returns every breach of: a heading and a field stand once, fields are known,
// those that every case has are there, and defaults can be what they stand for.
std::vector<ProfileViolation> CheckProfile(const ExtractProfile& profile);

// A case as an extract or the records tell of it: values by field, empty for
// nothing. Of fields that are not there it says nothing.
using CaseFields = std::map<std::string, std::string>;

// What is wrong with a cell of a row.
struct CellViolation {
  std::string heading;
  std::string rule;
  std::string remedy;
};

// Reads a row, whose values stand in the order of the profile's columns. What
// cannot be read is in `violations` and is not in the result.
//
// Spaces around a value are passed over. A day of a rating or of a hold is told
// of only where the extract has it; where there is no rating or hold, there is
// no day of it.
CaseFields ReadExtractRow(const ExtractProfile& profile,
                          const std::vector<std::string>& values,
                          std::vector<CellViolation>& violations);

// A field in which two tellings of a case differ.
struct FieldChange {
  std::string field;
  std::string before;
  std::string after;

  bool operator==(const FieldChange& other) const {
    return field == other.field && before == other.before &&
           after == other.after;
  }
};

// Returns the changes that make `stored` say what `told` says, by field.
std::vector<FieldChange> ChangesTo(const CaseFields& stored,
                                   const CaseFields& told);

// Returns `stored` with `changes` made.
CaseFields WithChanges(CaseFields stored,
                       const std::vector<FieldChange>& changes);

// Says whether `changes` put right what was recorded before: a day that moved
// or went, another type, another team. News of a case, such as its allocation,
// are none.
bool AreCorrections(const std::vector<FieldChange>& changes);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_DOMAIN_EXTRACT_ROWS_H_
