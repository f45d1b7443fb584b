// The measures of reviews, and what the papers print of them.

#include "services/assessments/journey_fixture.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using measures::v1::MeasureValue;
using v1::Review;
using v1::Support;

class ReviewMeasuresTest : public JourneyTest {
 protected:
  // Adds as many supports since 2020, last reviewed on that day if any.
  void AddMany(int count, std::optional<CivilDay> reviewed,
               bool out_of_county = false) {
    v1::CreateSupportRequest request;
    request.set_parent("councils/x");
    Support& support = *request.mutable_support();
    support = SupportFrom(CivilDay(2020, 1, 1));
    support.set_out_of_county(out_of_county);
    if (reviewed) {
      *support.mutable_reviewed_before_date() = rpc::ToDate(*reviewed);
    }
    DoMany(count, &CreateSupport, request);
  }
  MeasureValue Share(CivilDay day,
                     std::map<std::string, std::string> filters = {}) {
    return Ask(
        OnDay("reviewed-within-12-months-share", day, std::move(filters)));
  }
  MeasureValue Overdue(const std::string& what, CivilDay day,
                       std::map<std::string, std::string> filters = {}) {
    return Ask(OnDay("reviews-overdue-" + what, day, std::move(filters)));
  }
};

// 4,051 of 5,283 in June 2025: printed as 77%, and 76.68 to two places.
TEST_F(ReviewMeasuresTest, PublishedJune2025) {
  const CivilDay day(2025, 6, 30);
  AddMany(4051, CivilDay(2025, 1, 15));
  AddMany(1232, CivilDay(2024, 6, 30));
  const auto value = Share(day);
  EXPECT_EQ(value.ratio().numerator(), 4051);
  EXPECT_EQ(value.ratio().denominator(), 5283);
  // In hundredths of a percent, rounded half up, as the paper prints.
  EXPECT_EQ((20000 * value.ratio().numerator() + value.ratio().denominator()) /
                (2 * value.ratio().denominator()),
            7668);
  EXPECT_EQ(value.coverage().covered(), 5283);
  EXPECT_EQ(value.coverage().total(), 5283);
}

// 224 placements out of county, 186 reviewed, 37 outstanding, and 1 that the
// paper does not account for: it is printed as that, and is in neither part.
TEST_F(ReviewMeasuresTest, PublishedOutOfCountyKeepsTheOneUnaccountedFor) {
  const CivilDay day(2025, 4, 30);
  AddMany(186, CivilDay(2024, 12, 1), true);
  AddMany(37, CivilDay(2024, 1, 1), true);
  Support unknown = SupportFrom(CivilDay(2020, 1, 1));
  unknown.set_out_of_county(true);
  unknown.set_review_history_unknown(true);
  ASSERT_THAT(AddSupport(unknown).status(), tests::IsOk());
  AddMany(5, CivilDay(2024, 12, 1));

  const auto value = Share(day, {{"out_of_county", "yes"}});
  EXPECT_EQ(value.ratio().numerator(), 186);
  EXPECT_EQ(value.ratio().denominator(), 223);
  EXPECT_EQ(value.coverage().covered(), 223);
  EXPECT_EQ(value.coverage().total(), 224);
  ASSERT_EQ(value.exclusions_size(), 1);
  EXPECT_EQ(value.exclusions(0).n(), 1);
  EXPECT_EQ(value.exclusions(0).reason(),
            "nobody can say when they were last reviewed");
  const auto overdue = Overdue("count", day, {{"out_of_county", "yes"}});
  EXPECT_EQ(overdue.count().n(), 37);
  EXPECT_EQ(overdue.exclusions(0).n(), 1);
}

TEST_F(ReviewMeasuresTest, TheTwelveMonthsHaveBothTheirEnds) {
  const CivilDay day(2025, 10, 20);
  const auto reviewed = [&](CivilDay last) {
    AddMany(1, last);
    const auto value = Share(day);
    return value.ratio().numerator();
  };
  EXPECT_EQ(reviewed(CivilDay(2024, 10, 20)), 0);
  EXPECT_EQ(reviewed(CivilDay(2024, 10, 21)), 1);
  EXPECT_EQ(reviewed(CivilDay(2025, 10, 20)), 2);
}

