// Approved erasures are carried out to the end, in parts, whatever comes
// between.

#include "common/people/erasure_runner.h"

#include <atomic>
#include <memory>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/access/authorizer.h"
#include "common/store/erasure.h"
#include "common/store/history.h"
#include "common/types/civil_date.h"
#include "common/types/limits.h"
#include "tests/support/people_fixture.h"

namespace carereform::people {
namespace {

using common::v1::Erasure;
using common::v1::Person;
using tests::Holding;
using tests::IsOk;

// Notes of a person, one index entry each, that stand for what a source keeps:
// `councils/x/sources/assessments/people/p` has those of the person `p-kept`,
// and they are found by rows that go first.
class KeptNotes final : public PersonRecords {
 public:
  absl::StatusOr<std::string> OpenRecord(const store::Reader&,
                                         const std::string&) const override {
    return open_;
  }
  absl::StatusOr<std::vector<std::string>> PrefixesOf(
      const store::Reader& reader, const std::string& person,
      size_t most) const override {
    CR_ASSIGN_OR_RETURN(
        const store::NamePage page,
        store::ListIndex(reader, kPersonNoteTable, kPersonNoteByPerson,
                         PersonKey(KeeperOf(person)),
                         {.after = "", .size = static_cast<int>(most)}));
    return page.names;
  }
  absl::Status RemoveErased(store::Txn& txn,
                            absl::string_view resource) const override {
    return PersonNotes().Remove(txn, resource);
  }

  // The name below which the notes of a person are.
  static std::string KeeperOf(const std::string& person) {
    return person + "-kept";
  }

  std::string open_;
};

class ErasureRunnerTest : public PeopleFixture {
 protected:
  ErasureRunnerTest() {
    scrub_ = [this] {
      ++scrubs_;
      return absl::OkStatus();
    };
  }

  // A person of whom MARK is known, in `versions` versions, and a note.
  std::string MarkedPerson(int versions = 1) {
    const std::string person = NewPerson("full_name: 'MARK'");
    for (int i = 1; i < versions; ++i) {
      EXPECT_THAT(
          Update(person, absl::StrCat("identity { address: 'MARK ", i, "' }"))
              .status(),
          IsOk());
    }
    EXPECT_THAT(Note(person, "MARK").status(), IsOk());
    return person;
  }
  // The name of an approved erasure of `person` that nobody carries out yet.
  std::string Approved(const std::string& person) {
    const auto approved = Approve(Request(person)->name());
    EXPECT_THAT(approved.status(), IsOk());
    return approved.ok() ? approved->name() : "";
  }

  std::unique_ptr<ErasureRunner> StartRunner() {
    return std::make_unique<ErasureRunner>(parts_, sources_,
                                           absl::Milliseconds(5));
  }

  // Waits until the erasure is in `state`, for a minute at most.
  Erasure WaitFor(const std::string& erasure, Erasure::State state) {
    const absl::Time end = absl::Now() + absl::Minutes(1);
    for (;;) {
      const auto now = Erasing(erasure);
      EXPECT_THAT(now.status(), IsOk());
      if (!now.ok() || now->state() == state) return *now;
      if (absl::Now() > end) {
        ADD_FAILURE() << now->ShortDebugString();
        return *now;
      }
      absl::SleepFor(absl::Milliseconds(1));
    }
  }

  // Adds `count` records about a person, of `versions` versions each.
  void AddRecords(const std::string& person, int count, int versions) {
    for (int i = 0; i < count; ++i) {
      common::v1::PersonNote note;
      note.set_name(absl::StrCat(KeptNotes::KeeperOf(person), "/notes/n-",
                                 absl::Dec(i, absl::kZeroPad3)));
      for (int version = 0; version < versions; ++version) {
        note.set_text(absl::StrCat("MARK ", version));
        ASSERT_THAT(Write([&](store::Txn& txn) {
                      return version == 0 ? PersonNotes().Create(txn, note)
                                          : PersonNotes().Update(txn, note);
                    }),
                    IsOk());
      }
    }
  }

