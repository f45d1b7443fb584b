#include "services/financial_assessments/measure_dimensions.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "carereform/financial_assessments/v1/financial_assessments.pb.h"
#include "common/status/error.h"
#include "common/status/status_macros.h"

namespace carereform::financial_assessments {
namespace {

using measures::MeasureQuery;
using v1::FinancialAssessment;

constexpr char kKind[] = "kind";
constexpr char kTrigger[] = "trigger";
constexpr char kDocumentation[] = "documentation_taken_on_visit";
constexpr char kExpenditure[] = "disability_related_expenditure";
constexpr char kUnknown[] = "unknown";

using Words = std::vector<std::pair<std::string, uint16_t>>;

// The values of an enum by the words that filters have for them, such as
// non_residential; the first is left out.
Words EnumWords(const google::protobuf::EnumDescriptor& values) {
  Words words;
  for (int i = 0; i < values.value_count(); ++i) {
    const int number = values.value(i)->number();
    if (number == 0) continue;
    words.emplace_back(absl::AsciiStrToLower(values.value(i)->name()),
                       static_cast<uint16_t>(number));
  }
  std::sort(words.begin(), words.end());
  return words;
}

Words NumbersOf(absl::string_view dimension) {
  if (dimension == kKind) {
    return EnumWords(*FinancialAssessment::Kind_descriptor());
  }
  if (dimension == kTrigger) {
    Words words = EnumWords(*FinancialAssessment::Trigger_descriptor());
    words.emplace_back(kUnknown, 0);
    return words;
  }
  return {{"yes", static_cast<uint16_t>(Answer::kYes)},
          {"no", static_cast<uint16_t>(Answer::kNo)},
          {kUnknown, static_cast<uint16_t>(Answer::kUnknown)}};
}

// What the filters of `query` ask of a dimension; nothing for all.
absl::StatusOr<std::optional<uint16_t>> NumberAsked(const MeasureQuery& query,
                                                    const char* dimension,
                                                    absl::string_view words) {
  const auto asked = query.filters.find(dimension);
  if (asked == query.filters.end()) return std::nullopt;
  std::string known;
  for (const auto& [word, number] : NumbersOf(dimension)) {
    if (word == asked->second) return number;
    absl::StrAppend(&known, known.empty() ? "" : " or ", word);
  }
  return InvalidField(absl::StrCat("filters.", dimension),
                      absl::StrCat("is not ", words, ": give ", known));
}

std::optional<Answer> AnswerOf(std::optional<uint16_t> number) {
  if (!number.has_value()) return std::nullopt;
  return static_cast<Answer>(*number);
}

}  // namespace

void AddCaseDimensions(measures::v1::Measure& measure) {
  for (const char* dimension :
       {kKind, kTrigger, kDocumentation, kExpenditure}) {
    measure.add_dimensions(dimension);
  }
}

absl::StatusOr<CaseFilter> CaseFilterOf(const MeasureQuery& query) {
  CaseFilter filter;
  CR_ASSIGN_OR_RETURN(
      filter.kind, NumberAsked(query, kKind, "a kind of financial assessment"));
  CR_ASSIGN_OR_RETURN(
      filter.trigger,
      NumberAsked(query, kTrigger, "a trigger of a financial assessment"));
  CR_ASSIGN_OR_RETURN(const auto documentation,
                      NumberAsked(query, kDocumentation, "an answer"));
  CR_ASSIGN_OR_RETURN(const auto expenditure,
                      NumberAsked(query, kExpenditure, "an answer"));
  filter.documentation = AnswerOf(documentation);
  filter.expenditure = AnswerOf(expenditure);
  return filter;
}

std::vector<std::string> CaseWordsOf(absl::string_view dimension) {
  std::vector<std::string> words;
  for (const auto& [word, number] : NumbersOf(dimension)) words.push_back(word);
  return words;
}

absl::Status AddGroups(const MeasureQuery& query,
                       const std::vector<std::string>& words,
                       const ComputeValue& compute,
                       measures::v1::ComputeMeasureResponse& response) {
  for (const std::string& word : words) {
    MeasureQuery part = query;
    const auto asked = part.filters.emplace(query.group_by, word);
    if (asked.first->second != word) continue;
    auto* group = response.add_groups();
    group->set_group(word);
    CR_ASSIGN_OR_RETURN(*group->mutable_value(), compute(part));
  }
  return absl::OkStatus();
}

}  // namespace carereform::financial_assessments
