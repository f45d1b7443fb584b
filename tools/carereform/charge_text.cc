#include "tools/carereform/charge_text.h"

#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/status/error.h"
#include "common/types/pence.h"
#include "common/types/safe_text.h"
#include "grpcpp/support/status.h"
#include "services/reporting/documents/date_text.h"
#include "tools/carereform/enum_words.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using financial_assessments::v1::BatchCalculateChargesResponse;
using financial_assessments::v1::Calculation;
using financial_assessments::v1::CalculationLine;
using financial_assessments::v1::CompareChargesResponse;
using financial_assessments::v1::FigureUsed;

constexpr size_t kTextWidth = 60;
constexpr size_t kInputsWidth = 36;

std::string Pounds(int64_t pence) {
  std::string pounds = FormatPounds(Pence::FromPence(pence));
  return absl::StrContains(pounds, '.') ? pounds : absl::StrCat(pounds, ".00");
}

std::string OutcomeWords(Calculation::Outcome outcome) {
  return EnumWords(Calculation::Outcome_Name(outcome));
}

void PrintSection(const Calculation& of, CalculationLine::Section section,
                  const char* title, int64_t total, std::ostream& out) {
  Table table({{title, Alignment::kLeft, kTextWidth},
               {"FROM", Alignment::kLeft, kInputsWidth},
               {"AMOUNT", Alignment::kRight}});
  for (const CalculationLine& line : of.lines()) {
    if (line.section() != section) continue;
    table.AddRow({line.text(), line.inputs(), Pounds(line.amount_pence())});
  }
  if (table.empty()) return;
  table.AddRow({"Total", "", Pounds(total)});
  out << '\n';
  table.Print(out);
}

void PrintUnverified(const Calculation& of, std::ostream& out) {
  if (!of.uses_unverified_figures()) return;
  std::vector<std::string> figures;
  for (const FigureUsed& figure : of.figures()) {
    if (figure.status() == financial_assessments::v1::UNVERIFIED) {
      figures.push_back(SafeText(figure.figure()));
    }
  }
  out << "\nRests on what nobody was seen to print: "
      << (figures.empty() ? "the charging policy"
                          : absl::StrJoin(figures, ", "))
      << ".\n";
}

// Returns why an entry was refused: each field and its rule.
std::string ReasonsOf(const BatchCalculateChargesResponse::Result& result) {
  const absl::Status error = FromGrpcStatus(grpc::Status(
      static_cast<grpc::StatusCode>(result.error().code()),
      result.error().message(), result.error().SerializeAsString()));
  std::vector<std::string> reasons;
  for (const FieldViolation& violation : ViolationsOf(error)) {
    reasons.push_back(
        absl::StrCat(violation.field, " ", violation.description));
  }
  return reasons.empty() ? std::string(error.message())
                         : absl::StrJoin(reasons, "; ");
}

}  // namespace

void PrintCalculation(const Calculation& of, std::ostream& out) {
  out << Pounds(of.charge_pence()) << " a week from "
      << reporting::documents::IsoDateOf(of.day()) << ": "
      << OutcomeWords(of.outcome()) << ". The council pays "
      << Pounds(of.council_pays_pence()) << ". Rates "
      << SafeText(of.rate_table()) << ", policy "
      << SafeText(of.charging_policy()) << ".\n";
  PrintSection(of, CalculationLine::CAPITAL, "CAPITAL", of.capital_pence(),
               out);
  PrintSection(of, CalculationLine::CONTRIBUTION, "WHAT CAN BE ASKED A WEEK",
               of.contribution_pence(), out);
  PrintSection(of, CalculationLine::CHARGE, "WHAT IS PAID A WEEK",
               of.charge_pence(), out);
  if (of.would_change_size() > 0) out << '\n';
  for (const std::string& sentence : of.would_change()) {
    out << SafeText(sentence) << '\n';
  }
  PrintUnverified(of, out);
  if (!of.digest().empty()) out << "\ndigest " << SafeText(of.digest()) << '\n';
}

void PrintBatch(const BatchCalculateChargesResponse& batch, std::ostream& out) {
  Table table({{"KEY"},
               {"OUTCOME", Alignment::kLeft, kTextWidth},
               {"CHARGE", Alignment::kRight},
               {"COUNCIL PAYS", Alignment::kRight}});
  for (const auto& result : batch.results()) {
    if (result.has_error()) {
      table.AddRow(
          {result.key(), absl::StrCat("refused: ", ReasonsOf(result)), "", ""});
      continue;
    }
    const Calculation& of = result.calculation();
    table.AddRow({result.key(), OutcomeWords(of.outcome()),
                  Pounds(of.charge_pence()), Pounds(of.council_pays_pence())});
  }
  table.Print(out);
  const auto& totals = batch.totals();
  out << '\n'
      << totals.people() << " people: " << totals.charged() << " pay "
      << Pounds(totals.charge_pence()) << " a week together, "
      << totals.paying_nothing() << " pay nothing; the council pays "
      << Pounds(totals.council_pays_pence()) << "; " << totals.refused()
      << " refused; " << totals.using_unverified_figures()
      << " rest on unverified figures\n";
  for (const auto& outcome : totals.outcomes()) {
    out << "  " << OutcomeWords(outcome.outcome()) << ": " << outcome.people()
        << ", " << Pounds(outcome.charge_pence()) << '\n';
  }
}

void PrintComparison(const CompareChargesResponse& compared,
                     std::ostream& out) {
  const auto print = [&](const char* when, const Calculation& of) {
    out << when << Pounds(of.charge_pence()) << " a week, "
        << OutcomeWords(of.outcome()) << ", from "
        << reporting::documents::IsoDateOf(of.day()) << " by the rates of "
        << SafeText(of.rate_table()) << " and the policy "
        << SafeText(of.charging_policy()) << '\n';
  };
  print("before: ", compared.before());
  print("after:  ", compared.after());
  out << "difference: " << Pounds(compared.difference_pence()) << " a week\n";
  Table table({{"LINE"},
               {"OF"},
               {"BEFORE", Alignment::kRight},
               {"AFTER", Alignment::kRight}});
  for (const auto& line : compared.lines()) {
    table.AddRow({EnumWords(line.rule()), line.field(),
                  Pounds(line.before_pence()), Pounds(line.after_pence())});
  }
  if (table.empty()) return;
  out << '\n';
  table.Print(out);
}

}  // namespace carereform::command_line
