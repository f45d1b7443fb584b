// Messages written as protobuf text, which is the shortest way to say them.

#ifndef CR_TESTS_SUPPORT_PROTO_TEXT_H_
#define CR_TESTS_SUPPORT_PROTO_TEXT_H_

#include <string>

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace carereform::tests {

// Returns the message that `text` writes; fails the test where it writes none.
template <typename Message>
Message FromText(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message))
      << text;
  return message;
}

}  // namespace carereform::tests

#endif  // CR_TESTS_SUPPORT_PROTO_TEXT_H_
