// Serves the standard methods of a collection.

#ifndef CR_COMMON_RPC_SERVE_COLLECTION_H_
#define CR_COMMON_RPC_SERVE_COLLECTION_H_

#include "common/rpc/collection.h"
#include "common/rpc/serve.h"

namespace carereform::rpc {

template <typename Request, typename Resource>
grpc::ServerUnaryReactor* ServeCreate(const ServerParts& parts,
                                      store::Store& store,
                                      const Collection<Resource>& collection,
                                      grpc::CallbackServerContext* context,
                                      const Request* request,
                                      Resource* response) {
  return ServeWrite(
      parts, store, context, request, response,
      [&collection](const Request& asked) {
        return collection.CheckCreate(asked);
      },
      [&collection](store::Txn& txn, const Call& call, const Request& asked) {
        return collection.Create(txn, call, asked);
      });
}

template <typename Request, typename Resource>
grpc::ServerUnaryReactor* ServeUpdate(const ServerParts& parts,
                                      store::Store& store,
                                      const Collection<Resource>& collection,
                                      grpc::CallbackServerContext* context,
                                      const Request* request,
                                      Resource* response) {
  return ServeWrite(
      parts, store, context, request, response,
      [&collection](const Request& asked) {
        return collection.CheckUpdate(asked);
      },
      [&collection](store::Txn& txn, const Call& call, const Request& asked) {
        return collection.Update(txn, call, asked);
      });
}

template <typename Request, typename Resource>
grpc::ServerUnaryReactor* ServeGet(const ServerParts& parts,
                                   const store::Store& store,
                                   const Collection<Resource>& collection,
                                   grpc::CallbackServerContext* context,
                                   const Request* request, Resource* response) {
  return ServeRead(
      parts, store, context, request, response,
      [&collection](const Request& asked) {
        return collection.CheckGet(asked);
      },
      [&collection](const store::Reader& reader, const Call&,
                    const Request& asked) {
        return collection.Get(reader, asked);
      });
}

template <typename Request, typename Response, typename Resource>
grpc::ServerUnaryReactor* ServeList(const ServerParts& parts,
                                    const store::Store& store,
                                    const Collection<Resource>& collection,
                                    grpc::CallbackServerContext* context,
                                    const Request* request,
                                    Response* response) {
  return ServeRead(
      parts, store, context, request, response,
      [&collection](const Request& asked) {
        return collection.CheckList(asked);
      },
      [&collection](const store::Reader& reader, const Call&,
                    const Request& asked) {
        return collection.template List<Response>(reader, asked);
      });
}

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_SERVE_COLLECTION_H_
