// DHSC's method beside a second implementation, written from the text of the
// method and not from the first: lists, searched from end to end, one rule
// after another. Thousands of random histories, dense around every edge.

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include "common/types/civil_date.h"
#include "gtest/gtest.h"
#include "services/assessments/domain/dhsc_quarters.h"
#include "services/assessments/domain/dhsc_test_events.h"
#include "services/assessments/domain/dhsc_waiting_times.h"
#include "tests/support/seed.h"

namespace carereform::assessments {
namespace {

using dhsc_tests::Day;
using dhsc_tests::Version11;

const int32_t kPeriodEnd = Day(2026, 3, 31);

// ---------------------------------------------------------------- The oracle.

// A wait as the oracle has it: the record that ended it, days, and the band by
// the words of the table.
using OracleWait = std::tuple<uint64_t, int32_t, std::string>;

struct OracleRequest {
  std::optional<OracleWait> response;
  std::optional<OracleWait> service;

  bool operator==(const OracleRequest&) const = default;
};

// By record. Requests that have no standing have two empty waits.
using OracleRequests = std::map<uint64_t, OracleRequest>;

using Rows = std::vector<CareEvent>;

Rows Where(const Rows& rows,
           const std::function<bool(const CareEvent&)>& test) {
  Rows kept;
  for (const CareEvent& row : rows) {
    if (test(row)) kept.push_back(row);
  }
  return kept;
}

std::string OracleBand(const CareEvent& row) {
  int32_t day = row.end;
  if (day == kNoEventDay && row.kind == EventKind::kService) day = kPeriodEnd;
  if (day == kNoEventDay || row.birth_month == kNoEventDay) return "Unknown";
  // Someone is n years old after n * 365.25 days, which is n * 1,461 quarters
  // of a day.
  const int64_t quarters = 4 * (int64_t{day} - row.birth_month);
  if (quarters < int64_t{18} * 1461) return "Under 18";
  return quarters < int64_t{65} * 1461 ? "25 to 64" : "65 and above";
}

// The day that is `months` calendar months before, by trying the days of that
// month from the same day downwards.
int32_t MonthsBefore(int32_t day, int months) {
  const absl::CivilDay civil = DayOfNumber(day);
  const absl::CivilMonth month = absl::CivilMonth(civil) - months;
  for (int number = civil.day();; --number) {
    const absl::CivilDay tried(month.year(), month.month(), number);
    if (absl::CivilMonth(tried) == month) return DayNumber(tried);
  }
}

bool IsExistingClient(const CareEvent& request, const Rows& person) {
  return !Where(person, [&](const CareEvent& row) {
            if (row.kind != EventKind::kService) return false;
            if (row.start >= request.start) return false;
            const int type = static_cast<int>(row.service);
            int months = 0;
            if (type >= 1 && type <= 4) months = 12;
            if (type == 5 || type == 7) months = 3;
            if (months == 0) return false;
            return row.end == kNoEventDay ||
                   row.end >= MonthsBefore(request.start, months);
          }).empty();
}

bool IsKeptRequest(const CareEvent& row, const Rows& person) {
  const int outcome = static_cast<int>(row.outcome);
  return row.kind == EventKind::kRequest &&
         row.client == ClientType::kServiceUser &&
         row.start >= Day(2023, 4, 1) && row.age_at_start >= 25 &&
         !IsExistingClient(row, person) &&
         (outcome == 18 || (outcome >= 1 && outcome <= 5));
}

bool IsKeptFollowUp(const CareEvent& row) {
  if (row.age_at_start < 25) return false;
  if (row.kind == EventKind::kAssessment) {
    return row.assessment == AssessmentType::kShortTerm ||
           row.assessment == AssessmentType::kLongTerm;
  }
  const int type = static_cast<int>(row.service);
  return row.kind == EventKind::kService && type >= 1 && type <= 7;
}

// The place of the first row of `kind` after place `at`, counted from 1; 0 for
// none.
int FirstAfter(const Rows& history, int at, EventKind kind) {
  for (int place = at + 1; place <= static_cast<int>(history.size()); ++place) {
    if (history[place - 1].kind == kind) return place;
  }
  return 0;
}

bool BlockLeadsOn(const Rows& history, int place) {
  int first = place;
  while (first > 1 && history[first - 2].kind == EventKind::kAssessment) {
    --first;
  }
  for (int at = first; at <= static_cast<int>(history.size()) &&
                       history[at - 1].kind == EventKind::kAssessment;
       ++at) {
    const int outcome = static_cast<int>(history[at - 1].outcome);
    if (outcome == 1 || outcome == 4 || outcome == 5) return true;
  }
  return false;
}

// A request's place and those of what follows; 0 for nothing.
struct Links {
  int request = 0;
  int response = 0;
  int service = 0;
};

Links LinksOf(const Rows& history, int at) {
  const CareEvent& request = history[at - 1];
  const int assessment = FirstAfter(history, at, EventKind::kAssessment);
  const int service = FirstAfter(history, at, EventKind::kService);
  const int outcome = static_cast<int>(request.outcome);
  const bool same_day =
      assessment != 0 && history[assessment - 1].start == request.start;
  if (request.start < Day(2025, 7, 1) && request.conversation && outcome >= 1 &&
      outcome <= 5 && !same_day) {
    return {at, at, service};
  }
  const int response = assessment == 0 ? service
                       : service == 0  ? assessment
                                       : std::min(assessment, service);
  if (response != 0 && response == assessment &&
      !BlockLeadsOn(history, response)) {
    return {at, response, 0};
  }
  return {at, response, service};
}

bool Overlaps(const std::vector<Links>& links, size_t index) {
  const Links& link = links[index];
  if (index == 0) return false;
  const Links& before = links[index - 1];
  if (std::max(before.response, before.service) > link.request) return true;
  for (size_t earlier = 0; earlier < index; ++earlier) {
    if (link.response != 0 && links[earlier].response >= link.response) {
      return true;
    }
    if (link.service != 0 && links[earlier].service >= link.service) {
      return true;
    }
  }
  return false;
}

std::optional<OracleWait> OracleWaitTo(const Rows& history, int request,
                                       int place) {
  if (place == 0) return std::nullopt;
  const CareEvent& event = history[place - 1];
  return OracleWait{event.record, event.start - history[request - 1].start,
                    OracleBand(event)};
}

OracleRequests OracleOfPerson(const Rows& person) {
  Rows history = Where(person, [&](const CareEvent& row) {
    return IsKeptRequest(row, person) || IsKeptFollowUp(row);
  });
  std::sort(history.begin(), history.end(),
            [](const CareEvent& a, const CareEvent& b) {
              if (a.start != b.start) return a.start < b.start;
              if (a.kind != b.kind) return a.kind < b.kind;
              if (a.import_order != b.import_order) {
                return a.import_order > b.import_order;
              }
              return a.record > b.record;
            });
  OracleRequests requests;
  for (const CareEvent& row : person) {
    if (row.kind == EventKind::kRequest) requests[row.record];
  }
  std::vector<Links> links;
  for (int at = 1; at <= static_cast<int>(history.size()); ++at) {
    if (history[at - 1].kind == EventKind::kRequest) {
      links.push_back(LinksOf(history, at));
    }
  }
  for (size_t index = 0; index < links.size(); ++index) {
    if (Overlaps(links, index)) continue;
    const Links& link = links[index];
    requests[history[link.request - 1].record] = {
        OracleWaitTo(history, link.request, link.response),
        OracleWaitTo(history, link.request, link.service)};
  }
  return requests;
}

OracleRequests OracleOf(const Rows& rows) {
  std::map<uint64_t, Rows> people;
  for (const CareEvent& row : rows) people[row.person].push_back(row);
  OracleRequests requests;
  for (const auto& [number, person] : people) {
    requests.merge(OracleOfPerson(person));
  }
  return requests;
}

// ------------------------------------------------------------ The histories.

class Histories {
 public:
  explicit Histories(unsigned seed) : random_(seed) {}