TEST_F(ReviewMeasuresTest, CountsThoseInServiceForAllOfTheTwelveMonths) {
  const CivilDay day(2025, 10, 20);
  const auto counted = [&](const Support& support) {
    EXPECT_THAT(AddSupport(support).status(), tests::IsOk());
    return Share(day).coverage().total();
  };
  EXPECT_EQ(counted(SupportFrom(CivilDay(2024, 10, 21))), 0);
  EXPECT_EQ(counted(SupportFrom(CivilDay(2024, 10, 20))), 1);
  Support ended = SupportFrom(CivilDay(2020, 1, 1));
  *ended.mutable_ended_date() = rpc::ToDate(day);
  EXPECT_EQ(counted(ended), 1);
  Support short_term = SupportFrom(CivilDay(2020, 1, 1));
  short_term.set_kind(Support::SHORT_TERM_PLACEMENT);
  EXPECT_EQ(counted(short_term), 1);
  short_term.set_kind(Support::CARER_SUPPORT);
  EXPECT_EQ(counted(short_term), 1);
  short_term.set_kind(Support::LONG_TERM_NURSING);
  EXPECT_EQ(counted(short_term), 2);
}

TEST_F(ReviewMeasuresTest, AReviewRecordedHereCountsAndAPastDayStaysAsItWas) {
  const auto support = AddSupport(SupportFrom(CivilDay(2020, 1, 1)));
  ASSERT_THAT(ReviewSupport(support->name(), CivilDay(2025, 10, 1)).status(),
              tests::IsOk());
  EXPECT_EQ(Share(CivilDay(2025, 9, 30)).ratio().numerator(), 0);
  EXPECT_EQ(Share(CivilDay(2025, 10, 1)).ratio().numerator(), 1);
}

TEST_F(ReviewMeasuresTest, OverdueIsCountedFromTheDueDay) {
  const CivilDay day(2025, 10, 20);
  AddMany(1, CivilDay(2024, 10, 20));  // Due today.
  EXPECT_EQ(Overdue("count", day).state(), MeasureValue::CONFIRMED_ZERO);
  EXPECT_EQ(Overdue("median", day).state(), MeasureValue::NOT_APPLICABLE);
  AddMany(1, CivilDay(2024, 10, 19));  // Yesterday.
  AddMany(1, CivilDay(2024, 10, 10));  // Ten days ago.
  EXPECT_EQ(Overdue("count", day).count().n(), 2);
  EXPECT_EQ(Overdue("median", day).quantile().value_times_two(), 11);
  EXPECT_EQ(Overdue("maximum", day).maximum().value(), 10);
}

TEST_F(ReviewMeasuresTest, TheOneLongestOverdueIsNamed) {
  AddMany(2, CivilDay(2024, 10, 10));
  const auto longest = AddSupport(SupportFrom(CivilDay(2023, 1, 1)));
  const auto explanation = Put(OnDay("reviews-overdue-maximum", kToday),
                               &measures::MeasureSource::Explain);
  ASSERT_THAT(explanation.status(), tests::IsOk());
  ASSERT_EQ(explanation->records_size(), 1);
  EXPECT_EQ(explanation->records(0), longest->name());
}

TEST_F(ReviewMeasuresTest, ReviewsNotDoneAreCountedByReason) {
  const auto support = AddSupport(SupportFrom(CivilDay(2020, 1, 1)));
  const auto report = [&](int ago, Review::NotDoneReason reason) {
    ASSERT_THAT(ReportNotDone(support->name(), kToday - ago, reason).status(),
                tests::IsOk());
  };
  report(6, Review::DECLINED);
  report(5, Review::DECLINED);
  report(3, Review::DECLINED);
  report(0, Review::NO_CAPACITY);
  const Question question =
      InPeriod("reviews-not-done-count", kToday - 5, kToday);
  EXPECT_EQ(Ask(question).count().n(), 3);
  const auto reasons = AskByGroup(question, "reason");
  EXPECT_EQ(reasons.at("declined").count().n(), 2);
  EXPECT_EQ(reasons.at("no_capacity").count().n(), 1);
  EXPECT_EQ(AskByGroup(question, "team").at("north").count().n(), 3);
}

}  // namespace
}  // namespace carereform::assessments
