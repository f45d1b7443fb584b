#include "common/verify/schema.h"

#include "common/types/resource_name.h"

namespace carereform::verify {
namespace {

template <typename Item>
void Append(std::vector<Item>& items, const std::vector<Item>& more) {
  items.insert(items.end(), more.begin(), more.end());
}

}  // namespace

void Extend(Schema& schema, const Schema& other) {
  Append(schema.tables, other.tables);
  Append(schema.fact_tables, other.fact_tables);
  Append(schema.blobs, other.blobs);
  Append(schema.checks, other.checks);
  Append(schema.owners, other.owners);
}

const store::AnyTable* TableOf(const Schema& schema, absl::string_view name) {
  for (const store::AnyTable* table : schema.tables) {
    if (MatchName(table->name_pattern(), name).ok()) return table;
  }
  return nullptr;
}

}  // namespace carereform::verify
