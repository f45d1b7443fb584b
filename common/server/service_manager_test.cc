#include "common/server/service_manager.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "tests/support/temporary_directory.h"

namespace carereform::server {
namespace {

// What is told through the socket `name`, in the notation of NOTIFY_SOCKET.
std::string ToldThrough(const std::string& name) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::memcpy(address.sun_path, name.data(), name.size());
  if (name[0] == '@') address.sun_path[0] = '\0';
  const int manager = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  EXPECT_EQ(bind(manager, reinterpret_cast<const sockaddr*>(&address),
                 static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) +
                                        name.size())),
            0);
  setenv("NOTIFY_SOCKET", name.c_str(), 1);
  TellServiceManager("READY=1");
  char told[64] = {};
  const ssize_t size = recv(manager, told, sizeof(told), MSG_DONTWAIT);
  close(manager);
  return size < 0 ? "" : std::string(told, static_cast<size_t>(size));
}

TEST(ServiceManagerTest, IsToldThroughAFileOrAName) {
  const tests::TemporaryDirectory directory;
  EXPECT_EQ(ToldThrough(directory.path() + "/notify"), "READY=1");
  EXPECT_EQ(ToldThrough(absl::StrCat("@carereform-test-", getpid())),
            "READY=1");
}

TEST(ServiceManagerTest, NobodyIsToldWhereNobodyAsks) {
  unsetenv("NOTIFY_SOCKET");
  TellServiceManager("READY=1");
  setenv("NOTIFY_SOCKET", "/nonexistent/socket", 1);
  TellServiceManager("READY=1");
  setenv("NOTIFY_SOCKET", std::string(200, 'x').c_str(), 1);
  TellServiceManager("READY=1");
}

}  // namespace
}  // namespace carereform::server