  // Events of one to four people, each with up to nine.
  Rows Next() {
    Rows rows;
    const int people = Draw(1, 4);
    for (int person = 1; person <= people; ++person) {
      const int32_t base = Base();
      const int32_t birth = BirthMonth();
      const int events = Draw(1, 9);
      for (int i = 0; i < events; ++i) {
        rows.push_back(Event(static_cast<uint64_t>(person), base, birth));
      }
    }
    std::shuffle(rows.begin(), rows.end(), random_);
    return rows;
  }

  void Shuffle(Rows& rows) { std::shuffle(rows.begin(), rows.end(), random_); }

 private:
  int Draw(int first, int last) {
    return std::uniform_int_distribution<int>(first, last)(random_);
  }
  bool OneIn(int n) { return Draw(1, n) == 1; }

  // Days around which rules turn.
  int32_t Base() {
    const std::vector<int32_t> bases = {Day(2023, 4, 1), Day(2025, 7, 1),
                                        Day(2024, 5, 31), Day(2025, 5, 31),
                                        Day(2024, 2, 29)};
    return bases[static_cast<size_t>(Draw(0, 4))];
  }

  int32_t BirthMonth() {
    if (OneIn(12)) return kNoEventDay;
    if (OneIn(8)) return Day(2008, 1, 1);
    if (OneIn(2)) return Day(1960, Draw(1, 12), 1);
    return Day(1961, Draw(1, 4), 1);
  }

