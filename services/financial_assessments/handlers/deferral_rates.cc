#include "services/financial_assessments/handlers/deferral_rates.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "common/rpc/resource_methods.h"
#include "common/status/status_macros.h"
#include "common/store/resource_rows.h"
#include "services/financial_assessments/handlers/deferral_shape.h"

namespace carereform::financial_assessments {
namespace {

using v1::DeferredPaymentRate;

constexpr char kRecorded[] = "recorded";
constexpr int kMostSourceCharacters = 200;

// Such as `2025-07`.
std::string NameOf(const std::string& parent, absl::CivilDay from) {
  return absl::StrFormat("%s/deferredPaymentRates/%04d-%02d", parent,
                         from.year(), from.month());
}

DeferredPaymentRate ToMessage(const MaximumRate& rate) {
  DeferredPaymentRate message;
  *message.mutable_from_date() = rpc::ToDate(rate.from);
  *message.mutable_to_date() = rpc::ToDate(rate.to);
  message.set_maximum_hundredths(rate.hundredths);
  message.set_source(rate.source);
  message.set_status(std::string(StatusWord(rate.status)));
  return message;
}

}  // namespace

absl::Status CheckRecordRate(
    const v1::RecordDeferredPaymentRateRequest& request) {
  const DeferredPaymentRate& rate = request.deferred_payment_rate();
  const std::string path = "deferred_payment_rate.";
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  const auto from = validation.Date(path + "from_date", rate.has_from_date(),
                                    rate.from_date());
  validation.Require(!from.has_value() || HalfYearOf(*from) == *from,
                     path + "from_date",
                     "is not a 1 January or 1 July, when maximum rates change");
  validation.Require(!from.has_value() || from->year() >= 2015,
                     path + "from_date",
                     "is before 2015, when deferred payments begin");
  validation.Require(
      0 <= rate.maximum_hundredths() && rate.maximum_hundredths() <= kMostRate,
      path + "maximum_hundredths",
      absl::StrCat("has to be from 0 to ", kMostRate));
  validation.Text(path + "source", rate.source(), kMostSourceCharacters);
  validation.RequestId(request.request_id());
  return validation.Finish();
}

absl::StatusOr<DeferredPaymentRate> RecordDeferredPaymentRate(
    const Records& records, store::Txn& txn, const rpc::Call&,
    const v1::RecordDeferredPaymentRateRequest& request) {
  const auto& rates = records.deferrals().rates();
  const DeferredPaymentRate& given = request.deferred_payment_rate();
  const absl::CivilDay from = *rpc::StoredDay(given.from_date());
  DeferredPaymentRate rate;
  rate.set_name(NameOf(request.parent(), from));
  CR_ASSIGN_OR_RETURN(const std::optional<DeferredPaymentRate> stored,
                      rates.Find(txn, rate.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(
      request.etag(), stored.has_value() ? stored->etag() : ""));
  *rate.mutable_from_date() = given.from_date();
  *rate.mutable_to_date() = rpc::ToDate(NextHalfYear(from));
  rate.set_maximum_hundredths(given.maximum_hundredths());
  rate.set_source(given.source());
  rate.set_status(kRecorded);
  *rate.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(stored.has_value() ? rates.Update(txn, rate)
                                        : rates.Create(txn, rate));
  return rate;
}

absl::Status CheckListRates(
    const v1::ListDeferredPaymentRatesRequest& request) {
  rpc::Validation validation;
  validation.Name("parent", request.parent(), rpc::kCouncilPattern);
  return validation.Finish();
}

absl::StatusOr<v1::ListDeferredPaymentRatesResponse> ListDeferredPaymentRates(
    const Records& records, const store::Reader& reader,
    const v1::ListDeferredPaymentRatesRequest& request) {
  const DeferralRecords& deferrals = records.deferrals();
  CR_ASSIGN_OR_RETURN(const DeferralRules rules,
                      deferrals.RulesOf(reader, request.read_revision()));
  CR_ASSIGN_OR_RETURN(const std::vector<DeferredPaymentRate> recorded,
                      deferrals.rates().All(reader, request.read_revision()));
  v1::ListDeferredPaymentRatesResponse response;
  for (const MaximumRate& rate : rules.rates.all()) {
    const auto found = std::find_if(
        recorded.begin(), recorded.end(),
        [name = NameOf(request.parent(), rate.from)](
            const DeferredPaymentRate& one) { return one.name() == name; });
    *response.add_deferred_payment_rates() =
        found != recorded.end() ? *found : ToMessage(rate);
  }
  return response;
}

}  // namespace carereform::financial_assessments
