#include "services/financial_assessments/charge_letter.h"

#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"
#include "common/types/civil_date.h"
#include "services/financial_assessments/charge_words.h"
#include "services/financial_assessments/line_inputs.h"

namespace carereform::financial_assessments {
namespace {

using v1::Calculation;
using v1::CalculationLine;

std::string Pounds(int64_t pence) {
  return PrintAmount(Pence::FromPence(pence));
}

std::string FromDay(const Calculation& of) {
  return PrintDate(*rpc::StoredDay(of.day()));
}

std::string LeadOf(const Calculation& of) {
  if (of.charge_pence() == 0) {
    return absl::StrCat("From ", FromDay(of),
                        " you pay nothing for your care.");
  }
  return absl::StrCat("From ", FromDay(of), " you pay ",
                      Pounds(of.charge_pence()), " a week for your care.");
}

LetterSection WhatYouPay(const Calculation& of) {
  LetterSection section;
  section.id = "pay";
  section.heading = "What you pay";
  section.paragraphs.push_back(std::string(ChargeWords::BuiltIn().ThingOf(
      "outcome", Calculation::Outcome_Name(of.outcome()))));
  for (const CalculationLine& line : of.lines()) {
    if (line.rule() != "above_most_charge") continue;
    section.paragraphs.push_back(
        "There is a most that we ask of anybody, so you pay less than that.");
  }
  section.items = {absl::StrCat("You pay: ", Pounds(of.charge_pence()),
                                " a week, from ", FromDay(of)),
                   absl::StrCat("The council pays: ",
                                Pounds(of.council_pays_pence()), " a week")};
  if (of.top_up_pence() > 0) {
    section.items.push_back(
        absl::StrCat("To be paid as well for the care home that was chosen: ",
                     Pounds(of.top_up_pence()), " a week"));
  }
  if (of.one_off_fee_pence() > 0) {
    section.items.push_back(absl::StrCat("For arranging your care, once: ",
                                         Pounds(of.one_off_fee_pence())));
  }
  if (of.one_off_charge_pence() > 0) {
    section.items.push_back(
        absl::StrCat("For changes to your home that are not free, once, at "
                     "most: ",
                     Pounds(of.one_off_charge_pence())));
  }
  if (of.yearly_fee_pence() > 0) {
    section.items.push_back(absl::StrCat("For arranging your care, each year: ",
                                         Pounds(of.yearly_fee_pence())));
  }
  return section;
}

// Returns what a line was worked out from, unless the line says it already.
std::string MoreOn(const CalculationLine& line) {
  const int64_t pence = line.amount_pence();
  const std::string amount = Pounds(pence < 0 ? -pence : pence);
  if (line.inputs() == amount || line.inputs() == "all of it" ||
      line.inputs() == absl::StrCat(amount, " weekly")) {
    return "";
  }
  return line.inputs();
}

// A step of the sum, from the lines of one section of the calculation.
struct Step {
  CalculationLine::Section section;
  const char* id;
  const char* heading;
  const char* caption;
  const char* total_text;
  int64_t total_pence;
};

void AddStep(const Calculation& of, const Step& step, Letter& letter,
             int& number) {
  LetterSection section;
  section.id = step.id;
  section.is_step = true;
  section.table.caption = step.caption;
  for (const CalculationLine& line : of.lines()) {
    if (line.section() != step.section) continue;
    section.table.rows.push_back(
        {line.text(), MoreOn(line), Pounds(line.amount_pence())});
  }
  if (section.table.rows.empty()) return;
  section.heading = absl::StrCat("Step ", ++number, ": ", step.heading);
  section.table.total_text = step.total_text;
  section.table.total = Pounds(step.total_pence);
  letter.sections.push_back(std::move(section));
}

void AddSteps(const Calculation& of, Letter& letter) {
  LetterSection intro;
  intro.id = "sum";
  intro.heading = "How we worked it out";
  intro.paragraphs = {
      "Each step is a sum. Amounts with a minus sign are taken off."};
  letter.sections.push_back(std::move(intro));
  int number = 0;
  AddStep(of,
          {CalculationLine::CAPITAL, "step-capital",
           "your savings and other capital", "Your savings and other capital",
           "Savings and capital that count", of.capital_pence()},
          letter, number);
  AddStep(
      of,
      {CalculationLine::CONTRIBUTION, "step-contribution",
       "what you can afford each week", "What you can afford each week",
       "The most that you can be asked to pay a week", of.contribution_pence()},
      letter, number);
  AddStep(of,
          {CalculationLine::CHARGE, "step-charge", "what you pay each week",
           "What you pay each week", "What you pay a week", of.charge_pence()},
          letter, number);
}

// Whether a line leaves out something that the person has.
bool IsLeftOut(const CalculationLine& line) {
  static const auto& rules = *new std::set<std::string>{
      "capital_disregarded",         "property_disregarded",
      "twelve_week_disregard",       "occupier_left_disregard",
      "unexpected_change_disregard", "arrears_disregard",
      "care_at_home_disregard",      "income_disregarded",
      "income_partly_disregarded",   "pension_half_to_spouse",
      "income_from_capital",         "flat_savings_disregard",
      "night_care_disregard",        "discretionary_disregard"};
  return line.amount_pence() < 0 && rules.contains(line.rule());
}

LetterSection WhatWeDidNotCount(const Calculation& of) {
  LetterSection section;
  section.id = "not-counted";
  section.heading = "What we did not count";
  for (const CalculationLine& line : of.lines()) {
    if (IsLeftOut(line)) section.items.push_back(line.text());
  }
  if (section.items.empty()) {
    section.paragraphs.push_back(
        "There was nothing that the rules let us leave out.");
  }
  return section;
}

LetterSection WhatWouldChangeIt(const Calculation& of) {
  LetterSection section;
  section.id = "change";
  section.heading = "What would change the answer";
  section.items = {of.would_change().begin(), of.would_change().end()};
  section.paragraphs = {
      "Tell us at once if your income, savings, costs or home change. Money "
      "that you pay because of a disability can lower what you pay, so tell us "
      "about all of it."};
  return section;
}

LetterSection WhatWeCouldNotConfirm(const Calculation& of) {
  LetterSection section;
  section.id = "unconfirmed";
  section.heading = "Figures that we could not confirm";
  section.paragraphs = {
      "Some of what we used has not been checked against the published rules. "
      "If it turns out to be wrong, we will work out your charge again and "
      "tell you."};
  for (const v1::FigureUsed& figure : of.figures()) {
    if (figure.status() != v1::UNVERIFIED) continue;
    std::string kind = "figure";
    std::string value = figure.figure();
    std::string before;
    for (const char* type : {"income", "capital"}) {
      if (!absl::StartsWith(value, absl::StrCat(type, "_"))) continue;
      kind = type;
      value = value.substr(std::string(type).size() + 1);
      before = "how we count your ";
    }
    const absl::string_view words = ChargeWords::BuiltIn().ThingOf(kind, value);
    section.items.push_back(
        absl::StrCat(before, words.empty() ? figure.figure() : words));
  }
  if (section.items.empty()) {
    section.items.push_back("how this council charges for care");
  }
  return section;
}

LetterSection IfYouThinkThisIsWrong(const LetterHead& head) {
  LetterSection section;
  section.id = "review";
  section.heading = "If you think this is wrong";
  section.paragraphs = {
      absl::StrCat("Ask us to look again. You do not need a form, and it costs "
                   "nothing. ",
                   head.contact),
      "Tell us which line is wrong and why, and send what shows it if you can. "
      "Somebody else may do this for you. If you need help to understand this "
      "letter, or want it in another form or language, ask us."};
  section.items = {
      "If you do not agree with our answer, you can appeal to us. A different "
      "person will look at it.",
      "If you are still not happy, you can complain to us, and after that to "
      "the Local Government and Social Care Ombudsman, www.lgo.org.uk."};
  return section;
}

LetterSection AboutThisLetter(const Calculation& of, const LetterHead& head) {
  LetterSection section;
  section.id = "about";
  section.heading = "About this letter";
  if (!head.reference.empty()) {
    section.items.push_back(
        absl::StrCat("Quote this reference: ", head.reference));
  }
  section.items.push_back(absl::StrCat("National rates: ", of.rate_table()));
  section.items.push_back(
      absl::StrCat("Our charging policy: ", of.charging_policy()));
  // Enough of it to tell calculations apart when one is read out.
  section.items.push_back(
      absl::StrCat("Number of the calculation: ", of.digest().substr(0, 16)));
  return section;
}

}  // namespace

Letter LetterOn(const Calculation& calculation, LetterHead head) {
  Letter letter;
  letter.head = std::move(head);
  letter.title = "What you pay for your care";
  letter.lead = LeadOf(calculation);
  letter.sections.push_back(WhatYouPay(calculation));
  AddSteps(calculation, letter);
  letter.sections.push_back(WhatWeDidNotCount(calculation));
  letter.sections.push_back(WhatWouldChangeIt(calculation));
  if (calculation.uses_unverified_figures()) {
    letter.sections.push_back(WhatWeCouldNotConfirm(calculation));
  }
  letter.sections.push_back(IfYouThinkThisIsWrong(letter.head));
  letter.sections.push_back(AboutThisLetter(calculation, letter.head));
  return letter;
}

}  // namespace carereform::financial_assessments
