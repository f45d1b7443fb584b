#include "services/reporting/documents/return_html.h"

#include <set>
#include <string>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"
#include "services/reporting/documents/rich_return.h"
#include "tests/support/html_reader.h"

namespace carereform::reporting::documents {
namespace {

using tests::HtmlElement;
using tests::ReadHtml;

class ReturnHtmlTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto elements = ReadHtml(html_);
    ASSERT_TRUE(elements.has_value());
    elements_ = *elements;
  }

  const HtmlElement& ElementOf(const std::string& id) const {
    for (const HtmlElement& element : elements_) {
      const auto found = element.attributes.find("id");
      if (found != element.attributes.end() && found->second == id) {
        return element;
      }
    }
    ADD_FAILURE() << "no element " << id;
    return elements_.front();
  }

  std::vector<HtmlElement> AllOf(const std::string& tag) const {
    std::vector<HtmlElement> found;
    for (const HtmlElement& element : elements_) {
      if (element.tag == tag) found.push_back(element);
    }
    return found;
  }

  bool Says(const std::string& id, absl::string_view words) const {
    return absl::StrContains(ElementOf(id).text, words);
  }

  const std::string html_ = RenderHtml(RichReturn(), RichImprint());
  std::vector<HtmlElement> elements_;
};

TEST_F(ReturnHtmlTest, NeedsNothingElse) {
  for (const char* tag :
       {"script", "img", "link", "iframe", "form", "object"}) {
    EXPECT_TRUE(AllOf(tag).empty()) << tag;
  }
  for (const HtmlElement& element : elements_) {
    EXPECT_EQ(element.attributes.count("src"), 0u) << element.tag;
    EXPECT_EQ(element.attributes.count("style"), 0u) << element.tag;
    for (const auto& [name, value] : element.attributes) {
      EXPECT_FALSE(absl::StartsWith(name, "on")) << name;
    }
  }
  EXPECT_FALSE(absl::StrContains(AllOf("style").front().text, "url("));
  EXPECT_FALSE(absl::StrContains(AllOf("style").front().text, "@import"));
}

TEST_F(ReturnHtmlTest, IdsAreUniqueAndLinksLead) {
  std::set<std::string> ids;
  for (const HtmlElement& element : elements_) {
    const auto id = element.attributes.find("id");
    if (id == element.attributes.end()) continue;
    EXPECT_TRUE(ids.insert(id->second).second) << id->second;
  }
  for (const HtmlElement& link : AllOf("a")) {
    const std::string& href = link.attributes.at("href");
    ASSERT_EQ(href[0], '#') << href;
    EXPECT_EQ(ids.count(href.substr(1)), 1u) << href;
  }
}

TEST_F(ReturnHtmlTest, CanBeReadByEar) {
  EXPECT_EQ(AllOf("html").front().attributes.at("lang"), "en-GB");
  EXPECT_EQ(AllOf("a").front().attributes.at("class"), "skip");
  EXPECT_EQ(AllOf("h1").size(), 1u);
  EXPECT_EQ(AllOf("main").size(), 1u);
  EXPECT_EQ(AllOf("caption").size(), AllOf("table").size());
  for (const HtmlElement& header : AllOf("th")) {
    EXPECT_EQ(header.attributes.count("scope"), 1u) << header.text;
    EXPECT_FALSE(header.text.empty());
  }
  const size_t charts = AllOf("svg").size();
  EXPECT_GT(charts, 0u);
  EXPECT_EQ(AllOf("desc").size(), charts);
  EXPECT_EQ(AllOf("title").size(), charts + 1);
}

TEST_F(ReturnHtmlTest, HeadingsNeverSkipALevel) {
  int last = 0;
  for (const HtmlElement& element : elements_) {
    if (element.tag.size() != 2 || element.tag[0] != 'h' ||
        element.tag[1] < '1' || element.tag[1] > '6') {
      continue;
    }
    const int level = element.tag[1] - '0';
    EXPECT_LE(level, last + 1) << element.text;
    last = level;
  }
}

