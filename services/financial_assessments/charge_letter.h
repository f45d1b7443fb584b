// The letter that explains a charge to the person whom it is about.

#ifndef CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_LETTER_H_
#define CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_LETTER_H_

#include <string>
#include <utility>
#include <vector>

#include "carereform/financial_assessments/v1/calculation.pb.h"
#include "services/financial_assessments/domain/circumstances.h"

namespace carereform::financial_assessments {

// Who writes, and what to quote. All of it may be printed.
struct LetterHead {
  std::string council_name;
  std::string contact;    // How to reach the team that answers questions.
  std::string reference;  // Of the case; may be empty.
};

// A step of the sum: lines, each with what it is worked out from and its
// amount, and what they add up to. Amounts are as printed.
struct LetterTable {
  struct Row {
    std::string text;
    std::string inputs;  // May be empty.
    std::string amount;
  };
  std::string caption;
  std::vector<Row> rows;
  std::string total_text;
  std::string total;
};

// A part of the letter, under its heading: paragraphs, then a table if it has
// rows, then a list.
struct LetterSection {
  std::string id;
  std::string heading;
  bool is_step = false;  // Stands below the section before it.
  std::vector<std::string> paragraphs;
  LetterTable table;
  std::vector<std::string> items;
};

struct Letter {
  LetterHead head;
  std::string title;
  std::string lead;  // What the person pays, in one sentence.
  std::vector<LetterSection> sections;
};

// Returns the letter on `calculation`, which ExplainedCharge made of
// `circumstances`. Of these it says who pays a top-up, and whether a deferred
// payment agreement is in force; all else is in the calculation or in the head,
// but how to ask for a review.
Letter LetterOn(const v1::Calculation& calculation,
                const Circumstances& circumstances, LetterHead head);

// Returns the letter as one page of HTML that loads nothing else: headings in
// order, tables whose headers say what they head, no meaning by colour alone,
// fit for A4.
std::string LetterHtml(const Letter& letter);

// Returns the letter as text of at most 72 columns.
std::string LetterText(const Letter& letter);

}  // namespace carereform::financial_assessments

#endif  // CR_SERVICES_FINANCIAL_ASSESSMENTS_CHARGE_LETTER_H_
