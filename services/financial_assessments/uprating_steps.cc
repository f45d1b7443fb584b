#include "services/financial_assessments/uprating_steps.h"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "common/rpc/convert.h"
#include "common/rpc/serve.h"
#include "common/status/status_macros.h"
#include "common/types/limits.h"
#include "services/financial_assessments/charge_change.h"
#include "services/financial_assessments/uprating_rises.h"
#include "services/financial_assessments/uprating_work.h"

namespace carereform::financial_assessments {
namespace {

using v1::UpratingChange;
using v1::UpratingRun;

// A charge that is uprated: the change of the run, and what is recorded.
struct Uprating {
  UpratingChange change;
  std::string charge_etag;
  std::optional<PlannedChange> planned;
};

// The run is stored along with each step; see kUpratingsPerStep.
static_assert(2 * kPreviewsPerStep + 1 <= kMaxTransactionEntries);
static_assert(5 * kUpratingsPerStep + 1 <= kMaxTransactionEntries);

std::string PlaceAfter(const std::string& name) {
  return name.empty() ? "" : store::KeyWriter().String(name).key();
}

class Step {
 public:
  Step(const Records& records, store::Store& store, const rpc::Call& call)
      : records_(records), store_(store), call_(call) {}

  absl::StatusOr<bool> Run(const std::string& name) {
    CR_ASSIGN_OR_RETURN(reader_, store_.Read(call_.council));
    CR_ASSIGN_OR_RETURN(
        run_, records_.charging().uprating_runs().Get(*reader_, name));
    read_etag_ = run_.etag();
    if (run_.state() == UpratingRun::PREPARING) return Prepare();
    if (run_.state() != UpratingRun::APPLYING) return false;
    return ApplyOrHalve(run_.changes_done() ? &Step::NextMissed
                                            : &Step::NextPreviewed);
  }

 private:
  using Finder = absl::StatusOr<std::vector<UpratingChange>> (Step::*)(int);

  // Works out the preview of the next charges.
  absl::StatusOr<bool> Prepare() {
    const uint32_t in_force = v1::Charge::IN_FORCE;
    CR_ASSIGN_OR_RETURN(
        const store::Page<v1::Charge> page,
        records_.charging().charges().ListBy(
            *reader_, kChargeByState, store::KeyWriter().Uint32(in_force).key(),
            {.after = PlaceAfter(run_.last_done()), .size = kPreviewsPerStep}));
    CR_RETURN_IF_ERROR(
        ShowLargestRises(records_.charging(), *reader_, 0, run_));
    std::vector<UpratingChange> changes;
    for (const v1::Charge& charge : page.items) {
      CR_ASSIGN_OR_RETURN(const StoredCharge stored,
                          ReadCharge(records_, *reader_, charge.name()));
      CR_ASSIGN_OR_RETURN(changes.emplace_back(), PreviewOf(run_, stored));
      AddToPreview(changes.back(), run_);
      run_.set_last_done(charge.name());
    }
    run_.set_prepared_count(run_.prepared_count() +
                            static_cast<int32_t>(changes.size()));
    const bool done = page.next_after.empty();
    if (done) {
      run_.set_state(UpratingRun::PREPARED);
      run_.set_last_done("");
    }
    SetPace();
    KeepNamesOfRises(run_);
    CR_RETURN_IF_ERROR(Store([&](store::Txn& txn) -> absl::Status {
      for (UpratingChange& change : changes) {
        CR_RETURN_IF_ERROR(CreateChange(txn, change));
      }
      return absl::OkStatus();
    }));
    return !done;
  }

  // Creates a change, unless its charge was erased since it was read.
  absl::Status CreateChange(store::Txn& txn, UpratingChange& change) const {
    CR_ASSIGN_OR_RETURN(
        const std::optional<v1::Charge> charge,
        records_.charging().charges().Find(txn, change.charge()));
    if (!charge.has_value()) return absl::OkStatus();
    return records_.charging().uprating_changes().Create(txn, change);
  }

  void SetPace() {
    const absl::Duration elapsed =
        call_.now - rpc::FromTimestamp(run_.create_time());
    run_.set_elapsed_seconds(absl::ToInt64Seconds(elapsed));
    run_.set_remaining_seconds(0);
    const int32_t left = run_.charge_count() - run_.prepared_count();
    if (run_.state() != UpratingRun::PREPARING || run_.prepared_count() == 0 ||
        left <= 0) {
      return;
    }
    run_.set_remaining_seconds(
        absl::ToInt64Seconds(elapsed * left / run_.prepared_count()));
  }

