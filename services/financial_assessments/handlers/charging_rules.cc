#include "services/financial_assessments/handlers/charging_rules.h"

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "common/rpc/page_token.h"
#include "common/rpc/resource_methods.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "services/financial_assessments/handlers/charging_rules_conversion.h"

namespace carereform::financial_assessments {
namespace {

constexpr char kRateTable[] = "councils/{council}/rateTables/{rate_table}";
constexpr char kChargingPolicy[] =
    "councils/{council}/chargingPolicies/{charging_policy}";

std::string NameOf(absl::string_view council, const RateTable& table) {
  return RateTableName(council, table.id);
}

std::string NameOf(absl::string_view council, const ChargingPolicy& policy) {
  return ChargingPolicyName(council, policy.id);
}

// Returns what the council imported where it did, and otherwise what the
// service was built with.
template <typename Message, typename Item>
Message Shown(absl::string_view council, const Item& item,
              const std::map<std::string, Message, std::less<>>& imported) {
  Message message = ToMessage(council, item);
  const auto found = imported.find(item.id);
  if (found == imported.end()) {
    message.set_built_in(true);
    return message;
  }
  // What is in force may have more than was imported: the nation's figures
  // that the council did not give.
  *message.mutable_create_time() = found->second.create_time();
  *message.mutable_update_time() = found->second.update_time();
  message.set_etag(found->second.etag());
  return message;
}

// Returns all of `items`, by name.
template <typename Message, typename Items>
std::map<std::string, Message> AllShown(
    absl::string_view council, const Items& items,
    const std::map<std::string, Message, std::less<>>& imported) {
  std::map<std::string, Message> all;
  for (const auto& item : items) {
    all.emplace(NameOf(council, item), Shown(council, item, imported));
  }
  return all;
}

// Returns a page of `all`; `add` adds each to the response.
template <typename Response, typename Message, typename Request, typename Add>
absl::StatusOr<Response> PageOf(std::map<std::string, Message> all,
                                const Request& request, Add add) {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  Response response;
  auto next = all.upper_bound(wanted.after);
  int added = 0;
  for (; next != all.end() && added < wanted.size; ++next, ++added) {
    add(response, std::move(next->second));
  }
  if (next != all.end()) {
    response.set_next_page_token(
        rpc::MakePageToken(std::prev(next)->first, arguments));
  }
  return response;
}

}  // namespace

absl::Status CheckListRateTables(const v1::ListRateTablesRequest& request) {
  return rpc::CheckListRequest(request);
}

absl::StatusOr<v1::ListRateTablesResponse> ListRateTables(
    const Records& records, const store::Reader& reader,
    const v1::ListRateTablesRequest& request) {
  CR_ASSIGN_OR_RETURN(
      const std::shared_ptr<const CouncilRules> rules,
      records.charging_rules().RulesAt(reader, request.read_revision()));
  return PageOf<v1::ListRateTablesResponse>(
      AllShown(reader.council(), rules->book->tables(), rules->rate_tables),
      request, [](v1::ListRateTablesResponse& response, v1::RateTable table) {
        *response.add_rate_tables() = std::move(table);
      });
}

absl::Status CheckGetRateTable(const v1::GetRateTableRequest& request) {
  return rpc::CheckGetRequest(request, kRateTable);
}

absl::StatusOr<v1::RateTable> GetRateTable(
    const Records& records, const store::Reader& reader,
    const v1::GetRateTableRequest& request) {
  const ChargingRules& rules = records.charging_rules();
  CR_ASSIGN_OR_RETURN(const std::shared_ptr<const CouncilRules> held,
                      rules.RulesAt(reader, request.read_revision()));
  for (const RateTable& table : held->book->tables()) {
    if (NameOf(reader.council(), table) == request.name()) {
      return Shown(reader.council(), table, held->rate_tables);
    }
  }
  return rules.rate_tables().GetAt(reader, request.name(),
                                   request.read_revision());
}

absl::Status CheckListChargingPolicies(
    const v1::ListChargingPoliciesRequest& request) {
  return rpc::CheckListRequest(request);
}

absl::StatusOr<v1::ListChargingPoliciesResponse> ListChargingPolicies(
    const Records& records, const store::Reader& reader,
    const v1::ListChargingPoliciesRequest& request) {
  CR_ASSIGN_OR_RETURN(
      const std::shared_ptr<const CouncilRules> rules,
      records.charging_rules().RulesAt(reader, request.read_revision()));
  return PageOf<v1::ListChargingPoliciesResponse>(
      AllShown(reader.council(), rules->book->policies(),
               rules->charging_policies),
      request,
      [](v1::ListChargingPoliciesResponse& response,
         v1::ChargingPolicy policy) {
        *response.add_charging_policies() = std::move(policy);
      });
}

absl::Status CheckGetChargingPolicy(
    const v1::GetChargingPolicyRequest& request) {
  return rpc::CheckGetRequest(request, kChargingPolicy);
}

absl::StatusOr<v1::ChargingPolicy> GetChargingPolicy(
    const Records& records, const store::Reader& reader,
    const v1::GetChargingPolicyRequest& request) {
  const ChargingRules& rules = records.charging_rules();
  CR_ASSIGN_OR_RETURN(const std::shared_ptr<const CouncilRules> held,
                      rules.RulesAt(reader, request.read_revision()));
  for (const ChargingPolicy& policy : held->book->policies()) {
    if (NameOf(reader.council(), policy) == request.name()) {
      return Shown(reader.council(), policy, held->charging_policies);
    }
  }
  return rules.charging_policies().GetAt(reader, request.name(),
                                         request.read_revision());
}

absl::Status CheckGetRulesOn(const v1::GetRulesOnRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  validation.Date("day", request.has_day(), request.day());
  return validation.Finish();
}

absl::StatusOr<v1::RulesOnDay> GetRulesOn(
    const Records& records, const store::Reader& reader,
    const v1::GetRulesOnRequest& request) {
  CR_ASSIGN_OR_RETURN(
      const std::shared_ptr<const CouncilRules> held,
      records.charging_rules().RulesAt(reader, request.read_revision()));
  CR_ASSIGN_OR_RETURN(const Rules rules,
                      RulesOn(*held->book, *rpc::StoredDay(request.day())));
  v1::RulesOnDay response;
  *response.mutable_day() = request.day();
  *response.mutable_rate_table() =
      Shown(reader.council(), *rules.rates, held->rate_tables);
  // With the policy's own higher guarantees, which a stored table does not
  // have.
  *response.mutable_rate_table()->mutable_figures() =
      ToMessage(reader.council(), *rules.rates).figures();
  *response.mutable_charging_policy() =
      Shown(reader.council(), *rules.policy, held->charging_policies);
  AddMeansRules(*rules.means, response);
  return response;
}

}  // namespace carereform::financial_assessments