  // A day near the base, or months before or after it.
  int32_t NearDay(int32_t base) {
    const int months = OneIn(3) ? (OneIn(2) ? 3 : 12) * (OneIn(4) ? 1 : -1) : 0;
    return DayNumber(AddMonthsClamped(DayOfNumber(base), months)) + Draw(-2, 3);
  }

  int32_t End(EventKind kind, int32_t start) {
    if (kind == EventKind::kService && OneIn(3)) return kNoEventDay;
    if (OneIn(15)) return kNoEventDay;
    if (OneIn(3)) return start + Draw(0, 400);
    return start + Draw(0, 3);
  }

  CareEvent Event(uint64_t person, int32_t base, int32_t birth) {
    CareEvent event;
    event.person = person;
    event.record = ++records_;
    event.import_order = static_cast<uint32_t>(Draw(1, 2));
    event.kind = static_cast<EventKind>(OneIn(12) ? 4 : Draw(1, 3));
    event.start = NearDay(base);
    event.end = End(event.kind, event.start);
    event.birth_month = birth;
    event.age_at_start =
        OneIn(20) ? kNoAge : static_cast<int16_t>(OneIn(10) ? 24 : 25);
    event.client =
        OneIn(12) ? ClientType::kUnpaidCarer : ClientType::kServiceUser;
    event.assessment = static_cast<AssessmentType>(OneIn(8) ? Draw(0, 3) : 2);
    event.service = static_cast<ServiceType>(
        OneIn(2) ? static_cast<int>(ServiceType::kOngoingLowLevel)
                 : Draw(0, 9));
    event.outcome =
        static_cast<EventOutcome>(OneIn(6) ? Draw(0, 18) : Draw(1, 5));
    event.conversation = OneIn(3);
    return event;
  }

