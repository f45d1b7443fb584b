// What collections keep, for those who check stored records.

#ifndef CR_COMMON_RPC_COLLECTION_SCHEMA_H_
#define CR_COMMON_RPC_COLLECTION_SCHEMA_H_

#include <memory>
#include <vector>

#include "common/rpc/collection.h"
#include "common/verify/schema.h"

namespace carereform::rpc {

// Returns the tables of `collections`, with a check that what their resources
// refer to is there. `owner` keeps the collections.
verify::Schema SchemaOf(std::vector<const AnyCollection*> collections,
                        std::shared_ptr<const void> owner);

}  // namespace carereform::rpc

#endif  // CR_COMMON_RPC_COLLECTION_SCHEMA_H_
