// A directory for one test, gone with everything in it when the test is over.

#ifndef CR_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_
#define CR_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_

#include <stdlib.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include "gtest/gtest.h"

namespace carereform::tests {

// Makes the directory, under a name that no other test has. Short, so that the
// path of a unix socket fits in it.
class TemporaryDirectory {
 public:
  TemporaryDirectory() : path_(testing::TempDir() + "carereform-XXXXXX") {
    if (mkdtemp(path_.data()) != nullptr) return;
    std::fputs("no temporary directory can be made\n", stderr);
    std::abort();
  }
  ~TemporaryDirectory() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  // Without a slash at its end.
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace carereform::tests

#endif  // CR_TESTS_SUPPORT_TEMPORARY_DIRECTORY_H_
