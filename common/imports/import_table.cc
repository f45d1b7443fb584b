#include "common/imports/import_table.h"

namespace carereform::imports {

using common::v1::Import;

std::string ImportStateKey(Import::State state) {
  return store::KeyWriter().Uint32(static_cast<uint32_t>(state)).key();
}

const store::ResourceTable<Import>& Imports() {
  static const auto& table = *new store::ResourceTable<Import>(
      kImportTable, "IMPORT",
      {{.id = kImportByState, .value = [](const Import& import) {
          return ImportStateKey(import.state());
        }}});
  return table;
}

bool HasFile(const Import& import) {
  if (import.state() == Import::REFUSED) return import.divisible();
  return import.state() != Import::APPLIED;
}

const ImportKind* FindKind(const ImportingSource& source,
                           absl::string_view name) {
  for (const ImportKind* kind : source.kinds) {
    if (kind->name() == name) return kind;
  }
  return nullptr;
}

void SetIssues(const Issues& issues, Import& import) {
  import.set_issue_count(issues.count());
  import.clear_issues();
  for (const auto& issue : issues.kept()) *import.add_issues() = issue;
}

}  // namespace carereform::imports
