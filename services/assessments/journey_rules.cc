#include "services/assessments/journey_rules.h"

#include <utility>

#include "absl/strings/ascii.h"
#include "carereform/assessments/v1/contacts.pb.h"
#include "carereform/assessments/v1/referral.pb.h"
#include "carereform/assessments/v1/reviews.pb.h"
#include "common/imports/dated_rows.h"
#include "common/status/status_macros.h"
#include "services/assessments/rule_statuses.h"

namespace carereform::data {
extern const absl::string_view kReviewIntervals;
extern const absl::string_view kSequelBands;
extern const absl::string_view kWaitingMessages;
extern const absl::string_view kWaitingWell;
}  // namespace carereform::data

namespace carereform::assessments {
namespace {

using imports::DatedRow;
using imports::LineError;
using imports::NumberIn;
using imports::ParseDatedRows;

constexpr int kMostDays = 366;

// Returns the number of the value of an enum that a column names in lower case.
absl::StatusOr<uint16_t> NumberOfWord(
    const DatedRow& row, absl::string_view column,
    const google::protobuf::EnumDescriptor& values) {
  const auto* value =
      values.FindValueByName(absl::AsciiStrToUpper(row.row.Get(column)));
  if (value == nullptr || value->number() == 0) {
    return LineError(row, absl::StrCat("has a ", column, " that is not known"));
  }
  return static_cast<uint16_t>(value->number());
}

absl::StatusOr<ReviewedAfter> AfterIn(const DatedRow& row) {
  const std::string& word = row.row.Get("after");
  if (word == "start") return ReviewedAfter::kStart;
  if (word == "discharge") return ReviewedAfter::kDischarge;
  if (word == "review") return ReviewedAfter::kReview;
  return LineError(row, "has an after that is not known");
}

}  // namespace

absl::StatusOr<std::vector<ContactFrequency>> ParseWaitingWell(
    absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(
      const std::vector<DatedRow> rows,
      ParseDatedRows(csv, {"rating", "contact_every_days", "escalate_to"},
                     kRuleStatuses));
  std::vector<ContactFrequency> all;
  for (const DatedRow& row : rows) {
    uint16_t rating = 0;
    if (row.row.Get("rating") != "unrated") {
      CR_ASSIGN_OR_RETURN(
          rating, NumberOfWord(row, "rating", *v1::RiskRating_descriptor()));
    }
    CR_ASSIGN_OR_RETURN(const int days,
                        NumberIn(row, "contact_every_days", 1, kMostDays));
    all.push_back({.rating = rating,
                   .every_days = days,
                   .escalate_to = row.row.Get("escalate_to"),
                   .from = row.from,
                   .to = row.to,
                   .status = row.status,
                   .source = row.source});
  }
  return all;
}

absl::StatusOr<std::vector<WaitingMessage>> ParseWaitingMessages(
    absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(const std::vector<DatedRow> rows,
                      ParseDatedRows(csv, {"id", "text"}, kRuleStatuses));
  std::vector<WaitingMessage> all;
  for (const DatedRow& row : rows) {
    if (row.row.Get("id").empty() || row.row.Get("text").empty()) {
      return LineError(row, "needs an id and a text");
    }
    all.push_back({.id = row.row.Get("id"),
                   .text = row.row.Get("text"),
                   .from = row.from,
                   .to = row.to,
                   .status = row.status,
                   .source = row.source});
  }
  return all;
}

absl::StatusOr<std::vector<SequelBand>> ParseSequelBands(
    absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(
      const std::vector<DatedRow> rows,
      ParseDatedRows(csv, {"sequel", "low_percent", "high_percent"},
                     kRuleStatuses));
  std::vector<SequelBand> all;
  for (const DatedRow& row : rows) {
    CR_RETURN_IF_ERROR(
        NumberOfWord(row, "sequel", *v1::Contact::Sequel_descriptor())
            .status());
    CR_ASSIGN_OR_RETURN(const int low, NumberIn(row, "low_percent", 0, 100));
    CR_ASSIGN_OR_RETURN(const int high,
                        NumberIn(row, "high_percent", low, 100));
    all.push_back({.sequel = row.row.Get("sequel"),
                   .low = low,
                   .high = high,
                   .from = row.from,
                   .to = row.to,
                   .status = row.status,
                   .source = row.source});
  }
  return all;
}

absl::StatusOr<std::vector<ReviewInterval>> ParseReviewIntervals(
    absl::string_view csv) {
  CR_ASSIGN_OR_RETURN(
      const std::vector<DatedRow> rows,
      ParseDatedRows(csv, {"kind", "after", "months", "days"}, kRuleStatuses));
  std::vector<ReviewInterval> all;
  for (const DatedRow& row : rows) {
    CR_ASSIGN_OR_RETURN(
        const uint16_t kind,
        NumberOfWord(row, "kind", *v1::Support::Kind_descriptor()));
    CR_ASSIGN_OR_RETURN(const ReviewedAfter after, AfterIn(row));
    CR_ASSIGN_OR_RETURN(const int months, NumberIn(row, "months", 1, 120, 0));
    CR_ASSIGN_OR_RETURN(const int days, NumberIn(row, "days", 1, 3660, 0));
    if ((months == 0) == (days == 0)) {
      return LineError(row, "needs either months or days");
    }
    all.push_back({.kind = kind,
                   .after = after,
                   .months = months,
                   .days = days,
                   .from = row.from,
                   .to = row.to,
                   .status = row.status,
                   .source = row.source});
  }
  return all;
}

const JourneyRules& JourneyRules::BuiltIn() {
  // A file that cannot be read ends the program: a test reads each first.
  static const auto& rules = *new JourneyRules{
      .frequencies = *ParseWaitingWell(data::kWaitingWell),
      .messages = *ParseWaitingMessages(data::kWaitingMessages),
      .bands = *ParseSequelBands(data::kSequelBands),
      .intervals = *ParseReviewIntervals(data::kReviewIntervals)};
  return rules;
}

const WaitingMessage* MessageOn(const std::vector<WaitingMessage>& messages,
                                absl::string_view id, absl::CivilDay day) {
  for (const WaitingMessage& message : messages) {
    if (message.id == id && message.from <= day &&
        (!message.to.has_value() || day < *message.to) &&
        message.status != "withdrawn") {
      return &message;
    }
  }
  return nullptr;
}

}  // namespace carereform::assessments
