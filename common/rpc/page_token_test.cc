#include "common/rpc/page_token.h"

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"
#include "tests/support/status_matchers.h"

namespace carereform::rpc {
namespace {

using tests::HasReason;

TEST(PageTokenTest, SizesAreBroughtIntoRange) {
  EXPECT_EQ(ParsePage(0, "", "")->size, 50);
  EXPECT_EQ(ParsePage(1, "", "")->size, 1);
  EXPECT_EQ(ParsePage(1000, "", "")->size, 1000);
  EXPECT_EQ(ParsePage(1001, "", "")->size, 1000);
}

TEST(PageTokenTest, NoPositionIsNoToken) {
  EXPECT_EQ(MakePageToken("", "arguments"), "");
}

RC_GTEST_PROP(PageTokenProperty, APositionComesBackForItsArgumentsOnly,
              (const std::string& position, const std::string& arguments,
               const std::string& others)) {
  RC_PRE(!position.empty());
  const std::string token = MakePageToken(position, arguments);
  RC_ASSERT(ParsePage(5, token, arguments)->after == position);
  RC_PRE(others != arguments);
  RC_ASSERT(ReasonOf(ParsePage(5, token, others).status()) ==
            "PAGE_TOKEN_INVALID");
}

TEST(PageTokenTest, RefusesEveryChangedCharacter) {
  const std::string token = MakePageToken("position", "arguments");
  for (size_t i = 0; i < token.size(); ++i) {
    std::string changed = token;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';
    if (changed == token) continue;
    EXPECT_THAT(
        ParsePage(5, changed, "arguments").status(),
        HasReason(absl::StatusCode::kInvalidArgument, "PAGE_TOKEN_INVALID"))
        << i;
  }
  EXPECT_FALSE(ParsePage(5, "rubbish!", "arguments").ok());
}

}  // namespace
}  // namespace carereform::rpc
