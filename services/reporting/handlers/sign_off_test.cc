// The life of a return after it is frozen, over a store in memory.

#include "google/protobuf/util/message_differencer.h"
#include "services/reporting/handlers/stored_returns_fixture.h"
#include "services/reporting/keys.h"

namespace carereform::reporting {
namespace {

using google::protobuf::util::MessageDifferencer;
using testing::HasSubstr;
using testing::Not;
using tests::HasReason;
using tests::IsOk;
using v1::ProgressReturn;

constexpr auto kState = absl::StatusCode::kFailedPrecondition;

class SignOffTest : public StoredReturnsTest {
 protected:
  ProgressReturn Stored(const std::string& name) {
    return *records_.progress_returns.Get(*Read(), name);
  }

  v1::CertifyProgressReturnRequest CertifyRequest(const ProgressReturn& of) {
    v1::CertifyProgressReturnRequest request;
    request.set_name(of.name());
    request.set_role(kDirector);
    request.set_model_sha256(of.model_sha256());
    return request;
  }

  rpc::Call Ada() { return CallBy("ada", {{kDirector, false}}); }
};

TEST_F(SignOffTest, TwoPeopleInTwoRolesCertify) {
  const ProgressReturn frozen = Reach(ProgressReturn::FROZEN);
  const auto first = Certify(frozen.name(), "ada", kDirector);
  ASSERT_THAT(first.status(), IsOk());
  EXPECT_EQ(first->state(), ProgressReturn::FROZEN);
  const auto second = Certify(frozen.name(), "ben", kOfficer, /*deputy=*/true);
  ASSERT_THAT(second.status(), IsOk());
  EXPECT_EQ(second->state(), ProgressReturn::CERTIFIED);
  ASSERT_EQ(second->certifications_size(), 2);
  const v1::Certification& director = second->certifications(0);
  EXPECT_EQ(director.role(), kDirector);
  EXPECT_EQ(director.caller(), "ada");
  EXPECT_EQ(director.capacity(), v1::Certification::HOLDER);
  EXPECT_EQ(director.model_sha256(), frozen.model_sha256());
  EXPECT_THAT(director.statement(), HasSubstr("I certify"));
  EXPECT_GE(rpc::FromTimestamp(director.certify_time()), kNow);
  EXPECT_EQ(second->certifications(1).capacity(), v1::Certification::DEPUTY);
  EXPECT_NE(second->certifications(1).statement(), director.statement());
}

TEST_F(SignOffTest, AHolderIsNoDeputy) {
  const ProgressReturn frozen = Reach(ProgressReturn::FROZEN);
  const auto certified =
      CertifyAs(CallBy("ada", {{kDirector, true}, {kDirector, false}}),
                CertifyRequest(frozen));
  ASSERT_THAT(certified.status(), IsOk());
  EXPECT_EQ(certified->certifications(0).capacity(), v1::Certification::HOLDER);
}

TEST_F(SignOffTest, WhoeverDoesNotHoldTheRoleIsRefused) {
  const ProgressReturn frozen = Reach(ProgressReturn::FROZEN);
  EXPECT_THAT(
      CertifyAs(CallBy("ada", {{kOfficer, false}}), CertifyRequest(frozen))
          .status(),
      HasReason(absl::StatusCode::kPermissionDenied, "ROLE_NOT_HELD"));
  EXPECT_THAT(CertifyAs(CallBy("ada"), CertifyRequest(frozen)).status(),
              HasReason(absl::StatusCode::kPermissionDenied, "ROLE_NOT_HELD"));
  EXPECT_EQ(Stored(frozen.name()).certifications_size(), 0);
}

TEST_F(SignOffTest, OnePersonIsNotTwo) {
  const ProgressReturn frozen = Reach(ProgressReturn::FROZEN);
  ASSERT_THAT(Certify(frozen.name(), "ada", kDirector).status(), IsOk());
  EXPECT_THAT(
      Certify(frozen.name(), "ada", kOfficer).status(),
      HasReason(absl::StatusCode::kPermissionDenied, "SECOND_PERSON_REQUIRED"));
  EXPECT_THAT(Certify(frozen.name(), "ben", kDirector).status(),
              HasReason(kState, "ROLE_ALREADY_CERTIFIED"));
  EXPECT_EQ(Stored(frozen.name()).certifications_size(), 1);
  EXPECT_EQ(Stored(frozen.name()).state(), ProgressReturn::FROZEN);
}

TEST_F(SignOffTest, OnlyWhatWasReadIsCertified) {
  const ProgressReturn frozen = Reach(ProgressReturn::FROZEN);
  auto request = CertifyRequest(frozen);
  request.set_model_sha256(std::string(64, '0'));
  EXPECT_THAT(CertifyAs(Ada(), request).status(),
              HasReason(kState, "MODEL_DIFFERS"));
  request = CertifyRequest(frozen);
  request.set_etag("\"stale\"");
  EXPECT_THAT(CertifyAs(Ada(), request).status(),
              HasReason(absl::StatusCode::kAborted, "ETAG_MISMATCH"));
  request = CertifyRequest(frozen);
  request.set_role("chief-executive");
  const auto status = CertifyAs(Ada(), request).status();
  EXPECT_THAT(status,
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
  EXPECT_EQ(ViolationsOf(status)[0].field, "role");
  Damage(kReturnModelBlobs, frozen.name());
  EXPECT_THAT(CertifyAs(Ada(), CertifyRequest(frozen)).status(),
              HasReason(absl::StatusCode::kDataLoss, "RETURN_DAMAGED"));
}

TEST_F(SignOffTest, ADayWithNoRuleIsRefused) {
  rpc::Call call = Ada();
  call.today = absl::CivilDay(2025, 3, 31);
  EXPECT_THAT(
      CertifyAs(call, CertifyRequest(Reach(ProgressReturn::FROZEN))).status(),
      HasReason(kState, "RULE_NOT_KNOWN"));
}

// Every state and every move that is not made from it.
TEST_F(SignOffTest, AMoveFromAnotherStateSaysTheStateAndWhatToDo) {
  for (const auto state : {ProgressReturn::DRAFT, ProgressReturn::FROZEN,
                           ProgressReturn::CERTIFIED, ProgressReturn::SUBMITTED,
                           ProgressReturn::PUBLISHED}) {
    const std::string name = Reach(state).name();
    const auto refuse = [&](const absl::Status& status) {
      EXPECT_THAT(status, HasReason(kState, "RETURN_STATE"));
      EXPECT_THAT(status.message(),
                  HasSubstr(ProgressReturn::State_Name(state)));
      EXPECT_EQ(Stored(name).state(), state);
    };
    if (state != ProgressReturn::FROZEN) {
      refuse(Certify(name, "cleo", kDirector).status());
    }
    if (state != ProgressReturn::CERTIFIED) refuse(Submit(name).status());
    if (state != ProgressReturn::SUBMITTED) {
      refuse(Publish(name, v1::Publication::SHOW_ALL).status());
    }
    if (state == ProgressReturn::DRAFT) refuse(Revert(name).status());
    if (state < ProgressReturn::SUBMITTED) refuse(Note(name).status());
  }
}

TEST_F(SignOffTest, ASubmissionIsRecordedWithWhoRecordedIt) {
  const auto submitted = Submit(Reach(ProgressReturn::CERTIFIED).name());
  ASSERT_THAT(submitted.status(), IsOk());
  EXPECT_EQ(submitted->state(), ProgressReturn::SUBMITTED);
  EXPECT_EQ(submitted->submission().recorded_by(), "officer");
  EXPECT_EQ(submitted->submission().sent_by(), "programme manager");
  EXPECT_TRUE(submitted->submission().has_record_time());
}

TEST_F(SignOffTest, NothingIsSentBeforeItIsCertifiedNorTomorrow) {
  const std::string name = Reach(ProgressReturn::CERTIFIED).name();
  for (const absl::CivilDay day :
       {absl::CivilDay(2025, 11, 2), absl::CivilDay(2025, 11, 4)}) {
    const auto status = Submit(name, day).status();
    EXPECT_THAT(status,
                HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
    EXPECT_EQ(ViolationsOf(status)[0].field, "submission.sent_date");
  }
  EXPECT_EQ(Stored(name).state(), ProgressReturn::CERTIFIED);
}

TEST_F(SignOffTest, SaysAllThatIsWrongWithARequest) {
  v1::RecordSubmissionRequest submission;
  submission.set_name("councils/x/progressReturns/r");
  EXPECT_EQ(ViolationsOf(CheckRecordSubmission(submission)).size(), 4u);
  v1::RecordNotingRequest noting;
  EXPECT_EQ(ViolationsOf(CheckRecordNoting(noting)).size(), 3u);
  v1::PublishProgressReturnRequest publication;
  publication.set_name("councils/x/progressReturns/r");
  EXPECT_EQ(ViolationsOf(CheckPublish(publication)).size(), 1u);
  v1::RevertProgressReturnRequest revert;
  revert.set_name("councils/x/progressReturns/r");
  EXPECT_EQ(ViolationsOf(CheckRevert(revert)).size(), 1u);
  v1::CertifyProgressReturnRequest certify;
  certify.set_name("councils/x/progressReturns/r");
  EXPECT_EQ(ViolationsOf(CheckCertify(certify)).size(), 2u);
}

TEST_F(SignOffTest, ThePublicCopyStandsBesideTheDepartments) {
  const std::string name =
      Reach(ProgressReturn::SUBMITTED, Model(true, 3)).name();
  EXPECT_THAT(Document(name, v1::JSON, v1::PUBLIC).status(),
              HasReason(kState, "RETURN_STATE"));
  EXPECT_THAT(Publish(name, v1::Publication::DISCLOSURE_UNSPECIFIED).status(),
              HasReason(kState, "DISCLOSURE_UNDECIDED"));
  const auto before = Document(name, v1::CSV);
  const auto published = Publish(name, v1::Publication::SUPPRESS_SMALL);
  ASSERT_THAT(published.status(), IsOk());
  EXPECT_EQ(published->state(), ProgressReturn::PUBLISHED);
  EXPECT_EQ(published->publication().suppressed_count(), 1);
  EXPECT_EQ(published->publication().rule(), "small-counts-1");
  EXPECT_EQ(published->publication().published_by(), "officer");
  EXPECT_EQ(published->documents_size(), 6);
  EXPECT_EQ(Document(name, v1::CSV)->content(), before->content());
  for (const auto format : {v1::HTML, v1::JSON, v1::CSV}) {
    const auto copy = Document(name, format, v1::PUBLIC);
    ASSERT_THAT(copy.status(), IsOk());
    EXPECT_THAT(copy->content(), HasSubstr("[c]"));
    EXPECT_THAT(copy->content(), Not(HasSubstr("3 people")));
    EXPECT_THAT(Document(name, format)->content(), HasSubstr("3 people"));
  }
}

TEST_F(SignOffTest, EveryFigureIsShownWhereThatIsDecided) {
  const std::string name =
      Reach(ProgressReturn::SUBMITTED, Model(true, 3)).name();
  const auto published = Publish(name, v1::Publication::SHOW_ALL);
  ASSERT_THAT(published.status(), IsOk());
  EXPECT_EQ(published->publication().suppressed_count(), 0);
  EXPECT_THAT(Document(name, v1::CSV, v1::PUBLIC)->content(),
              HasSubstr("3 people"));
}

TEST_F(SignOffTest, NothingSmallNeedsNoDecision) {
  const std::string name = Reach(ProgressReturn::SUBMITTED).name();
  EXPECT_THAT(Publish(name, v1::Publication::DISCLOSURE_UNSPECIFIED).status(),
              IsOk());
}

TEST_F(SignOffTest, ALaterPublicationTakesThePlaceOfAnEarlierOne) {
  const std::string first = Reach(ProgressReturn::PUBLISHED).name();
  v1::ReturnModel another = Model();
  another.mutable_cover()->set_quarter("2025-26 Q2");
  const std::string other_quarter =
      Reach(ProgressReturn::PUBLISHED, another).name();
  const std::string second = Reach(ProgressReturn::PUBLISHED).name();
  const std::string third = Reach(ProgressReturn::PUBLISHED).name();
  EXPECT_EQ(Stored(first).superseded_by(), second);
  EXPECT_EQ(Stored(second).superseded_by(), third);
  EXPECT_EQ(Stored(third).superseded_by(), "");
  EXPECT_EQ(Stored(other_quarter).superseded_by(), "");
  EXPECT_EQ(Stored(first).state(), ProgressReturn::PUBLISHED);
}

TEST_F(SignOffTest, ARevertIsANewDraftWithTheSameCells) {
  const ProgressReturn first = Reach(ProgressReturn::PUBLISHED);
  Reach(ProgressReturn::FROZEN, Model(true, 300));
  const auto reverted = Revert(first.name());
  ASSERT_THAT(reverted.status(), IsOk());
  EXPECT_EQ(reverted->state(), ProgressReturn::DRAFT);
  EXPECT_EQ(reverted->version(), 3);
  EXPECT_EQ(reverted->reverted_from(), first.name());
  EXPECT_EQ(reverted->revert_reason(), "The later one was of the wrong day.");
  EXPECT_EQ(reverted->prepared_by(), "other-officer");
  EXPECT_EQ(reverted->certifications_size(), 0);
  EXPECT_EQ(reverted->documents_size(), 0);
  EXPECT_EQ(Stored(first.name()).SerializeAsString(),
            first.SerializeAsString());
  auto before = *LoadModel(records_, *Read(), first.name());
  const auto after = *LoadModel(records_, *Read(), reverted->name());
  EXPECT_EQ(after.cover().progress_return(), reverted->name());
  before.mutable_cover()->set_progress_return(reverted->name());
  before.mutable_cover()->set_version(3);
  EXPECT_TRUE(MessageDifferencer::Equals(before, after));
  EXPECT_THAT(Freeze(reverted->name()).status(), IsOk());
}

TEST_F(SignOffTest, CommitteesNoteAfterwards) {
  const std::string name = Reach(ProgressReturn::SUBMITTED).name();
  ASSERT_THAT(Note(name).status(), IsOk());
  const auto again = Note(name, absl::CivilDay(2025, 11, 1));
  ASSERT_THAT(again.status(), IsOk());
  EXPECT_EQ(again->state(), ProgressReturn::SUBMITTED);
  ASSERT_EQ(again->notings_size(), 2);
  EXPECT_EQ(again->notings(0).recorded_by(), "officer");
  EXPECT_EQ(again->notings(1).meeting_date().day(), 1);
  EXPECT_THAT(Note(name, absl::CivilDay(2025, 11, 4)).status(),
              HasReason(absl::StatusCode::kInvalidArgument, "FIELD_INVALID"));
}

TEST_F(SignOffTest, RenderingAgainGivesTheStoredBytesInEveryState) {
  for (const auto state : {ProgressReturn::DRAFT, ProgressReturn::FROZEN,
                           ProgressReturn::CERTIFIED, ProgressReturn::SUBMITTED,
                           ProgressReturn::PUBLISHED}) {
    const ProgressReturn at = Reach(state, Model(true, 3));
    const auto model = LoadModel(records_, *Read(), at.name());
    const auto agree = DocumentsAgree(books_, *Read(), at, *model);
    ASSERT_THAT(agree.status(), IsOk());
    EXPECT_TRUE(*agree) << ProgressReturn::State_Name(state);
  }
  const ProgressReturn frozen = Reach(ProgressReturn::FROZEN);
  EXPECT_FALSE(*DocumentsAgree(books_, *Read(), frozen, Model(true, 298)));
}

}  // namespace
}  // namespace carereform::reporting
