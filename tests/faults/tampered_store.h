// A store of real records on a disk, and a way to change bytes of it behind
// everyone's back.

#ifndef CR_TESTS_FAULTS_TAMPERED_STORE_H_
#define CR_TESTS_FAULTS_TAMPERED_STORE_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/store/engine.h"
#include "common/store/partition.h"
#include "common/store/watermark.h"
#include "common/verify/verify.h"
#include "rocksdb/db.h"
#include "tests/support/temporary_directory.h"

namespace carereform::tests {

// A key of a store, taken apart.
struct StoredKey {
  std::string council;  // Empty for a key of none.
  store::Space space = store::Space::kHead;
  std::string rest;  // Without the byte of the space.
};

// Returns the parts of `key`.
StoredKey TakeApart(absl::string_view key);

// The referrals, imports and requests of two councils: `x` with 60 changes and
// `y` with 300.
class TamperedStore {
 public:
  TamperedStore();

  // What is stored, with nothing changed.
  const std::map<std::string, std::string>& rows() const { return rows_; }

  // How far the councils have come.
  const store::Marks& marks() const { return marks_; }

  // The changes that take the last group of changes back, the last but one, and
  // so on.
  const std::vector<store::Changes>& undo() const { return undo_; }

  // Checks the store with `changes` made to what is stored, now and then after
  // closing it, as `carereform verify` does. They are gone again by the next
  // call.
  verify::Report VerifyWith(const store::Changes& changes);

  // Writes more changes of `council` by the rules, over what `changes` leave,
  // and returns the changes that make both.
  store::Changes ForkFrom(const store::Changes& changes,
                          const std::string& council);

 private:
  void Fill();
  void Dump();
  void Verify(const store::View& view, verify::Report& report) const;

  TemporaryDirectory directory_;
  verify::Schema schema_;
  std::map<std::string, std::string> rows_;
  store::Marks marks_;
  std::vector<store::Changes> undo_;  // Newest first.
  store::Changes made_;               // By the last VerifyWith.
  std::unique_ptr<rocksdb::DB> db_;
  int times_ = 0;
};

}  // namespace carereform::tests

#endif  // CR_TESTS_FAULTS_TAMPERED_STORE_H_
