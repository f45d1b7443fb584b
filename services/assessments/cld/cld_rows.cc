#include "services/assessments/cld/cld_rows.h"

#include <algorithm>
#include <tuple>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/types/civil_date.h"
#include "services/assessments/cld/cld_shapes.h"
#include "services/assessments/domain/cld_person.h"

namespace carereform::assessments {
namespace {

// Where the fields that make an event stand.
struct Places {
  explicit Places(const CldSpecification& spec)
      : la_code(spec.IndexOf("LA_Code")),
        first(spec.IndexOf("Reporting_Period_Start_Date")),
        last(spec.IndexOf("Reporting_Period_End_Date")),
        nhs_number(spec.IndexOf("NHS_Number")),
        council_id(spec.IndexOf("LA_Person_Unique_Identifier")),
        birth(spec.IndexOf("Date_of_Birth")),
        death(spec.IndexOf("Date_of_Death")),
        client(spec.IndexOf("Client_Type")),
        kind(spec.IndexOf("Event_Type")),
        start(spec.IndexOf("Event_Start_Date")),
        end(spec.IndexOf("Event_End_Date")),
        description(spec.IndexOf("Event_Description")),
        outcome(spec.IndexOf("Event_Outcome")),
        route(spec.IndexOf("Request_Route_of_Access")),
        assessment(spec.IndexOf("Assessment_Type")),
        service(spec.IndexOf("Service_Type")),
        component(spec.IndexOf("Service_Component")) {}

  size_t la_code, first, last, nhs_number, council_id, birth, death, client,
      kind, start, end, description, outcome, route, assessment, service,
      component;
};

class RowReader {
 public:
  RowReader(const CldSpecification& specification,
            absl::Span<const absl::string_view> row, absl::CivilDay today,
            std::vector<CldRowIssue>& issues)
      : specification_(specification),
        places_(PlacesIn(specification)),
        row_(row),
        today_(today),
        issues_(issues) {}

  CldReading Read() {
    ReadKind();
    ReadDays();
    ReadBirth();
    ReadPerson();
    ReadWords();
    reading_.first = CldDay(row_[places_.first]);
    reading_.last = CldDay(row_[places_.last]);
    return std::move(reading_);
  }

 private:
  // There is one specification, built in, so that its places are found once.
  static const Places& PlacesIn(const CldSpecification& specification) {
    static const Places& places = *new Places(specification);
    return places;
  }

  void Refuse(size_t field, absl::string_view rule, absl::string_view remedy) {
    issues_.push_back({specification_.fields[field].name, std::string(rule),
                       std::string(remedy)});
  }

  // The number of the field's value, 0 for none or one of no list.
  uint8_t NumberIn(size_t field) const {
    const auto found = specification_.fields[field].values->Find(row_[field]);
    return found.has_value() ? found->number : uint8_t{0};
  }

  // The day in the field; nothing where it is blank. Refuses other text.
  std::optional<absl::CivilDay> DayIn(size_t field) {
    if (row_[field].empty()) return std::nullopt;
    const std::optional<absl::CivilDay> day = CldDay(row_[field]);
    if (!day.has_value()) {
      Refuse(field, "is not a day", "write a day such as 2025-10-20");
    }
    return day;
  }

  void ReadKind() {
    const uint8_t kind = NumberIn(places_.kind);
    if (kind == 0) {
      Refuse(places_.kind, "is none of the four types of event",
             "write Request, Assessment, Service or Review");
    } else {
      reading_.event.kind = static_cast<EventKind>(kind);
    }
  }

  void ReadDays() {
    CareEvent& event = reading_.event;
    const auto start = DayIn(places_.start);
    if (start.has_value()) {
      event.start = DayNumber(*start);
      RefuseFuture(places_.start, *start);
    } else if (row_[places_.start].empty()) {
      Refuse(places_.start, "is blank, and an event begins on a day",
             "write the day");
    }
    const auto end = DayIn(places_.end);
    if (end.has_value()) {
      reading_.end = DayNumber(*end);
      event.end = *reading_.end;
      if (event.kind != EventKind::kService) RefuseFuture(places_.end, *end);
      if (start.has_value() && *end < *start) {
        Refuse(places_.end, "is before Event_Start_Date",
               "correct one of them");
      }
    }
    const auto death = DayIn(places_.death);
    if (death.has_value()) {
      event.end = DerivedEnd(event.start, event.end, DayNumber(*death));
    }
  }

  void RefuseFuture(size_t field, absl::CivilDay day) {
    if (day > today_) {
      Refuse(field, "is in the future", "leave out what has not happened yet");
    }
  }

  void ReadBirth() {
    const auto birth = DayIn(places_.birth);
    if (!birth.has_value() || !CldDay(row_[places_.start]).has_value()) return;
    const absl::CivilDay start = DayOfNumber(reading_.event.start);
    auto age = static_cast<int>(start.year() - birth->year());
    if (std::make_tuple(start.month(), start.day()) <
        std::make_tuple(birth->month(), birth->day())) {
      --age;
    }
    if (age < 0 || age > kOldestAge) {
      Refuse(places_.birth,
             absl::StrCat("makes the person younger than 0 or older than ",
                          kOldestAge, " at the event's start"),
             "correct it, or leave it blank");
      return;
    }
    reading_.event.age_at_start = static_cast<int16_t>(age);
    reading_.event.birth_month =
        DayNumber(absl::CivilDay(birth->year(), birth->month(), 1));
  }

  void ReadPerson() {
    const std::string number =
        absl::StrReplaceAll(row_[places_.nhs_number], {{" ", ""}});
    const bool is_number =
        specification_.fields[places_.nhs_number].fits(number);
    const auto person = CombinedPersonId(
        row_[places_.la_code],
        {"", is_number ? absl::string_view(number) : absl::string_view(),
         row_[places_.council_id]});
    if (person.has_value()) {
      reading_.person = *person;
    } else {
      Refuse(places_.council_id, "is blank, and there is no NHS number either",
             "write the council's own id of the person");
    }
  }

  void ReadWords() {
    CareEvent& event = reading_.event;
    event.client = static_cast<ClientType>(NumberIn(places_.client));
    event.route = NumberIn(places_.route);
    event.component = NumberIn(places_.component);
    event.service = static_cast<ServiceType>(NumberIn(places_.service));
    event.assessment = static_cast<AssessmentType>(
        std::min(NumberIn(places_.assessment),
                 static_cast<uint8_t>(AssessmentType::kCarer)));
    event.outcome = static_cast<EventOutcome>(NumberIn(places_.outcome));
    if (event.outcome == EventOutcome::kNone &&
        !row_[places_.outcome].empty()) {
      event.outcome = EventOutcome::kNotMapped;
    }
    event.conversation =
        event.kind == EventKind::kRequest &&
        absl::AsciiStrToLower(row_[places_.description]).find("conversation") !=
            std::string::npos;
  }

  const CldSpecification& specification_;
  const Places& places_;
  const absl::Span<const absl::string_view> row_;
  const absl::CivilDay today_;
  std::vector<CldRowIssue>& issues_;
  CldReading reading_;
};

}  // namespace

CldReading ReadCldRow(const CldSpecification& specification,
                      absl::Span<const absl::string_view> row,
                      absl::CivilDay today, std::vector<CldRowIssue>& issues) {
  return RowReader(specification, row, today, issues).Read();
}

}  // namespace carereform::assessments
