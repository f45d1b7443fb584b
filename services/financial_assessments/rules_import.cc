#include "services/financial_assessments/rules_import.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/charging_policies_file.h"
#include "services/financial_assessments/handlers/charging_rules_conversion.h"
#include "services/financial_assessments/imported_rules.h"
#include "services/financial_assessments/look_ahead.h"
#include "services/financial_assessments/rate_tables_file.h"

namespace carereform::financial_assessments {
namespace {

// Reads a file that was found good when it was parsed.
RateTablesFile TablesOf(const imports::ImportItem& item) {
  imports::Issues none;
  return ReadRateTables(item.content, none);
}

ChargingPoliciesFile PoliciesOf(const imports::ImportItem& item) {
  imports::Issues none;
  return ReadChargingPolicies(item.content, none);
}

// Stores `message`, as a new revision where its name is held with other
// content.
template <typename Message>
absl::Status PutIfChanged(const store::ResourceTable<Message>& table,
                          store::Txn& txn, Message message) {
  CR_ASSIGN_OR_RETURN(const std::optional<Message> held,
                      table.Find(txn, message.name()));
  const auto now = rpc::ToTimestamp(txn.commit_time());
  if (!held.has_value()) {
    *message.mutable_create_time() = now;
    *message.mutable_update_time() = now;
    return table.Create(txn, message);
  }
  *message.mutable_create_time() = held->create_time();
  *message.mutable_update_time() = held->update_time();
  message.set_etag(held->etag());
  if (message.SerializeAsString() == held->SerializeAsString()) {
    return absl::OkStatus();
  }
  *message.mutable_update_time() = now;
  return table.Update(txn, message);
}

}  // namespace

imports::ParsedFile RateTablesImport::Parse(const rpc::Call&, absl::string_view,
                                            absl::string_view content) const {
  imports::ParsedFile parsed;
  RateTablesFile file = ReadRateTables(content, parsed.issues);
  parsed.note = std::move(file.note);
  if (parsed.issues.empty()) {
    parsed.items.push_back({file.tables.front().line, std::string(content)});
  }
  return parsed;
}

absl::Status RateTablesImport::CheckStored(
    const store::Reader& reader, const imports::ImportItem& item) const {
  CR_ASSIGN_OR_RETURN(const std::shared_ptr<const CouncilRules> held,
                      records_.charging_rules().RulesAt(reader, 0));
  return CheckRateTables(*held, TablesOf(item));
}

absl::Status RateTablesImport::Apply(store::Txn& txn, const rpc::Call&,
                                     const imports::ImportItem& item) const {
  // What was good when it was checked may have been overtaken.
  CR_RETURN_IF_ERROR(CheckStored(txn, item));
  CR_ASSIGN_OR_RETURN(const std::shared_ptr<const CouncilRules> held,
                      records_.charging_rules().RulesAt(txn, 0));
  const RateTablesFile file = TablesOf(item);
  for (const RateTableOfFile& each : file.tables) {
    CR_RETURN_IF_ERROR(PutIfChanged(
        records_.charging_rules().rate_tables(), txn,
        ToMessage(txn.council(), OverImported(*held, each.table))));
  }
  return absl::OkStatus();
}

absl::StatusOr<imports::Step> RateTablesImport::NextStep(
    const store::Reader& reader, const rpc::Call& call,
    std::string& done) const {
  return NextLookAhead(records_, reader, call.today, done);
}

imports::ParsedFile ChargingPoliciesImport::Parse(
    const rpc::Call&, absl::string_view, absl::string_view content) const {
  imports::ParsedFile parsed;
  ChargingPoliciesFile file = ReadChargingPolicies(content, parsed.issues);
  parsed.note = std::move(file.note);
  if (parsed.issues.empty()) {
    parsed.items.push_back({file.policies.front().line, std::string(content)});
  }
  return parsed;
}

absl::Status ChargingPoliciesImport::CheckStored(
    const store::Reader& reader, const imports::ImportItem& item) const {
  CR_ASSIGN_OR_RETURN(const std::shared_ptr<const CouncilRules> held,
                      records_.charging_rules().RulesAt(reader, 0));
  return CheckChargingPolicies(*held, PoliciesOf(item));
}

absl::Status ChargingPoliciesImport::Apply(
    store::Txn& txn, const rpc::Call&, const imports::ImportItem& item) const {
  CR_RETURN_IF_ERROR(CheckStored(txn, item));
  const ChargingPoliciesFile file = PoliciesOf(item);
  for (const ChargingPolicyOfFile& each : file.policies) {
    CR_RETURN_IF_ERROR(
        PutIfChanged(records_.charging_rules().charging_policies(), txn,
                     ToMessage(txn.council(), each.policy)));
  }
  return absl::OkStatus();
}

absl::StatusOr<imports::Step> ChargingPoliciesImport::NextStep(
    const store::Reader& reader, const rpc::Call& call,
    std::string& done) const {
  return NextLookAhead(records_, reader, call.today, done);
}

}  // namespace carereform::financial_assessments
