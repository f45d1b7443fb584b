#include "tests/bench/dhsc_method/postgres_method.h"

#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "common/types/civil_date.h"

namespace carereform::bench {
namespace {

using assessments::CareEvent;

constexpr size_t kCopyBytes = 1 << 16;

constexpr char kCreate[] =
    "SET client_min_messages = warning;"
    "DROP TABLE IF EXISTS event;"
    "CREATE UNLOGGED TABLE event (person bigint NOT NULL, record bigint NOT "
    "NULL, import int NOT NULL, kind smallint NOT NULL, start date NOT NULL, "
    "finish date, birth date, age smallint, client smallint NOT NULL, "
    "assessment smallint NOT NULL, service smallint NOT NULL, outcome smallint "
    "NOT NULL, conversation boolean NOT NULL)";

// The numbers are those of care_events.h. Positions of a history count from 1.
constexpr char kMethod[] = R"sql(
WITH history AS (
  SELECT *, row_number() OVER (
           PARTITION BY person
           ORDER BY start, kind, import DESC, record DESC) AS place
  FROM event e
  WHERE age >= 25 AND CASE kind
    WHEN 2 THEN assessment IN (1, 2)
    WHEN 3 THEN service BETWEEN 1 AND 7
    WHEN 1 THEN client = 1 AND start >= DATE '2023-04-01'
      AND (outcome BETWEEN 1 AND 5 OR outcome = 18)
      AND NOT EXISTS (
        SELECT FROM event s
        WHERE s.person = e.person AND s.kind = 3 AND s.start < e.start
          AND (s.service BETWEEN 1 AND 4
               AND (s.finish IS NULL
                    OR s.finish >= e.start - INTERVAL '12 months')
            OR s.service IN (5, 7)
               AND (s.finish IS NULL
                    OR s.finish >= e.start - INTERVAL '3 months')))
    ELSE false END
), aged AS (
  SELECT person, place, kind, start, outcome, conversation,
    floor((coalesce(finish, CASE kind WHEN 3 THEN DATE '2026-03-31' END)
           - birth) / 365.25) AS latest_age,
    sum((kind <> 2)::int) OVER (PARTITION BY person ORDER BY place) AS block
  FROM history
), linked AS (
  SELECT *,
    max((outcome IN (1, 4, 5))::int) FILTER (WHERE kind = 2)
      OVER (PARTITION BY person, block) AS leads_on,
    min(place) FILTER (WHERE kind = 2) OVER following AS assessment,
    min(place) FILTER (WHERE kind = 3) OVER following AS service
  FROM aged
  WINDOW following AS (
    PARTITION BY person ORDER BY place DESC
    ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), asked AS (
  SELECT r.person, r.place, r.start, r.service AS service_place,
    a.leads_on, r.assessment,
    r.conversation AND r.start < DATE '2025-07-01' AND r.outcome <= 5
      AND (a.start IS NULL OR a.start > r.start) AS own_response
  FROM linked r
  LEFT JOIN linked a ON a.person = r.person AND a.place = r.assessment
  WHERE r.kind = 1
), answered AS (
  SELECT person, place, start,
    CASE WHEN own_response THEN place
         ELSE least(assessment, service_place) END AS response,
    CASE WHEN NOT own_response AND leads_on = 0
              AND assessment < coalesce(service_place, assessment + 1)
         THEN NULL ELSE service_place END AS service
  FROM asked
), marked AS (
  SELECT *,
    coalesce(lag(greatest(response, service)) OVER requests > place, false)
    OR coalesce(response <= max(response) OVER before, false)
    OR coalesce(service <= max(service) OVER before, false) AS is_marked
  FROM answered
  WINDOW requests AS (PARTITION BY person ORDER BY place),
    before AS (requests ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), waits AS (
  SELECT 1 AS part, m.start AS asked, person, response AS place FROM marked m
  WHERE NOT is_marked AND response IS NOT NULL
  UNION ALL
  SELECT 2, m.start, person, service FROM marked m
  WHERE NOT is_marked AND service IS NOT NULL
)
SELECT part, date_trunc('quarter', e.start)::date AS quarter,
  CASE WHEN latest_age <= 64 THEN '25 to 64' ELSE '65 and above' END AS band,
  count(*),
  (2 * percentile_cont(0.5) WITHIN GROUP (ORDER BY e.start - asked))::bigint
FROM waits JOIN aged e USING (person, place)
WHERE latest_age >= 18
GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
)sql";

std::string DayText(int32_t day) {
  return day == assessments::kNoEventDay ? "\\N" : FormatDate(DayOfNumber(day));
}

std::string CopyLineOf(const CareEvent& event) {
  const std::string age = event.age_at_start == assessments::kNoAge
                              ? "\\N"
                              : absl::StrCat(event.age_at_start);
  return absl::StrCat(
      event.person, "\t", event.record, "\t", event.import_order, "\t",
      static_cast<int>(event.kind), "\t", DayText(event.start), "\t",
      DayText(event.end), "\t", DayText(event.birth_month), "\t", age, "\t",
      static_cast<int>(event.client), "\t", static_cast<int>(event.assessment),
      "\t", static_cast<int>(event.service), "\t",
      static_cast<int>(event.outcome), "\t", event.conversation ? "t" : "f",
      "\n");
}

}  // namespace

absl::Status LoadEvents(Postgres& postgres,
                        absl::Span<const CareEvent> events) {
  CR_RETURN_IF_ERROR(postgres.Run(kCreate).status());
  CR_RETURN_IF_ERROR(postgres.Run("COPY event FROM STDIN").status());
  std::string lines;
  for (const CareEvent& event : events) {
    lines += CopyLineOf(event);
    if (lines.size() < kCopyBytes) continue;
    CR_RETURN_IF_ERROR(postgres.Copy(lines));
    lines.clear();
  }
  CR_RETURN_IF_ERROR(postgres.Copy(lines));
  CR_RETURN_IF_ERROR(postgres.EndCopy());
  CR_RETURN_IF_ERROR(
      postgres
          .Run("CREATE INDEX ON event (person) INCLUDE (start, finish, "
               "service) WHERE kind = 3; SET work_mem = '512MB'; "
               "SET jit = off")
          .status());
  return postgres.Run("VACUUM ANALYZE event").status();
}

absl::StatusOr<MethodRows> RunMethod(Postgres& postgres) {
  return postgres.Run(kMethod);
}

}  // namespace carereform::bench
