#include "services/assessments/cld/packed_events.h"

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "services/assessments/cld/pseudonym.h"
#include "tests/support/status_matchers.h"

namespace carereform::assessments {
namespace {

using tests::HasReason;

CareEvent AnEvent() {
  CareEvent event;
  event.person = 0x0102030405060708;
  event.start = 20000;
  event.birth_month = -7000;
  event.age_at_start = 74;
  event.kind = EventKind::kService;
  event.client = ClientType::kServiceUser;
  event.assessment = AssessmentType::kLongTerm;
  event.service = ServiceType::kPrison;
  event.outcome = EventOutcome::kContinuation;
  event.conversation = true;
  event.route = 6;
  event.component = 7;
  return event;
}

// On-disk bytes: never to change.
TEST(PackedEvents, HaveTheirGoldenBytes) {
  EXPECT_EQ(absl::BytesToHexString(PackEvent(AnEvent())),
            "0102030405060708"
            "00004e20"
            "7fffffff"
            "ffffe4a8"
            "4a"
            "03"
            "01"
            "02"
            "04"
            "05"
            "01"
            "06"
            "07"
            "000000");
  EXPECT_EQ(PackEvent(AnEvent()).size(), kPackedEventBytes);
}

TEST(PackedEvents, ComeBackWithTheirPlace) {
  CareEvent second = AnEvent();
  second.age_at_start = kNoAge;
  second.end = 20001;
  const auto events =
      UnpackEvents(PackEvent(AnEvent()) + PackEvent(second), 50, 3);
  ASSERT_TRUE(events.ok()) << events.status();
  ASSERT_EQ(events->size(), 2);
  EXPECT_EQ(PackEvent((*events)[0]), PackEvent(AnEvent()));
  EXPECT_EQ(PackEvent((*events)[1]), PackEvent(second));
  EXPECT_EQ((*events)[1].record, 51);
  EXPECT_EQ((*events)[1].import_order, 3);
  EXPECT_EQ((*events)[1].age_at_start, kNoAge);
}

TEST(PackedEvents, OfAnotherShapeAreRefused) {
  const std::string bytes = PackEvent(AnEvent());
  EXPECT_THAT(UnpackEvents(bytes.substr(1), 0, 0).status(),
              HasReason(absl::StatusCode::kDataLoss, "STORE_CORRUPT"));
  std::string kind = bytes;
  kind[21] = 9;
  EXPECT_THAT(UnpackEvents(kind, 0, 0).status(),
              HasReason(absl::StatusCode::kDataLoss, "STORE_CORRUPT"));
}

// RFC 4231, test case 2.
TEST(Pseudonym, IsTheBeginningOfTheHmac) {
  EXPECT_EQ(PseudonymOf("what do ya want for nothing?", "Jefe"),
            0x5bdcc146bf60754e);
}

TEST(Pseudonym, DependsOnTheKey) {
  EXPECT_NE(PseudonymOf("a", "key"), PseudonymOf("a", "other"));
  EXPECT_NE(PseudonymOf("a", "key"), PseudonymOf("b", "key"));
}

}  // namespace
}  // namespace carereform::assessments
