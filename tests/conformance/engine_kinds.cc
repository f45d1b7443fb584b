#include "tests/conformance/engine_kinds.h"

namespace carereform::store {

std::ostream& operator<<(std::ostream& out, const EngineKind& kind) {
  return out << kind.name;
}

std::vector<EngineKind> EngineKinds() {
  return {{.name = "Memory",
           .keeps_data = false,
           .open = [](const std::string&) { return OpenMemoryEngine(); }},
          {.name = "RocksDB",
           .keeps_data = true,
           .open = [](const std::string& directory) {
             return OpenRocksEngine(directory);
           }}};
}

std::vector<EngineKind> DurableEngineKinds() {
  std::vector<EngineKind> durable;
  for (const EngineKind& kind : EngineKinds()) {
    if (kind.keeps_data) durable.push_back(kind);
  }
  return durable;
}

std::string EngineName(const testing::TestParamInfo<EngineKind>& engine) {
  return engine.param.name;
}

}  // namespace carereform::store
