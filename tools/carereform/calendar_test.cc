// `calendar due` and `calendar ics` against a server that keeps what it was
// asked.
#include <string>
#include <utility>
#include <vector>

#include "carereform/improvement/v1/calendar.grpc.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/fake_server.h"

namespace carereform::command_line {
namespace {

namespace v1 = improvement::v1;

class FakeCalendar : public v1::ProgrammeCalendarService::Service {
 public:
  grpc::Status GetDueWork(grpc::ServerContext*,
                          const v1::GetDueWorkRequest* request,
                          v1::DueWork* out) override {
    asked = *request;
    if (!has_work) return grpc::Status::OK;
    v1::Deadline& late = *out->add_overdue();
    late.set_text("Stage one");
    late.set_owner_role("Director");
    late.set_state(v1::Deadline::OVERDUE);
    late.set_days_overdue(37);
    SetDay(27, *late.mutable_due_date());
    SetDay(28, *late.mutable_other_reading_date());
    v1::Deadline& soon = *out->add_due();
    soon.set_text("Papers");
    soon.set_owner("councils/kent/owners/office");
    soon.set_state(v1::Deadline::DUE);
    SetDay(30, *soon.mutable_due_date());
    return grpc::Status::OK;
  }

  grpc::Status GetCalendarFile(grpc::ServerContext*,
                               const v1::GetCalendarFileRequest* request,
                               v1::CalendarFile* out) override {
    file_asked = *request;
    out->set_content("BEGIN:VCALENDAR\r\n");
    return grpc::Status::OK;
  }

  bool has_work = true;
  v1::GetDueWorkRequest asked;
  v1::GetCalendarFileRequest file_asked;

 private:
  static void SetDay(int day, google::type::Date& date) {
    date.set_year(2025);
    date.set_month(9);
    date.set_day(day);
  }
};

class CalendarCommandsTest : public testing::Test {
 protected:
  Outcome Due(std::vector<std::string> more) {
    std::vector<std::string> arguments = {"calendar", "due",     "--council",
                                          "kent",     "--as-of", "2025-11-03"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunAgainst(server_.address(), std::move(arguments));
  }

  FakeCalendar calendar_;
  FakeServer server_{{&calendar_}};
};

TEST_F(CalendarCommandsTest, ListsWhatIsOverdueAndThenWhatIsDue) {
  const Outcome outcome = Due({"--within", "90", "--owner", "office"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out,
            "DUE                         STATE       OWNER     WHAT\n"
            "2025-09-27 (or 2025-09-28)  37 overdue  Director  Stage one\n"
            "2025-09-30                  due         office    Papers\n");
  EXPECT_EQ(calendar_.asked.within_days(), 90);
  EXPECT_EQ(calendar_.asked.owner(), "councils/kent/owners/office");
}

TEST_F(CalendarCommandsTest, SaysThatNothingIsDue) {
  calendar_.has_work = false;
  EXPECT_EQ(Due({}).err, "nothing is due\n");
  EXPECT_EQ(calendar_.asked.within_days(), 30);
  EXPECT_EQ(Due({"--within", "401"}).exit_code, 2);
}

TEST_F(CalendarCommandsTest, WritesTheFileAsItCame) {
  const Outcome outcome = RunAgainst(
      server_.address(), {"calendar", "ics", "--council", "kent", "--from",
                          "2025-11-03", "--to", "2026-11-02"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_EQ(outcome.out, "BEGIN:VCALENDAR\r\n");
  EXPECT_EQ(calendar_.file_asked.last_date().year(), 2026);
}

}  // namespace
}  // namespace carereform::command_line
