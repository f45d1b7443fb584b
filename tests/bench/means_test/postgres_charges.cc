#include "tests/bench/means_test/postgres_charges.h"

#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"

namespace carereform::bench {
namespace {

using financial_assessments::Circumstances;
using financial_assessments::Figure;
using financial_assessments::FigureOf;
using financial_assessments::RateTable;

constexpr size_t kCopyBytes = 1 << 16;

constexpr char kTables[] =
    "DROP TABLE IF EXISTS person, income, asset, housing, charge;"
    "CREATE TABLE person (id int PRIMARY KEY, age smallint NOT NULL, "
    "disability bool NOT NULL, enhanced bool NOT NULL, cost bigint NOT NULL);"
    "CREATE TABLE income (person int NOT NULL, type smallint NOT NULL, "
    "pence bigint NOT NULL, frequency smallint NOT NULL);"
    "CREATE TABLE asset (person int NOT NULL, type smallint NOT NULL, "
    "pence bigint NOT NULL);"
    "CREATE TABLE housing (person int NOT NULL, pence bigint NOT NULL)";

// What a planner can use: each person's rows.
constexpr const char* kAfterwards[] = {
    "CREATE INDEX ON income (person)",
    "CREATE INDEX ON asset (person)",
    "CREATE INDEX ON housing (person)",
    "VACUUM ANALYZE person",
    "VACUUM ANALYZE income",
    "VACUUM ANALYZE asset",
    "VACUUM ANALYZE housing",
    "SET work_mem = '512MB'",
    "SET jit = off",
    "SET max_parallel_workers_per_gather = 0"};

// Copies one line for each thing of each person into a table.
template <typename Lines>
absl::Status CopyInto(Postgres& postgres, const std::string& table,
                      absl::Span<const Circumstances> people, Lines lines) {
  CR_RETURN_IF_ERROR(
      postgres.Run(absl::StrCat("COPY ", table, " FROM STDIN")).status());
  std::string text;
  for (size_t id = 0; id < people.size(); ++id) {
    lines(id, people[id], text);
    if (text.size() < kCopyBytes) continue;
    CR_RETURN_IF_ERROR(postgres.Copy(text));
    text.clear();
  }
  CR_RETURN_IF_ERROR(postgres.Copy(text));
  return postgres.EndCopy();
}

const char* Bool(bool value) { return value ? "t" : "f"; }

// Returns the statement that works out each person's charge: `id`, `charge`.
// Amounts a week are in 104ths of a penny, which 52 weeks and 4 divide; whole
// numbers throughout, which PostgreSQL adds up quickest.
absl::StatusOr<std::string> ChargesSql(const RateTable& rates) {
  const auto figure = [&](Figure which) { return FigureOf(rates, which); };
  CR_ASSIGN_OR_RETURN(const int64_t lower, figure(Figure::kLowerCapitalLimit));
  CR_ASSIGN_OR_RETURN(const int64_t upper, figure(Figure::kUpperCapitalLimit));
  CR_ASSIGN_OR_RETURN(const int64_t step, figure(Figure::kTariffStep));
  CR_ASSIGN_OR_RETURN(const int64_t per_step, figure(Figure::kTariffPerStep));
  CR_ASSIGN_OR_RETURN(const int64_t young,
                      figure(Figure::kGuaranteeSingle18To24));
  CR_ASSIGN_OR_RETURN(const int64_t working,
                      figure(Figure::kGuaranteeSingle25ToPension));
  CR_ASSIGN_OR_RETURN(const int64_t pension,
                      figure(Figure::kGuaranteeSinglePension));
  CR_ASSIGN_OR_RETURN(const int64_t disability,
                      figure(Figure::kPremiumDisabilitySingle));
  CR_ASSIGN_OR_RETURN(const int64_t enhanced,
                      figure(Figure::kPremiumEnhancedSingle));
  return absl::StrCat(
      "WITH weekly AS (SELECT person, sum(CASE WHEN type = 1 THEN 0 ELSE pence"
      " * CASE frequency WHEN 1 THEN 104 WHEN 3 THEN 26 ELSE 24 END "
      "END)::bigint AS "
      "parts FROM income GROUP BY person), "
      "held AS (SELECT person, sum(CASE WHEN type = 5 THEN 0 ELSE pence END)"
      "::bigint AS pence FROM asset GROUP BY person), "
      "home AS (SELECT person, sum(pence)::bigint AS pence FROM housing "
      "GROUP BY person) "
      "SELECT id, CASE WHEN held.pence > ",
      upper,
      " THEN cost ELSE least(cost, greatest(0, (parts + 104 * ("
      "CASE WHEN held.pence > ",
      lower, " THEN (held.pence - ", lower, " + ", step - 1, ") / ", step,
      " * ", per_step,
      " ELSE 0 END - coalesce(home.pence, 0) - "
      "CASE age WHEN 1 THEN ",
      young, " WHEN 2 THEN ", working, " ELSE ", pension,
      " END - CASE WHEN disability THEN ", disability,
      " ELSE 0 END - CASE WHEN enhanced THEN ", enhanced,
      " ELSE 0 END)) / 104)) END AS charge FROM person "
      "JOIN weekly ON weekly.person = id JOIN held ON held.person = id "
      "LEFT JOIN home ON home.person = id");
}

}  // namespace

absl::Status LoadPeople(Postgres& postgres,
                        absl::Span<const Circumstances> people) {
  CR_RETURN_IF_ERROR(postgres.Run(kTables).status());
  CR_RETURN_IF_ERROR(CopyInto(
      postgres, "person", people,
      [](size_t id, const Circumstances& person, std::string& text) {
        absl::StrAppend(&text, id, "\t", static_cast<int>(person.age_group),
                        "\t", Bool(person.disability_premium), "\t",
                        Bool(person.enhanced_disability_premium), "\t",
                        person.care.front().weekly_cost.value(), "\n");
      }));
  CR_RETURN_IF_ERROR(CopyInto(
      postgres, "income", people,
      [](size_t id, const Circumstances& person, std::string& text) {
        for (const auto& income : person.incomes) {
          absl::StrAppend(&text, id, "\t", static_cast<int>(income.type), "\t",
                          income.amount.value(), "\t",
                          static_cast<int>(income.frequency), "\n");
        }
      }));
  CR_RETURN_IF_ERROR(CopyInto(
      postgres, "asset", people,
      [](size_t id, const Circumstances& person, std::string& text) {
        for (const auto& asset : person.capital) {
          absl::StrAppend(&text, id, "\t", static_cast<int>(asset.type), "\t",
                          asset.value.value(), "\n");
        }
      }));
  CR_RETURN_IF_ERROR(
      CopyInto(postgres, "housing", people,
               [](size_t id, const Circumstances& person, std::string& text) {
                 for (const auto& cost : person.housing) {
                   absl::StrAppend(&text, id, "\t", cost.amount.value(), "\n");
                 }
               }));
  for (const char* statement : kAfterwards) {
    CR_RETURN_IF_ERROR(postgres.Run(statement).status());
  }
  return absl::OkStatus();
}

absl::StatusOr<BatchTotals> ChargeInSql(
    Postgres& postgres, const financial_assessments::Rules& rules) {
  CR_ASSIGN_OR_RETURN(const std::string charges, ChargesSql(*rules.rates));
  CR_ASSIGN_OR_RETURN(
      const auto rows,
      postgres.Run(absl::StrCat(
          "SELECT count(*), count(*) FILTER (WHERE charge > 0), sum(charge), "
          "sum(charge * (id % 1009)) FROM (",
          charges, ") AS charges")));
  BatchTotals totals;
  int64_t* const into[] = {&totals.people, &totals.charged, &totals.pence,
                           &totals.weighted};
  for (size_t at = 0; at < std::size(into); ++at) {
    if (!absl::SimpleAtoi(rows[0][at], into[at])) {
      return absl::InternalError("PostgreSQL gave no number");
    }
  }
  return totals;
}

absl::Status StoreChargesInSql(Postgres& postgres,
                               const financial_assessments::Rules& rules) {
  CR_ASSIGN_OR_RETURN(const std::string charges, ChargesSql(*rules.rates));
  return postgres
      .Run(absl::StrCat("DROP TABLE IF EXISTS charge; CREATE TABLE charge AS ",
                        charges))
      .status();
}

}  // namespace carereform::bench
