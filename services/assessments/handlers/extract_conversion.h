// Between referrals and profiles of the contract and those of the domain's
// extract rows.

#ifndef CR_SERVICES_ASSESSMENTS_HANDLERS_EXTRACT_CONVERSION_H_
#define CR_SERVICES_ASSESSMENTS_HANDLERS_EXTRACT_CONVERSION_H_

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "carereform/assessments/v1/assessments.pb.h"
#include "carereform/assessments/v1/extracts.pb.h"
#include "services/assessments/domain/extract_rows.h"

namespace carereform::assessments {

// The field, beside those of a profile, that says that an extract lacks a case.
inline constexpr char kMissingField[] = "missing_from_extract";

// Returns the profile as rows are read by it: every choice with the words of
// the contract beside the profile's own.
ExtractProfile ProfileOf(const v1::ExtractProfile& profile);

// Returns what a referral says of each field that an extract can fill, and
// whether the last extract lacked it.
CaseFields FieldsOf(const v1::Referral& referral);

// Makes `changes`, which an extract of `day` tells of, and what follows from
// them: a rating or a hold without a day has that of the extract, and what goes
// with a day goes when the day does.
void Change(const std::vector<FieldChange>& changes, absl::CivilDay day,
            v1::Referral& referral);

// Returns the field of a profile whose place in a referral is `path`, such as
// "risk.rating"; `path` itself for others.
std::string FieldAt(absl::string_view path);

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_HANDLERS_EXTRACT_CONVERSION_H_
