// Contacts, Waiting Well and reviews in a store in memory, and questions about
// them, for tests: handlers are called as the server calls them, without gRPC.

#ifndef CR_SERVICES_ASSESSMENTS_JOURNEY_FIXTURE_H_
#define CR_SERVICES_ASSESSMENTS_JOURNEY_FIXTURE_H_

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "common/types/limits.h"
#include "common/verify/verify.h"
#include "services/assessments/handlers/contacts.h"
#include "services/assessments/handlers/supports.h"
#include "services/assessments/handlers/tray_reviews.h"
#include "services/assessments/handlers/waiting_contacts.h"
#include "services/assessments/journey_measures.h"
#include "services/assessments/measures_fixture.h"

namespace carereform::assessments {

class JourneyTest : public ReferralFixture {
 protected:
  JourneyTest() : measures_(records_, AllJourneyMeasures()) {}

  // Runs a handler that writes, and one that reads, after its check.
  template <typename Response, typename Request>
  absl::StatusOr<Response> Do(
      absl::Status (*check)(const Request&),
      absl::StatusOr<Response> (*handler)(const Records&, store::Txn&,
                                          const rpc::Call&, const Request&),
      const Request& request) {
    CR_RETURN_IF_ERROR(check(request));
    Response result;
    CR_RETURN_IF_ERROR(Write([&](store::Txn& txn) -> absl::Status {
      CR_ASSIGN_OR_RETURN(result, handler(records_, txn, call_, request));
      return absl::OkStatus();
    }));
    return result;
  }
  template <typename Response, typename Request>
  absl::StatusOr<Response> Look(
      absl::Status (*check)(const Request&),
      absl::StatusOr<Response> (*handler)(const Records&, const store::Reader&,
                                          const rpc::Call&, const Request&),
      const Request& request) {
    CR_RETURN_IF_ERROR(check(request));
    return handler(records_, *Read(), call_, request);
  }

