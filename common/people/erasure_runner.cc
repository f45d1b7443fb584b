#include "common/people/erasure_runner.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/people/people_tables.h"
#include "common/rpc/convert.h"
#include "common/status/status_macros.h"
#include "common/store/erasure.h"
#include "common/types/limits.h"

namespace carereform::people {
namespace {

using common::v1::Erasure;
using common::v1::Person;

constexpr char kMethod[] = "carereform.common.v1.ApproveErasure";

// Each version may leave an entry in the change record; the erasure and the
// person are two more. Far below the limit, so that the writer is soon free.
constexpr size_t kVersionsPerStep = 200;
static_assert(kVersionsPerStep + 2 <= kMaxTransactionEntries);

// How long to wait before another try where the writer is busy.
constexpr absl::Duration kBusyDelay = absl::Milliseconds(50);

absl::StatusOr<Erasure> ReadErasure(const store::Store& store,
                                    const std::string& name) {
  CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                      store.Read(rpc::CouncilOfName(name)));
  return Erasures().Get(*reader, name);
}

// Returns the names of all erasures in `state`, of every council.
absl::StatusOr<std::vector<std::string>> InState(const store::Store& store,
                                                 Erasure::State state) {
  std::vector<std::string> found;
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> councils,
                      store.Councils());
  for (const std::string& council : councils) {
    CR_ASSIGN_OR_RETURN(const std::unique_ptr<store::Reader> reader,
                        store.Read(council));
    store::PageRequest request{.after = "", .size = kMaxPageSize};
    do {
      CR_ASSIGN_OR_RETURN(
          const store::NamePage page,
          store::ListIndex(*reader, kErasureTable, kErasureByState,
                           ErasureStateKey(state), request));
      found.insert(found.end(), page.names.begin(), page.names.end());
      request.after = page.next_after;
    } while (!request.after.empty());
  }
  return found;
}

// How many prefixes an erasure keeps in mind.
constexpr size_t kPrefixesAhead = 20;

// Marks as done what was the last step's.
absl::Status MarkErased(store::Txn& txn, Erasure& erasure) {
  erasure.set_state(Erasure::ERASED);
  CR_ASSIGN_OR_RETURN(Person person, People().Get(txn, erasure.person()));
  person.set_state(Person::ERASED);
  *person.mutable_erase_time() = rpc::ToTimestamp(txn.commit_time());
  return People().Update(txn, person);
}

// Goes on from a prefix under which all is erased to the next: one that was
// found with it, or what is there by now. ERASED where nothing is.
absl::Status GoOn(store::Txn& txn, const PersonRecords& records,
                  Erasure& erasure) {
  auto& prefixes = *erasure.mutable_erasing_prefixes();
  prefixes.erase(prefixes.begin());
  if (!prefixes.empty()) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(
      const std::vector<std::string> found,
      records.PrefixesOf(txn, erasure.person(), kPrefixesAhead));
  prefixes.Add(found.begin(), found.end());
  return prefixes.empty() ? MarkErased(txn, erasure) : absl::OkStatus();
}

}  // namespace

ErasureRunner::ErasureRunner(const rpc::ServerParts& parts,
                             const PeopleSources& sources,
                             absl::Duration blocked_delay)
    : parts_(parts),
      sources_(sources),
      blocked_delay_(blocked_delay),
      thread_([this] { Run(); }) {}

ErasureRunner::~ErasureRunner() {
  queue_.Stop();
  thread_.join();
}

absl::Status ErasureRunner::Resume() {
  for (const auto& [source, keeping] : sources_.keeping()) {
    for (const Erasure::State state : {Erasure::ERASING, Erasure::ERASED}) {
      CR_ASSIGN_OR_RETURN(const std::vector<std::string> names,
                          InState(*keeping.store, state));
      for (const std::string& name : names) Enqueue(name);
    }
  }
  return absl::OkStatus();
}

// As the one who approved: that is who erases.
rpc::Call ErasureRunner::CallFor(const Erasure& erasure) const {
  return rpc::WorkCall(parts_, erasure.decided_by(), kMethod, erasure.name());
}

void ErasureRunner::Run() {
  std::string name;
  while (queue_.Take(name)) {
    // All that wait are erased first: a scrub takes long, and serves them all.
    std::vector<Work> taken;
    do {
      taken.push_back({name, rpc::WorkCall(parts_, "", kMethod, name), {}});
      taken.back().status = Erase(taken.back());
    } while (queue_.TakeNow(name));
    for (Work& work : taken) {
      if (work.status.ok()) work.status = Scrub(work.name);
      parts_.calls.Log(work.call, work.status, parts_.clock() - work.call.now);
    }
  }
}

