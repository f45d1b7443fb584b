// The standard methods of resources whose ids their callers choose: Create, Get
// and List are the same for all of them but for what is checked and worked out.

#ifndef CR_COMMON_RPC_RESOURCE_METHODS_H_
#define CR_COMMON_RPC_RESOURCE_METHODS_H_

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/string_view.h"
#include "common/rpc/convert.h"
#include "common/rpc/page_token.h"
#include "common/rpc/validation.h"
#include "common/status/status_macros.h"
#include "common/store/resource_table.h"

namespace carereform::rpc {

inline constexpr char kCouncilPattern[] = "councils/{council}";

// Checks what every Create request has: `parent`, the id in `id_field`, and
// `request_id`.
template <typename Request>
void CheckCreateRequest(const Request& request, absl::string_view id_field,
                        absl::string_view id, Validation& validation) {
  validation.Name("parent", request.parent(), kCouncilPattern);
  validation.Id(id_field, id);
  validation.RequestId(request.request_id());
}

// Stores `resource` as `{parent}/{collection}/{id}`, with its create time.
template <typename Message>
absl::StatusOr<Message> CreateNamed(const store::ResourceTable<Message>& table,
                                    store::Txn& txn, absl::string_view parent,
                                    absl::string_view collection,
                                    absl::string_view id, Message resource) {
  resource.set_name(absl::StrCat(parent, "/", collection, "/", id));
  *resource.mutable_create_time() = ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(table.Create(txn, resource));
  return resource;
}

// Checks a Get request of a resource named by `pattern`.
template <typename Request>
absl::Status CheckGetRequest(const Request& request,
                             absl::string_view pattern) {
  Validation validation;
  validation.Name("name", request.name(), pattern);
  return validation.Finish();
}

// Checks a List request.
template <typename Request>
absl::Status CheckListRequest(const Request& request) {
  Validation validation;
  validation.Name("parent", request.parent(), kCouncilPattern);
  validation.PageSize(request.page_size());
  return validation.Finish();
}

// Lists a page of `table`, at the request's revision; `add` adds each resource
// to the response. In the order of the index `order`, or by name where it is 0.
template <typename Response, typename Message, typename Request, typename Add>
absl::StatusOr<Response> ListNamed(const store::ResourceTable<Message>& table,
                                   const store::Reader& reader,
                                   const Request& request, uint32_t order,
                                   Add add) {
  const std::string arguments = PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest wanted,
      ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(store::Page<Message> page,
                      order == 0
                          ? table.ListAt(reader, request.parent(),
                                         request.read_revision(), wanted)
                          : table.ListByAt(reader, request.parent(), order, "",
                                           request.read_revision(), wanted));
  Response response;
  for (Message& message : page.items) add(response, std::move(message));
  response.set_next_page_token(MakePageToken(page.next_after, arguments));
  return response;
}

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_RESOURCE_METHODS_H_
