#include "tools/carereform/progress.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/string_view.h"

namespace carereform::command_line {
namespace {

constexpr absl::Duration kBetweenRedraws = absl::Milliseconds(100);
constexpr absl::Duration kBetweenLines = absl::Seconds(3);
constexpr char kEraseLine[] = "\r\033[K";
constexpr int64_t kBarWidth = 16;

std::string Bar(int64_t done, int64_t total) {
  const int64_t filled = std::clamp<int64_t>(
      static_cast<int64_t>(static_cast<absl::int128>(done) * kBarWidth / total),
      0, kBarWidth);
  return absl::StrCat("[", std::string(filled, '#'),
                      std::string(kBarWidth - filled, '.'), "] ");
}

std::string Remaining(int64_t done, int64_t total, absl::Duration elapsed) {
  if (done <= 0 || done >= total) return "";
  return absl::StrCat(", about ",
                      PrintDuration(elapsed * (total - done) / done), " left");
}

// Counts characters of UTF-8: all but the bytes that go on with one.
std::string FirstCharacters(absl::string_view text, size_t count) {
  size_t bytes = 0;
  for (; bytes < text.size(); ++bytes) {
    const bool begins =
        (static_cast<unsigned char>(text[bytes]) & 0xC0) != 0x80;
    if (begins && count-- == 0) break;
  }
  return std::string(text.substr(0, bytes));
}

}  // namespace

std::string PrintDuration(absl::Duration duration) {
  const int64_t seconds = std::max<int64_t>(0, absl::ToInt64Seconds(duration));
  if (seconds < 60) return absl::StrCat(seconds, " s");
  if (seconds < 3600) {
    return absl::StrFormat("%d min %02d s", seconds / 60, seconds % 60);
  }
  return absl::StrFormat("%d h %02d min", seconds / 3600, seconds / 60 % 60);
}

Progress::Progress(const Console& console, std::string title,
                   std::function<absl::Time()> now)
    : console_(console),
      title_(std::move(title)),
      now_(std::move(now)),
      start_(now_()),
      told_(console.err_is_terminal ? absl::InfinitePast() : start_) {}

Progress::~Progress() {
  if (line_is_open_) console_.err << kEraseLine << std::flush;
}

bool Progress::DueAt(absl::Time time) const {
  return time - told_ >=
         (console_.err_is_terminal ? kBetweenRedraws : kBetweenLines);
}

void Progress::Write(const std::string& line) {
  if (console_.err_is_terminal) {
    // A line that goes on below cannot be rewritten.
    console_.err << kEraseLine << FirstCharacters(line, console_.columns - 1)
                 << std::flush;
    line_is_open_ = true;
  } else {
    console_.err << line << std::endl;
  }
}

void Progress::Update(int64_t done, int64_t total) {
  const absl::Time time = now_();
  if (!console_.chatty() || !DueAt(time)) return;
  told_ = time;
  const absl::Duration elapsed = time - start_;
  std::string line = absl::StrCat(title_, ": ");
  if (total > 0) {
    absl::StrAppend(&line, console_.err_is_terminal ? Bar(done, total) : "",
                    done, " of ", total, ", ");
  }
  absl::StrAppend(&line, PrintDuration(elapsed),
                  Remaining(done, total, elapsed));
  Write(line);
}

void Progress::Finish(int64_t total) {
  if (!console_.chatty()) return;
  if (line_is_open_) console_.err << kEraseLine;
  line_is_open_ = false;
  console_.err << title_ << ": " << total << " done in "
               << PrintDuration(now_() - start_) << std::endl;
}

}  // namespace carereform::command_line
