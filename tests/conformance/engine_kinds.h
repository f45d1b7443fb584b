// The engines that every test of this folder runs on. A new engine joins the
// suite by one line in EngineKinds.

#ifndef CR_TESTS_CONFORMANCE_ENGINE_KINDS_H_
#define CR_TESTS_CONFORMANCE_ENGINE_KINDS_H_

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/store/engine.h"
#include "gtest/gtest.h"

namespace carereform::store {

// One engine.
struct EngineKind {
  std::string name;

  // Whether what was written is there when the engine is opened again. Not so
  // for memory, which is for tests and for trying out: the tests of reopening
  // leave it out, and nothing else does.
  bool keeps_data = false;

  // Opens the engine on a directory, which an engine in memory has no use for.
  std::function<absl::StatusOr<std::unique_ptr<Engine>>(
      const std::string& directory)>
      open;
};

// Writes the engine's name.
std::ostream& operator<<(std::ostream& out, const EngineKind& kind);

// Returns every engine, and those that keep their data.
std::vector<EngineKind> EngineKinds();
std::vector<EngineKind> DurableEngineKinds();

// Names a test after its engine.
std::string EngineName(const testing::TestParamInfo<EngineKind>& engine);

}  // namespace carereform::store

#endif  // CR_TESTS_CONFORMANCE_ENGINE_KINDS_H_
