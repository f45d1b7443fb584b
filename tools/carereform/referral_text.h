// A referral as people read it.
#ifndef CR_TOOLS_CAREREFORM_REFERRAL_TEXT_H_
#define CR_TOOLS_CAREREFORM_REFERRAL_TEXT_H_

#include "carereform/assessments/v1/referral.pb.h"
#include "tools/carereform/console.h"

namespace carereform::command_line {

// Writes all that is known of `referral`, one fact a line, or as JSON.
void PrintReferral(const assessments::v1::Referral& referral, Console& console);

}  // namespace carereform::command_line

#endif  // CR_TOOLS_CAREREFORM_REFERRAL_TEXT_H_
