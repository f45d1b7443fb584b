#include "tests/faults/client.h"

#include "absl/strings/str_cat.h"
#include "common/status/error.h"
#include "tests/conformance/things.h"

namespace carereform::faults {
namespace {

constexpr int kCouncils = 4;
constexpr int kSentAgain = 8;  // One in so many.
constexpr int kChanged = 3;    // As many of so many are not new.
constexpr int kLongestText = 500;

// Whether the change has certainly not been made.
bool IsRefused(const absl::Status& status) {
  return absl::IsResourceExhausted(status);
}

// An error of the disk, not of what was asked.
bool IsOfStore(const absl::Status& status) {
  const std::string reason = ReasonOf(status);
  return reason == "STORE_UNAVAILABLE" || reason == "STORE_CORRUPT" ||
         reason == "DISK_NEARLY_FULL";
}

}  // namespace

Client::Client(int number, uint64_t seed) : number_(number), random_(seed) {}

void Client::Found(const std::string& fault) {
  if (fault_.empty()) fault_ = absl::StrCat("client ", number_, ": ", fault);
}

Client::Change Client::NextChange() {
  Change change;
  change.request_id = absl::StrCat("request-", ++sent_);
  change.text.resize(random_() % kLongestText);
  for (char& letter : change.text) {
    letter = static_cast<char>('a' + random_() % 26);
  }
  // No two are alike, so that a lost change is seen.
  absl::StrAppend(&change.text, "-", number_, "-", sent_);
  change.creates = texts_.empty() || random_() % kChanged == 0;
  if (change.creates) {
    change.thing = {absl::StrCat("council-", random_() % kCouncils),
                    absl::StrCat(number_, "-", sent_)};
  } else {
    change.thing =
        std::next(texts_.begin(),
                  static_cast<std::ptrdiff_t>(random_() % texts_.size()))
            ->first;
  }
  return change;
}

absl::Status Client::Send(store::Store& store, const Change& change) {
  const auto& [council, id] = change.thing;
  const store::Council thing = store::Thing(id, change.text);
  store::WriteRequest request =
      store::ChangeOf(council, change.creates ? store::Creating(thing)
                                              : store::Updating(thing));
  request.actor = absl::StrCat("client-", number_);
  request.request_id = change.request_id;
  request.digest = change.text;
  request.replay = [](const store::Reader&, uint64_t) {
    return absl::OkStatus();
  };
  const absl::Status status = store.Write(std::move(request));
  if (status.ok()) {
    texts_[change.thing] = change.text;
    last_ = change;
    ++acknowledged_;
  } else if (!IsOfStore(status)) {
    Found(absl::StrCat("a change was refused: ", status.ToString()));
  } else if (!IsRefused(status)) {
    unknown_ = change;
  }
  return status;
}

absl::Status Client::SendAgain(store::Store& store, const Change& change) {
  store::WriteRequest request =
      store::ChangeOf(change.thing.first, [this](store::Txn& txn) {
        Found("a change that was sent again was made again");
        return txn.Record(store::ChangeKind::kUpdated, "again", "").status();
      });
  request.actor = absl::StrCat("client-", number_);
  request.request_id = change.request_id;
  request.digest = change.text;
  int replayed = 0;
  request.replay = [&](const store::Reader&, uint64_t) {
    ++replayed;
    return absl::OkStatus();
  };
  const absl::Status status = store.Write(std::move(request));
  if (status.ok() && replayed != 1) Found("a change was not remembered");
  if (!status.ok() && !IsOfStore(status)) {
    Found(absl::StrCat("a change sent again was refused: ", status.ToString()));
  }
  return status;
}

absl::Status Client::Step(store::Store& store) {
  if (last_.has_value() && random_() % kSentAgain == 0) {
    return SendAgain(store, *last_);
  }
  const Change change = NextChange();
  const absl::Status status = Send(store, change);
  if (status.ok()) CheckThing(store, change.thing, change.text);
  return status;
}

void Client::Settle(store::Store& store) {
  if (!unknown_.has_value()) return;
  const Change change = *unknown_;
  unknown_ = std::nullopt;
  const absl::Status status = Send(store, change);
  if (!status.ok()) {
    Found(absl::StrCat("a change cannot be settled: ", status.ToString()));
  }
}

void Client::CheckThing(const store::Store& store, const Thing& thing,
                        const std::string& text) {
  const auto reader = store.Read(thing.first);
  if (!reader.ok()) {
    if (!IsOfStore(reader.status())) {
      Found("a council that was acknowledged is gone");
    }
    return;
  }
  const auto found =
      store::Things().Find(**reader, store::ThingName(thing.second));
  if (!found.ok()) {
    if (!IsOfStore(found.status())) Found(found.status().ToString());
    return;
  }
  if (!found->has_value()) {
    // It may have been made, and no one can say that it was not.
    Found("what was acknowledged is gone");
    return;
  }
  const std::string& now = (*found)->display_name();
  const bool may_be_unknown =
      unknown_.has_value() && unknown_->thing == thing && now == unknown_->text;
  if (now != text && !may_be_unknown) {
    Found("what was acknowledged is not what is there");
  }
}

void Client::Check(const store::Store& store) {
  for (const auto& [thing, text] : texts_) CheckThing(store, thing, text);
}

}  // namespace carereform::faults