  KeptNotes records_of_;
  std::atomic<int> scrubs_ = 0;
  rpc::Executor executor_{1, 1};
  access::Authorizer authorizer_{access::DefaultRoles(), access::Callers()};
  rpc::CallRecorder calls_{[](const std::string&) {}};
  rpc::ServerParts parts_{executor_, &absl::Now, *LondonZone(), calls_,
                          authorizer_};
  PeopleSources sources_{{{"assessments", {&store_, &records_of_}}}, store_};
};

TEST_F(ErasureRunnerTest, ErasesAndThenScrubs) {
  const std::string person = MarkedPerson(3);
  const std::string kept = NewPerson("full_name: 'KEPT'");
  const std::string erasure = Approved(person);
  ASSERT_GT(Holding(*engine_, "MARK"), 0);

  const auto runner = StartRunner();
  runner->Enqueue(erasure);
  const Erasure done = WaitFor(erasure, Erasure::SCRUBBED);
  EXPECT_EQ(done.erased_bodies(), 4);
  EXPECT_TRUE(done.has_scrub_time());
  EXPECT_EQ(done.decided_by(), "manager");
  EXPECT_EQ(scrubs_, 1);
  EXPECT_EQ(Get(person)->state(), Person::ERASED);
  EXPECT_TRUE(Get(person)->has_erase_time());
  EXPECT_EQ(Holding(*engine_, "MARK"), 0);
  EXPECT_EQ(Identity(kept)->full_name(), "KEPT");
}

TEST_F(ErasureRunnerTest, TheRecordSaysWhatWasErasedAndWhoApproved) {
  const std::string person = MarkedPerson();
  const std::string erasure = Approved(person);
  StartRunner()->Enqueue(erasure);
  const auto runner = StartRunner();
  ASSERT_THAT(runner->Resume(), IsOk());
  WaitFor(erasure, Erasure::SCRUBBED);
  int erased = 0;
  const auto headers = store::HeadersAfter(**store_.Read("x"), 0, 1000);
  for (const store::StoredHeader& stored : *headers) {
    for (const store::ChangeEntry& entry : stored.header.entries) {
      if (entry.kind != store::ChangeKind::kErased) continue;
      ++erased;
      EXPECT_EQ(stored.header.actor, "manager");
      EXPECT_EQ(entry.resource.rfind(person + "/", 0), 0);
    }
  }
  EXPECT_EQ(erased, 2) << "the identity and the note";
}

// More versions than one transaction may touch.
TEST_F(ErasureRunnerTest, APersonWithManyVersionsIsErasedInParts) {
  constexpr int kVersions = 2 * kMaxTransactionEntries + 7;
  const std::string person = MarkedPerson(kVersions);
  const std::string erasure = Approved(person);
  const uint64_t before = (*store_.Read("x"))->head().revision;
  const auto runner = StartRunner();
  runner->Enqueue(erasure);
  EXPECT_EQ(WaitFor(erasure, Erasure::SCRUBBED).erased_bodies(), kVersions + 1);
  EXPECT_EQ(Holding(*engine_, "MARK"), 0);
  const auto headers = store::HeadersAfter(**store_.Read("x"), before, 1000);
  EXPECT_GE(headers->size(), 4);
  for (const store::StoredHeader& stored : *headers) {
    EXPECT_LE(stored.header.entries.size(), kMaxTransactionEntries);
  }
}

// A stop just after the approval, and one in the middle.
TEST_F(ErasureRunnerTest, GoesOnWithWhatAStopInterrupted) {
  const std::string untouched = Approved(MarkedPerson(5));
  const std::string person = MarkedPerson(5);
  const std::string half_done = Approved(person);
  ASSERT_THAT(Write([&](store::Txn& txn) -> absl::Status {
                CR_ASSIGN_OR_RETURN(
                    const store::ErasureStep step,
                    store::EraseStep(txn, person + "/", "", 3, &RemoveErased));
                CR_ASSIGN_OR_RETURN(Erasure erasure,
                                    Erasures().Get(txn, half_done));
                erasure.set_erased_bodies(step.erased_bodies);
                return Erasures().Update(txn, erasure);
              }),
              IsOk());
  EXPECT_EQ(Erasing(half_done)->state(), Erasure::ERASING);

  const auto runner = StartRunner();
  ASSERT_THAT(runner->Resume(), IsOk());
  EXPECT_EQ(WaitFor(untouched, Erasure::SCRUBBED).erased_bodies(), 6);
  EXPECT_EQ(WaitFor(half_done, Erasure::SCRUBBED).erased_bodies(), 6);
  EXPECT_EQ(Holding(*engine_, "MARK"), 0);
}

// Not SCRUBBED before a scrub has ended, whether a reader is in its way or a
// stop comes between.
TEST_F(ErasureRunnerTest, IsScrubbedOnlyOnceAScrubHasEnded) {
  std::atomic<bool> blocked = true;
  std::atomic<int> tries = 0;
  scrub_ = [&]() -> absl::Status {
    ++tries;
    if (blocked) return absl::UnavailableError("a reader is in the way");
    return absl::OkStatus();
  };
  const std::string erasure = Approved(MarkedPerson());
  {
    const auto runner = StartRunner();
    runner->Enqueue(erasure);
    WaitFor(erasure, Erasure::ERASED);
    while (tries < 3) absl::SleepFor(absl::Milliseconds(1));
    EXPECT_EQ(Erasing(erasure)->state(), Erasure::ERASED);
  }
  blocked = false;
  EXPECT_EQ(Erasing(erasure)->state(), Erasure::ERASED);
  const auto runner = StartRunner();
  ASSERT_THAT(runner->Resume(), IsOk());
  EXPECT_TRUE(WaitFor(erasure, Erasure::SCRUBBED).has_scrub_time());
}

// What the source keeps goes too: more records than are kept in mind, and one
// with more versions than a step takes.
TEST_F(ErasureRunnerTest, ErasesWhatTheSourceKeepsAboutThePerson) {
  const std::string person = MarkedPerson();
  const std::string other = NewPerson();
  AddRecords(person, 50, 2);
  AddRecords(other, 1, 1);
  const std::string erasure = Approved(person);
  const auto runner = StartRunner();
  runner->Enqueue(erasure);
  const Erasure done = WaitFor(erasure, Erasure::SCRUBBED);
  EXPECT_EQ(done.erased_bodies(), 2 + 50 * 2);
  EXPECT_THAT(done.erasing_prefixes(), testing::IsEmpty());
  EXPECT_EQ(Holding(*engine_, "MARK"), 2) << "row and body of the other";
}

// The row by which a record is found goes with its first versions: a start
// finds the rest by the prefix that the erasure kept.
TEST_F(ErasureRunnerTest, AStopWithinARecordLosesNothing) {
  const std::string person = NewPerson();
  AddRecords(person, 2, 450);
  const std::string erasure = Approved(person);
  for (int stops = 0; Erasing(erasure)->state() == Erasure::ERASING; ++stops) {
    ASSERT_LT(stops, 1000);
    const auto runner = StartRunner();
    ASSERT_THAT(runner->Resume(), IsOk());
    const auto before = (*store_.Read("x"))->head().revision;
    while ((*store_.Read("x"))->head().revision == before) {
      absl::SleepFor(absl::Microseconds(100));
    }
  }
  const auto runner = StartRunner();
  ASSERT_THAT(runner->Resume(), IsOk());
  EXPECT_EQ(WaitFor(erasure, Erasure::SCRUBBED).erased_bodies(), 1 + 900);
  EXPECT_EQ(Holding(*engine_, "MARK"), 0);
}

// A scrub is of the whole store: one serves all that were erased before it.
TEST_F(ErasureRunnerTest, OneScrubServesMany) {
  std::vector<std::string> erasures;
  for (int i = 0; i < 5; ++i) erasures.push_back(Approved(MarkedPerson()));
  for (const std::string& erasure : erasures) {
    ASSERT_THAT(
        Write([&](store::Txn& txn) -> absl::Status {
          CR_ASSIGN_OR_RETURN(Erasure erased, Erasures().Get(txn, erasure));
          CR_RETURN_IF_ERROR(store::EraseStep(txn, erased.person() + "/", "",
                                              100, &RemoveErased)
                                 .status());
          erased.set_state(Erasure::ERASED);
          return Erasures().Update(txn, erased);
        }),
        IsOk());
  }
  const auto runner = StartRunner();
  ASSERT_THAT(runner->Resume(), IsOk());
  for (const std::string& erasure : erasures) {
    WaitFor(erasure, Erasure::SCRUBBED);
  }
  EXPECT_EQ(scrubs_, 1);
}

}  // namespace
}  // namespace carereform::people