  // Runs a handler that creates something many times, in few transactions: a
  // store in memory is copied for each.
  template <typename Response, typename Request>
  void DoMany(int count,
              absl::StatusOr<Response> (*handler)(const Records&, store::Txn&,
                                                  const rpc::Call&,
                                                  const Request&),
              const Request& request) {
    while (count > 0) {
      const int now = std::min(count, kMaxTransactionEntries);
      ASSERT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                    for (int i = 0; i < now; ++i) {
                      CR_RETURN_IF_ERROR(
                          handler(records_, txn, call_, request).status());
                    }
                    return absl::OkStatus();
                  }),
                  tests::IsOk());
      count -= now;
    }
  }

  // A new contact with the team `north`, and one that is concluded today.
  static v1::Contact NewContact(absl::CivilDay received = kToday) {
    v1::Contact contact;
    *contact.mutable_received_date() = rpc::ToDate(received);
    contact.set_is_new(true);
    contact.set_team("north");
    contact.set_channel(v1::TELEPHONE);
    return contact;
  }
  static v1::Contact ConcludedContact(v1::Contact::Sequel sequel) {
    v1::Contact contact = NewContact();
    *contact.mutable_concluded_date() = rpc::ToDate(kToday);
    contact.set_sequel(sequel);
    return contact;
  }
  absl::StatusOr<v1::Contact> AddContact(const v1::Contact& contact) {
    v1::CreateContactRequest request;
    request.set_parent("councils/x");
    *request.mutable_contact() = contact;
    return Do(&CheckCreateContact, &CreateContact, request);
  }

  // A contact with somebody who waits.
  static v1::WaitingContact ContactOn(
      absl::CivilDay day,
      v1::RiskRating rating_after = v1::RISK_RATING_UNSPECIFIED) {
    v1::WaitingContact contact;
    *contact.mutable_contacted_date() = rpc::ToDate(day);
    contact.set_method(v1::TELEPHONE);
    contact.set_made_by("social_worker");
    contact.set_rating_after(rating_after);
    return contact;
  }
  absl::StatusOr<v1::WaitingContact> RecordContact(
      const std::string& referral, const v1::WaitingContact& contact) {
    v1::RecordWaitingContactRequest request;
    request.set_parent(referral);
    *request.mutable_waiting_contact() = contact;
    return Do(&CheckRecordWaitingContact, &RecordWaitingContact, request);
  }

  absl::StatusOr<v1::TrayReview> ReviewTray(
      const std::string& team, absl::CivilDay day,
      v1::TrayReview::Kind kind = v1::TrayReview::WEEKLY_TRAY) {
    v1::RecordTrayReviewRequest request;
    request.set_parent("councils/x");
    v1::TrayReview& review = *request.mutable_tray_review();
    review.set_team(team);
    review.set_kind(kind);
    *review.mutable_reviewed_date() = rpc::ToDate(day);
    review.set_reviewed_by("team_manager");
    review.set_cases_on_list(3);
    return Do(&CheckRecordTrayReview, &RecordTrayReview, request);
  }

  // Long-term support in the community by the team `north`.
  static v1::Support SupportFrom(absl::CivilDay started) {
    v1::Support support;
    support.set_kind(v1::Support::LONG_TERM_COMMUNITY);
    support.set_team("north");
    *support.mutable_started_date() = rpc::ToDate(started);
    return support;
  }
  absl::StatusOr<v1::Support> AddSupport(const v1::Support& support) {
    v1::CreateSupportRequest request;
    request.set_parent("councils/x");
    *request.mutable_support() = support;
    return Do(&CheckCreateSupport, &CreateSupport, request);
  }
  absl::StatusOr<v1::Review> ReviewSupport(const std::string& support,
                                           absl::CivilDay day) {
    v1::RecordReviewRequest request;
    request.set_parent(support);
    request.set_kind(v1::Review::PLANNED);
    *request.mutable_completed_date() = rpc::ToDate(day);
    return Do(&CheckRecordReview, &RecordReview, request);
  }
  absl::StatusOr<v1::Review> ReportNotDone(const std::string& support,
                                           absl::CivilDay day,
                                           v1::Review::NotDoneReason reason) {
    v1::RecordReviewNotDoneRequest request;
    request.set_parent(support);
    request.set_kind(v1::Review::PLANNED);
    request.set_reason(reason);
    *request.mutable_not_done_date() = rpc::ToDate(day);
    return Do(&CheckRecordReviewNotDone, &RecordReviewNotDone, request);
  }

  // Puts a question as MeasureService does.
  template <typename Result>
  absl::StatusOr<Result> Put(
      const Question& question,
      absl::StatusOr<Result> (measures::MeasureSource::*method)(
          const store::Reader&, const measures::v1::Measure&,
          const measures::MeasureQuery&) const) {
    measures::v1::ComputeMeasureRequest request;
    request.set_name("councils/x/sources/assessments/measures/" +
                     question.measure);
    if (question.day) {
      *request.mutable_as_of_date() = rpc::ToDate(*question.day);
    }
    if (question.period) {
      auto& period = *request.mutable_period();
      *period.mutable_first_date() = rpc::ToDate(question.period->first);
      *period.mutable_last_date() = rpc::ToDate(question.period->second);
    }
    request.mutable_filters()->insert(question.filters.begin(),
                                      question.filters.end());
    request.set_group_by(question.group_by);
    request.set_read_revision(question.revision);
    const auto reader = Read();
    CR_ASSIGN_OR_RETURN(const auto all, measures_.List(*reader));
    CR_ASSIGN_OR_RETURN(const auto measure,
                        measures::FindMeasure(all, request.name()));
    CR_ASSIGN_OR_RETURN(const auto query,
                        measures::CheckQuery(*reader, measure, request));
    const measures::MeasureSource& source = measures_;
    return (source.*method)(*reader, measure, query);
  }
  measures::v1::MeasureValue Ask(const Question& question) {
    const auto response = Put(question, &measures::MeasureSource::Compute);
    EXPECT_THAT(response.status(), tests::IsOk()) << question.measure;
    return response.ok() ? response->value() : measures::v1::MeasureValue();
  }
  std::map<std::string, measures::v1::MeasureValue> AskByGroup(
      Question question, const std::string& dimension) {
    question.group_by = dimension;
    const auto response = Put(question, &measures::MeasureSource::Compute);
    EXPECT_THAT(response.status(), tests::IsOk()) << question.measure;
    std::map<std::string, measures::v1::MeasureValue> groups;
    if (!response.ok()) return groups;
    for (const auto& group : response->groups()) {
      groups[group.group()] = group.value();
    }
    return groups;
  }

  // How many findings a check of all that is stored comes to.
  size_t FindingsOfVerify() {
    const auto schema = StoredSchema();
    EXPECT_THAT(schema.status(), tests::IsOk());
    verify::Report report;
    EXPECT_THAT(verify::Verify(*store_.Everything(), *schema, {}, report),
                tests::IsOk());
    size_t findings = 0;
    for (const verify::Finding& finding : report.findings.kept()) {
      // Councils are kept by the server, which this fixture has none of.
      if (finding.resource == "councils/x") continue;
      ADD_FAILURE() << verify::Describe(finding);
      ++findings;
    }
    return findings;
  }

  JourneyMeasures measures_;
};

}  // namespace carereform::assessments

#endif  // CR_SERVICES_ASSESSMENTS_JOURNEY_FIXTURE_H_
