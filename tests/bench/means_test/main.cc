// bench_means_test POSTGRES PEOPLE
//
// Times the means test of so many made-up people: by the domain's function with
// every line kept and with totals only, over 52 weeks of a county's 15,000,
// and, unless POSTGRES is "", as the same reduced rule in SQL. Fails where the
// answers differ.
#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/charging_rules.h"
#include "services/financial_assessments/domain/charge.h"
#include "tests/bench/figures.h"
#include "tests/bench/means_test/generated_people.h"
#include "tests/bench/means_test/postgres_charges.h"

namespace carereform::bench {
namespace {

using financial_assessments::Charge;
using financial_assessments::ChargeFor;
using financial_assessments::ChargeLines;
using financial_assessments::Circumstances;
using financial_assessments::Rules;

constexpr size_t kCounty = 15'000;
constexpr int kWeeks = 52;

// A Monday from which 52 weeks are of one table.
absl::CivilDay FirstWeek() { return absl::CivilDay(2025, 4, 7); }

absl::StatusOr<BatchTotals> ChargeAll(absl::Span<const Circumstances> people,
                                      const Rules& rules,
                                      ChargeLines::Keep keep) {
  BatchTotals totals;
  ChargeLines lines(keep);
  for (const Circumstances& person : people) {
    lines.Clear();
    CR_ASSIGN_OR_RETURN(const Charge charge,
                        ChargeFor(person, rules, FirstWeek(), lines));
    totals.Add(charge.charge.value());
  }
  return totals;
}

// Every week of a year for each of a county's people.
absl::StatusOr<int64_t> ChargeYear(absl::Span<const Circumstances> people,
                                   const Rules& rules) {
  int64_t pence = 0;
  ChargeLines lines(ChargeLines::Keep::kTotalsOnly);
  for (const Circumstances& person : people) {
    for (int week = 0; week < kWeeks; ++week) {
      lines.Clear();
      CR_ASSIGN_OR_RETURN(
          const Charge charge,
          ChargeFor(person, rules, FirstWeek() + 7 * week, lines));
      pence += charge.charge.value();
    }
  }
  return pence;
}

// Times the second of two runs.
template <typename Run>
auto Time(const std::string& subject, const char* way, Run run) {
  auto result = run();
  const absl::Duration time = TimeOf([&] { result = run(); });
  PrintFigure(subject, way, "us", absl::ToInt64Microseconds(time));
  return result;
}

absl::Status MeasureCounty(absl::Span<const Circumstances> people,
                           const Rules& rules) {
  const auto county = people.subspan(0, kCounty);
  const std::string subject =
      absl::StrCat(kWeeks, " weeks of ", county.size(), " people");
  return Time(subject, "domain", [&] { return ChargeYear(county, rules); })
      .status();
}

absl::Status CompareWithSql(const std::string& where,
                            absl::Span<const Circumstances> people,
                            const Rules& rules, const std::string& subject,
                            const BatchTotals& ours) {
  CR_ASSIGN_OR_RETURN(Postgres postgres, Postgres::Connect(where));
  CR_RETURN_IF_ERROR(LoadPeople(postgres, people));
  CR_ASSIGN_OR_RETURN(const BatchTotals theirs,
                      Time(subject, "postgresql",
                           [&] { return ChargeInSql(postgres, rules); }));
  CR_RETURN_IF_ERROR(Time(absl::StrCat(subject, ", stored"), "postgresql",
                          [&] { return StoreChargesInSql(postgres, rules); }));
  return ours == theirs ? absl::OkStatus()
                        : absl::InternalError("PostgreSQL has another answer");
}

absl::Status Compare(const std::string& where, uint64_t count) {
  const std::vector<Circumstances> people = GeneratePeople(count);
  const auto book = financial_assessments::BuiltInRuleBook();
  CR_ASSIGN_OR_RETURN(const Rules rules, book->On(FirstWeek()));
  const std::string subject = absl::StrCat("charges of ", count, " people");
  CR_ASSIGN_OR_RETURN(const BatchTotals ours, Time(subject, "domain", [&] {
                        return ChargeAll(people, rules,
                                         ChargeLines::Keep::kTotalsOnly);
                      }));
  CR_ASSIGN_OR_RETURN(
      const BatchTotals explained,
      Time(absl::StrCat(subject, ", every line kept"), "domain", [&] {
        return ChargeAll(people, rules, ChargeLines::Keep::kLines);
      }));
  if (ours != explained || ours.charged == 0) {
    return absl::InternalError("keeping the lines changes the charges");
  }
  CR_RETURN_IF_ERROR(MeasureCounty(people, rules));
  return where.empty() ? absl::OkStatus()
                       : CompareWithSql(where, people, rules, subject, ours);
}

}  // namespace
}  // namespace carereform::bench

int main(int argc, char** argv) {
  uint64_t count = 0;
  if (argc != 3 || !absl::SimpleAtoi(argv[2], &count) || count == 0) {
    std::cerr << "bench_means_test POSTGRES PEOPLE\n";
    return 2;
  }
  return carereform::bench::ExitCodeOf(
      carereform::bench::Compare(argv[1], count));
}
