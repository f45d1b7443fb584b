#include "tools/carereform/remedies.h"

namespace carereform::command_line {
namespace {

struct Remedy {
  const char* reason;
  const char* text;
};

constexpr Remedy kRemedies[] = {
    {"ACCESS_FILE_EXPOSED",
     "keep the file to its owner, with chmod 600 for tokens and callers"},
    {"ACCESS_FILE_UNREADABLE",
     "check that the file is there and that you may read it"},
    {"BACKUP_DAMAGED",
     "restore another backup, and find out what changed this"},
    {"BACKUP_FOLDER_NOT_EMPTY", "name a folder that is not there yet"},
    {"BACKUP_RUNNING", "wait until the other backup is complete"},
    {"BACKUP_UNSUPPORTED", "start the server with `carereform serve --data`"},
    {"CALLERS_FILE_INVALID",
     "correct the entry that is named; `carereform caller new` prints good "
     "ones"},
    {"CATALOGUE_EMPTY",
     "load the targets with `carereform import targets FILE --council ID`"},
    {"CELL_NOT_FOUND",
     "see the cells with `carereform return show NAME --groups`"},
    {"CHARGING_POLICY_NOT_HELD",
     "import a file whose policies cover that day, the last of them with an "
     "empty to_date: `carereform import charging-policies FILE --council ID`"},
    {"COUNCIL_DIFFERS",
     "choose another id, or give the content that `carereform council list` "
     "shows"},
    {"COUNCIL_NOT_FOUND",
     "see the councils with `carereform council list`, or create this one with "
     "`carereform council create`"},
    {"COUNCIL_NOT_YOURS",
     "see the councils that you act for with `carereform council list`"},
    {"DATA_CLASS_MISSING",
     "ask whoever runs the server for a role with that class of data"},
    {"DEFERRED_PAYMENT_RATE_MISSING",
     "record the rate of that half year: `carereform call "
     "DeferredPaymentService/RecordDeferredPaymentRate @rate.json`; its "
     "fields: "
     "`carereform call --describe "
     "DeferredPaymentService/RecordDeferredPaymentRate`"},
    {"DIGEST_DIFFERS",
     "nothing was written; try again, and if it happens again tell whoever "
     "runs "
     "the server"},
    {"DIGEST_MISMATCH",
     "show the board the report as it is: `carereform highlights show NAME`"},
    {"DIRECT_PAYMENT_RATE_UNKNOWN",
     "give the budget as an amount in place of hours, or a day on which the "
     "rate "
     "is known; rates come with the version of the suite"},
    {"DISCLOSURE_UNDECIDED",
     "say what becomes of small counts with --disclosure suppress-small or "
     "--disclosure show-all"},
    {"ERASURE_OPEN",
     "see the erasures with `carereform erasure list`, and have that one "
     "approved or rejected"},
    {"ERASURE_STATE", "see its state with `carereform erasure show NAME`"},
    {"ETAG_MISMATCH",
     "someone changed it first: read it again and repeat with the etag that it "
     "has now"},
    {"EXTERNAL_ID_TAKEN",
     "this record was brought over before, under that id: change the one that "
     "is there, found with the list call of its kind (`carereform call --list` "
     "shows them), or give another id"},
    {"FIELD_INVALID",
     "correct what is named and try again; nothing was changed"},
    {"FILE_CHANGED",
     "wait until whatever writes the file is done with it, and import it "
     "again"},
    {"FILE_EXISTS",
     "choose another place for it, or write over it with --replace"},
    {"FILE_SIZE",
     "give a file of 1 byte to 1,024 MiB (64 MiB unless it is one of rows), or "
     "split it"},
    {"FILE_UNREADABLE",
     "check that the file is there and that you may read it"},
    {"FILE_UNWRITABLE",
     "check that the folder is there, has room and that you may write to it"},
    {"FLAG_OPEN", "see it with `carereform flag list --council ID`"},
    {"FLAG_STATE", "see the flags with `carereform flag list --council ID`"},
    {"HEALTH_NAME_NOT_FOUND",
     "ask about carereform.readiness, or the full name of a service that "
     "`carereform call --list` shows"},
    {"HIGHLIGHT_REPORT_EXISTS",
     "see what there is with `carereform highlights pack --council ID --month "
     "MONTH`"},
    {"HIGHLIGHT_REPORT_STATE",
     "see how far it is with `carereform highlights show NAME`"},
    {"IMPORT_DIFFERS",
     "name the import that this file was sent for, or leave --resume out"},
    {"IMPORT_INCOMPLETE", "send the file again from its beginning"},
    {"IMPORT_ISSUES", "correct the file and import it again"},
    {"IMPORT_NOT_DIVISIBLE", "correct the file and import it again"},
    {"IMPORT_ROWS_FAILED",
     "correct those rows, or apply the others with --leave-out-failed-rows"},
    {"IMPORT_STOPPED",
     "the lines before the one named are applied and stay; correct that line "
     "and import it with those after it"},
    {"LINEAGE_CHANGED",
     "read the feed from its beginning, without a bookmark, and make anew what "
     "was made of it"},
    {"MANIFEST_INVALID",
     "correct the file; tools/carereform/README.md shows its form"},
    {"MEASURE_NOT_FOUND",
     "see the measures with `carereform measures list --council ID`"},
    {"METHOD_NOT_FOUND", "see the methods with `carereform call --list`"},
    {"MODEL_DIFFERS",
     "read the return again with `carereform return show NAME`, and certify "
     "what it says"},
    {"NOT_MY_SOCKET",
     "if that server is meant, name it with --address; otherwise start your "
     "own "
     "with `carereform serve`"},
    {"NOT_SERVING", "see why with `carereform server status`"},
    {"NO_SERVER",
     "if one runs elsewhere, name it with --address or CAREREFORM_ADDRESS"},
    {"PEOPLE_REFUSED",
     "correct those that are shown as refused and run it again"},
    {"PERMISSION_MISSING",
     "ask whoever runs the server for a role with that permission"},
    {"PERSON_ERASED", "nothing can be done any more; the cases stay"},
    {"PERSON_HELD", "ask whoever set the legal hold whether it still stands"},
    {"PERSON_RECORD_OPEN",
     "close the record that is named, or leave the person until it is closed"},
    {"PROGRAM_FAILED",
     "nothing was written; the other documents can be had with `--format-file "
     "html,json,csv`"},
    {"RATES_NOT_HELD",
     "ask for a day that is held, or import that year's figures, a line for "
     "each, such as "
     "`2027-28,personal_expenses,3265,pence,2027-04-06,2028-04-06,"
     "circular,LAC(DHSC)(2027)1`: `carereform import rate-tables FILE "
     "--council "
     "ID`"},
    {"RATE_UNKNOWN",
     "import the figure that is named: a file with the line "
     "`table,figure,amount,unit,from_date,to_date,status,source` and below it "
     "one such as `2026-27,guarantee_child,8904,pence,2026-04-06,2027-04-06,"
     "circular,LAC(DHSC)(2026)2`, with `carereform import rate-tables FILE "
     "--council ID`; the table's other figures stay"},
    {"RECORDS_DAMAGED",
     "keep the folder as it is, and follow \"Back up, restore, verify\" in "
     "deploy/README.md"},
    {"RECORD_NOT_YOURS", "ask the team that the record is of"},
    {"REFERRAL_NOT_FOUND",
     "see the referrals with `carereform referral list --council ID`"},
    {"REFERRAL_HELD", "resume it with `carereform referral resume NAME`"},
    {"REFERRAL_STATE", "see its state with `carereform referral get NAME`"},
    {"REQUEST_INVALID",
     "see the fields with `carereform call --describe METHOD`"},
    {"RESTORE_FOLDER_NOT_EMPTY",
     "name a folder that is not there yet; nothing was changed"},
    {"RETENTION_RUNS",
     "wait until retention has ended, or give the reason for which it has to "
     "be now"},
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
     "have another person do it, with --token-file of their own"},
    {"SERVER_STOPPING",
     "wait until the server is back and try again; with the same request id it "
     "is done once"},
    {"SHEET_FILE_REFUSED", "take a new one with `carereform sheet export`"},
    {"SHEET_HAS_ISSUES",
     "correct them in the file and check it again, or leave rows out with "
     "`carereform sheet apply FILE --leave-out ID`; nothing was changed"},
    {"SHEET_NOT_READY", "check it again with `carereform sheet check FILE`"},
    {"SHEET_OF_ANOTHER",
     "name that one, or the file that is meant; nothing was changed"},
    {"SHEET_PROGRAM_FAILED",
     "install what reads and writes sheets: `apt-get install python3-openpyxl "
     "python3-odf python3-defusedxml`"},
    {"SOURCE_NOT_FOUND",
     "see the sources with `carereform measures list --council ID`"},
    {"SOURCE_UNAVAILABLE", "start the source and try again"},
    {"STORE_IN_USE",
     "stop the server that has the folder open, or check a backup instead"},
    {"STORE_NOT_FOUND", "give the folder that `carereform serve --data` has"},
    {"TEAM_LIMITED", "ask someone who is not limited to teams"},
    {"TIMED_OUT", "try again; if it happens again look at the server's log"},
    {"TOKEN_EXPIRED",
     "ask whoever runs the server for a new token (`carereform caller new`)"},
    {"TOKEN_MISSING",
     "give the file with your token as --token-file or "
     "CAREREFORM_TOKEN_FILE"},
    {"TOKEN_UNKNOWN",
     "check the file with your token, and that the server was started since "
     "it was given out"},
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
