#include "services/reporting/handlers/publication.h"

#include <vector>

#include "common/rpc/convert.h"
#include "services/reporting/errors.h"
#include "services/reporting/handlers/return_documents.h"
#include "services/reporting/handlers/stored_returns.h"
#include "services/reporting/sign_off/public_copy.h"

namespace carereform::reporting {
namespace {

using v1::ProgressReturn;
using v1::Publication;

constexpr int kMaxPlace = 500;

// Without a decision only a return that needs none is published.
absl::StatusOr<PublicCopy> CopyFor(const v1::ReturnModel& model,
                                   const DisclosureRule& rule,
                                   Publication::Disclosure disclosure) {
  const bool undecided = disclosure == Publication::DISCLOSURE_UNSPECIFIED;
  PublicCopy copy = MakePublicCopy(
      model, rule, undecided ? Publication::SUPPRESS_SMALL : disclosure);
  if (undecided && !copy.suppressed.empty()) {
    return errors::DisclosureUndecided(copy.suppressed.size());
  }
  return copy;
}

absl::Status SupersedeEarlier(const Records& records, store::Txn& txn,
                              const ProgressReturn& published) {
  CR_ASSIGN_OR_RETURN(std::vector<ProgressReturn> all,
                      records.progress_returns.All(txn));
  for (ProgressReturn& earlier : all) {
    if (earlier.state() != ProgressReturn::PUBLISHED ||
        earlier.quarter() != published.quarter() ||
        earlier.name() == published.name() ||
        !earlier.superseded_by().empty()) {
      continue;
    }
    earlier.set_superseded_by(published.name());
    CR_RETURN_IF_ERROR(records.progress_returns.Update(txn, earlier));
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status CheckPublish(const v1::PublishProgressReturnRequest& request) {
  rpc::Validation validation = CheckOnReturn(request);
  validation.Text("publication.place", request.publication().place(),
                  kMaxPlace);
  validation.Require(
      Publication::Disclosure_IsValid(request.publication().disclosure()),
      "publication.disclosure", "is not a value that this version knows");
  return validation.Finish();
}

absl::StatusOr<ProgressReturn> PublishProgressReturn(
    const RuleBooks& books, const Records& records, store::Txn& txn,
    const rpc::Call& call, const v1::PublishProgressReturnRequest& request) {
  CR_ASSIGN_OR_RETURN(ProgressReturn published,
                      GetForMove(records, txn, request, ReturnMove::kPublish));
  CR_ASSIGN_OR_RETURN(const DisclosureRule rule,
                      DisclosureRuleOn(books, call.today));
  CR_ASSIGN_OR_RETURN(const v1::ReturnModel model,
                      LoadModel(records, txn, request.name()));
  CR_ASSIGN_OR_RETURN(const PublicCopy copy,
                      CopyFor(model, rule, request.publication().disclosure()));
  StoreDocuments(txn, v1::PUBLIC, copy.model, published);

  Publication& publication = *published.mutable_publication();
  publication.set_place(request.publication().place());
  publication.set_disclosure(request.publication().disclosure());
  publication.set_rule(rule.id);
  publication.set_suppressed_count(
      static_cast<int32_t>(copy.suppressed.size()));
  publication.set_published_by(call.caller);
  *publication.mutable_publish_time() = rpc::ToTimestamp(txn.commit_time());
  published.set_state(ProgressReturn::PUBLISHED);
  CR_RETURN_IF_ERROR(records.progress_returns.Update(txn, published));
  CR_RETURN_IF_ERROR(SupersedeEarlier(records, txn, published));
  return published;
}

}  // namespace carereform::reporting
