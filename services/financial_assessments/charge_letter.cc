#include "services/financial_assessments/charge_letter.h"

#include <algorithm>
#include <optional>
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

// Returns who pays the top-up; nobody where there is none.
std::optional<TopUpPayer> PayerOf(const Calculation& of,
                                  const Circumstances& circumstances) {
  if (of.top_up_pence() == 0 || !circumstances.top_up.has_value()) {
    return std::nullopt;
  }
  return circumstances.top_up->payer;
}

std::string LeadOf(const Calculation& of, std::optional<TopUpPayer> payer) {
  std::string lead =
      absl::StrCat("From ", FromDay(of), " you pay ",
                   of.charge_pence() == 0
                       ? "nothing"
                       : absl::StrCat(Pounds(of.charge_pence()), " a week"),
                   " for your care");
  if (payer == TopUpPayer::kFirstParty) {
    absl::StrAppend(&lead, ", and ", Pounds(of.top_up_pence()),
                    " a week for the home that was chosen: ",
                    Pounds(of.charge_pence() + of.top_up_pence()),
                    " a week in all");
  }
  lead += ".";
  if (payer == TopUpPayer::kThirdParty) {
    absl::StrAppend(&lead, " Somebody else pays ", Pounds(of.top_up_pence()),
                    " a week for the home that was chosen.");
  }
  return lead;
}

// Returns the sentence on how the charge came about.
std::string WhyOf(const Calculation& of) {
  std::string outcome = Calculation::Outcome_Name(of.outcome());
  switch (of.outcome()) {
    case Calculation::COST_OF_CARE:
    case Calculation::ABOVE_UPPER_LIMIT:
    case Calculation::DECLINED:
    case Calculation::LIGHT_TOUCH_FULL:
    case Calculation::LIGHT_TOUCH_NOMINAL:
      // Paying the cost says nothing where there is none.
      if (of.chargeable_cost_pence() == 0) outcome = "nothing_to_charge";
      break;
    default:
      break;
  }
  return std::string(ChargeWords::BuiltIn().ThingOf("outcome", outcome));
}

void AddTopUp(const Calculation& of, std::optional<TopUpPayer> payer,
              LetterSection& section) {
  if (of.top_up_pence() == 0) return;
  const std::string amount = Pounds(of.top_up_pence());
  if (payer == TopUpPayer::kFirstParty) {
    section.items.push_back(absl::StrCat(
        "You pay as well for the care home that was chosen: ", amount,
        " a week"));
    section.items.push_back(absl::StrCat(
        "You pay in all: ", Pounds(of.charge_pence() + of.top_up_pence()),
        " a week"));
  } else if (payer == TopUpPayer::kThirdParty) {
    section.items.push_back(
        absl::StrCat("Somebody else pays, not you, for the care home that was "
                     "chosen: ",
                     amount, " a week"));
  } else {
    section.items.push_back(absl::StrCat(
        "To be paid as well for the care home that was chosen: ", amount,
        " a week"));
  }
}

// The fees for arranging care, and why they are asked.
void AddFees(const Calculation& of, LetterSection& section) {
  if (of.one_off_fee_pence() == 0 && of.yearly_fee_pence() == 0) return;
  section.paragraphs.push_back(
      "You asked us to arrange your care although you can pay for all of it. "
      "The law lets us ask for what arranging it costs us (Care Act 2014, "
      "sections 14(1)(b) and 18(3)). Our charging policy sets the amount. You "
      "pay it beside what you pay a week.");
  if (of.one_off_fee_pence() > 0) {
    section.items.push_back(absl::StrCat("For arranging your care, once: ",
                                         Pounds(of.one_off_fee_pence())));
  }
  if (of.yearly_fee_pence() > 0) {
    section.items.push_back(absl::StrCat("For arranging your care, each year: ",
                                         Pounds(of.yearly_fee_pence())));
  }
}

