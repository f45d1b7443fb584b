#include "common/server/council_service.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/rpc/page_token.h"
#include "common/rpc/validation.h"
#include "common/types/limits.h"
#include "common/types/resource_name.h"

namespace carereform::server {
namespace {

using common::v1::Council;

bool IsGssCode(absl::string_view code) {
  return code.size() == 9 && code[0] >= 'A' && code[0] <= 'Z' &&
         std::all_of(code.begin() + 1, code.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

absl::Status CheckCreate(const common::v1::CreateCouncilRequest& request) {
  rpc::Validation validation;
  validation.Id("council_id", request.council_id());
  validation.Text("council.display_name", request.council().display_name(),
                  kMaxDisplayNameCharacters);
  for (int i = 0; i < request.council().gss_codes_size(); ++i) {
    const auto& gss = request.council().gss_codes(i);
    const std::string field = absl::StrCat("council.gss_codes[", i, "]");
    validation.Require(
        IsGssCode(gss.code()), field + ".code",
        "has to be a letter and eight digits, such as E10000018");
    validation.Date(field + ".start_date", gss.has_start_date(),
                    gss.start_date(), rpc::Presence::kOptional);
    validation.Date(field + ".end_date", gss.has_end_date(), gss.end_date(),
                    rpc::Presence::kOptional);
  }
  return validation.Finish();
}

// Whether two councils are the same but for what the server adds.
bool SameContent(Council a, Council b) {
  for (Council* council : {&a, &b}) {
    council->clear_create_time();
    council->clear_etag();
  }
  return a.SerializeAsString() == b.SerializeAsString();
}

// Creates the council in one store, or finds it there with the same content.
absl::StatusOr<Council> CreateIn(store::Txn& txn, Council council) {
  CR_ASSIGN_OR_RETURN(const auto earlier, Councils().Find(txn, council.name()));
  if (earlier.has_value()) {
    if (SameContent(*earlier, council)) return *earlier;
    return MakeError(absl::StatusCode::kAlreadyExists, "COUNCIL_DIFFERS",
                     absl::StrCat("there is a ", council.name(),
                                  " already, with other content"),
                     {{"name", council.name()}});
  }
  *council.mutable_create_time() = rpc::ToTimestamp(txn.commit_time());
  CR_RETURN_IF_ERROR(Councils().Create(txn, council));
  return council;
}

}  // namespace

const store::ResourceTable<Council>& Councils() {
  static const auto& table =
      *new store::ResourceTable<Council>(kCouncilTable, "COUNCIL");
  return table;
}

CouncilService::CouncilService(const rpc::ServerParts& parts,
                               std::vector<store::Store*> stores)
    : parts_(parts), stores_(std::move(stores)) {}

absl::StatusOr<Council> CouncilService::CreateEverywhere(
    const rpc::PendingCall& pending,
    const common::v1::CreateCouncilRequest& request) const {
  Council result;
  for (store::Store* store : stores_) {
    store::WriteRequest write = rpc::WriteRequestFor(pending);
    write.council = request.council_id();
    write.creates_council = true;
    write.body = [&](store::Txn& txn) -> absl::Status {
      Council council = request.council();
      council.set_name(absl::StrCat("councils/", request.council_id()));
      council.clear_create_time();
      CR_ASSIGN_OR_RETURN(council, CreateIn(txn, std::move(council)));
      // Of the store that GetCouncil reads: each has its own time and etag.
      if (store == stores_.front()) result = std::move(council);
      return absl::OkStatus();
    };
    CR_RETURN_IF_ERROR(store->Write(std::move(write)));
  }
  return result;
}

grpc::ServerUnaryReactor* CouncilService::CreateCouncil(
    grpc::CallbackServerContext* context,
    const common::v1::CreateCouncilRequest* request, Council* response) {
  return rpc::Serve(
      parts_, context, *request, [&] { return CheckCreate(*request); },
      [&](const std::shared_ptr<const rpc::PendingCall>& pending) {
        rpc::RunOnExecutor(
            parts_, pending,
            [this, request, response, pending]() -> absl::Status {
              CR_ASSIGN_OR_RETURN(*response,
                                  CreateEverywhere(*pending, *request));
              return absl::OkStatus();
            });
      });
}

grpc::ServerUnaryReactor* CouncilService::GetCouncil(
    grpc::CallbackServerContext* context,
    const common::v1::GetCouncilRequest* request, Council* response) {
  return rpc::ServeRead(
      parts_, *stores_.front(), context, request, response,
      [](const common::v1::GetCouncilRequest& asked) {
        rpc::Validation validation;
        validation.Name("name", asked.name(), "councils/{council}");
        return validation.Finish();
      },
      [](const store::Reader& reader, const rpc::Call&,
         const common::v1::GetCouncilRequest& asked) {
        return Councils().Get(reader, asked.name());
      });
}

grpc::ServerUnaryReactor* CouncilService::ListCouncils(
    grpc::CallbackServerContext* context,
    const common::v1::ListCouncilsRequest* request,
    common::v1::ListCouncilsResponse* response) {
  return rpc::Serve(
      parts_, context, *request,
      [&] {
        rpc::Validation validation;
        validation.PageSize(request->page_size());
        return validation.Finish();
      },
      [&](const std::shared_ptr<const rpc::PendingCall>& pending) {
        rpc::RunOnExecutor(parts_, pending, [this, request, response, pending] {
          return ListFor(pending->call(), *request, *response);
        });
      });
}

// Only the councils that the caller acts for.
absl::Status CouncilService::ListFor(
    const rpc::Call& call, const common::v1::ListCouncilsRequest& request,
    common::v1::ListCouncilsResponse& response) const {
  const std::string arguments = rpc::PageArguments(request);
  CR_ASSIGN_OR_RETURN(
      const store::PageRequest page,
      rpc::ParsePage(request.page_size(), request.page_token(), arguments));
  CR_ASSIGN_OR_RETURN(std::vector<std::string> ids,
                      stores_.front()->Councils());
  ids.erase(std::remove_if(ids.begin(), ids.end(),
                           [&](const std::string& id) {
                             return !access::Allows(call.councils, id);
                           }),
            ids.end());
  auto at = std::upper_bound(ids.begin(), ids.end(), page.after);
  if (page.after.empty()) at = ids.begin();
  for (; at != ids.end() && response.councils_size() < page.size; ++at) {
    CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                        stores_.front()->Read(*at));
    CR_ASSIGN_OR_RETURN(
        *response.add_councils(),
        Councils().Get(*reader, absl::StrCat("councils/", *at)));
  }
  if (at != ids.end()) {
    response.set_next_page_token(rpc::MakePageToken(*(at - 1), arguments));
  }
  return absl::OkStatus();
}

}  // namespace carereform::server
