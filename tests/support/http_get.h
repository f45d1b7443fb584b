// The least of an HTTP client, for pages that a server shows on loopback.

#ifndef CR_TESTS_SUPPORT_HTTP_GET_H_
#define CR_TESTS_SUPPORT_HTTP_GET_H_

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "gtest/gtest.h"

namespace carereform::tests {

// Gets `path` from a port of this machine: the head and the body.
inline std::pair<std::string, std::string> Fetch(int port,
                                                 const std::string& path) {
  const int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<uint16_t>(port));
  EXPECT_EQ(connect(connection, reinterpret_cast<const sockaddr*>(&address),
                    sizeof(address)),
            0);
  const std::string request = absl::StrCat(
      "GET ", path, " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(send(connection, request.data(), request.size(), MSG_NOSIGNAL),
            static_cast<ssize_t>(request.size()));
  std::string answer;
  char part[4096];
  for (ssize_t n = 0; (n = recv(connection, part, sizeof(part), 0)) > 0;) {
    answer.append(part, static_cast<size_t>(n));
  }
  close(connection);
  return absl::StrSplit(answer, absl::MaxSplits("\r\n\r\n", 1));
}

}  // namespace carereform::tests

#endif  // CR_TESTS_SUPPORT_HTTP_GET_H_