TEST_F(ReturnHtmlTest, NamesSyntheticDataEverywhere) {
  const std::string note = "Synthetic cases, not a council document";
  for (const HtmlElement& section : AllOf("section")) {
    EXPECT_TRUE(absl::StrContains(section.text, note))
        << section.attributes.at("id");
  }
  EXPECT_EQ(AllOf("section").size(), 8u);
  // At the head of every printed page, in the form that no note can leave.
  EXPECT_TRUE(absl::StrContains(
      AllOf("style").front().text,
      "content:\"Synthetic cases\\2c  not a council document\""));
}

TEST_F(ReturnHtmlTest, SaysWhoseAndHowFirmItIs) {
  EXPECT_TRUE(Says("main", "interim, as of 20 October 2025"));
  EXPECT_TRUE(Says("cover", "1 October 2025 to 31 December 2025"));
  EXPECT_TRUE(Says("cover", "Incomplete"));
  EXPECT_TRUE(Says("cover", "it did not answer in time"));
  EXPECT_TRUE(Says("cover", "3 November 2025"));
}

TEST_F(ReturnHtmlTest, SaysThatItIsFrozenAndOfWhichModel) {
  EXPECT_TRUE(Says("main", "Frozen on 21 October 2025 at 09:30 UTC."));
  EXPECT_TRUE(Says("cover", "recorded beside it, not in it"));
  EXPECT_TRUE(Says("cover", std::string(64, 'a')));
  EXPECT_TRUE(absl::StrContains(AllOf("style").front().text,
                                "version 2\\2c  frozen\""));
}

TEST_F(ReturnHtmlTest, DrawsFiguresOverDaysBesideATableOfThem) {
  EXPECT_EQ(ElementOf("line-m02-stock-title").text,
            "Fell from 45 days to 21.5 days, target missed");
  EXPECT_TRUE(Says("line-m02-stock-desc",
                   "29 Dec 2024: 45 days, published. February 2025: Not "
                   "available. June 2025: 39 days, published. 12 Oct 2025: "
                   "21.5 days, computed. Target: at most 14 days."));
  EXPECT_TRUE(Says("timeliness", "M02: Median wait, the figures drawn"));
  EXPECT_TRUE(Says("timeliness", "IMPORTED from Report, line 9"));
}

TEST_F(ReturnHtmlTest, ShowsHowLongThoseWhoWaitHaveWaited) {
  EXPECT_TRUE(Says("timeliness", "By how long they have waited"));
  EXPECT_EQ(ElementOf("groups-c03-0-to-28-days-title").text,
            "4 of 9 people have waited 29 days and more");
  EXPECT_TRUE(Says("groups-c03-0-to-28-days-desc",
                   "0 to 28 days: 5 people. 29 days and more: 4 people."));
  EXPECT_EQ(ElementOf("cell-c03-29-days-and-more").tag, "tr");
}

TEST_F(ReturnHtmlTest, PutsWaitsSideBySideAndDeliverablesInThePlan) {
  EXPECT_EQ(ElementOf("cell-m02-stock").tag, "th");
  EXPECT_TRUE(Says("timeliness", "How long have those who wait been waiting?"));
  EXPECT_TRUE(Says("timeliness", "Not used to judge the target."));
  EXPECT_EQ(ElementOf("cell-m26").tag, "tr");
  EXPECT_TRUE(Says("cell-m26", "No (1 of 7 done)"));
  EXPECT_TRUE(Says("plan", "COMPUTED by improvement at revision 4"));
  EXPECT_TRUE(Says("timeliness", "IMPORTED from Appendix B, row 10"));
  EXPECT_TRUE(Says("timeliness", "Figures outside the plan"));
}

TEST_F(ReturnHtmlTest, ShowsPublishedFiguresBesideComputedOnes) {
  EXPECT_TRUE(Says("headlines", "Published: 42%"));
  EXPECT_TRUE(Says("timeliness", "Published figure"));
}

