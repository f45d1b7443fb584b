// The source of a rule or a figure, as it is told to people.
#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_SOURCE_WORDS_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_SOURCE_WORDS_H_

#include <string>

#include "absl/strings/str_replace.h"
#include "absl/strings/string_view.h"

namespace carereform::financial_assessments {

// Returns `source` with its status in place of how it came to be written down:
// data files say `from memory` of what nobody was seen to print, which is of
// status unverified.
inline std::string SourceWords(absl::string_view source) {
  return absl::StrReplaceAll(source, {{", from memory", ", unverified"},
                                      {"From memory", "Unverified"}});
}

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_DOMAIN_SOURCE_WORDS_H_
