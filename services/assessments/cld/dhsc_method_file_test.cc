#include "services/assessments/cld/dhsc_method_file.h"

#include <ostream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace carereform::assessments {
namespace {

constexpr char kHeader[] =
    "version,published_date,requests_from_date,conversations_before_date,"
    "long_term_months,short_term_months,youngest_age,older_age,status,source\n";

TEST(DhscMethodFile, TheBuiltInOneEndsWithVersion11) {
  const DhscMethod& method = LatestDhscMethod();
  EXPECT_EQ(method.version, "dhsc-waiting-1.1");
  EXPECT_EQ(method.published, absl::CivilDay(2026, 5, 19));
  EXPECT_EQ(method.requests_from, absl::CivilDay(2023, 4, 1));
  EXPECT_EQ(method.conversations_before, absl::CivilDay(2025, 7, 1));
  EXPECT_EQ(method.long_term_months, 12);
  EXPECT_EQ(method.short_term_months, 3);
  EXPECT_EQ(method.youngest_age, 25);
  EXPECT_EQ(method.older_age, 65);
  EXPECT_EQ(method.status, "provisional");
  EXPECT_NE(method.source, "");
}

struct BadFile {
  const char* name;
  const char* lines;
  const char* words;
};

std::ostream& operator<<(std::ostream& out, const BadFile& c) {
  return out << c.name;
}

class BadDhscMethodFileTest : public testing::TestWithParam<BadFile> {};

TEST_P(BadDhscMethodFileTest, IsRefusedWithItsLine) {
  const auto methods =
      ParseDhscMethods(std::string(kHeader) + GetParam().lines);
  ASSERT_FALSE(methods.ok());
  EXPECT_THAT(std::string(methods.status().message()),
              testing::HasSubstr(GetParam().words));
}

INSTANTIATE_TEST_SUITE_P(
    Lines, BadDhscMethodFileTest,
    testing::Values(
        BadFile{"none", "", "no version"},
        BadFile{"no source", "a,2026-05-19,2023-04-01,2025-07-01,12,3,25,65,x,",
                "line 2 needs a version"},
        BadFile{"no day", "a,2026-05-19,2023-04-31,2025-07-01,12,3,25,65,x,y",
                "no requests_from_date"},
        BadFile{"no months", "a,2026-05-19,2023-04-01,2025-07-01,0,3,25,65,x,y",
                "long_term_months of 1 or more"},
        BadFile{"ages the wrong way round",
                "a,2026-05-19,2023-04-01,2025-07-01,12,3,65,65,x,y",
                "older_age above"},
        BadFile{"out of order",
                "a,2026-05-19,2023-04-01,2025-07-01,12,3,25,65,x,y\n"
                "b,2026-05-19,2023-04-01,2025-07-01,12,3,25,65,x,y",
                "line 3 was published no later"}));

}  // namespace
}  // namespace carereform::assessments
