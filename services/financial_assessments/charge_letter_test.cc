#include "services/financial_assessments/charge_letter.h"

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/financial_assessments/domain/means_fixture.h"
#include "services/financial_assessments/explained_charge.h"
#include "services/financial_assessments/handlers/means_conversion.h"
#include "tests/support/html_reader.h"
#include "tests/support/means.h"

namespace carereform::financial_assessments {
namespace {

using means_fixture::Book;
using means_fixture::kMonday;
using means_fixture::Pounds;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using tests::HtmlElement;
using tests::ReadHtml;
using v1::Calculation;

// A pensioner at home, with something of most kinds.
Circumstances Person() {
  Circumstances person = CircumstancesOf(tests::PensionerAtHome());
  Income allowance =
      means_fixture::Weekly(IncomeType::kAttendanceAllowance, Pounds(108));
  allowance.includes_night_care = true;
  person.incomes.push_back(allowance);
  person.incomes.push_back(
      means_fixture::Weekly(IncomeType::kEarnings, Pounds(20)));
  person.capital.push_back(
      means_fixture::Asset(CapitalType::kFuneralPlan, Pounds(3'000)));
  person.housing.push_back(
      {HousingCost::kCouncilTax, Pounds(95), Frequency::kMonthly});
  person.expenses.push_back({true, Pounds(10), Frequency::kMonthly});
  return person;
}

Calculation CalculationOf(const Circumstances& person) {
  Book book;
  book.policy.night_care_disregard = Pounds(35);
  return ExplainedCharge(person, book.rules(), kMonday).value();
}

Letter LetterTo(const Circumstances& person) {
  return LetterOn(
      CalculationOf(person), person,
      {.council_name = "Anyshire County Council",
       .contact = "Ring 01632 960000, Monday to Friday, 9am to 5pm.",
       .reference = "case-17"});
}

// Compares `made` with the letter that is kept, or keeps it if the variable
// CR_WRITE_GOLDEN is set.
void ExpectGolden(const std::string& file, const std::string& made) {
  const std::string path = absl::StrCat(CR_GOLDEN_DOCUMENTS, "/", file);
  if (std::getenv("CR_WRITE_GOLDEN") != nullptr) {
    std::ofstream(path) << made;
  }
  std::ifstream kept(path);
  std::stringstream content;
  content << kept.rdbuf();
  EXPECT_EQ(made, content.str()) << path;
}

TEST(ChargeLetterTest, IsTheLetterThatIsKept) {
  ExpectGolden("charge_letter.html", LetterHtml(LetterTo(Person())));
  ExpectGolden("charge_letter.txt", LetterText(LetterTo(Person())));
}

TEST(ChargeLetterTest, BothFormsHaveEveryLineAndEveryTotal) {
  const Calculation calculation = CalculationOf(Person());
  const std::string html = LetterHtml(LetterTo(Person()));
  std::string text = LetterText(LetterTo(Person()));
  // As one line, whatever was wrapped.
  const std::vector<std::string> words =
      absl::StrSplit(text, absl::ByAnyChar(" \n"), absl::SkipEmpty());
  std::string flat;
  for (const std::string& word : words) absl::StrAppend(&flat, word, " ");
  for (const v1::CalculationLine& line : calculation.lines()) {
    EXPECT_THAT(html, HasSubstr(line.text()));
    EXPECT_THAT(flat, HasSubstr(line.text()));
  }
  for (const std::string& sentence : calculation.would_change()) {
    EXPECT_THAT(html, HasSubstr(sentence));
    EXPECT_THAT(flat, HasSubstr(sentence));
  }
}

TEST(ChargeLetterTest, TextIsAtMost72ColumnsWide) {
  for (const absl::string_view line :
       absl::StrSplit(LetterText(LetterTo(Person())), '\n')) {
    size_t width = 0;
    for (const char c : line) width += (c & 0xC0) != 0x80;
    EXPECT_LE(width, 72) << line;
  }
}

TEST(ChargeLetterTest, TheTablesOfThePageAddUp) {
  const Letter letter = LetterTo(Person());
  int tables = 0;
  for (const LetterSection& section : letter.sections) {
    if (section.table.rows.empty()) continue;
    ++tables;
    Pence sum;
    for (const LetterTable::Row& row : section.table.rows) {
      sum = sum + ParsePounds(row.amount).value();
    }
    EXPECT_EQ(sum, ParsePounds(section.table.total).value()) << section.id;
  }
  EXPECT_EQ(tables, 3);
}

TEST(ChargeLetterTest, ThePageIsWellFormedAndHeadsWhatItShows) {
  const auto elements = ReadHtml(LetterHtml(LetterTo(Person())));
  ASSERT_TRUE(elements.has_value());
  std::set<std::string> ids;
  int level = 0;
  int main_headings = 0;
  for (const HtmlElement& element : *elements) {
    const auto attribute = [&](const char* name) {
      const auto found = element.attributes.find(name);
      return found == element.attributes.end() ? "" : found->second;
    };
    if (element.tag == "html") {
      EXPECT_EQ(attribute("lang"), "en-GB");
    }
    if (element.tag == "th") {
      EXPECT_NE(attribute("scope"), "");
    }
    if (const std::string id = attribute("id"); !id.empty()) {
      EXPECT_TRUE(ids.insert(id).second) << id;
    }
    if (element.tag.size() == 2 && element.tag[0] == 'h' &&
        element.tag[1] >= '1' && element.tag[1] <= '6') {
      const int deep = element.tag[1] - '0';
      EXPECT_LE(deep, level + 1) << element.text << ": a level is left out";
      level = deep;
      main_headings += deep == 1;
      EXPECT_NE(element.text, "");
    }
    EXPECT_NE(element.tag, "script");
    EXPECT_NE(element.tag, "img");
    EXPECT_NE(element.tag, "link");
  }
  EXPECT_EQ(main_headings, 1);
  for (const HtmlElement& element : *elements) {
    const auto labelled = element.attributes.find("aria-labelledby");
    if (labelled == element.attributes.end()) continue;
    EXPECT_TRUE(ids.contains(labelled->second)) << labelled->second;
  }
}

TEST(ChargeLetterTest, EscapesWhatTheCouncilWrites) {
  const Letter letter = LetterOn(CalculationOf(Person()), Person(),
                                 {.council_name = "<script>&\"",
                                  .contact = "<b>ring</b>",
                                  .reference = ""});
  const std::string html = LetterHtml(letter);
  EXPECT_TRUE(ReadHtml(html).has_value());
  EXPECT_THAT(html, Not(HasSubstr("<script")));
  EXPECT_THAT(html, HasSubstr("&lt;b&gt;ring&lt;/b&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("reference:")));
}

TEST(ChargeLetterTest, NamesNoResource) {
  EXPECT_THAT(LetterHtml(LetterTo(Person())), Not(HasSubstr("councils/")));
  EXPECT_THAT(LetterText(LetterTo(Person())), Not(HasSubstr("councils/")));
}

std::set<std::string> SectionsOf(const Letter& letter) {
  std::set<std::string> ids;
  for (const LetterSection& section : letter.sections) ids.insert(section.id);
  return ids;
}

TEST(ChargeLetterTest, SaysWhichFiguresCouldNotBeConfirmed) {
  Calculation calculation = CalculationOf(Person());
  for (v1::FigureUsed& figure : *calculation.mutable_figures()) {
    figure.set_status(v1::STATUTE);
  }
  calculation.set_uses_unverified_figures(false);
  EXPECT_FALSE(
      SectionsOf(LetterOn(calculation, Person(), {})).contains("unconfirmed"));
  calculation.set_uses_unverified_figures(true);
  calculation.mutable_figures(0)->set_status(v1::UNVERIFIED);
  for (v1::FigureUsed& figure : *calculation.mutable_figures()) {
    if (figure.figure() == "income_attendance_allowance") {
      figure.set_status(v1::UNVERIFIED);
    }
  }
  const Letter letter = LetterOn(calculation, Person(), {});
  for (const LetterSection& section : letter.sections) {
    if (section.id != "unconfirmed") continue;
    EXPECT_EQ(section.heading, "Figures that we could not confirm");
    EXPECT_THAT(
        section.paragraphs,
        ElementsAre(
            "We use £14,250.00 for savings and capital below which nothing "
            "counts. We treat your Attendance Allowance as we understand the "
            "rules. We could not yet check this against what is published. "
            "Please tell us if you know it to be different. If it is wrong, we "
            "will work out your charge again and tell you."));
    EXPECT_THAT(section.items, IsEmpty());
  }
  EXPECT_TRUE(SectionsOf(letter).contains("unconfirmed"));
}

const LetterSection& SectionOf(const Letter& letter, const std::string& id) {
  for (const LetterSection& section : letter.sections) {
    if (section.id == id) return section;
  }
  static const auto& none = *new LetterSection;
  ADD_FAILURE() << "no section " << id;
  return none;
}

TEST(ChargeLetterTest, SaysWhoPaysATopUp) {
  Circumstances person = Person();
  Calculation calculation = CalculationOf(person);
  calculation.set_charge_pence(6'906);
  calculation.set_top_up_pence(5'000);
  person.top_up =
      TopUp{.payer = TopUpPayer::kFirstParty, .weekly_amount = Pounds(50)};
  Letter letter = LetterOn(calculation, person, {});
  EXPECT_EQ(letter.lead,
            "From 1 September 2025 you pay £69.06 a week for your care, and "
            "£50.00 a week for the home that was chosen: £119.06 a week in "
            "all.");
  EXPECT_THAT(SectionOf(letter, "pay").items,
              Contains("You pay in all: £119.06 a week"));
  person.top_up->payer = TopUpPayer::kThirdParty;
  letter = LetterOn(calculation, person, {});
  EXPECT_EQ(letter.lead,
            "From 1 September 2025 you pay £69.06 a week for your care. "
            "Somebody else pays £50.00 a week for the home that was chosen.");
  EXPECT_THAT(
      SectionOf(letter, "pay").items,
      Contains("Somebody else pays, not you, for the care home that was "
               "chosen: £50.00 a week"));
}

TEST(ChargeLetterTest, SaysThatADeferredPaymentIsInForce) {
  Circumstances person = Person();
  EXPECT_THAT(LetterText(LetterTo(person)), Not(HasSubstr("deferred")));
  person.has_deferred_payment = true;
  EXPECT_THAT(LetterText(LetterTo(person)),
              HasSubstr("You have a deferred payment agreement."));
}

// Free care for some weeks, and a change to a home that costs too much to be
// free: nothing is paid a week.
TEST(ChargeLetterTest, SaysOfFreeCareThatItWasLeftOut) {
  Circumstances person = Person();
  person.care = {means_fixture::CareOf(CareType::kReablement, Pounds(500)),
                 means_fixture::CareOf(CareType::kMinorAdaptation, Pence())};
  person.care[0].started = kMonday;
  person.care[1].one_off_cost = Pounds(1'500);
  const Letter letter = LetterTo(person);
  EXPECT_EQ(letter.lead,
            "From 1 September 2025 you pay nothing for your care.");
  EXPECT_THAT(SectionOf(letter, "pay").paragraphs,
              ElementsAre("None of your care has a weekly cost that you can be "
                          "charged for."));
  EXPECT_THAT(SectionOf(letter, "not-counted").items,
              Contains("Your help to get back on your feet (reablement) is "
                       "free, so we take off £500.00 a week."));
  EXPECT_THAT(LetterText(letter), Not(HasSubstr("costs £0.00")));
}

TEST(ChargeLetterTest, SaysNothingOfWhatNobodyLookedAt) {
  const auto said = [](LightTouch light_touch, Pence savings) {
    Circumstances person = CircumstancesOf(tests::PensionerAtHome());
    person.light_touch = light_touch;
    person.capital[0].value = savings;
    return SectionOf(LetterTo(person), "not-counted").paragraphs;
  };
  for (const LightTouch light_touch :
       {LightTouch::kDeclinesAssessment, LightTouch::kNominalCharge,
        LightTouch::kSignificantMeans, LightTouch::kBenefitsShowNoCharge}) {
    EXPECT_THAT(said(light_touch, Pounds(1)),
                ElementsAre(HasSubstr("We worked out no sum")));
  }
  EXPECT_THAT(said(LightTouch::kNone, Pounds(50'000)),
              ElementsAre(HasSubstr("did not need to look at your income")));
  EXPECT_THAT(
      said(LightTouch::kNone, Pounds(1)),
      ElementsAre("There was nothing that the rules let us leave out."));
}

TEST(ChargeLetterTest, TellsThoseWhoPayNothing) {
  Circumstances person = Person();
  person.section_117 = true;
  const Letter letter = LetterTo(person);
  EXPECT_EQ(letter.lead,
            "From 1 September 2025 you pay nothing for your care.");
  EXPECT_FALSE(SectionsOf(letter).contains("step-capital"));
  EXPECT_THAT(LetterText(letter), HasSubstr("Step 1: what you pay each week"));
}

TEST(ChargeLetterTest, TellsWhatIsPaidBesideTheCharge) {
  Calculation calculation = CalculationOf(Person());
  calculation.set_top_up_pence(5'000);
  calculation.set_one_off_fee_pence(9'000);
  calculation.set_yearly_fee_pence(12'000);
  const std::string text = LetterText(LetterOn(calculation, Person(), {}));
  EXPECT_THAT(text, HasSubstr("£50.00 a week"));
  EXPECT_THAT(text, HasSubstr("For arranging your care, once: £90.00"));
  EXPECT_THAT(text, HasSubstr("For arranging your care, each year: £120.00"));
  EXPECT_THAT(text, HasSubstr("You asked us to arrange your care"));
  EXPECT_THAT(text, HasSubstr("18(3)"));
}

}  // namespace
}  // namespace carereform::financial_assessments
