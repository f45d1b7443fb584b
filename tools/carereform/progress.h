// How far a piece of work has come.
#ifndef CR_TOOLS_CAREREFORM_PROGRESS_H_
#define CR_TOOLS_CAREREFORM_PROGRESS_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "tools/carereform/console.h"

namespace carereform::command_line {

// Returns `duration`, cut to whole seconds, as "7 s", "3 min 07 s" or
// "2 h 05 min"; "0 s" for a negative one.
std::string PrintDuration(absl::Duration duration);

// Tells of one piece of work on the console's error stream: on a terminal in
// one line that is rewritten, with a bar; elsewhere in a line every few
// seconds, without any escape; with --quiet or --format json not at all.
class Progress {
 public:
  // `title` says what is done, such as "applying referrals.csv". `now` is the
  // clock.
  Progress(const Console& console, std::string title,
           std::function<absl::Time()> now = absl::Now);

  // Takes an unfinished line off a terminal.
  ~Progress();

  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // Tells that `done` of `total` are done; a `total` of 0 means not known.
  void Update(int64_t done, int64_t total);

  // Tells that the work is done, and how long it took. Nothing more may be
  // told afterwards.
  void Finish(int64_t total);

 private:
  bool DueAt(absl::Time time) const;
  void Write(const std::string& line);

  const Console& console_;
  const std::string title_;
  const std::function<absl::Time()> now_;
  const absl::Time start_;
  absl::Time told_;
  bool line_is_open_ = false;
};

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_PROGRESS_H_
