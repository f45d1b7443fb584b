#include "absl/strings/str_cat.h"
#include "services/reporting/documents/amount_text.h"
#include "services/reporting/documents/html_sections.h"

namespace carereform::reporting::documents {
namespace {

using v1::Money;

std::string Amount(bool stated, const common::v1::AmountRange& range) {
  return stated ? RangeInWords(range) : "Not stated";
}

Markup OrNotStated(absl::string_view text) {
  return Text(text.empty() ? "Not stated" : text);
}

Markup Fund(const Money::FundLine& fund) {
  const Markup origins = BulletList(fund.origins());
  return Element("h3", fund.display_name()) +
         SummaryList({
             {"Amount", Element("strong", {{"class", "value"}},
                                Amount(fund.has_amount(), fund.amount()))},
             {"One-off or recurrent", OrNotStated(fund.recurrence())},
             {"How firm", OrNotStated(fund.firmness())},
             {"Comes from", origins.empty() ? Text("Not stated") : origins},
             {"Allocated",
              Text(Amount(fund.has_allocated(), fund.allocated()))},
             {"What is not known", Text(fund.note())},
             {"Published in", OrNotStated(fund.source())},
         });
}

}  // namespace

Markup MoneySection(const v1::ReturnModel& model) {
  Markup content;
  for (const Money::FundLine& fund : model.money().funds()) {
    content += Fund(fund);
  }
  if (content.empty()) content = Paragraph("No fund is held.");
  return Section("money", "Money", model.cover(), content);
}

}  // namespace carereform::reporting::documents
