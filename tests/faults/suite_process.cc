#include "tests/faults/suite_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "absl/time/clock.h"
#include "carereform/common/v1/councils.grpc.pb.h"
#include "grpcpp/create_channel.h"

namespace carereform::tests {
namespace {

constexpr absl::Duration kLongestStart = absl::Seconds(30);

[[noreturn]] void GiveUp(const char* words) {
  std::fprintf(stderr, "%s\n", words);
  std::abort();
}

}  // namespace

SuiteProcess::SuiteProcess(std::string directory)
    : directory_(std::move(directory)) {}

SuiteProcess::~SuiteProcess() {
  if (process_ > 0) Kill();
}

std::shared_ptr<grpc::Channel> SuiteProcess::Connect() const {
  grpc::ChannelArguments arguments;
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 20);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 20);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 50);
  return grpc::CreateCustomChannel("unix:" + directory_ + "/socket",
                                   grpc::InsecureChannelCredentials(),
                                   arguments);
}

bool SuiteProcess::Answers() const {
  const auto stub = common::v1::CouncilService::NewStub(Connect());
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() +
                       std::chrono::seconds(1));
  common::v1::ListCouncilsResponse councils;
  return stub->ListCouncils(&context, {}, &councils).ok();
}

absl::Duration SuiteProcess::Start() {
  const absl::Time start = absl::Now();
  const pid_t parent = getpid();
  process_ = fork();
  if (process_ < 0) GiveUp("no process can be made");
  if (process_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(1);
    const int log = open((directory_ + "/log").c_str(),
                         O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    dup2(log, STDERR_FILENO);
    dup2(log, STDOUT_FILENO);
    const std::string address = "unix:" + directory_ + "/socket";
    execl(CR_CAREREFORM_PROGRAM, "carereform", "serve", "--data",
          data_directory().c_str(), "--address", address.c_str(), nullptr);
    _exit(1);
  }
  while (!Answers()) {
    if (absl::Now() - start > kLongestStart) {
      GiveUp("the suite does not answer within 30 seconds of its start");
    }
    absl::SleepFor(absl::Milliseconds(5));
  }
  return absl::Now() - start;
}

void SuiteProcess::Kill() {
  kill(process_, SIGKILL);
  int status = 0;
  waitpid(std::exchange(process_, -1), &status, 0);
}

int SuiteProcess::Stop() {
  kill(process_, SIGTERM);
  int status = 0;
  waitpid(std::exchange(process_, -1), &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int RunCarereform(const std::string& arguments, const std::string& log) {
  const std::string line = std::string(CR_CAREREFORM_PROGRAM) + " " +
                           arguments + " >>" + log + " 2>&1";
  const int status = std::system(line.c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace carereform::tests
