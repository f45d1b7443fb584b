#include "services/assessments/handlers/referral_fields.h"

#include <optional>
#include <set>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/people/opaque_id.h"
#include "common/people/person_reference.h"
#include "common/rpc/convert.h"
#include "common/types/date_order.h"
#include "services/assessments/domain/ages.h"
#include "services/assessments/handlers/referral_conversion.h"
#include "services/assessments/keys.h"
#include "services/assessments/types_file.h"

namespace carereform::assessments {
namespace {

using rpc::Presence;
using v1::Referral;
using Decision = v1::Referral::Decision;

constexpr char kContactPattern[] = "councils/{council}/contacts/{contact}";

void CheckDatesShape(const Referral& referral, rpc::Validation& validation) {
  for (const StageField& field : StageFields()) {
    validation.Date(absl::StrCat("referral.", DateFieldOf(field.stage)),
                    (referral.*field.has)(), (referral.*field.get)(),
                    field.stage == Stage::kReferral ? Presence::kRequired
                                                    : Presence::kOptional);
  }
  const auto date = [&](absl::string_view field, bool present,
                        const google::type::Date& value) {
    validation.Date(absl::StrCat("referral.", field), present, value,
                    Presence::kOptional);
  };
  date("closed_date", referral.has_closed_date(), referral.closed_date());
  date("start_by_date", referral.has_start_by_date(), referral.start_by_date());
  date("referrer_informed_date", referral.has_referrer_informed_date(),
       referral.referrer_informed_date());
}

void CheckEnums(const Referral& referral, rpc::Validation& validation) {
  validation.EnumValue("referral.type", referral.type(),
                       &Referral::Type_IsValid);
  const auto optional = [&](absl::string_view field, auto value,
                            bool (*is_valid)(int)) {
    CheckOptionalEnum(absl::StrCat("referral.", field), value, is_valid,
                      validation);
  };
  optional("source", referral.source(), &v1::RequestSource_IsValid);
  optional("channel", referral.channel(), &v1::Channel_IsValid);
  optional("age_band", referral.age_band(), &v1::AgeBand_IsValid);
  optional("ethnic_group", referral.ethnic_group(), &v1::EthnicGroup_IsValid);
  optional("complexity", referral.complexity(), &Referral::Complexity_IsValid);
  optional("waiting_for", referral.waiting_for(),
           &Referral::WaitingFor_IsValid);
  optional("closure_reason", referral.closure_reason(),
           &Referral::ClosureReason_IsValid);
}

void CheckDecisionShape(const Decision& decision, rpc::Validation& validation) {
  validation.EnumValue("referral.decision.eligibility", decision.eligibility(),
                       &Decision::Eligibility_IsValid);
  CheckOutcomes("referral.decision.outcomes", decision.outcomes(), validation);
}

// Checks what is dated beside the stages.
void CheckStanding(const Referral& referral, rpc::Validation& validation) {
  if (referral.has_risk())
    CheckRisk("referral.risk", referral.risk(), validation);
  if (referral.has_hold()) {
    validation.EnumValue("referral.hold.reason", referral.hold().reason(),
                         &Referral::HoldReason_IsValid);
    validation.Date("referral.hold.held_date", referral.hold().has_held_date(),
                    referral.hold().held_date());
  }
  if (referral.has_escalation()) {
    const Referral::Escalation& escalation = referral.escalation();
    validation.Word("referral.escalation.escalated_to",
                    escalation.escalated_to());
    validation.Date("referral.escalation.escalated_date",
                    escalation.has_escalated_date(),
                    escalation.escalated_date());
  }
  if (referral.has_decision()) {
    CheckDecisionShape(referral.decision(), validation);
  }
}

void CheckContact(const Referral& referral, const std::string& council,
                  rpc::Validation& validation) {
  if (referral.contact().empty()) return;
  validation.Name("referral.contact", referral.contact(), kContactPattern);
  validation.Require(
      absl::StartsWith(referral.contact(), absl::StrCat(council, "/")),
      "referral.contact", "has to be a contact of the same council");
}

// Gathers what is wrong with the facts of one referral.
class Facts {
 public:
  Facts(const Referral& referral, absl::CivilDay today)
      : referral_(referral),
        today_(today),
        dates_(DatesOf(referral)),
        received_(*dates_.stages[IndexOf(Stage::kReferral)]) {}

  std::vector<FieldViolation> Broken() {
    Take(CheckOrder(dates_, UsesOf(referral_), today_));
    CheckSideDates();
    CheckInformed();
    CheckCompanions();
    CheckEligibility();
    CheckStartBy();
    return std::move(broken_);
  }

 private:
  void Refuse(absl::string_view field, absl::string_view rule) {
    broken_.push_back({absl::StrCat("referral.", field), std::string(rule)});
  }

  void Take(const std::vector<DateViolation>& violations) {
    for (const DateViolation& violation : violations) {
      Refuse(violation.field, violation.rule);
    }
  }

  // A day that is neither before the case began nor after today.
  void CheckSideDate(absl::string_view field, absl::string_view words,
                     const google::type::Date& date) {
    const std::optional<absl::CivilDay> contacted =
        dates_.stages[IndexOf(Stage::kContact)];
    const DatedStage begun = {"",
                              contacted.has_value() ? "contacted" : "received",
                              contacted.value_or(received_)};
    for (const DateViolation& violation : CheckDateOrder(
             {begun, {field, words, rpc::StoredDay(date)}}, today_)) {
      if (!violation.field.empty()) Refuse(violation.field, violation.rule);
    }
  }