LetterSection WhatYouPay(const Calculation& of,
                         const Circumstances& circumstances) {
  LetterSection section;
  section.id = "pay";
  section.heading = "What you pay";
  section.paragraphs.push_back(WhyOf(of));
  for (const CalculationLine& line : of.lines()) {
    if (line.rule() != "above_most_charge") continue;
    section.paragraphs.push_back(
        "There is a most that we ask of anybody, so you pay less than that.");
  }
  section.items = {absl::StrCat("You pay: ", Pounds(of.charge_pence()),
                                " a week, from ", FromDay(of)),
                   absl::StrCat("The council pays: ",
                                Pounds(of.council_pays_pence()), " a week")};
  AddTopUp(of, PayerOf(of, circumstances), section);
  if (of.one_off_charge_pence() > 0) {
    section.items.push_back(
        absl::StrCat("For changes to your home that are not free, once, at "
                     "most: ",
                     Pounds(of.one_off_charge_pence())));
  }
  AddFees(of, section);
  if (circumstances.has_deferred_payment) {
    section.paragraphs.push_back(
        "You have a deferred payment agreement. What is deferred under it is "
        "part of what you pay, but it is paid later, from the value of your "
        "home. The statements of the agreement say how much that is.");
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
  static const auto& rules =
      *new std::set<std::string>{"capital_disregarded",
                                 "property_disregarded",
                                 "twelve_week_disregard",
                                 "occupier_left_disregard",
                                 "unexpected_change_disregard",
                                 "arrears_disregard",
                                 "care_at_home_disregard",
                                 "income_disregarded",
                                 "income_partly_disregarded",
                                 "pension_half_to_spouse",
                                 "income_from_capital",
                                 "flat_savings_disregard",
                                 "night_care_disregard",
                                 "discretionary_disregard",
                                 "free_person"};
  if (line.rule() == "free_service") return true;
  return line.amount_pence() < 0 && rules.contains(line.rule());
}

bool HasLinesOf(const Calculation& of, CalculationLine::Section section) {
  return std::any_of(
      of.lines().begin(), of.lines().end(),
      [&](const CalculationLine& line) { return line.section() == section; });
}

// What is said where nothing was left out: nothing of what nobody looked at.
std::string NothingLeftOut(const Calculation& of) {
  if (of.outcome() == Calculation::ABOVE_UPPER_LIMIT) {
    return "There was nothing in your savings and other capital that the rules "
           "let us leave out. We did not need to look at your income and "
           "costs.";
  }
  if (!HasLinesOf(of, CalculationLine::CAPITAL) &&
      !HasLinesOf(of, CalculationLine::CONTRIBUTION)) {
    return "We worked out no sum from your income, savings and costs, so there "
           "was nothing to leave out of it.";
  }
  return "There was nothing that the rules let us leave out.";
}

LetterSection WhatWeDidNotCount(const Calculation& of) {
  LetterSection section;
  section.id = "not-counted";
  section.heading = "What we did not count";
  for (const CalculationLine& line : of.lines()) {
    if (IsLeftOut(line)) section.items.push_back(line.text());
  }
  if (section.items.empty()) {
    section.paragraphs.push_back(NothingLeftOut(of));
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

// Returns what kind of thing a figure's name is of, and its name among those.
std::pair<std::string, std::string> KindOf(const std::string& figure) {
  for (const std::string kind : {"income", "capital"}) {
    if (absl::StartsWith(figure, absl::StrCat(kind, "_"))) {
      return {kind, figure.substr(kind.size() + 1)};
    }
  }
  return {"figure", figure};
}

// Returns a figure's amount in its unit: pounds, weeks or percent.
std::string AmountOf(const v1::FigureUsed& figure) {
  if (absl::EndsWith(figure.figure(), "_weeks")) {
    return absl::StrCat(figure.amount());
  }
  if (absl::StrContains(figure.figure(), "percent")) {
    return absl::StrCat(figure.amount(), "%");
  }
  return Pounds(figure.amount());
}

// Such as "a", "a and b" and "a, b and c".
std::string Listed(const std::vector<std::string>& things) {
  std::string list;
  for (size_t i = 0; i < things.size(); ++i) {
    const char* before = i == 0 ? "" : i + 1 < things.size() ? ", " : " and ";
    absl::StrAppend(&list, before, things[i]);
  }
  return list;
}

// One paragraph on all that could not be checked: what we go by, so that
// somebody who knows better can say so.
LetterSection WhatWeCouldNotConfirm(const Calculation& of) {
  std::vector<std::string> figures;
  std::vector<std::string> things;
  for (const v1::FigureUsed& figure : of.figures()) {
    if (figure.status() != v1::UNVERIFIED) continue;
    const auto [kind, value] = KindOf(figure.figure());
    const absl::string_view found = ChargeWords::BuiltIn().ThingOf(kind, value);
    const std::string words(found.empty() ? figure.figure() : found);
    if (kind == "figure") {
      figures.push_back(absl::StrCat(AmountOf(figure), " for ", words));
    } else {
      things.push_back(words);
    }
  }
  std::string paragraph;
  if (!figures.empty()) {
    absl::StrAppend(&paragraph, "We use ", Listed(figures), ". ");
  }
  if (!things.empty()) {
    absl::StrAppend(&paragraph, "We treat your ", Listed(things),
                    " as we understand the rules. ");
  }
  if (paragraph.empty()) paragraph = "We use our own charging policy. ";
  absl::StrAppend(&paragraph,
                  "We could not yet check this against what is published. "
                  "Please tell us if you know it to be different. If it is "
                  "wrong, we will work out your charge again and tell you.");
  LetterSection section;
  section.id = "unconfirmed";
  section.heading = "Figures that we could not confirm";
  section.paragraphs = {std::move(paragraph)};
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

Letter LetterOn(const Calculation& calculation,
                const Circumstances& circumstances, LetterHead head) {
  Letter letter;
  letter.head = std::move(head);
  letter.title = "What you pay for your care";
  letter.lead = LeadOf(calculation, PayerOf(calculation, circumstances));
  letter.sections.push_back(WhatYouPay(calculation, circumstances));
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
