// The measures of contacts, and what the papers print of them.

#include "services/assessments/journey_fixture.h"

namespace carereform::assessments {
namespace {

using absl::CivilDay;
using measures::v1::MeasureValue;
using testing::HasSubstr;
using v1::Contact;

// The counts behind four shares, in the order of the papers.
struct Sequels {
  int prevent, reduce, delay, meet;
};

class ContactMeasuresTest : public JourneyTest {
 protected:
  void AddSequels(const Sequels& counts, CivilDay day) {
    call_.today = day;
    const auto add = [&](Contact::Sequel sequel, int count) {
      v1::CreateContactRequest request;
      request.set_parent("councils/x");
      Contact& contact = *request.mutable_contact();
      contact = ConcludedContact(sequel);
      *contact.mutable_received_date() = rpc::ToDate(day);
      *contact.mutable_concluded_date() = rpc::ToDate(day);
      DoMany(count, &CreateContact, request);
    };
    add(Contact::PREVENT, counts.prevent);
    add(Contact::REDUCE, counts.reduce);
    add(Contact::DELAY, counts.delay);
    add(Contact::MEET, counts.meet);
  }
  MeasureValue Share(const std::string& sequel, CivilDay day) {
    return Ask(InPeriod("contacts-sequel-" + sequel + "-share", day, day));
  }
  // In tenths of a percent, rounded half up, as the papers print.
  int64_t Tenths(const std::string& sequel, CivilDay day) {
    const auto& ratio = Share(sequel, day).ratio();
    return (2000 * ratio.numerator() + ratio.denominator()) /
           (2 * ratio.denominator());
  }
};

TEST_F(ContactMeasuresTest, OnlyNewContactsOfThePeriodAreCounted) {
  AddContact(NewContact(kToday - 3)).IgnoreError();
  AddContact(NewContact(kToday - 2)).IgnoreError();
  Contact old = NewContact(kToday - 2);
  old.set_is_new(false);
  AddContact(old).IgnoreError();
  Contact email = NewContact(kToday);
  email.set_channel(v1::EMAIL);
  AddContact(email).IgnoreError();
  AddContact(NewContact(kToday)).IgnoreError();
  EXPECT_EQ(Ask(InPeriod("contacts-new-count", kToday - 2, kToday)).count().n(),
            3);
  const auto channels =
      AskByGroup(InPeriod("contacts-new-count", kToday - 2, kToday), "channel");
  EXPECT_EQ(channels.at("telephone").count().n(), 2);
  EXPECT_EQ(channels.at("email").count().n(), 1);
  EXPECT_EQ(channels.size(), 2);
}

// 15.2k, 4.9k, 3.3k and 3.0k of 26.4k, each printed as a whole percentage: 101.
TEST_F(ContactMeasuresTest, Published2017To2018SumsExactlyAndPrints101) {
  const CivilDay day(2018, 3, 31);
  AddSequels({152, 49, 33, 30}, day);
  int64_t numerators = 0;
  int64_t printed = 0;
  for (const char* sequel : {"prevent", "reduce", "delay", "meet"}) {
    const auto value = Share(sequel, day);
    numerators += value.ratio().numerator();
    EXPECT_EQ(value.ratio().denominator(), 264);
    EXPECT_THAT(value.note(), HasSubstr("no band is held"));
    printed += (200 * value.ratio().numerator() + 264) / 528;
  }
  EXPECT_EQ(numerators, 264);
  EXPECT_EQ(printed, 101);
}

// The counts are ours: of 1,000 contacts, so that shares print as published.
TEST_F(ContactMeasuresTest, Published2019To2020) {
  const CivilDay day(2020, 3, 31);
  AddSequels({609, 168, 122, 101}, day);
  EXPECT_EQ(Tenths("prevent", day), 609);
  EXPECT_EQ(Tenths("reduce", day), 168);
  EXPECT_EQ(Tenths("delay", day), 122);
  EXPECT_EQ(Tenths("meet", day), 101);
  EXPECT_THAT(Share("prevent", day).note(),
              HasSubstr("within the band of 56 to 61%"));
  EXPECT_THAT(Share("reduce", day).note(), HasSubstr("below the band"));
}

TEST_F(ContactMeasuresTest, Published2020To2021) {
  const CivilDay day(2021, 3, 31);
  AddSequels({547, 203, 112, 138}, day);
  EXPECT_EQ(Tenths("prevent", day), 547);
  EXPECT_EQ(Tenths("reduce", day), 203);
  EXPECT_EQ(Tenths("delay", day), 112);
  EXPECT_EQ(Tenths("meet", day), 138);
  EXPECT_THAT(Share("prevent", day).note(), HasSubstr("below the band"));
  EXPECT_THAT(Share("meet", day).note(),
              HasSubstr("above the band of 6 to 11%, in force"));
}

TEST_F(ContactMeasuresTest, OneWithoutASequelIsLeftOutAndSaidToBe) {
  AddSequels({2, 1, 1, 0}, kToday);
  AddContact(ConcludedContact(Contact::SEQUEL_UNSPECIFIED)).IgnoreError();
  AddContact(NewContact()).IgnoreError();  // Not concluded: of no interest.
  const auto value = Share("prevent", kToday);
  EXPECT_EQ(value.ratio().numerator(), 2);
  EXPECT_EQ(value.ratio().denominator(), 4);
  EXPECT_EQ(value.coverage().covered(), 4);
  EXPECT_EQ(value.coverage().total(), 5);
  ASSERT_EQ(value.exclusions_size(), 1);
  EXPECT_EQ(value.exclusions(0).n(), 1);
  EXPECT_EQ(Share("meet", kToday).state(), MeasureValue::CONFIRMED_ZERO);
}

TEST_F(ContactMeasuresTest, AdviceAloneIsAShareOfAllThatWereConcluded) {
  Contact advice = ConcludedContact(Contact::PREVENT);
  advice.set_advice_only(true);
  advice.set_is_new(false);
  AddContact(advice).IgnoreError();
  AddSequels({3, 2, 2, 1}, kToday);
  const auto value =
      Ask(InPeriod("contacts-advice-only-share", kToday, kToday));
  EXPECT_EQ(value.ratio().numerator(), 1);
  EXPECT_EQ(value.ratio().denominator(), 9);
}

TEST_F(ContactMeasuresTest, WithNoContactHeldTheValueIsMissing) {
  EXPECT_EQ(Ask(InPeriod("contacts-new-count", kToday, kToday)).state(),
            MeasureValue::MISSING);
  AddContact(NewContact()).IgnoreError();
  EXPECT_EQ(Ask(InPeriod("contacts-new-count", kToday - 9, kToday - 9)).state(),
            MeasureValue::CONFIRMED_ZERO);
  EXPECT_EQ(Share("meet", kToday).state(), MeasureValue::NOT_APPLICABLE);
}

TEST_F(ContactMeasuresTest, IsAsItWasKnownAtARevision) {
  const auto contact = AddContact(ConcludedContact(Contact::MEET));
  const int64_t before = Revision();
  v1::CorrectContactRequest request;
  *request.mutable_contact() = *contact;
  request.mutable_contact()->set_sequel(Contact::DELAY);
  request.mutable_update_mask()->add_paths("sequel");
  request.set_reason(Contact::LEARNT_LATER);
  ASSERT_THAT(Do(&CheckCorrectContact, &CorrectContact, request).status(),
              tests::IsOk());
  Question question = InPeriod("contacts-sequel-meet-share", kToday, kToday);
  EXPECT_EQ(Ask(question).ratio().numerator(), 0);
  question.revision = before;
  EXPECT_EQ(Ask(question).ratio().numerator(), 1);
}

TEST_F(ContactMeasuresTest, FiltersAreWordsOfTheirDimension) {
  AddContact(NewContact()).IgnoreError();
  const auto count = [&](const std::string& dimension,
                         const std::string& word) {
    return Ask(InPeriod("contacts-new-count", kToday, kToday,
                        {{dimension, word}}))
        .count()
        .n();
  };
  EXPECT_EQ(count("team", "north"), 1);
  EXPECT_EQ(count("team", "south"), 0);
  EXPECT_EQ(count("district", "unknown"), 1);
  EXPECT_EQ(count("age_band", "unknown"), 1);
  EXPECT_EQ(count("channel", "telephone"), 1);
  EXPECT_THAT(FieldsOf(Put(InPeriod("contacts-new-count", kToday, kToday,
                                    {{"channel", "pigeon"}}),
                           &measures::MeasureSource::Compute)
                           .status()),
              testing::ElementsAre("filters.channel"));
}

TEST_F(ContactMeasuresTest, AnExplanationTellsThePartsOfAShare) {
  AddSequels({2, 1, 1, 0}, kToday);
  AddContact(ConcludedContact(Contact::SEQUEL_UNSPECIFIED)).IgnoreError();
  const auto explanation =
      Put(InPeriod("contacts-sequel-prevent-share", kToday, kToday),
          &measures::MeasureSource::Explain);
  ASSERT_THAT(explanation.status(), tests::IsOk());
  ASSERT_EQ(explanation->lines_size(), 3);
  EXPECT_EQ(explanation->lines(0).n(), 5);
  EXPECT_EQ(explanation->lines(1).n(), 1);
  EXPECT_EQ(explanation->lines(2).n(), 2);
}

}  // namespace
}  // namespace carereform::assessments