  // Records the next changes that `next` finds: fewer, if the store refuses
  // what is to be stored for one of them, until that one is alone and told.
  absl::StatusOr<bool> ApplyOrHalve(Finder next) {
    const UpratingRun read = run_;
    for (int count = kUpratingsPerStep;; count /= 2) {
      run_ = read;
      const absl::Status applied = Apply(next, count, absl::OkStatus());
      if (applied.ok()) break;
      if (!IsOfTheCharge(applied)) return applied;
      if (count > 1) continue;
      run_ = read;
      CR_RETURN_IF_ERROR(Apply(next, 1, applied));
      break;
    }
    return run_.state() == UpratingRun::APPLYING;
  }

  // Records the next `count` changes; or, if it was `refused`, only why not.
  absl::Status Apply(Finder next, int count, const absl::Status& refused) {
    CR_ASSIGN_OR_RETURN(const std::vector<UpratingChange> changes,
                        (this->*next)(count));
    std::vector<Uprating> upratings;
    for (const UpratingChange& change : changes) {
      CR_ASSIGN_OR_RETURN(
          upratings.emplace_back(),
          refused.ok() ? Plan(change) : NotStored(change, refused));
      Count(upratings.back().change);
    }
    return Store([&](store::Txn& txn) -> absl::Status {
      for (Uprating& uprating : upratings) {
        CR_RETURN_IF_ERROR(Record(txn, uprating));
      }
      return absl::OkStatus();
    });
  }

  // Returns the next `count` changes that the preview worked out.
  absl::StatusOr<std::vector<UpratingChange>> NextPreviewed(int count) {
    CR_ASSIGN_OR_RETURN(
        store::Page<UpratingChange> page,
        records_.charging().uprating_changes().ListBy(
            *reader_, kUpratingChangeByRun,
            store::KeyWriter()
                .String(run_.name())
                .Uint32(UpratingChange::WORKED_OUT)
                .key(),
            {.after = PlaceAfter(run_.last_done()), .size = count}));
    if (page.next_after.empty()) {
      run_.set_changes_done(true);
      run_.set_last_done("");
    } else {
      run_.set_last_done(page.items.back().name());
    }
    return std::move(page.items);
  }

  // Returns `count` charges in force that the run has no change of, and what it
  // would make of them: it goes through the charges by names that tell nothing
  // of when they were created. The run is done where it finds none among all of
  // them, as they are at one moment.
  absl::StatusOr<std::vector<UpratingChange>> NextMissed(int count) {
    const uint32_t in_force = v1::Charge::IN_FORCE;
    const std::string index = store::KeyWriter().Uint32(in_force).key();
    const bool from_the_first = run_.last_done().empty();
    std::vector<UpratingChange> missed;
    bool at_end = false;
    while (!at_end && missed.size() < static_cast<size_t>(count)) {
      const int left = count - static_cast<int>(missed.size());
      CR_ASSIGN_OR_RETURN(
          const store::Page<v1::Charge> page,
          records_.charging().charges().ListBy(
              *reader_, kChargeByState, index,
              {.after = PlaceAfter(run_.last_done()), .size = left}));
      for (const v1::Charge& charge : page.items) {
        CR_RETURN_IF_ERROR(AddIfMissed(charge, missed));
        run_.set_last_done(charge.name());
      }
      at_end = page.next_after.empty();
    }
    if (at_end) run_.set_last_done("");
    if (at_end && from_the_first && missed.empty()) {
      run_.set_state(UpratingRun::APPLIED);
    }
    return missed;
  }

  // Works a change out as the charge is now.
  absl::StatusOr<Uprating> Plan(const UpratingChange& previewed) {
    Uprating uprating{previewed, "", std::nullopt};
    CR_ASSIGN_OR_RETURN(const StoredCharge charge,
                        ReadCharge(records_, *reader_, previewed.charge()));
    uprating.charge_etag = charge.charge.etag();
    if (uprating.charge_etag != previewed.charge_etag()) {
      CR_ASSIGN_OR_RETURN(uprating.change, PreviewOf(run_, charge));
      uprating.change.set_reworked(true);
      uprating.change.set_added(previewed.added());
    }
    if (uprating.change.result() != UpratingChange::WORKED_OUT) return uprating;
    absl::StatusOr<PlannedChange> planned =
        PlanUprating(run_, charge, call_.today);
    if (planned.ok()) {
      uprating.planned = *std::move(planned);
      uprating.change.set_applied(true);
      return uprating;
    }
    if (!IsOfTheCharge(planned.status())) return planned.status();
    uprating.change.set_result(ResultOf(planned.status()));
    uprating.change.set_detail(std::string(planned.status().message()));
    return uprating;
  }

