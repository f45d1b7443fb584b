#include "services/assessments/domain/cld_validation.h"

#include <ostream>

#include "gtest/gtest.h"
#include "services/assessments/domain/care_events.h"

namespace carereform::assessments {

void PrintTo(FieldState state, std::ostream* out) {
  *out << FieldStateWords(state);
}

namespace {

constexpr uint8_t kEveryone = 0xff;

uint8_t Bit(EventKind kind) {
  return static_cast<uint8_t>(1U << static_cast<uint8_t>(kind));
}

bool IsDigits(absl::string_view value) {
  return value.find_first_not_of("0123456789") == value.npos;
}

// A specification of five fields: the event and the client, an end that
// services need not have, a type of service, a number.
CldSpecification Five() {
  CldSpecification spec;
  for (const char* list : {"event", "client", "service"}) {
    spec.lists[list] = std::make_shared<CldValueList>();
  }
  for (const char* word : {"Request", "Assessment", "Service", "Review"}) {
    spec.lists["event"]->Add(word);
  }
  spec.lists["client"]->Add("Service user");
  spec.lists["client"]->Add("Unpaid carer");
  spec.lists["client"]->AddReleaseOne("Carer", "Unpaid carer");
  spec.lists["service"]->Add("Home care");
  const auto field = [&](const char* name, const char* list) {
    CldField made;
    made.name = name;
    made.list = list;
    if (*list != '\0') made.values = spec.lists[list];
    return made;
  };
  CldField event = field("Event_Type", "event");
  event.rules = {{kEveryone, kEveryone, true}};
  CldField client = field("Client_Type", "client");
  client.rules = event.rules;
  CldField end = field("End", "");
  end.rules = {{Bit(EventKind::kService), kEveryone, false},
               {kEveryone, kEveryone, true}};
  CldField service = field("Service_Type", "service");
  service.rules = {{Bit(EventKind::kService), kEveryone, true}};
  CldField hours = field("Hours", "");
  hours.rules = {{kEveryone, 1U << 2, false}};
  hours.fits = IsDigits;
  hours.shape = "a whole number";
  spec.fields = {event, client, end, service, hours};
  return spec;
}

std::vector<FieldState> Judge(std::vector<absl::string_view> row) {
  static const CldSpecification& spec = *new CldSpecification(Five());
  return ValidateRow(spec, row);
}

constexpr auto kOk = FieldState::kValid;
constexpr auto kBlank = FieldState::kBlank;
constexpr auto kLacks = FieldState::kMandatoryBlank;
constexpr auto kBad = FieldState::kInvalid;
constexpr auto kOld = FieldState::kReleaseOne;
using States = std::vector<FieldState>;

TEST(ValidateRow, AsksForWhatTheKindOfEventNeeds) {
  EXPECT_EQ(Judge({"Request", "Service user", "x", "", ""}),
            (States{kOk, kOk, kOk, kBlank, kBlank}));
  EXPECT_EQ(Judge({"Request", "Service user", "", "", ""}),
            (States{kOk, kOk, kLacks, kBlank, kBlank}));
  EXPECT_EQ(Judge({"Service", "Service user", "", "", ""}),
            (States{kOk, kOk, kBlank, kLacks, kBlank}));
}

TEST(ValidateRow, HoldsValuesAgainstTheirListWhateverTheCase) {
  EXPECT_EQ(Judge({"SERVICE", "service USER", "", "home care", ""}),
            (States{kOk, kOk, kBlank, kOk, kBlank}));
  EXPECT_EQ(Judge({"Service", "Service user", "", "Nonsense", "x"}),
            (States{kOk, kOk, kBlank, kBad, kBad}));
  EXPECT_EQ(Judge({"Request", "Service user", "x", "Nonsense", "7"}),
            (States{kOk, kOk, kOk, kBad, kOk}));
}

TEST(ValidateRow, TellsReleaseOneFromNonsense) {
  EXPECT_EQ(Judge({"Request", "Carer", "x", "", ""})[1], kOld);
  EXPECT_EQ(Judge({"Request", "Cat", "x", "", ""})[1], kBad);
}

TEST(ValidateRow, TakesEveryRuleWhereTheEventIsNotKnown) {
  EXPECT_EQ(Judge({"", "", "", "", ""}),
            (States{kLacks, kLacks, kBlank, kLacks, kBlank}));
}

TEST(ValidationCounts, AreByFieldAndState) {
  ValidationCounts counts(2);
  counts.Add(States{kOk, kBlank});
  counts.Add(States{kOk, kBad});
  counts.Add(States{kOld, kBad});
  EXPECT_EQ(counts.rows(), 3);
  EXPECT_EQ(counts.failed_rows(), 2);
  EXPECT_EQ(counts.Of(0, kOk), 2);
  EXPECT_EQ(counts.Of(0, kOld), 1);
  EXPECT_EQ(counts.Of(1, kBad), 2);
  EXPECT_EQ(counts.Of(1, kBlank), 1);
}

TEST(FieldStates, AreInDhscsWords) {
  EXPECT_EQ(FieldStateWords(kOk), "Passed: Valid");
  EXPECT_EQ(FieldStateWords(kBlank), "Passed: Blank (Not Mandatory)");
  EXPECT_EQ(FieldStateWords(kLacks), "Failed: Blank (Mandatory)");
  EXPECT_EQ(FieldStateWords(kBad), "Failed: Invalid");
  EXPECT_EQ(FieldStateWords(kOld), "Failed: Release 1");
  EXPECT_FALSE(HasFailed(kOk));
  EXPECT_FALSE(HasFailed(kBlank));
  EXPECT_TRUE(HasFailed(kLacks));
  EXPECT_TRUE(HasFailed(kBad));
  EXPECT_TRUE(HasFailed(kOld));
}

TEST(RemedyFor, SaysWhatToWrite) {
  const CldSpecification spec = Five();
  EXPECT_EQ(RemedyFor(spec.fields[2], kLacks), "fill End");
  EXPECT_EQ(RemedyFor(spec.fields[3], kBad), "use a word of the list service");
  EXPECT_EQ(RemedyFor(spec.fields[4], kBad), "write a whole number");
  EXPECT_EQ(RemedyFor(spec.fields[1], kOld),
            "use the word of release 2 that took its place in the list client");
}

TEST(CldValueList, NumbersReleaseTwoInOrder) {
  const CldSpecification spec = Five();
  const CldValueList& clients = spec.List("client");
  EXPECT_EQ(clients.Find("unpaid CARER")->number, 2);
  EXPECT_EQ(clients.Find("carer")->number, 2);
  EXPECT_TRUE(clients.Find("carer")->release_one);
  EXPECT_EQ(clients.WordOf(2), "Unpaid carer");
  EXPECT_EQ(clients.WordOf(0), "");
  EXPECT_EQ(clients.WordOf(3), "");
  EXPECT_FALSE(clients.Find("").has_value());
}

}  // namespace
}  // namespace carereform::assessments
