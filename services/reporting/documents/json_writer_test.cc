#include "services/reporting/documents/json_writer.h"

#include <utility>

#include "common/types/safe_text.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "rapidcheck/gtest.h"

namespace carereform::reporting::documents {
namespace {

TEST(JsonStringTest, EscapesWhatMeansSomethingElsewhere) {
  EXPECT_EQ(JsonString("plain £"), "\"plain £\"");
  EXPECT_EQ(JsonString("\"\\\n\r\t"), R"("\"\\\n\r\t")");
  EXPECT_EQ(JsonString("</script>&"), R"("\u003c/script\u003e\u0026")");
  EXPECT_EQ(JsonString("\u202E\u2028"), R"("\u202e\u2028")");
  EXPECT_EQ(JsonString(absl::string_view("\0\x7F", 2)), R"("\u0000\u007f")");
  EXPECT_EQ(JsonString("\xFF"), "\"\uFFFD\"");
}

RC_GTEST_PROP(JsonStringProperty, AnotherParserReadsItBack,
              (const std::string& text)) {
  std::string expected;
  for (const char32_t c : CharactersOf(text)) AppendUtf8(c, &expected);
  RC_ASSERT(nlohmann::json::parse(JsonString(text)).get<std::string>() ==
            expected);
}

TEST(JsonWriterTest, WritesInOrderAndIndents) {
  JsonWriter json;
  json.BeginObject();
  json.Decimal("median", "21.5");
  json.Integer("n", -3);
  json.Boolean("done", false);
  json.StringOrNull("note", "");
  json.BeginArray("items");
  json.StringItem("a");
  json.BeginObject();
  json.String("b", "c");
  json.EndObject();
  json.EndArray();
  json.BeginArray("none");
  json.EndArray();
  json.EndObject();
  EXPECT_EQ(std::move(json).Finish(),
            "{\n  \"median\": 21.5,\n  \"n\": -3,\n  \"done\": false,\n"
            "  \"note\": null,\n  \"items\": [\n    \"a\",\n    {\n"
            "      \"b\": \"c\"\n    }\n  ],\n  \"none\": []\n}\n");
}

}  // namespace
}  // namespace carereform::reporting::documents
