// Writes a store of 2,000 things in 40 changes into the directory that it is
// given, with whatever fault CR_PLANTED_FAULT names. The program that checks
// the store has no fault in it.

#include <cstdio>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/store/store.h"
#include "tests/conformance/things.h"

namespace {

using carereform::store::ChangeOf;
using carereform::store::Council;
using carereform::store::OpenRocksEngine;
using carereform::store::Store;
using carereform::store::Thing;
using carereform::store::Things;
using carereform::store::Txn;

constexpr int kChanges = 40;
constexpr int kThingsInEach = 50;

absl::Status Fill(Store& store) {
  for (int change = 0; change < kChanges; ++change) {
    const absl::Status written =
        store.Write(ChangeOf("x", [change](Txn& txn) -> absl::Status {
          for (int n = 0; n < kThingsInEach; ++n) {
            Council thing =
                Thing(absl::StrCat("t-", change, "-", n), "a thing");
            CR_RETURN_IF_ERROR(Things().Create(txn, thing));
          }
          return absl::OkStatus();
        }));
    CR_RETURN_IF_ERROR(written);
  }
  return absl::OkStatus();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  auto engine = OpenRocksEngine(argv[1]);
  if (!engine.ok()) return 1;
  Store store(*std::move(engine), {});
  const absl::Status filled = Fill(store);
  if (!filled.ok()) std::fprintf(stderr, "%s\n", filled.ToString().c_str());
  return filled.ok() ? 0 : 1;
}
