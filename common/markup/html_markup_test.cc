#include "common/markup/html_markup.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace carereform::markup {
namespace {

TEST(HtmlMarkupTest, TextIsEscaped) {
  EXPECT_EQ(Text("<b>&\"'\n\x1B").html(), "&lt;b&gt;&amp;&quot;&#39; \uFFFD");
  EXPECT_EQ(Element("p", {{"title", "a \"b\""}}, "c < d").html(),
            "<p title=\"a &quot;b&quot;\">c &lt; d</p>\n");
  EXPECT_EQ(LinkWithin("why", "Why & how").html(),
            "<a href=\"#why\">Why &amp; how</a>");
}

TEST(HtmlMarkupTest, TablesSayWhatTheirHeadersHead) {
  const std::string html =
      Table("Costs", {"What", "Amount"}, {{{}, {Text("Rent"), Text("£1")}}})
          .html();
  EXPECT_NE(html.find("<caption>Costs</caption>"), std::string::npos);
  EXPECT_NE(html.find("<th scope=\"col\">Amount</th>"), std::string::npos);
  EXPECT_NE(html.find("<th scope=\"row\">Rent</th>"), std::string::npos);
  EXPECT_NE(html.find("<td>£1</td>"), std::string::npos);
}

TEST(HtmlMarkupTest, ListsOfNothingAreLeftOut) {
  EXPECT_TRUE(BulletList(std::vector<std::string>()).empty());
  EXPECT_EQ(SummaryList({{"Name", Markup()}}).html(),
            "<dl class=\"summary\"></dl>\n");
}

}  // namespace
}  // namespace carereform::markup