  std::mt19937 random_;
  uint64_t records_ = 0;
};

// -------------------------------------------------------------- The harness.

using Implementation = std::function<OracleRequests(const Rows&)>;

std::string WordOf(CareAgeBand band, const CareEvent& event) {
  if (band == CareAgeBand::kYounger) return "25 to 64";
  if (band == CareAgeBand::kOlder) return "65 and above";
  return OracleBand(event);  // The two bands in no table need no telling apart.
}

std::optional<OracleWait> ToOracle(const Rows& rows,
                                   const std::optional<PartWait>& part) {
  if (!part.has_value()) return std::nullopt;
  const CareEvent& event = rows[part->event];
  return OracleWait{event.record, part->days, WordOf(part->band, event)};
}

OracleRequests FindWith(const Rows& rows, const DhscMethod& method,
                        int32_t period_end = kPeriodEnd) {
  OracleRequests requests;
  for (const RequestWait& wait :
       FindDhscWaits(rows, period_end, method).requests) {
    requests[rows[wait.event].record] = {ToOracle(rows, wait.response),
                                         ToOracle(rows, wait.service)};
  }
  return requests;
}

// How many of `count` random files of events the two disagree about.
int Disagreements(const Implementation& implementation, unsigned seed,
                  int count) {
  Histories histories(seed);
  int disagreements = 0;
  for (int i = 0; i < count; ++i) {
    const Rows rows = histories.Next();
    if (implementation(rows) != OracleOf(rows)) ++disagreements;
  }
  return disagreements;
}

TEST(DhscMethodProperty, AgreesWithTheTextOfTheMethod) {
  const unsigned seed = tests::Seed();
  EXPECT_EQ(Disagreements(
                [](const Rows& rows) { return FindWith(rows, Version11()); },
                seed, 20'000),
            0)
      << "Shown: CR_SEED=" << seed;
}

TEST(DhscMethodProperty, DoesNotDependOnTheOrderOfInput) {
  const unsigned seed = tests::Seed();
  Histories histories(seed);
  for (int i = 0; i < 2'000; ++i) {
    Rows rows = histories.Next();
    const OracleRequests first = FindWith(rows, Version11());
    histories.Shuffle(rows);
    ASSERT_EQ(FindWith(rows, Version11()), first)
        << "Shown: CR_SEED=" << seed << ", file " << i;
  }
}

// Twice the middle value, or twice the value half-way between the two middle
// ones: half of those at the place (n - 1) / 2, rounded down and up.
int64_t TwiceInterpolated(std::vector<int64_t> days) {
  std::sort(days.begin(), days.end());
  return days[(days.size() - 1) / 2] + days[days.size() / 2];
}

// The oracle's table: a name of each cell, and its median, doubled, and count.
using OracleTable = std::map<std::string, std::pair<int64_t, size_t>>;

std::string CellName(int part, absl::CivilDay day, const std::string& band) {
  return std::to_string(part) + " " + std::to_string(day.year()) + " " +
         std::to_string((day.month() - 1) / 3) + " " + band;
}

OracleTable OracleTableOf(const Rows& rows) {
  std::map<uint64_t, int32_t> starts;
  for (const CareEvent& row : rows) starts[row.record] = row.start;
  std::map<std::string, std::vector<int64_t>> days;
  for (const auto& [record, request] : OracleOf(rows)) {
    int part = 0;
    for (const auto& wait : {request.response, request.service}) {
      ++part;
      if (!wait.has_value()) continue;
      const auto& [event, wait_days, band] = *wait;
      if (band != "25 to 64" && band != "65 and above") continue;
      days[CellName(part, DayOfNumber(starts[event]), band)].push_back(
          wait_days);
    }
  }
  OracleTable table;
  for (const auto& [name, all] : days) {
    table[name] = {TwiceInterpolated(all), all.size()};
  }
  return table;
}

TEST(DhscMethodProperty, TabulatesAsThePublishedTableDoes) {
  const unsigned seed = tests::Seed();
  Histories histories(seed);
  for (int i = 0; i < 2'000; ++i) {
    const Rows rows = histories.Next();
    const DhscWaits waits = FindDhscWaits(rows, kPeriodEnd, Version11());
    OracleTable table;
    for (const QuarterCell& cell :
         TabulateQuarters(rows, waits, kPeriodEnd, Version11()).cells) {
      const absl::CivilDay day = QuarterPeriod(cell.quarter).start;
      const std::string band = WordOf(cell.band, rows.front());
      int part = 0;
      for (const PartCell* one : {&cell.response, &cell.service}) {
        ++part;
        if (one->days.empty()) continue;
        table[CellName(part, day, band)] = {*one->MedianTimesTwo(),
                                            one->days.size()};
      }
    }
    ASSERT_EQ(table, OracleTableOf(rows))
        << "Shown: CR_SEED=" << seed << ", file " << i;
  }
}

// -------------------------------------------------------- The planted faults.

struct Mutant {
  const char* fault;
  void (*change_method)(DhscMethod&);
  void (*change_event)(CareEvent&);
  int period_days;
};

void KeepMethod(DhscMethod&) {}
void KeepEvent(CareEvent&) {}

const std::vector<Mutant>& Mutants() {
  static const auto& mutants = *new std::vector<Mutant>{
      {"requests from a day later",
       [](DhscMethod& method) { ++method.requests_from; }, KeepEvent, 0},
      {"requests from a day earlier",
       [](DhscMethod& method) { --method.requests_from; }, KeepEvent, 0},
      {"conversations for a day longer",
       [](DhscMethod& method) { ++method.conversations_before; }, KeepEvent, 0},
      {"clients for a month longer",
       [](DhscMethod& method) { ++method.long_term_months; }, KeepEvent, 0},
      {"clients for a month less after short-term support",
       [](DhscMethod& method) { --method.short_term_months; }, KeepEvent, 0},
      {"people of 24 too", [](DhscMethod& method) { --method.youngest_age; },
       KeepEvent, 0},
      {"the upper band from 66", [](DhscMethod& method) { ++method.older_age; },
       KeepEvent, 0},
      {"lowest record first", KeepMethod,
       [](CareEvent& event) { event.record = ~event.record; }, 0},
      {"oldest import first", KeepMethod,
       [](CareEvent& event) { event.import_order = 9 - event.import_order; },
       0},
      {"ongoing low level makes clients", KeepMethod,
       [](CareEvent& event) {
         if (event.service == ServiceType::kOngoingLowLevel) {
           event.service = ServiceType::kOtherShortTerm;
         }
       },
       0},
      {"an assessment that goes on to another leads to a service", KeepMethod,
       [](CareEvent& event) {
         if (event.kind == EventKind::kAssessment &&
             event.outcome == EventOutcome::kAssessment) {
           event.outcome = EventOutcome::kSupportPlanning;
         }
       },
       0},
      {"an empty outcome is kept", KeepMethod,
       [](CareEvent& event) {
         if (event.kind == EventKind::kRequest &&
             event.outcome == EventOutcome::kNone) {
           event.outcome = EventOutcome::kNotMapped;
         }
       },
       0},
      {"support that ended is open", KeepMethod,
       [](CareEvent& event) {
         if (event.kind == EventKind::kService) event.end = kNoEventDay;
       },
       0},
      {"carers' assessments are responses", KeepMethod,
       [](CareEvent& event) {
         if (event.assessment == AssessmentType::kCarer) {
           event.assessment = AssessmentType::kLongTerm;
         }
       },
       0},
      {"reviews are responses", KeepMethod,
       [](CareEvent& event) {
         if (event.kind == EventKind::kReview) {
           event.kind = EventKind::kAssessment;
         }
       },
       0},
      {"open services age to a later day", KeepMethod, KeepEvent, 40},
  };
  return mutants;
}

OracleRequests RunMutant(const Mutant& mutant, const Rows& rows) {
  DhscMethod method = Version11();
  mutant.change_method(method);
  Rows changed = rows;
  for (CareEvent& event : changed) mutant.change_event(event);
  OracleRequests requests;
  for (const RequestWait& wait :
       FindDhscWaits(changed, kPeriodEnd + mutant.period_days, method)
           .requests) {
    requests[rows[wait.event].record] = {ToOracle(rows, wait.response),
                                         ToOracle(rows, wait.service)};
  }
  return requests;
}

// That the harness finds faults: each of these is told from the method.
TEST(DhscMethodProperty, FindsEachPlantedFault) {
  const unsigned seed = tests::Seed();
  for (const Mutant& mutant : Mutants()) {
    EXPECT_GT(
        Disagreements([&](const Rows& rows) { return RunMutant(mutant, rows); },
                      seed, 3'000),
        0)
        << mutant.fault << "; Shown: CR_SEED=" << seed;
  }
}

// A fault that no argument plants: overlaps are not marked.
OracleRequests WithEveryRequestAlone(const Rows& rows) {
  OracleRequests requests;
  for (const CareEvent& request : rows) {
    if (request.kind != EventKind::kRequest) continue;
    Rows alone = rows;
    std::erase_if(alone, [&](const CareEvent& row) {
      return row.kind == EventKind::kRequest && row.record != request.record;
    });
    requests[request.record] = FindWith(alone, Version11())[request.record];
  }
  return requests;
}

TEST(DhscMethodProperty, FindsOverlapsThatAreNotMarked) {
  EXPECT_GT(Disagreements(WithEveryRequestAlone, tests::Seed(), 500), 0);
}

}  // namespace
}  // namespace carereform::assessments
