#include "services/reporting/documents/return_json.h"

#include <string>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/reporting/documents/rich_return.h"

namespace carereform::reporting::documents {
namespace {

using nlohmann::json;

class ReturnJsonTest : public testing::Test {
 protected:
  json CellOf(const std::string& id) const {
    for (const json& cell : document_["cells"]) {
      if (cell["cell"] == id) return cell;
    }
    ADD_FAILURE() << "no cell " << id;
    return json();
  }

  const std::string text_ = RenderJson(RichReturn(), RichImprint());
  const json document_ = json::parse(text_);
};

TEST_F(ReturnJsonTest, HasEverySectionAtTheTop) {
  for (const char* key :
       {"cover", "cqc", "areas", "cells", "money", "gaps", "notes"}) {
    EXPECT_TRUE(document_.contains(key)) << key;
  }
  EXPECT_EQ(document_.size(), 7u);
  EXPECT_EQ(document_["cells"].size(), 16u);
}

TEST_F(ReturnJsonTest, GivesSharesAsWholeNumbersWithTheExactShareBeside) {
  const json cell = CellOf("m01");
  EXPECT_EQ(cell["measure"], "M01");
  EXPECT_EQ(cell["value"].dump(), "42");
  EXPECT_EQ(cell["value_exact"], "142/338");
  EXPECT_EQ(cell["shape"].dump(),
            R"({"ratio":{"denominator":338,"numerator":142,"per":100}})");
  EXPECT_EQ(cell["coverage"].dump(), R"({"covered":338,"total":341})");
  EXPECT_EQ(cell["exclusions"][0]["n"], 3);
  EXPECT_EQ(cell["revision"], 12);
  EXPECT_EQ(cell["due"], nullptr);
}

TEST_F(ReturnJsonTest, PrintsMediansToTheHalfAndWholeNumbersWhole) {
  EXPECT_NE(text_.find("\"value\": 21.5,"), std::string::npos);
  EXPECT_EQ(CellOf("m02-flow")["value"].dump(), "9");
  EXPECT_EQ(CellOf("m02-stock")["shape"]["quantile"]["value_times_two"], 43);
  EXPECT_EQ(CellOf("m02-stock")["due"], "2026-05");
  EXPECT_NE(text_.find("\"value\": 59.51,"), std::string::npos);
  EXPECT_NE(text_.find("\"value\": 21.1,"), std::string::npos);
}

TEST_F(ReturnJsonTest, GivesAPeriodOrADay) {
  EXPECT_EQ(CellOf("m02-flow")["period"].dump(),
            R"({"first":"2024-10-21","last":"2025-10-20"})");
  EXPECT_EQ(CellOf("m02-flow")["as_of"], nullptr);
  EXPECT_EQ(CellOf("m02-stock")["as_of"], "2025-10-12");
  EXPECT_EQ(CellOf("m02-stock")["period"], nullptr);
  EXPECT_EQ(CellOf("m24")["month_precision"], true);
}

TEST_F(ReturnJsonTest, SaysYesAndNoAsTrueAndFalse) {
  EXPECT_EQ(CellOf("m26")["value"], false);
  EXPECT_EQ(CellOf("m26")["shape"]["achieved"]["parts"], 7);
  EXPECT_EQ(CellOf("m27")["value"], true);
}

TEST_F(ReturnJsonTest, NeverGivesNoughtForWhatIsNotThere) {
  EXPECT_EQ(CellOf("c01-north")["value"].dump(), "0");
  EXPECT_EQ(CellOf("c01-north")["state"], "CONFIRMED_ZERO");
  for (const char* id : {"m06", "m20", "c01-south"}) {
    EXPECT_EQ(CellOf(id)["value"], nullptr) << id;
    EXPECT_EQ(CellOf(id)["shape"], nullptr) << id;
  }
  EXPECT_EQ(CellOf("m06")["state"], "NOT_APPLICABLE");
  EXPECT_EQ(CellOf("m20")["state"], "MISSING");
  EXPECT_EQ(CellOf("m20")["origin"], nullptr);
  EXPECT_EQ(CellOf("m20")["revision"], nullptr);
}

TEST_F(ReturnJsonTest, GivesNothingOfASuppressedValueAway) {
  EXPECT_EQ(CellOf("c01-south")["state"], "SUPPRESSED");
  EXPECT_EQ(text_.find("7777"), std::string::npos);
  EXPECT_EQ(text_.find("8888"), std::string::npos);
}

TEST_F(ReturnJsonTest, SaysHowSourcesStoodAndWhatMoneyThereIs) {
  const json& sources = document_["cover"]["source_revisions"];
  EXPECT_EQ(sources[0]["revision"], 12);
  EXPECT_EQ(sources[1]["revision"], nullptr);
  EXPECT_EQ(sources[1]["reason"], "it did not answer in time");
  const json& fund = document_["money"]["funds"][0];
  EXPECT_EQ(fund["amount"]["low_pence"], 280'000'000);
  EXPECT_EQ(fund["amount"]["text"], "£2.8 million to £3.5 million");
  EXPECT_EQ(fund["allocated"], nullptr);
}

TEST_F(ReturnJsonTest, KeepsHostileTextWhole) {
  const json cell = CellOf("x01");
  EXPECT_EQ(cell["name"], "<script>alert(\"1\")</script> & 'more'");
  EXPECT_EQ(cell["source"], "first line\r\nsecond, \"quoted\" line");
  EXPECT_EQ(text_.find("<script"), std::string::npos);
  EXPECT_EQ(text_.find("\u202E"), std::string::npos);
}

TEST(RenderJsonTest, RendersAnEmptyModel) {
  const json document =
      json::parse(RenderJson(v1::ReturnModel(), RichImprint()));
  EXPECT_EQ(document["cqc"], nullptr);
  EXPECT_TRUE(document["cells"].empty());
}

TEST(RenderJsonTest, GivesTheSameBytesEachTime) {
  EXPECT_EQ(RenderJson(RichReturn(), RichImprint()),
            RenderJson(RichReturn(), RichImprint()));
}

}  // namespace
}  // namespace carereform::reporting::documents
