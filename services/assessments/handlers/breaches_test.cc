#include "services/assessments/handlers/breaches.h"

#include <set>

#include "services/assessments/measures_fixture.h"

namespace carereform::assessments {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using tests::HasReason;
using tests::IsOk;
using v1::Referral;

class BreachesHandlerTest : public MeasuresTest {
 protected:
  BreachesHandlerTest() {
    request_.set_parent("councils/x");
    *request_.mutable_as_of_date() = rpc::ToDate(kDay);
  }

  std::string Waiting(int days, const char* team = "north",
                      Referral::Type type = Referral::CARE_ACT) {
    Referral referral = ReferralWith({.received = kDay - days});
    referral.set_team(team);
    referral.set_type(type);
    return Keep(referral);
  }

  absl::StatusOr<v1::ListBreachesResponse> List() {
    const std::vector<Standard> standards = {
        AllocationWithin("care_act", 28, kDay - 100, "in force"),
        AllocationWithin("carer", 14, kDay - 100, "proposed")};
    CR_RETURN_IF_ERROR(CheckListBreaches(request_));
    return ListBreaches(standards, records_, *Read(), call_, request_);
  }

  std::vector<int> DaysOver() {
    const auto list = List();
    EXPECT_THAT(list.status(), IsOk());
    std::vector<int> days;
    if (!list.ok()) return days;
    for (const auto& breach : list->breaches()) {
      days.push_back(breach.days_over());
    }
    return days;
  }

  v1::ListBreachesRequest request_;
};

TEST_F(BreachesHandlerTest, TellsWhatIsDueAndHowFarItIsOver) {
  const std::string name = Waiting(31);
  Waiting(28);
  const auto list = List();
  ASSERT_THAT(list.status(), IsOk());
  ASSERT_EQ(list->breaches_size(), 1);
  const v1::Breach& breach = list->breaches(0);
  EXPECT_EQ(breach.referral(), name);
  EXPECT_EQ(breach.type(), Referral::CARE_ACT);
  EXPECT_EQ(breach.team(), "north");
  EXPECT_EQ(breach.standard(), "allocation");
  EXPECT_EQ(breach.standard_status(), "in force");
  EXPECT_EQ(*rpc::StoredDay(breach.from_date()), kDay - 31);
  EXPECT_EQ(*rpc::StoredDay(breach.due_date()), kDay - 3);
  EXPECT_EQ(breach.days_over(), 3);
  EXPECT_EQ(list->revision(), Revision());
}

TEST_F(BreachesHandlerTest, AHorizonAddsThoseThatSoonWillBe) {
  for (const int days : {21, 22, 28, 29, 40}) Waiting(days);
  EXPECT_THAT(DaysOver(), ElementsAre(12, 1));
  request_.set_horizon_days(7);
  EXPECT_THAT(DaysOver(), ElementsAre(12, 1, 0, -6));
  request_.set_horizon_days(8);
  EXPECT_THAT(DaysOver(), ElementsAre(12, 1, 0, -6, -7));
}

TEST_F(BreachesHandlerTest, FiltersByTypeTeamAndStandard) {
  Waiting(30);
  Waiting(31, "south");
  Waiting(15, "south", Referral::CARER);
  EXPECT_THAT(DaysOver(), ElementsAre(3, 2, 1));
  request_.set_team("south");
  EXPECT_THAT(DaysOver(), ElementsAre(3, 1));
  request_.set_type(Referral::CARER);
  EXPECT_THAT(DaysOver(), ElementsAre(1));
  request_.set_standard("allocation");
  EXPECT_THAT(DaysOver(), ElementsAre(1));
  request_.set_team("west");
  EXPECT_THAT(DaysOver(), IsEmpty());
  request_.set_standard("alocation");
  EXPECT_THAT(FieldsOf(List().status()), ElementsAre("standard"));
}

TEST_F(BreachesHandlerTest, PagesFollowOneAnother) {
  for (const int days : {29, 30, 30, 31, 31}) Waiting(days);
  request_.set_page_size(2);
  std::vector<int> days;
  std::set<std::string> names;
  int pages = 0;
  do {
    const auto list = List();
    ASSERT_THAT(list.status(), IsOk());
    for (const auto& breach : list->breaches()) {
      days.push_back(breach.days_over());
      names.insert(breach.referral());
    }
    request_.set_page_token(list->next_page_token());
    ++pages;
  } while (!request_.page_token().empty() && pages < 10);
  EXPECT_EQ(pages, 3);
  EXPECT_EQ(names.size(), 5);
  EXPECT_THAT(days, ElementsAre(3, 3, 2, 2, 1));
}

TEST_F(BreachesHandlerTest, AnEarlierRevisionListsWhatWasKnownThen) {
  const std::string name = Waiting(30);
  const int64_t then = Revision();
  ASSERT_THAT(Allocate(name, kDay).status(), IsOk());
  EXPECT_THAT(DaysOver(), IsEmpty());
  request_.set_read_revision(then);
  EXPECT_THAT(DaysOver(), ElementsAre(2));
  request_.set_read_revision(Revision() + 1);
  EXPECT_THAT(List().status(),
              HasReason(absl::StatusCode::kOutOfRange, "REVISION_IN_FUTURE"));
}

TEST_F(BreachesHandlerTest, ACallerLimitedToTeamsHasThoseAlone) {
  Waiting(30);
  Waiting(31, "south");
  call_.teams = std::vector<std::string>{"north"};
  EXPECT_THAT(DaysOver(), ElementsAre(2));
  request_.set_team("south");
  EXPECT_THAT(List().status(), HasReason(absl::StatusCode::kPermissionDenied,
                                         "RECORD_NOT_YOURS"));
}

TEST_F(BreachesHandlerTest, ARequestOfTheWrongShapeIsRefused) {
  request_.clear_as_of_date();
  request_.set_horizon_days(367);
  request_.set_team("North!");
  EXPECT_THAT(FieldsOf(List().status()),
              ElementsAre("as_of_date", "horizon_days", "team"));
  request_.set_horizon_days(-1);
  EXPECT_THAT(FieldsOf(List().status()),
              ElementsAre("as_of_date", "horizon_days", "team"));
  request_.set_horizon_days(366);
  *request_.mutable_as_of_date() = rpc::ToDate(kDay);
  request_.clear_team();
  EXPECT_THAT(List().status(), IsOk());
}

}  // namespace
}  // namespace carereform::assessments
