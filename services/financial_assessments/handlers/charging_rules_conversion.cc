#include "services/financial_assessments/handlers/charging_rules_conversion.h"

#include "absl/strings/str_cat.h"
#include "common/rpc/convert.h"

namespace carereform::financial_assessments {
namespace {

v1::FigureStatus StatusOf(FigureStatus status) {
  return static_cast<v1::FigureStatus>(status);
}

std::string LastSegment(absl::string_view name) {
  return std::string(name.substr(name.rfind('/') + 1));
}

template <typename Item, typename Message>
void SetDays(const Item& item, Message& message) {
  *message.mutable_from_date() = rpc::ToDate(item.from);
  if (item.to.has_value()) *message.mutable_to_date() = rpc::ToDate(*item.to);
}

template <typename Message, typename Item>
void ReadDays(const Message& message, Item& item) {
  item.id = LastSegment(message.name());
  item.from = *rpc::StoredDay(message.from_date());
  if (message.has_to_date()) item.to = *rpc::StoredDay(message.to_date());
}

// Both count Monday as the first day; the contract's from 1.
google::type::DayOfWeek ToDayOfWeek(absl::Weekday day) {
  return static_cast<google::type::DayOfWeek>(static_cast<int>(day) + 1);
}

absl::Weekday StoredWeekday(google::type::DayOfWeek day) {
  return static_cast<absl::Weekday>(static_cast<int>(day) - 1);
}

void SetAmounts(const ChargingPolicy& policy, v1::ChargingPolicy& message) {
  if (policy.upper_limit_outside_care_homes.has_value()) {
    message.set_upper_limit_outside_care_homes_pence(
        policy.upper_limit_outside_care_homes->value());
  }
  if (policy.most_charge.has_value()) {
    message.set_most_charge_pence(policy.most_charge->value());
  }
  if (policy.lower_limit_outside_care_homes.has_value()) {
    message.set_lower_limit_outside_care_homes_pence(
        policy.lower_limit_outside_care_homes->value());
  }
  message.set_flat_disability_expenses_pence(
      policy.flat_disability_expenses.value());
  message.set_percent_of_disposable_income(policy.percent_of_disposable_income);
  message.set_least_charge_pence(policy.least_charge.value());
  message.set_night_care_disregard_pence(policy.night_care_disregard.value());
  message.set_guarantee_top_up_pence(policy.guarantee_top_up.value());
  message.set_arrangement_fee_one_off_pence(
      policy.arrangement_fee_one_off.value());
  message.set_arrangement_fee_yearly_pence(
      policy.arrangement_fee_yearly.value());
  for (const HigherGuarantee& own : policy.higher_guarantees) {
    auto& added = *message.add_higher_guarantees();
    added.set_figure(std::string(FigureWord(own.figure)));
    added.set_amount_pence(own.amount.value());
  }
}

void ReadAmounts(const v1::ChargingPolicy& message, ChargingPolicy& policy) {
  if (message.has_upper_limit_outside_care_homes_pence()) {
    policy.upper_limit_outside_care_homes =
        Pence::FromPence(message.upper_limit_outside_care_homes_pence());
  }
  if (message.has_most_charge_pence()) {
    policy.most_charge = Pence::FromPence(message.most_charge_pence());
  }
  if (message.has_lower_limit_outside_care_homes_pence()) {
    policy.lower_limit_outside_care_homes =
        Pence::FromPence(message.lower_limit_outside_care_homes_pence());
  }
  policy.flat_disability_expenses =
      Pence::FromPence(message.flat_disability_expenses_pence());
  policy.percent_of_disposable_income = message.percent_of_disposable_income();
  policy.least_charge = Pence::FromPence(message.least_charge_pence());
  policy.night_care_disregard =
      Pence::FromPence(message.night_care_disregard_pence());
  policy.guarantee_top_up = Pence::FromPence(message.guarantee_top_up_pence());
  policy.arrangement_fee_one_off =
      Pence::FromPence(message.arrangement_fee_one_off_pence());
  policy.arrangement_fee_yearly =
      Pence::FromPence(message.arrangement_fee_yearly_pence());
  for (const auto& own : message.higher_guarantees()) {
    const auto figure = FigureOfWord(own.figure());
    if (!figure.has_value()) continue;
    policy.higher_guarantees.push_back(
        {*figure, Pence::FromPence(own.amount_pence())});
  }
}

}  // namespace

std::string RateTableName(absl::string_view council, absl::string_view id) {
  return absl::StrCat("councils/", council, "/rateTables/", id);
}

std::string ChargingPolicyName(absl::string_view council,
                               absl::string_view id) {
  return absl::StrCat("councils/", council, "/chargingPolicies/", id);
}

v1::RateTable ToMessage(absl::string_view council, const RateTable& table) {
  v1::RateTable message;
  message.set_name(RateTableName(council, table.id));
  SetDays(table, message);
  for (int i = 1; i < kFigures; ++i) {
    const auto& rate = table.rates[static_cast<size_t>(i)];
    if (!rate.has_value()) continue;
    v1::FigureUsed& figure = *message.add_figures();
    figure.set_figure(std::string(FigureWord(static_cast<Figure>(i))));
    figure.set_amount(rate->amount);
    figure.set_status(StatusOf(rate->status));
    figure.set_source(rate->source);
  }
  return message;
}

RateTable StoredTable(const v1::RateTable& message) {
  RateTable table;
  ReadDays(message, table);
  for (const v1::FigureUsed& each : message.figures()) {
    const auto figure = FigureOfWord(each.figure());
    if (!figure.has_value()) continue;
    table.rates[static_cast<size_t>(*figure)] =
        Rate{.amount = each.amount(),
             .status = static_cast<FigureStatus>(each.status()),
             .source = each.source()};
  }
  return table;
}

v1::ChargingPolicy ToMessage(absl::string_view council,
                             const ChargingPolicy& policy) {
  using Message = v1::ChargingPolicy;
  Message message;
  message.set_name(ChargingPolicyName(council, policy.id));
  SetDays(policy, message);
  message.set_status(StatusOf(policy.status));
  message.set_source(policy.source);
  message.set_at_upper_limit(
      static_cast<Message::AtUpperLimit>(policy.at_upper_limit));
  message.set_week(static_cast<Message::Week>(policy.week));
  message.set_week_begins(ToDayOfWeek(policy.week_begins));
  message.set_disability_expenses(
      static_cast<Message::DisabilityExpenses>(policy.disability_expenses));
  message.set_short_term_as_non_residential(
      policy.short_term_as_non_residential);
  message.set_charges_carers(policy.charges_carers);
  SetAmounts(policy, message);
  return message;
}

ChargingPolicy StoredPolicy(const v1::ChargingPolicy& message) {
  ChargingPolicy policy;
  ReadDays(message, policy);
  policy.status = static_cast<FigureStatus>(message.status());
  policy.source = message.source();
  policy.at_upper_limit = static_cast<AtUpperLimit>(message.at_upper_limit());
  policy.week = static_cast<WeekConvention>(message.week());
  policy.week_begins = StoredWeekday(message.week_begins());
  policy.disability_expenses =
      static_cast<DisabilityExpenses>(message.disability_expenses());
  policy.short_term_as_non_residential =
      message.short_term_as_non_residential();
  policy.charges_carers = message.charges_carers();
  ReadAmounts(message, policy);
  return policy;
}

void AddMeansRules(const MeansRules& rules, v1::RulesOnDay& day) {
  for (int type = 1; type < kIncomeTypes; ++type) {
    for (int setting = 1; setting < kSettings; ++setting) {
      const IncomeRule& rule = rules.incomes[type][setting];
      v1::IncomeTypeRule& added = *day.add_incomes();
      added.set_type(static_cast<v1::Income::Type>(type));
      added.set_setting(static_cast<v1::Circumstances::Setting>(setting));
      added.set_treatment(
          static_cast<v1::IncomeTypeRule::Treatment>(rule.treatment));
      added.set_amount_pence(rule.amount.value());
      if (rule.figure.has_value()) {
        added.set_figure(std::string(FigureWord(*rule.figure)));
      }
      added.set_disability_benefit(rule.is_disability_benefit);
      added.set_status(StatusOf(rule.status));
      added.set_source(rule.source);
    }
  }
  for (int type = 1; type < kCapitalTypes; ++type) {
    const CapitalRule& rule = rules.capital[type];
    v1::CapitalTypeRule& added = *day.add_capital();
    added.set_type(static_cast<v1::Capital::Type>(type));
    added.set_treatment(
        static_cast<v1::CapitalTypeRule::Treatment>(rule.treatment));
    added.set_status(StatusOf(rule.status));
    added.set_source(rule.source);
  }
  for (const IncomeConflict& conflict : rules.conflicts) {
    v1::IncomeConflict& added = *day.add_conflicts();
    added.set_one(static_cast<v1::Income::Type>(conflict.one));
    added.set_other(static_cast<v1::Income::Type>(conflict.other));
    added.set_source(conflict.source);
  }
}

}  // namespace carereform::financial_assessments
