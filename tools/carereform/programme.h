// A programme in a folder: a council and the files of its sources, named by
// manifest.json.
#ifndef CR_TOOLS_CAREREFORM_PROGRAMME_H_
#define CR_TOOLS_CAREREFORM_PROGRAMME_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "carereform/common/v1/councils.pb.h"
#include "tools/carereform/command.h"

namespace carereform::command_line {

// What manifest.json and the council's file say.
struct Programme {
  // One file for one source.
  struct File {
    std::string source;  // Such as `assessments`.
    std::string kind;    // Such as `referrals`.
    std::string path;    // With the folder.
  };

  std::string title;
  std::string note;
  std::string council_id;
  common::v1::Council council;
  std::vector<File> files;  // In the order in which they are applied.
};

// Returns the programme in the folder `directory`.
//
// Returns INVALID_ARGUMENT, reason MANIFEST_INVALID or FILE_UNREADABLE, where
// manifest.json or the council's file is not there, is not the JSON it should
// be, lacks something, or names a file outside the folder.
absl::StatusOr<Programme> ReadProgramme(const std::string& directory);

// Creates the council of the programme in `directory`, checks every file, and
// applies all of them, in order, if all are good. With issues in any file it
// writes them all and returns INVALID_ARGUMENT, reason IMPORT_ISSUES, with
// nothing applied.
absl::Status ImportProgramme(const std::string& directory, Session& session);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_PROGRAMME_H_