  // A change that the store refused: the charge stays what it is.
  static Uprating NotStored(UpratingChange change, const absl::Status& why) {
    change.set_result(UpratingChange::NOT_STORED);
    change.set_detail(std::string(why.message()));
    return {std::move(change), "", std::nullopt};
  }

  // Adds what the run would make of a charge that it has no change of.
  absl::Status AddIfMissed(const v1::Charge& charge,
                           std::vector<UpratingChange>& missed) const {
    CR_ASSIGN_OR_RETURN(const std::optional<UpratingChange> known,
                        records_.charging().uprating_changes().Find(
                            *reader_, ChangeName(run_, charge.name())));
    if (known.has_value()) return absl::OkStatus();
    CR_ASSIGN_OR_RETURN(const StoredCharge stored,
                        ReadCharge(records_, *reader_, charge.name()));
    CR_ASSIGN_OR_RETURN(UpratingChange change, PreviewOf(run_, stored));
    // These have what the run is for, or come after it.
    if (change.result() == UpratingChange::STARTS_LATER ||
        change.result() == UpratingChange::RECORDED_ALREADY) {
      return absl::OkStatus();
    }
    change.set_added(true);
    missed.push_back(std::move(change));
    return absl::OkStatus();
  }

  // Counts a change as one of the preview, or as one that it had not.
  void Count(const UpratingChange& change) {
    if (change.added()) {
      if (!change.applied()) {
        run_.set_missed_count(run_.missed_count() + 1);
        return;
      }
      run_.set_added_count(run_.added_count() + 1);
      AddToTotals(change, *run_.mutable_added_totals());
      return;
    }
    run_.set_applied_count(run_.applied_count() + 1);
    if (change.reworked()) run_.set_reworked_count(run_.reworked_count() + 1);
    if (!change.applied()) run_.set_failed_count(run_.failed_count() + 1);
  }

  absl::Status Record(store::Txn& txn, Uprating& uprating) const {
    // The charge may have been erased, with its change, since it was read.
    CR_ASSIGN_OR_RETURN(
        const std::optional<v1::Charge> there,
        records_.charging().charges().Find(txn, uprating.change.charge()));
    if (!there.has_value()) return absl::OkStatus();
    if (uprating.planned.has_value()) {
      CR_RETURN_IF_ERROR(store::CheckEtag(uprating.charge_etag, there->etag()));
      CR_RETURN_IF_ERROR(StoreChange(records_, txn, *uprating.planned, false));
    }
    const auto& changes = records_.charging().uprating_changes();
    return uprating.change.added() ? changes.Create(txn, uprating.change)
                                   : changes.Update(txn, uprating.change);
  }

  // Stores the run with what `body` stores, unless somebody else changed it.
  absl::Status Store(const std::function<absl::Status(store::Txn&)>& body) {
    store::WriteRequest request = rpc::WriteRequestFor(call_);
    request.body = [&](store::Txn& txn) -> absl::Status {
      UpratingRun run = run_;
      const auto& runs = records_.charging().uprating_runs();
      CR_ASSIGN_OR_RETURN(const UpratingRun stored, runs.Get(txn, run.name()));
      CR_RETURN_IF_ERROR(store::CheckEtag(read_etag_, stored.etag()));
      *run.mutable_update_time() = rpc::ToTimestamp(txn.commit_time());
      CR_RETURN_IF_ERROR(runs.Update(txn, run));
      return body(txn);
    };
    return store_.Write(std::move(request));
  }

  const Records& records_;
  store::Store& store_;
  const rpc::Call& call_;
  std::unique_ptr<store::Reader> reader_;
  UpratingRun run_;
  std::string read_etag_;
};

}  // namespace

absl::StatusOr<bool> StepUprating(const Records& records, store::Store& store,
                                  const rpc::Call& call,
                                  const std::string& run) {
  return Step(records, store, call).Run(run);
}

}  // namespace carereform::financial_assessments
