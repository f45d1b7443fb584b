#include "tests/faults/suite.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <thread>

#include "absl/strings/numbers.h"
#include "common/status/status_macros.h"
#include "tests/faults/whole_store.h"

namespace carereform::faults {

int CountOr(int usual) {
  const char* given = std::getenv("CR_COUNT");
  int count = 0;
  return given != nullptr && absl::SimpleAtoi(given, &count) ? count : usual;
}

uint64_t Seed() {
  static const uint64_t seed = [] {
    const char* given = std::getenv("CR_SEED");
    uint64_t chosen = 0;
    if (given == nullptr || !absl::SimpleAtoi(given, &chosen)) {
      chosen = std::random_device()();
    }
    std::printf("seed: CR_SEED=%llu\n",
                static_cast<unsigned long long>(chosen));
    return chosen;
  }();
  return seed;
}

void InParallel(int count, const std::function<void(int)>& work) {
  constexpr int kAtATime = 8;
  std::atomic<int> next = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < kAtATime; ++i) {
    threads.emplace_back([&] {
      for (int number = next++; number < count; number = next++) work(number);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

std::shared_ptr<SimulatedDisk> NewDisk() {
  auto disk = std::make_shared<SimulatedDisk>();
  for (const char* directory : {"/disk", kDirectory, "/disk/witness"}) {
    disk->CreateDir(directory, {}, nullptr);
  }
  return disk;
}

store::GuardedOptions OptionsOn(const std::shared_ptr<SimulatedDisk>& disk) {
  return {
      .directory = kDirectory,
      .witness = kWitness,
      .rocks = {.file_system = disk, .write_buffer_bytes = size_t{64} << 10}};
}

absl::StatusOr<std::unique_ptr<store::Store>> OpenStore(
    const store::GuardedOptions& options, store::WriterOptions writer) {
  CR_ASSIGN_OR_RETURN(store::GuardedStore opened, store::OpenGuarded(options));
  writer.watermark = opened.watermark;
  return std::make_unique<store::Store>(std::move(opened.engine),
                                        std::move(writer));
}

Clients::Clients(int count, uint64_t seed) {
  for (int i = 0; i < count; ++i) clients_.emplace_back(i, seed + i);
}

void Clients::RunTogether(store::Store& store, int steps) {
  std::vector<std::thread> threads;
  for (Client& client : clients_) {
    threads.emplace_back([&client, &store, steps] {
      for (int i = 0; i < steps; ++i) {
        if (!client.Step(store).ok()) return;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

void Clients::RunInTurn(store::Store& store, int steps) {
  for (int i = 0; i < steps; ++i) {
    for (Client& client : clients_) {
      if (!client.Step(store).ok()) return;
    }
  }
}

std::string Clients::Examine(store::Store& store) {
  for (Client& client : clients_) {
    client.Check(store);
    client.Settle(store);
    client.Check(store);
  }
  const std::string found = fault();
  return found.empty() ? FindFault(store) : found;
}

uint64_t Clients::acknowledged() const {
  uint64_t sum = 0;
  for (const Client& client : clients_) sum += client.acknowledged();
  return sum;
}

std::string Clients::fault() const {
  for (const Client& client : clients_) {
    if (!client.fault().empty()) return client.fault();
  }
  return "";
}

}  // namespace carereform::faults
