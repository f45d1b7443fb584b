// What the commands about one referral have in common.
#ifndef CR_TOOLS_CAREREFORM_ON_REFERRAL_H_
#define CR_TOOLS_CAREREFORM_ON_REFERRAL_H_

#include <string>

#include "tools/carereform/command.h"

namespace carereform::command_line {

// The collection of referrals in names.
inline constexpr char kReferrals[] = "referrals";

// Adds the referral's name and --council to `command` and returns it.
CLI::App& AddReferralName(CLI::App& command, std::string& name,
                          std::string& council);

// Adds `rate`, `hold`, `resume`, `transfer`, `correct` and `reopen` to the
// group of referrals.
void AddReferralChanges(CLI::App& group, Choice& choice);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_ON_REFERRAL_H_
