#include "common/people/postcode.h"

#include "gtest/gtest.h"

namespace carereform::people {
namespace {

TEST(PostcodeTest, TakesTheSixShapes) {
  for (const char* text : {"M1 1AE", "B33 8TH", "W1A 0AX", "CR2 6XH",
                           "DN55 1PT", "EC1A 1BB", "LE3 8RA"}) {
    EXPECT_TRUE(IsPostcode(text)) << text;
  }
}

TEST(PostcodeTest, RefusesOthers) {
  for (const char* text :
       {"", "LE3", "LE38RA", "LE3  8RA", " LE3 8RA", "LE3 8RA ", "le3 8ra",
        "LE3 8R", "LE3 8RAA", "LE3 RA8", "3LE 8RA", "LEX 8RA", "LE333 8RA",
        "LE3X4 8RA", "L 8RA", "LEE3 8RA", "LE3\t8RA", "LE3 8R\xc3", " 8RA"}) {
    EXPECT_FALSE(IsPostcode(text)) << text;
  }
}

TEST(PostcodeTest, SixLettersDoNotStandAtTheEnd) {
  for (char letter = 'A'; letter <= 'Z'; ++letter) {
    const bool taken = std::string("CIKMOV").find(letter) == std::string::npos;
    EXPECT_EQ(IsPostcode(std::string("LE3 8A") + letter), taken) << letter;
    EXPECT_EQ(IsPostcode(std::string("LE3 8") + letter + "A"), taken) << letter;
  }
}

}  // namespace
}  // namespace carereform::people
