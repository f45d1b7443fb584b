// Lets tests that run a server of their own call it as the local operator.

#ifndef CR_TESTS_SUPPORT_LOCAL_ACCESS_H_
#define CR_TESTS_SUPPORT_LOCAL_ACCESS_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "common/access/authorizer.h"
#include "common/rpc/token_channel.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::tests {

class LocalAccess {
 public:
  // For a server of `services`, by their full names, and `sources`.
  explicit LocalAccess(
      const std::vector<std::string>& services,
      const std::map<std::string, common::v1::DataClass>& sources = {})
      : authorizer_(access::DefaultRoles(), access::Callers()),
        token_(authorizer_.Issue(access::LocalOperator())) {
    EXPECT_THAT(authorizer_.Cover(services, sources), IsOk());
  }

  const access::Authorizer& authorizer() const { return authorizer_; }

  // A channel to `server` on which the local operator calls.
  std::shared_ptr<grpc::Channel> ChannelTo(grpc::Server& server) const {
    return rpc::InProcessChannelWithToken(server, token_);
  }

 private:
  access::Authorizer authorizer_;
  const std::string token_;
};

}  // namespace carereform::tests

#endif  // CR_TESTS_SUPPORT_LOCAL_ACCESS_H_