// Makes a change as soon as the writer takes it.
absl::Status ErasureRunner::Patiently(
    const std::function<absl::Status()>& change) {
  for (;;) {
    const absl::Status status = change();
    if (status.code() != absl::StatusCode::kResourceExhausted ||
        !queue_.Wait(kBusyDelay)) {
      return status;
    }
  }
}

// Sets the caller to whoever approved the erasure.
absl::Status ErasureRunner::Erase(Work& work) {
  store::Store& store = sources_.StoreFor(work.name);
  // Enqueue is called as the change commits, a moment before readers see it.
  absl::Status status =
      Patiently([&] { return rpc::AwaitPublished(store, work.call); });
  std::string next;
  while (status.ok() && !queue_.stopped()) {
    CR_ASSIGN_OR_RETURN(const Erasure erasure, ReadErasure(store, work.name));
    work.call.caller = erasure.decided_by();
    if (erasure.state() != Erasure::ERASING) break;
    status = Patiently([&] { return EraseSome(store, erasure, next); });
  }
  return status;
}

absl::Status ErasureRunner::EraseSome(store::Store& store,
                                      const Erasure& erasure,
                                      std::string& next) {
  const PersonRecords& records = sources_.RecordsFor(erasure.name());
  const std::string own = absl::StrCat(erasure.person(), "/");
  const auto remove = [&](store::Txn& txn, absl::string_view resource) {
    return absl::StartsWith(resource, own)
               ? RemoveErased(txn, resource)
               : records.RemoveErased(txn, resource);
  };
  store::ErasureStep step;
  store::WriteRequest request = rpc::WriteRequestFor(CallFor(erasure));
  request.body = [&](store::Txn& txn) -> absl::Status {
    CR_ASSIGN_OR_RETURN(Erasure changed, Erasures().Get(txn, erasure.name()));
    // Who the person is goes first.
    if (changed.erasing_prefixes().empty()) changed.add_erasing_prefixes(own);
    CR_ASSIGN_OR_RETURN(step, store::EraseStep(txn, changed.erasing_prefixes(0),
                                               next, kVersionsPerStep, remove));
    changed.set_erased_bodies(changed.erased_bodies() + step.erased_bodies);
    if (step.next.empty()) CR_RETURN_IF_ERROR(GoOn(txn, records, changed));
    return Erasures().Update(txn, changed);
  };
  CR_RETURN_IF_ERROR(store.Write(std::move(request)));
  next = std::move(step.next);
  return absl::OkStatus();
}

// One scrub serves every erasure that was ERASED before it began.
absl::Status ErasureRunner::Scrub(const std::string& name) {
  store::Store& store = sources_.StoreFor(name);
  CR_ASSIGN_OR_RETURN(const Erasure erasure, ReadErasure(store, name));
  if (erasure.state() != Erasure::ERASED) return absl::OkStatus();
  CR_ASSIGN_OR_RETURN(const std::vector<std::string> erased,
                      InState(store, Erasure::ERASED));
  const absl::Status scrubbed = store.Scrub();
  if (!scrubbed.ok()) {
    // A reader may keep what was deleted: it ends sooner or later.
    if (queue_.Wait(blocked_delay_)) Enqueue(name);
    return scrubbed;
  }
  for (const std::string& each : erased) {
    const absl::Status marked =
        Patiently([&] { return MarkScrubbed(store, each); });
    if (!marked.ok()) return marked;
  }
  return absl::OkStatus();
}

absl::Status ErasureRunner::MarkScrubbed(store::Store& store,
                                         const std::string& name) {
  CR_ASSIGN_OR_RETURN(const Erasure erasure, ReadErasure(store, name));
  store::WriteRequest request = rpc::WriteRequestFor(CallFor(erasure));
  request.body = [&](store::Txn& txn) -> absl::Status {
    CR_ASSIGN_OR_RETURN(Erasure changed, Erasures().Get(txn, name));
    if (changed.state() != Erasure::ERASED) return absl::OkStatus();
    changed.set_state(Erasure::SCRUBBED);
    *changed.mutable_scrub_time() = rpc::ToTimestamp(txn.commit_time());
    return Erasures().Update(txn, changed);
  };
  return store.Write(std::move(request));
}

}  // namespace carereform::people
