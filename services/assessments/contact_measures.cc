// The measures of contacts: how many new ones, by which way, and what came of
// them. Source: section 4.7 of the papers' figures; see the README.

#include "absl/strings/str_cat.h"
#include "common/measures/measure_query.h"
#include "common/types/civil_date.h"
#include "services/assessments/journey_measures.h"

namespace carereform::assessments {
namespace {

using measures::v1::FLOW;
using v1::Contact;

constexpr char kVersion[] = "contacts-1";

std::vector<JourneyDimension> Dimensions() {
  return {
      {"channel", Code::kChannel, v1::Channel_descriptor()},
      {"source", Code::kSource, v1::RequestSource_descriptor()},
      {"conversation", Code::kKind, Contact::ConversationStage_descriptor()},
      {"team", Code::kTeam},
      {"locality", Code::kLocality},
      {"district", Code::kDistrict},
      {"age_band", Code::kAgeBand, v1::AgeBand_descriptor()},
      {"ethnic_group", Code::kEthnicGroup, v1::EthnicGroup_descriptor()}};
}

// Returns the contacts one of whose days, in `column`, is in the period.
std::vector<JourneyRow> ContactsOf(const JourneyEvidence& evidence,
                                   size_t column, bool only_new) {
  const Period& period = *evidence.query.period;
  const int32_t first = DayNumber(period.start);
  const int32_t end = DayNumber(period.end);
  std::vector<JourneyRow> rows;
  for (const NumberedFact& known :
       KnownAt(evidence.facts.contacts, evidence.query.revision)) {
    const int32_t day = known.fact.days[column];
    if (day < first || day >= end) continue;
    if (only_new && known.fact.code(kIsNew) == 0) continue;
    rows.push_back({.fact = known.fact, .number = known.number});
  }
  return rows;
}

JourneyMeasure SequelShare(Contact::Sequel sequel, const std::string& word,
                           const std::string& came_of_it) {
  JourneyMeasure share{
      .id = absl::StrCat("contacts-sequel-", word, "-share"),
      .basis = FLOW,
      .statistic = JourneyStatistic::kShare,
      .unit = "percent",
      .display_name = absl::StrCat("New contacts: ", word),
      .question = absl::StrCat("For what share of the new contacts concluded "
                               "in the period was the need ",
                               came_of_it, "?"),
      .population = "new contacts concluded in the period",
      .method_version = kVersion,
      .method =
          "Each new contact concluded on a day of the period, both ends "
          "included, that has a sequel. The numerators of the four shares add "
          "up to their one denominator. The note says where the share lies in "
          "the band that the council aims at.",
      .unknown = "concluded without a sequel on record",
      .table = &JourneyFacts::contacts,
      .dimensions = Dimensions(),
      .rows = nullptr};
  share.rows = [sequel](const JourneyEvidence& evidence)
      -> absl::StatusOr<std::vector<JourneyRow>> {
    std::vector<JourneyRow> rows =
        ContactsOf(evidence, contact_days::kConcluded, true);
    for (JourneyRow& row : rows) {
      row.known = row.fact.code(Code::kOutcome) != 0;
      row.in_part =
          row.fact.code(Code::kOutcome) == static_cast<uint16_t>(sequel);
    }
    return rows;
  };
  share.note = [word](const JourneyEvidence& evidence,
                      const measures::v1::MeasureValue& value) -> std::string {
    if (value.ratio().denominator() == 0) return "";
    const absl::CivilDay day = measures::LastDayOf(evidence.query);
    const SequelBand* band = BandOn(evidence.rules.bands, word, day);
    if (band == nullptr) {
      return absl::StrCat("no band is held for ", PrintDate(day));
    }
    return absl::StrCat(PlaceWord(PlaceIn(*band, value.ratio().numerator(),
                                          value.ratio().denominator())),
                        " the band of ", band->low, " to ", band->high, "%, ",
                        band->status);
  };
  return share;
}

}  // namespace

std::vector<JourneyMeasure> ContactMeasures() {
  return {
      {.id = "contacts-advice-only-share",
       .basis = FLOW,
       .statistic = JourneyStatistic::kShare,
       .unit = "percent",
       .display_name = "Contacts closed with advice alone",
       .question = "What share of the contacts concluded in the period were "
                   "closed with information and advice alone?",
       .population = "contacts concluded in the period",
       .method_version = kVersion,
       .method = "Each contact, new or not, concluded on a day of the period, "
                 "both ends included.",
       .unknown = "",
       .table = &JourneyFacts::contacts,
       .dimensions = Dimensions(),
       .rows = [](const JourneyEvidence& evidence)
           -> absl::StatusOr<std::vector<JourneyRow>> {
         std::vector<JourneyRow> rows =
             ContactsOf(evidence, contact_days::kConcluded, false);
         for (JourneyRow& row : rows) {
           row.in_part = row.fact.code(kAdviceOnly) != 0;
         }
         return rows;
       }},
      {.id = "contacts-new-count",
       .basis = FLOW,
       .statistic = JourneyStatistic::kCount,
       .unit = "contacts",
       .display_name = "New contacts",
       .question = "How many new contacts did the council receive in the "
                   "period?",
       .population = "new contacts received in the period",
       .method_version = kVersion,
       .method = "Each new contact received on a day of the period, both ends "
                 "included, whatever came of it.",
       .unknown = "",
       .table = &JourneyFacts::contacts,
       .dimensions = Dimensions(),
       .rows = [](const JourneyEvidence& evidence)
           -> absl::StatusOr<std::vector<JourneyRow>> {
         return ContactsOf(evidence, contact_days::kReceived, true);
       }},
      SequelShare(Contact::DELAY, "delay", "delayed"),
      SequelShare(Contact::MEET, "meet", "met by a long-term service"),
      SequelShare(Contact::PREVENT, "prevent", "prevented"),
      SequelShare(Contact::REDUCE, "reduce", "reduced")};
}

}  // namespace carereform::assessments