TEST_F(ReturnHtmlTest, TellsThePlanTheMoneyAndTheGaps) {
  EXPECT_TRUE(Says("group-5.1", "Date passed"));
  EXPECT_TRUE(Says("group-5.1", "Overdue"));
  EXPECT_TRUE(Says("group-5.1", "Reached 7 October 2025"));
  EXPECT_TRUE(Says("money", "£2.8 million to £3.5 million"));
  EXPECT_TRUE(Says("money", "not yet determined"));
  EXPECT_TRUE(Says("gaps", "Older than the quarter"));
  EXPECT_TRUE(Says("cqc", "53% (5 of 8 points)"));
  EXPECT_TRUE(Says("cqc", "Differs from the report"));
  EXPECT_TRUE(Says("cqc", "The backlog of another kind"));
}

TEST_F(ReturnHtmlTest, ShowsHostileTextAsText) {
  EXPECT_TRUE(Says("main", "<script>alert(\"1\")</script> & 'more'"));
  EXPECT_TRUE(Says("main", "first line  second, \"quoted\" line"));
  EXPECT_TRUE(Says("main", "</style></title><img src=x onerror=alert(1)>"));
  EXPECT_TRUE(Says("main",
                   "\uFFFD"
                   "42 reversed"));
  EXPECT_FALSE(absl::StrContains(html_, "\u202E"));
}

TEST_F(ReturnHtmlTest, GivesNothingOfASuppressedValueAway) {
  EXPECT_TRUE(Says("cell-c01-south", "[c]"));
  EXPECT_FALSE(absl::StrContains(html_, "7777"));
  EXPECT_FALSE(absl::StrContains(html_, "7,777"));
}

TEST(RenderHtmlTest, NoNoteCanLeaveTheStyleSheet) {
  v1::ReturnModel model;
  model.mutable_cover()->add_data_notes("\"}</style><script>x\\\n");
  const auto elements = ReadHtml(RenderHtml(model, RichImprint()));
  ASSERT_TRUE(elements.has_value());
  for (const HtmlElement& element : *elements) {
    EXPECT_NE(element.tag, "script");
    if (element.tag != "style") continue;
    EXPECT_TRUE(absl::StrContains(element.text,
                                  "content:\"\\22 \\7d \\3c \\2f style\\3e "
                                  "\\3c script\\3e x\\5c \\a \""));
  }
}

TEST(RenderHtmlTest, ADraftSaysThatItIsOne) {
  const std::string html = RenderHtml(RichReturn(), Imprint());
  EXPECT_TRUE(absl::StrContains(html, ">Draft</strong>"));
  EXPECT_TRUE(absl::StrContains(html, "version 2\\2c  draft\""));
  EXPECT_FALSE(absl::StrContains(html, "Frozen on"));
}

TEST(RenderHtmlTest, RendersAnEmptyModel) {
  const std::string html = RenderHtml(v1::ReturnModel(), Imprint());
  ASSERT_TRUE(ReadHtml(html).has_value());
  EXPECT_TRUE(absl::StrContains(html, "No plan is held."));
  EXPECT_TRUE(absl::StrContains(html, "No fund is held."));
  EXPECT_TRUE(absl::StrContains(
      html, "No result of the Care Quality Commission is held."));
}

TEST(RenderHtmlTest, EveryCellStandsSomewhereWhereThePlanDidNotAnswer) {
  v1::ReturnModel model = RichReturn();
  model.clear_areas();
  const std::string html = RenderHtml(model, RichImprint());
  for (const v1::Cell& cell : model.cells()) {
    EXPECT_TRUE(
        absl::StrContains(html, absl::StrCat("id=\"cell-", cell.id(), "\"")))
        << cell.id();
  }
}

TEST(RenderHtmlTest, GivesTheSameBytesEachTime) {
  EXPECT_EQ(RenderHtml(RichReturn(), RichImprint()),
            RenderHtml(RichReturn(), RichImprint()));
}

}  // namespace
}  // namespace carereform::reporting::documents
