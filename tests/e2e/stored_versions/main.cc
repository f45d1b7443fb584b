// Writes every key and value that the files of a database hold, to be searched:
// also those that were deleted or overwritten and that no reader sees, and
// unpacked, where the files pack them.
//
//   carereform-stored-versions DIRECTORY
//
// The database is not open elsewhere. Files may be added to it.

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "rocksdb/db.h"
#include "rocksdb/options.h"
#include "rocksdb/utilities/debug.h"

namespace {

// After every key of the suite, which begin with 00, 01 or 02.
constexpr char kLastKey[] = "\xff";

void Write(const std::string& bytes) {
  std::fwrite(bytes.data(), 1, bytes.size(), stdout);
  std::fputc('\n', stdout);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: carereform-stored-versions DIRECTORY\n", stderr);
    return 2;
  }
  rocksdb::DB* opened = nullptr;
  rocksdb::Status status =
      rocksdb::DB::OpenForReadOnly(rocksdb::Options(), argv[1], &opened);
  const std::unique_ptr<rocksdb::DB> db(opened);
  std::vector<rocksdb::KeyVersion> versions;
  if (status.ok()) {
    status = rocksdb::GetAllKeyVersions(db.get(), rocksdb::Slice("", 0),
                                        kLastKey, 100'000'000, &versions);
  }
  if (!status.ok()) {
    std::fprintf(stderr, "%s\n", status.ToString().c_str());
    return 1;
  }
  for (const rocksdb::KeyVersion& version : versions) {
    Write(version.user_key);
    Write(version.value);
  }
  std::fprintf(stderr, "%zu versions\n", versions.size());
  return 0;
}
