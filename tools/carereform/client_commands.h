// The groups of commands that call a server, each in a file of its own.
#ifndef CR_TOOLS_CAREREFORM_CLIENT_COMMANDS_H_
#define CR_TOOLS_CAREREFORM_CLIENT_COMMANDS_H_

#include "tools/carereform/command.h"

namespace carereform::command_line {

// `council create` and `council list`.
void AddCouncilCommands(CLI::App& app, Choice& choice);

// `import referrals` and the other kinds of file, and `import programme`.
void AddImportCommands(CLI::App& app, Choice& choice);

// `return prepare`, `freeze`, `show`, `list`, `export`, `explain`, and those of
// sign-off.
void AddReturnCommands(CLI::App& app, Choice& choice);

// `measures list`, `compute`, `series` and `explain`.
void AddMeasuresCommands(CLI::App& app, Choice& choice);

// `referral list`, `get`, `worker`, its moves and its changes.
void AddReferralCommands(CLI::App& app, Choice& choice);

// `flag propose`, `approve`, `reject`, `withdraw` and `list`.
void AddFlagCommands(CLI::App& app, Choice& choice);

// `breaches list`.
void AddBreachCommands(CLI::App& app, Choice& choice);

// `rag show` and `history`.
void AddRagCommands(CLI::App& app, Choice& choice);
// `calendar due` and `ics`.
void AddCalendarCommands(CLI::App& app, Choice& choice);

// `coverage show`, `gaps` and `walk`.
void AddCoverageCommands(CLI::App& app, Choice& choice);

// `charge calculate`, `batch`, `compare` and `letter`.
void AddChargeCommands(CLI::App& app, Choice& choice);

// `sheet export`, `check` and `apply`.
void AddUpdateSheetCommands(CLI::App& app, Choice& choice);

// `uprating prepare`, `show` and `apply`.
void AddUpratingCommands(CLI::App& app, Choice& choice);

// `highlights prepare`, `show` and `pack`.
void AddHighlightsCommands(CLI::App& app, Choice& choice);

// `contacts list-due`, `reviews due` and `tray missed`.
void AddWaitingCommands(CLI::App& app, Choice& choice);

// `backup`.
void AddBackupCommand(CLI::App& app, Choice& choice);

// `erasure request`, `approve`, `reject`, `show` and `list`.
void AddErasureCommands(CLI::App& app, Choice& choice);

// `caller new`, which calls no server.
void AddCallerCommands(CLI::App& app, Choice& choice);

// `cld validate`, which calls no server, `cld export` and `cld waits`.
void AddClientLevelCommands(CLI::App& app, Choice& choice);

// `changes list` and `changes watch`.
void AddChangesCommands(CLI::App& app, Choice& choice);

// `call`, for any method.
void AddCallCommand(CLI::App& app, Choice& choice);

// `server status` and `log-level`.
void AddServerCommands(CLI::App& app, Choice& choice);

// `healthcheck`, for containers.
void AddHealthCheckCommand(CLI::App& app, Choice& choice);

// `doctor`.
void AddDoctorCommand(CLI::App& app, Choice& choice);

// `completion` and `man`, which call no server.
void AddShellCommands(CLI::App& app, Choice& choice);

// `version`, which calls no server.
void AddVersionCommand(CLI::App& app, Choice& choice);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_CLIENT_COMMANDS_H_
