#include "services/reporting/sign_off/public_copy.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "google/protobuf/util/message_differencer.h"
#include "gtest/gtest.h"
#include "services/reporting/documents/return_csv.h"
#include "services/reporting/documents/return_html.h"
#include "services/reporting/documents/return_json.h"
#include "tests/support/proto_text.h"

namespace carereform::reporting {
namespace {

using google::protobuf::util::MessageDifferencer;
using measures::v1::MeasureValue;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

DisclosureRule Rule() {
  return {"small-counts-1",           "assumed", "a source",
          absl::CivilDay(2025, 4, 1), 5,         {"people"}};
}

// A computed cell of people who wait, of one team or of all.
v1::Cell Waiting(const std::string& measure, const std::string& team,
                 const std::string& shape) {
  const std::string filters =
      team.empty() ? ""
                   : absl::StrCat("filters { key: 'team' value: '", team,
                                  "' } group: '", team, "' ");
  const std::string of_team =
      team.empty() ? "" : absl::StrCat(" (team: ", team, ")");
  return tests::FromText<v1::Cell>(absl::StrCat(
      "id: '", measure, team.empty() ? "" : "-", team,
      "' code: 'M01' outcome: MISSED outcome_reason: 'The figure is so.' ",
      "note: 'a note' published: '7654 people' target: 'at most 2' ", filters,
      "value { measure: 'councils/x/sources/assessments/measures/", measure,
      "' state: VALUE origin: COMPUTED unit: 'people' basis: STOCK revision: 7 "
      "as_of_date { year: 2025 month: 10 day: 20 } note: 'of 7654' "
      "coverage { covered: 7654 total: 7654 } population: 'people waiting",
      of_team, "' ", shape, " }"));
}

PublicCopy CopyOf(const std::vector<v1::Cell>& cells) {
  v1::ReturnModel model;
  for (const v1::Cell& cell : cells) *model.add_cells() = cell;
  return MakePublicCopy(model, Rule(), v1::Publication::SUPPRESS_SMALL);
}

TEST(PublicCopyTest, ATeamOfFewTakesAnotherWithIt) {
  const PublicCopy copy = CopyOf({Waiting("count", "", "count { n: 60 }"),
                                  Waiting("count", "a", "count { n: 4 }"),
                                  Waiting("count", "b", "count { n: 20 }"),
                                  Waiting("count", "c", "count { n: 36 }")});
  EXPECT_THAT(copy.suppressed, ElementsAre("count-a", "count-b"));
}

TEST(PublicCopyTest, AllFiguresOfTheSamePeopleGo) {
  const PublicCopy copy =
      CopyOf({Waiting("count", "", "count { n: 33 }"),
              Waiting("count", "a", "count { n: 3 }"),
              Waiting("count", "b", "count { n: 30 }"),
              Waiting("median", "b", "quantile { value_times_two: 9 n: 30 }"),
              Waiting("longest", "b", "maximum { value: 9 n: 30 }"),
              Waiting("share", "b",
                      "ratio { numerator: 10 denominator: 30 per: 100 }"),
              Waiting("median", "", "quantile { value_times_two: 8 n: 33 }")});
  EXPECT_THAT(copy.suppressed, ElementsAre("count-a", "count-b", "median-b",
                                           "longest-b", "share-b"));
}

TEST(PublicCopyTest, FiguresOfFewValuesGo) {
  EXPECT_THAT(
      CopyOf({Waiting("median", "", "quantile { value_times_two: 9 n: 4 }")})
          .suppressed,
      ElementsAre("median"));
  EXPECT_THAT(CopyOf({Waiting("mean", "", "mean { sum: 99 n: 1 }")}).suppressed,
              ElementsAre("mean"));
  EXPECT_THAT(
      CopyOf({Waiting("longest", "", "maximum { value: 9 n: 5 }")}).suppressed,
      IsEmpty());
  // A whole of 341 is shown; a share of 3 of them is not, nor is the rest.
  EXPECT_THAT(
      CopyOf({Waiting("count", "", "count { n: 341 }"),
              Waiting("over", "",
                      "ratio { numerator: 3 denominator: 341 per: 100 }"),
              Waiting("within", "",
                      "ratio { numerator: 338 denominator: 341 per: 100 }")})
          .suppressed,
      ElementsAre("over", "within"));
}

// A share of a team goes for the sake of another team; the share that is left
// of it would tell.
TEST(PublicCopyTest, TheOtherShareOfTheSamePeopleGoes) {
  const auto share = [](int part, int whole) {
    return absl::StrCat("ratio { numerator: ", part, " denominator: ", whole,
                        " per: 100 }");
  };
  const PublicCopy copy = CopyOf({Waiting("over", "", share(43, 130)),
                                  Waiting("over", "a", share(3, 30)),
                                  Waiting("over", "b", share(40, 100)),
                                  Waiting("within", "b", share(60, 100))});
  EXPECT_THAT(copy.suppressed, ElementsAre("over-a", "over-b", "within-b"));
}

TEST(PublicCopyTest, ATypeOfFewThatIsNotPublishedIsKept) {
  v1::Cell of_type = Waiting("count", "", "count { n: 38 }");
  of_type.set_id("care-act");
  (*of_type.mutable_filters())["type"] = "care_act";
  of_type.mutable_value()->set_population("people waiting (type: care act)");
  const PublicCopy copy =
      CopyOf({Waiting("count", "", "count { n: 40 }"), of_type});
  EXPECT_THAT(copy.suppressed, ElementsAre("care-act"));
}

TEST(PublicCopyTest, NoughtAndDeliverablesAndPublishedSharesAreShown) {
  EXPECT_THAT(CopyOf({Waiting("count", "", "count { n: 0 }"),
                      Waiting("done", "", "achieved { done: 1 parts: 3 }"),
                      Waiting("days", "", "quantile { value_times_two: 9 }"),
                      Waiting("rate", "", "printed { decimal: '3.5' }")})
                  .suppressed,
              IsEmpty());
  EXPECT_THAT(
      CopyOf({Waiting("people", "", "printed { decimal: '3' }")}).suppressed,
      ElementsAre("people"));
}

TEST(PublicCopyTest, NothingOfWhatIsSuppressedIsLeft) {
  const PublicCopy copy = CopyOf({Waiting("count", "", "count { n: 3 }")});
  const v1::Cell& cell = copy.model.cells(0);
  EXPECT_EQ(cell.value().state(), MeasureValue::SUPPRESSED);
  EXPECT_EQ(cell.value().shape_case(), MeasureValue::SHAPE_NOT_SET);
  EXPECT_EQ(cell.outcome(), v1::Cell::NOT_JUDGED);
  EXPECT_EQ(cell.target(), "at most 2");
  EXPECT_EQ(cell.value().unit(), "people");
  EXPECT_THAT(cell.ShortDebugString(), Not(HasSubstr("7654")));
  EXPECT_THAT(cell.ShortDebugString(), Not(HasSubstr("The figure is so")));
  for (const std::string& document : {documents::RenderHtml(copy.model, {}),
                                      documents::RenderJson(copy.model, {}),
                                      documents::RenderCsv(copy.model, {})}) {
    EXPECT_THAT(document, HasSubstr("[c]"));
    EXPECT_THAT(document, HasSubstr("Public copy. Counts from 1 to 4"));
    EXPECT_THAT(document, Not(HasSubstr("7654")));
  }
}

TEST(PublicCopyTest, WhereEveryFigureIsShownOnlyThePageSaysSo) {
  v1::ReturnModel model;
  model.mutable_cover()->add_data_notes("synthetic cases");
  *model.add_cells() = Waiting("count", "", "count { n: 3 }");
  PublicCopy copy = MakePublicCopy(model, Rule(), v1::Publication::SHOW_ALL);
  EXPECT_THAT(copy.suppressed, IsEmpty());
  EXPECT_EQ(copy.model.cover().data_notes_size(),
            model.cover().data_notes_size() + 1);
  copy.model.mutable_cover()->mutable_data_notes()->RemoveLast();
  EXPECT_TRUE(MessageDifferencer::Equals(copy.model, model));
}

}  // namespace
}  // namespace carereform::reporting
