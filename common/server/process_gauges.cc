#include "common/server/process_gauges.h"

#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <system_error>

#include "common/server/metric_families.h"

namespace carereform::server {
namespace {

constexpr double kMicrosASecond = 1e6;

double Seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) +
         static_cast<double>(time.tv_usec) / kMicrosASecond;
}

double CpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return Seconds(usage.ru_utime) + Seconds(usage.ru_stime);
}

// The value of /proc/stat's line of when the machine started, in seconds.
double BootSeconds() {
  std::ifstream stream("/proc/stat");
  std::string word;
  double seconds = 0;
  while (stream >> word) {
    if (word == "btime" && stream >> seconds) return seconds;
  }
  return 0;
}

// What /proc/self/stat says, see proc(5).
struct ProcessStat {
  double start_ticks = 0;  // Since the machine started.
  double virtual_bytes = 0;
  double resident_pages = 0;
};

ProcessStat ReadStat() {
  std::ifstream stream("/proc/self/stat");
  const std::string text((std::istreambuf_iterator<char>(stream)),
                         std::istreambuf_iterator<char>());
  ProcessStat stat;
  // The program's name, in brackets, may hold anything.
  const size_t bracket = text.rfind(')');
  if (bracket == std::string::npos) return stat;
  std::istringstream fields(text.substr(bracket + 1));
  constexpr int kBeforeStart = 19;  // Fields 3 to 21.
  std::string skipped;
  for (int i = 0; i < kBeforeStart; ++i) fields >> skipped;
  fields >> stat.start_ticks >> stat.virtual_bytes >> stat.resident_pages;
  return stat;
}

double OpenFiles() {
  std::error_code error;
  const std::filesystem::directory_iterator files("/proc/self/fd", error);
  if (error) return 0;
  return static_cast<double>(std::distance(begin(files), end(files)));
}

double MaxFiles() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  return static_cast<double>(limit.rlim_cur);
}

}  // namespace

std::vector<prometheus::MetricFamily> ProcessGauges::Collect() const {
  const ProcessStat stat = ReadStat();
  const double ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  const double page = static_cast<double>(sysconf(_SC_PAGESIZE));
  return {
      CounterFamily("process_cpu_seconds_total",
                    "Time that the process has used processors for.",
                    {{{}, CpuSeconds()}}),
      GaugeFamily("process_start_time_seconds",
                  "When the process started, in seconds since 1970.",
                  {{{}, BootSeconds() + stat.start_ticks / ticks}}),
      GaugeFamily("process_resident_memory_bytes",
                  "Memory that the process has in use.",
                  {{{}, stat.resident_pages * page}}),
      GaugeFamily("process_virtual_memory_bytes",
                  "Addresses that the process has in use.",
                  {{{}, stat.virtual_bytes}}),
      GaugeFamily("process_open_fds", "Files and sockets that are open.",
                  {{{}, OpenFiles()}}),
      GaugeFamily("process_max_fds", "Files and sockets that may be open.",
                  {{{}, MaxFiles()}}),
  };
}

}  // namespace carereform::server