  void CheckSideDates() {
    CheckSideDate("risk.rated_date", "rated", referral_.risk().rated_date());
    CheckSideDate("hold.held_date", "put on hold",
                  referral_.hold().held_date());
    CheckSideDate("escalation.escalated_date", "escalated",
                  referral_.escalation().escalated_date());
  }

  void CheckInformed() {
    if (!referral_.has_referrer_informed_date()) return;
    const std::optional<absl::CivilDay> decided =
        dates_.stages[IndexOf(Stage::kDecision)];
    const DatedStage outcome = {"", decided.has_value() ? "decided" : "closed",
                                decided.has_value() ? decided : dates_.closed};
    if (!outcome.day.has_value()) {
      Refuse("referrer_informed_date",
             "comes before there is an outcome: decide or close the referral "
             "first");
      return;
    }
    for (const DateViolation& violation :
         CheckDateOrder({outcome,
                         {"referrer_informed_date", "the referrer was informed",
                          rpc::StoredDay(referral_.referrer_informed_date())}},
                        today_)) {
      if (!violation.field.empty()) Refuse(violation.field, violation.rule);
    }
  }

  // Fields that go with a day.
  void CheckCompanions() {
    if (!referral_.worker().empty() &&
        LatestStage(dates_.stages) < Stage::kAllocation) {
      Refuse("worker", "comes before allocation: give allocated_date too");
    }
    if (referral_.has_decision() && !referral_.has_decided_date()) {
      Refuse("decision", "comes without its day: give decided_date too");
    }
    if (referral_.closure_reason() != Referral::CLOSURE_REASON_UNSPECIFIED &&
        !referral_.has_closed_date()) {
      Refuse("closure_reason", "is of a closed referral: give closed_date too");
    }
  }

  void CheckEligibility() {
    if (!referral_.has_decision()) return;
    const bool none =
        referral_.decision().eligibility() == Decision::NO_ELIGIBILITY_QUESTION;
    const Use use =
        EligibilityOn(HeldTypes(), TypeWord(referral_.type()), received_);
    if (use == Use::kNotUsed && !none) {
      Refuse("decision.eligibility",
             "is not decided for this type of case: choose "
             "NO_ELIGIBILITY_QUESTION");
    } else if (use == Use::kRequired && none) {
      Refuse("decision.eligibility",
             "is decided for this type of case: choose ELIGIBLE or "
             "NOT_ELIGIBLE");
    }
  }

  void CheckStartBy() {
    const auto start_by = rpc::StoredDay(referral_.start_by_date());
    if (!start_by.has_value()) return;
    const std::optional<int> years =
        StartByAgeOn(HeldTypes(), TypeWord(referral_.type()), received_);
    if (!years.has_value()) {
      Refuse("start_by_date", "is not of this type of case: leave it out");
    } else if (!BirthDateRule(Birthday(*start_by, -*years), received_)
                    .empty()) {
      Refuse("start_by_date",
             absl::StrCat("is nobody's birthday of ", *years,
                          " years who was referred on the day of receipt: "
                          "correct one of the two"));
    }
  }

  const Referral& referral_;
  const absl::CivilDay today_;
  const ReferralDates dates_;
  const absl::CivilDay received_;
  std::vector<FieldViolation> broken_;
};

}  // namespace

void CheckOutcomes(absl::string_view field,
                   const google::protobuf::RepeatedField<int>& outcomes,
                   rpc::Validation& validation) {
  std::set<int> seen;
  for (int i = 0; i < outcomes.size(); ++i) {
    const std::string path = absl::StrCat(field, "[", i, "]");
    validation.EnumValue(path, static_cast<Decision::Outcome>(outcomes.Get(i)),
                         &Decision::Outcome_IsValid);
    validation.Require(seen.insert(outcomes.Get(i)).second, path,
                       "is there twice: name each outcome once");
  }
}

void CheckOpaqueReference(absl::string_view field, const std::string& value,
                          rpc::Validation& validation) {
  people::CheckOpaqueId(field, value, validation);
}

void CheckRisk(const std::string& field, const Referral::Risk& risk,
               rpc::Validation& validation) {
  validation.EnumValue(field + ".rating", risk.rating(),
                       &v1::RiskRating_IsValid);
  validation.Date(field + ".rated_date", risk.has_rated_date(),
                  risk.rated_date());
  validation.Word(field + ".rated_by", risk.rated_by(), Presence::kOptional);
}

void CheckFieldShapes(const Referral& referral, const std::string& council,
                      rpc::Validation& validation) {
  CheckOpaqueReference("referral.external_id", referral.external_id(),
                       validation);
  CheckOpaqueReference("referral.worker", referral.worker(), validation);
  CheckEnums(referral, validation);
  validation.Word("referral.team", referral.team());
  validation.Word("referral.locality", referral.locality(),
                  Presence::kOptional);
  validation.Word("referral.district", referral.district(),
                  Presence::kOptional);
  validation.Word("referral.specialism", referral.specialism(),
                  Presence::kOptional);
  validation.Word("referral.duty_team", referral.duty_team(),
                  Presence::kOptional);
  CheckDatesShape(referral, validation);
  CheckStanding(referral, validation);
  CheckContact(referral, council, validation);
  people::CheckReference("referral.person", referral.person(), council,
                         kSourceId, validation);
}

std::vector<FieldViolation> BrokenFacts(const Referral& referral,
                                        absl::CivilDay today) {
  return Facts(referral, today).Broken();
}

}  // namespace carereform::assessments
