#include "common/changes/watchers.h"

#include <algorithm>
#include <utility>

#include "common/changes/errors.h"
#include "common/rpc/errors.h"

namespace carereform::changes {
namespace {

// How exactly a watch keeps to its times.
constexpr std::chrono::milliseconds kTick(50);

}  // namespace

Watchers::Watchers(int max_watchers)
    : max_watchers_(max_watchers), thread_([this] { Run(); }) {}

Watchers::~Watchers() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

absl::Status Watchers::Add(std::shared_ptr<Watcher> watcher) {
  const std::lock_guard lock(mutex_);
  if (stopping_) return rpc::errors::ServerStopping();
  if (watchers_.size() >= static_cast<size_t>(max_watchers_)) {
    return errors::TooManyWatchers(max_watchers_);
  }
  watchers_.push_back(std::move(watcher));
  wake_.notify_one();
  return absl::OkStatus();
}

void Watchers::Remove(const Watcher& watcher) {
  const std::lock_guard lock(mutex_);
  std::erase_if(watchers_,
                [&](const auto& added) { return added.get() == &watcher; });
}

void Watchers::Tell(const std::string& source) {
  const std::lock_guard lock(mutex_);
  if (watchers_.empty()) return;
  news_.insert(source);
  wake_.notify_one();
}

void Watchers::Stop() {
  std::vector<std::shared_ptr<Watcher>> all;
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    all = watchers_;
  }
  for (const auto& watcher : all) watcher->Stop();
}

void Watchers::Run() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    if (watchers_.empty()) {
      wake_.wait(lock, [this] { return ending_ || !watchers_.empty(); });
    } else {
      wake_.wait_for(lock, kTick, [this] { return ending_ || !news_.empty(); });
    }
    const std::set<std::string> news = std::exchange(news_, {});
    std::vector<std::shared_ptr<Watcher>> all = watchers_;
    lock.unlock();
    const SteadyTime now = std::chrono::steady_clock::now();
    for (const auto& watcher : all) {
      watcher->Attend(news.contains(watcher->source()), now);
    }
    all.clear();
    lock.lock();
  }
}

}  // namespace carereform::changes
