#include "common/types/safe_text.h"

#include <string>

#include "gtest/gtest.h"
#include "rapidcheck/gtest.h"

namespace carereform {
namespace {

TEST(SafeTextTest, KeepsWhatPeopleWrite) {
  const std::string text = "Carers’ £5 – naïve 𝄞, line\nnext\ttab";
  EXPECT_EQ(SafeText(text), text);
}

TEST(SafeTextTest, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(SafeText("a\xFF"
                     "b"),
            "a\uFFFD"
            "b");
  EXPECT_EQ(SafeText("\xC0\xAF"), "\uFFFD\uFFFD") << "overlong";
  EXPECT_EQ(SafeText("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD") << "surrogate";
  EXPECT_EQ(SafeText("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD")
      << "beyond the last character";
  EXPECT_EQ(SafeText("\xE2\x82"), "\uFFFD\uFFFD") << "cut short";
  EXPECT_EQ(SafeText("\xE2"
                     "A"),
            "\uFFFD"
            "A");
}

TEST(SafeTextTest, ReplacesControlsAndChangesOfDirection) {
  EXPECT_EQ(SafeText(absl::string_view("a\0b", 3)),
            "a\uFFFD"
            "b");
  EXPECT_EQ(SafeText("\x1B[31m"), "\uFFFD[31m");
  EXPECT_EQ(SafeText("\xC2\x85"), "\uFFFD");
  EXPECT_EQ(SafeText("\u202E"
                     "42"),
            "\uFFFD"
            "42");
  EXPECT_EQ(SafeText("\u2066x\u2069"), "\uFFFDx\uFFFD");
  EXPECT_EQ(SafeText("\u200E\u200F\u061C"), "\uFFFD\uFFFD\uFFFD");
}

RC_GTEST_PROP(SafeTextProperty, IsItsOwnSafeText, (const std::string& text)) {
  const std::string safe = SafeText(text);
  RC_ASSERT(SafeText(safe) == safe);
  RC_ASSERT(CharactersOf(safe).size() == CharactersOf(text).size());
}

}  // namespace
}  // namespace carereform
