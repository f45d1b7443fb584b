// What commonly goes wrong on the machine that a server runs on.
#ifndef CR_TOOLS_CAREREFORM_MACHINE_CHECKS_H_
#define CR_TOOLS_CAREREFORM_MACHINE_CHECKS_H_

#include <string>
#include <vector>

#include "absl/time/time.h"
#include "tools/carereform/finding.h"

namespace carereform::command_line {

// Whether the system knows Europe/London, without which no server starts.
Finding CheckTimeZone();

// Whether the clock is kept by others: commit times and waits rest on it.
Finding CheckClock();

// Whether nobody but its owner can use the socket of `address`, and whether the
// process behind it may open enough files. Nothing for another address.
std::vector<Finding> CheckSocket(const std::string& address);

// Whether a data directory is its owner's alone, on a disk of this machine,
// with room on it.
std::vector<Finding> CheckDataDirectory(const std::string& directory);

// Whether the newest backup in `directory`, a folder of backups, is at most
// `longest` old.
Finding CheckBackups(const std::string& directory, absl::Duration longest,
                     absl::Time now);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_MACHINE_CHECKS_H_
