#include "tools/carereform/remedies.h"

namespace carereform::command_line {
namespace {

struct Remedy {
  const char* reason;
  const char* text;
};

constexpr Remedy kRemedies[] = {
    {"CATALOGUE_EMPTY",
     "load the targets with `carereform import targets FILE --council ID`"},
    {"CELL_NOT_FOUND",
     "see the cells with `carereform return show NAME --groups`"},
    {"COUNCIL_DIFFERS",
     "choose another id, or give the content that `carereform council list` "
     "shows"},
    {"COUNCIL_NOT_FOUND",
     "see the councils with `carereform council list`, or create this one with "
     "`carereform council create`"},
    {"DIGEST_DIFFERS",
     "nothing was written; try again, and if it happens again tell whoever "
     "runs "
     "the server"},
    {"DISCLOSURE_UNDECIDED",
     "say what becomes of small counts with --disclosure suppress-small or "
     "--disclosure show-all"},
    {"ETAG_MISMATCH",
     "someone changed it first: read it again and repeat with the etag that it "
     "has now"},
    {"EXTERNAL_ID_TAKEN",
     "this case was brought over before: find it with `carereform referral "
     "list`"},
    {"FIELD_INVALID",
     "correct what is named and try again; nothing was changed"},
    {"FILE_EXISTS",
     "choose another folder with --to, or write over it with --replace"},
    {"FILE_SIZE", "give a file of 1 byte to 64 MiB, or split it"},
    {"FILE_UNREADABLE",
     "check that the file is there and that you may read it"},
    {"FILE_UNWRITABLE",
     "check that the folder is there, has room and that you may write to it"},
    {"IMPORT_INCOMPLETE", "send the file again from its beginning"},
    {"IMPORT_ISSUES", "correct the file and import it again"},
    {"IMPORT_STOPPED",
     "the lines before the one named are applied and stay; correct that line "
     "and import it with those after it"},
    {"MANIFEST_INVALID",
     "correct the file; tools/carereform/README.md shows its form"},
    {"MEASURE_NOT_FOUND",
     "see the measures with `carereform measures list --council ID`"},
    {"MODEL_DIFFERS",
     "read the return again with `carereform return show NAME` and certify "
     "what "
     "it says"},
    {"NO_SERVER",
     "if one runs elsewhere, name it with --address or CAREREFORM_ADDRESS"},
    {"NOT_MY_SOCKET",
     "if that server is meant, name it with --address; otherwise start your "
     "own "
     "with `carereform serve`"},
    {"PROGRAM_FAILED",
     "nothing was written; the other documents can be had with `--format-file "
     "html,json,csv`"},
    {"REFERRAL_NOT_FOUND",
     "see the referrals with `carereform referral list --council ID`"},
    {"REFERRAL_STATE", "see its state with `carereform referral get NAME`"},
    {"RETURN_INCOMPLETE",
     "see which source did not answer with `carereform return show NAME`, "
     "start "
     "it, and prepare the return again"},
    {"RETURN_NOT_DRAFT",
     "a frozen return never changes: prepare a new version with `carereform "
     "return prepare`"},
    {"RETURN_STATE",
     "see its state and what was done with it with `carereform return show "
     "NAME`"},
    {"REVISION_IN_FUTURE",
     "give a revision that is there already, or leave out --at-revision"},
    {"ROLE_ALREADY_CERTIFIED",
     "see who certified with `carereform return show NAME`; the other role is "
     "left"},
    {"ROLE_NOT_HELD",
     "have whoever holds the role certify, with --token-file of their own"},
    {"RULE_NOT_KNOWN",
     "use a version of the suite that has the rule for this day"},
    {"SECOND_PERSON_REQUIRED",
     "have another person, who holds that role, certify with --token-file of "
     "their own"},
    {"SOURCE_NOT_FOUND",
     "see the sources with `carereform measures list --council ID`"},
    {"SOURCE_UNAVAILABLE", "start the source and try again"},
    {"TIMED_OUT", "try again; if it happens again look at the server's log"},
    {"USAGE", "see --help"},
    {"WEASYPRINT_MISSING",
     "install it (`apt-get install weasyprint`), or export without it: "
     "`--format-file html,json,csv`"},
};

absl::string_view RemedyForCode(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kOutOfRange:
      return "correct the request and try again; nothing was changed";
    case absl::StatusCode::kNotFound:
      return "check the name; the `list` commands show what is there";
    case absl::StatusCode::kAlreadyExists:
      return "choose another name, or use what is there";
    case absl::StatusCode::kFailedPrecondition:
      return "see how things stand with the `get`, `list` and `show` commands";
    case absl::StatusCode::kAborted:
      return "read it again and repeat";
    case absl::StatusCode::kPermissionDenied:
    case absl::StatusCode::kUnauthenticated:
      return "ask whoever runs the server for the role that this needs";
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kResourceExhausted:
      return "wait a moment and try again";
    case absl::StatusCode::kUnimplemented:
      return "the server does not know this call: use one of the version that "
             "`carereform version` shows";
    default:
      return "look at the server's log, and tell whoever runs it";
  }
}

}  // namespace

absl::string_view RemedyFor(absl::StatusCode code, absl::string_view reason) {
  for (const Remedy& remedy : kRemedies) {
    if (reason == remedy.reason) return remedy.text;
  }
  return RemedyForCode(code);
}

}  // namespace carereform::command_line
