// All formats of a return carry the same cells, each read back by a reader that
// does not know the writers.

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <ostream>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/reporting/documents/csv_reader.h"
#include "services/reporting/documents/return_csv.h"
#include "services/reporting/documents/return_html.h"
#include "services/reporting/documents/return_json.h"
#include "services/reporting/documents/rich_return.h"
#include "tests/support/html_reader.h"

namespace carereform::reporting::documents {
namespace {

using tests::HtmlElement;
using tests::ReadHtml;

// What every format must say of a cell.
struct Said {
  std::string measure;
  std::string words;
  std::string state;
  std::string origin;
  std::string as_of;
  std::string outcome;

  friend bool operator==(const Said&, const Said&) = default;
};
std::ostream& operator<<(std::ostream& out, const Said& said) {
  return out << said.measure << " | " << said.words << " | " << said.state
             << " | " << said.origin << " | " << said.as_of << " | "
             << said.outcome;
}

std::string StringOrEmpty(const nlohmann::json& value) {
  return value.is_null() ? "" : value.get<std::string>();
}

std::map<std::string, Said> SaidInJson(const v1::ReturnModel& model) {
  std::map<std::string, Said> said;
  const auto document = nlohmann::json::parse(RenderJson(model, RichImprint()));
  for (const auto& cell : document["cells"]) {
    std::string as_of = StringOrEmpty(cell["as_of"]);
    if (!cell["period"].is_null()) {
      as_of = absl::StrCat(StringOrEmpty(cell["period"]["first"]), "/",
                           StringOrEmpty(cell["period"]["last"]));
    }
    said[cell["cell"]] = {cell["measure"], cell["value_text"],
                          cell["state"],   StringOrEmpty(cell["origin"]),
                          as_of,           cell["outcome"]};
  }
  return said;
}

std::map<std::string, Said> SaidInCsv(const v1::ReturnModel& model) {
  std::map<std::string, Said> said;
  for (auto& row : ReadCsvRows(RenderCsv(model, RichImprint()))) {
    const bool flow = row["period_first"] != "[z]";
    said[row["cell"]] = {
        row["measure"],
        row["value_text"],
        row["state"],
        row["origin"] == "[z]" ? "" : row["origin"],
        flow ? absl::StrCat(row["period_first"], "/", row["period_last"])
             : row["as_of"],
        row["outcome"]};
  }
  return said;
}

std::map<std::string, Said> SaidInHtml(const v1::ReturnModel& model) {
  std::map<std::string, Said> said;
  const auto elements = ReadHtml(RenderHtml(model, RichImprint()));
  if (!elements.has_value()) return said;
  for (const HtmlElement& element : *elements) {
    if (element.attributes.count("data-value") == 0) continue;
    const auto& has = element.attributes;
    const bool is_new =
        said.emplace(has.at("id").substr(std::string("cell-").size()),
                     Said{has.at("data-measure"), has.at("data-value"),
                          has.at("data-state"), has.at("data-origin"),
                          has.at("data-as-of"), has.at("data-outcome")})
            .second;
    EXPECT_TRUE(is_new) << has.at("id");
  }
  return said;
}

TEST(FormatsAgreeTest, CarryTheSameCells) {
  const v1::ReturnModel model = RichReturn();
  const auto json = SaidInJson(model);
  EXPECT_EQ(json.size(), static_cast<size_t>(model.cells_size()));
  EXPECT_EQ(SaidInCsv(model), json);
  EXPECT_EQ(SaidInHtml(model), json);
}

TEST(FormatsAgreeTest, ThePageShowsTheWordsThatItsAttributesSay) {
  const v1::ReturnModel model = RichReturn();
  const auto elements = ReadHtml(RenderHtml(model, RichImprint()));
  ASSERT_TRUE(elements.has_value());
  std::map<std::string, int> shown;
  for (const HtmlElement& element : *elements) {
    const auto kind = element.attributes.find("class");
    if (kind != element.attributes.end() && kind->second == "value") {
      ++shown[element.text];
    }
  }
  for (const auto& [id, said] : SaidInJson(model)) {
    EXPECT_GT(shown[said.words], 0) << id << ": " << said.words;
  }
}

// The bytes of a return that was frozen must be the bytes that a later build
// renders, so a change of format is made here on purpose or not at all: with
// CR_WRITE_GOLDEN=1 the test writes the documents anew, and the commit shows
// what changed.
void ExpectGolden(const std::string& name, const std::string& rendered) {
  const std::string path = absl::StrCat(CR_GOLDEN_DOCUMENTS, "/", name);
  if (std::getenv("CR_WRITE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << rendered;
  }
  std::ifstream file(path, std::ios::binary);
  const std::string golden(std::istreambuf_iterator<char>(file), {});
  EXPECT_TRUE(rendered == golden)
      << name << " differs: if that is meant, set CR_WRITE_GOLDEN=1";
}

TEST(GoldenTest, BytesNeverChange) {
  const v1::ReturnModel model = RichReturn();
  ExpectGolden("rich_return.json", RenderJson(model, RichImprint()));
  ExpectGolden("rich_return.csv", RenderCsv(model, RichImprint()));
  ExpectGolden("rich_return.html", RenderHtml(model, RichImprint()));
}

}  // namespace
}  // namespace carereform::reporting::documents
