#include "tools/carereform/referral_text.h"

#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/reporting/documents/date_text.h"
#include "tools/carereform/enum_words.h"
#include "tools/carereform/json_output.h"
#include "tools/carereform/table.h"

namespace carereform::command_line {
namespace {

using assessments::v1::Referral;
using reporting::documents::IsoDateOf;

// The words of an enum's value; empty where it is not recorded.
std::string WordsOf(int value, const std::string& name) {
  return value == 0 ? "" : EnumWords(name);
}

std::string RiskText(const Referral& referral) {
  if (!referral.has_risk()) return "";
  const Referral::Risk& risk = referral.risk();
  return absl::StrCat(
      EnumWords(assessments::v1::RiskRating_Name(risk.rating())), ", ",
      IsoDateOf(risk.rated_date()), risk.rated_by().empty() ? "" : ", by ",
      risk.rated_by());
}

std::string HoldText(const Referral& referral) {
  if (!referral.has_hold()) return "";
  return absl::StrCat(
      EnumWords(Referral::HoldReason_Name(referral.hold().reason())),
      ", since ", IsoDateOf(referral.hold().held_date()));
}

std::string DecisionText(const Referral& referral) {
  if (!referral.has_decision()) return "";
  const Referral::Decision& decision = referral.decision();
  std::vector<std::string> words = {
      EnumWords(Referral::Decision::Eligibility_Name(decision.eligibility()))};
  for (const int outcome : decision.outcomes()) {
    words.push_back(EnumWords(Referral::Decision::Outcome_Name(
        static_cast<Referral::Decision::Outcome>(outcome))));
  }
  if (decision.advice_given()) words.emplace_back("advice given");
  return absl::StrJoin(words, ", ");
}

}  // namespace

void PrintReferral(const Referral& referral, Console& console) {
  if (console.format == OutputFormat::kJson) {
    PrintJson(referral, console.out);
    return;
  }
  PrintFacts(
      {{"name", referral.name()},
       {"external id", referral.external_id()},
       {"type", EnumWords(Referral::Type_Name(referral.type()))},
       {"team", referral.team()},
       {"locality", referral.locality()},
       {"district", referral.district()},
       {"state", EnumWords(Referral::State_Name(referral.state()))},
       {"merged into", referral.merged_into()},
       {"contacted", IsoDateOf(referral.contacted_date())},
       {"received", IsoDateOf(referral.received_date())},
       {"triaged", IsoDateOf(referral.triaged_date())},
       {"allocated", IsoDateOf(referral.allocated_date())},
       {"worker", referral.worker()},
       {"duty team", referral.duty_team()},
       {"started", IsoDateOf(referral.started_date())},
       {"start by", IsoDateOf(referral.start_by_date())},
       {"completed", IsoDateOf(referral.completed_date())},
       {"decided", IsoDateOf(referral.decided_date())},
       {"decision", DecisionText(referral)},
       {"service started", IsoDateOf(referral.service_started_date())},
       {"closed", IsoDateOf(referral.closed_date())},
       {"closed because",
        WordsOf(referral.closure_reason(),
                Referral::ClosureReason_Name(referral.closure_reason()))},
       {"risk", RiskText(referral)},
       {"on hold", HoldText(referral)},
       {"left out of adjusted figures",
        WordsOf(referral.exclusion(),
                Referral::Exclusion_Name(referral.exclusion()))},
       {"last change", EnumWords(referral.last_change_reason())},
       {"etag", referral.etag()}},
      console.out);
}

}  // namespace carereform::command_line
