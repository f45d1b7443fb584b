// Reads the columns that files of contacts and of supports share.

#ifndef CR_SERVICES_ASSESSMENTS_IMPORT_WORDS_H_
#define CR_SERVICES_ASSESSMENTS_IMPORT_WORDS_H_

#include <string>

#include "carereform/assessments/v1/referral.pb.h"
#include "common/imports/csv.h"
#include "common/imports/import_rows.h"

namespace carereform::assessments {

// Returns the value that a column names in lower case; 0 where it is empty.
// Adds an issue for another word.
template <typename Enum>
Enum ReadOptionalEnum(const imports::CsvRow& row, absl::string_view column,
                      const google::protobuf::EnumDescriptor& values,
                      imports::Issues& issues) {
  if (row.Get(column).empty()) return static_cast<Enum>(0);
  return static_cast<Enum>(imports::ReadEnumWord(row, column, values, issues));
}

// Returns whether a column says `yes`. Adds an issue for anything but `yes`,
// `no` and, unless `required`, nothing, which is no.
inline bool ReadMark(const imports::CsvRow& row, absl::string_view column,
                     bool required, imports::Issues& issues) {
  const std::string& word = row.Get(column);
  if (word != "yes" && word != "no" && (required || !word.empty())) {
    issues.Add(row.line, column, "the value is neither yes nor no",
               "give yes or no");
  }
  return word == "yes";
}

// Reads the fields that say where a record is from and about whom.
template <typename Record>
void ReadPlaceAndPerson(const imports::CsvRow& row, Record& record,
                        imports::Issues& issues) {
  record.set_external_id(row.Get("external_id"));
  record.set_team(row.Get("team"));
  record.set_locality(row.Get("locality"));
  record.set_district(row.Get("district"));
  record.set_age_band(ReadOptionalEnum<v1::AgeBand>(
      row, "age_band", *v1::AgeBand_descriptor(), issues));
  record.set_ethnic_group(ReadOptionalEnum<v1::EthnicGroup>(
      row, "ethnic_group", *v1::EthnicGroup_descriptor(), issues));
}

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_IMPORT_WORDS_H_
