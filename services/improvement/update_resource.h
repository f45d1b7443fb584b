// Update methods of collections, whose requests hold the resource, a field mask
// and a request id.

#ifndef CR_SERVICES_IMPROVEMENT_UPDATE_RESOURCE_H_
#define CR_SERVICES_IMPROVEMENT_UPDATE_RESOURCE_H_

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "common/rpc/collection.h"
#include "common/rpc/field_mask.h"
#include "common/rpc/resource_fields.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/resource_rows.h"

namespace carereform::improvement {

// Checks the shape of an Update request.
template <typename Resource, typename Request>
absl::Status CheckUpdateOf(const rpc::Collection<Resource>& collection,
                           const Request& request) {
  rpc::Validation validation;
  const std::string field = rpc::FieldFor<Resource>(request).name();
  validation.Name(absl::StrCat(field, ".name"),
                  rpc::ResourceIn<Resource>(request).name(),
                  collection.pattern());
  validation.RequestId(request.request_id());
  return validation.Finish();
}

// Changes a resource as the mask says. The result is checked as a new one is;
// `complete(txn, resource)` then puts right what Create would.
template <typename Resource, typename Request, typename Complete>
absl::StatusOr<Resource> UpdateResource(
    const rpc::Collection<Resource>& collection, store::Txn& txn,
    const Request& request, Complete complete) {
  const Resource& changes = rpc::ResourceIn<Resource>(request);
  CR_ASSIGN_OR_RETURN(Resource resource,
                      collection.table().Get(txn, changes.name()));
  CR_RETURN_IF_ERROR(store::CheckEtag(changes.etag(), resource.etag()));
  CR_RETURN_IF_ERROR(
      rpc::ApplyUpdateMask(request.update_mask(), changes, resource));
  const std::string field = rpc::FieldFor<Resource>(request).name();
  rpc::Validation validation;
  for (const rpc::Reference& reference : collection.references()) {
    rpc::CheckNames(resource, reference, field, validation);
  }
  collection.Check(resource, validation);
  CR_RETURN_IF_ERROR(validation.Finish());
  for (const rpc::Reference& reference : collection.references()) {
    CR_RETURN_IF_ERROR(rpc::CheckThere(txn, resource, reference));
  }
  CR_RETURN_IF_ERROR(complete(txn, resource));
  CR_RETURN_IF_ERROR(collection.table().Update(txn, resource));
  return resource;
}

}  // namespace carereform::improvement

#endif  // CR_SERVICES_IMPROVEMENT_UPDATE_RESOURCE_H_
