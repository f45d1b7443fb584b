#include "tools/carereform/manual_page.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace carereform::command_line {
namespace {

// Text as roff takes it: nothing in it is a request, and a hyphen stays the one
// that is typed.
std::string Escape(absl::string_view text) {
  std::string escaped =
      absl::StrReplaceAll(text, {{"\\", "\\e"}, {"-", "\\-"}});
  if (absl::StartsWith(escaped, ".") || absl::StartsWith(escaped, "'")) {
    escaped.insert(0, "\\&");
  }
  return escaped;
}

// One line that stands as it is.
void AddLine(std::string& page, absl::string_view text) {
  absl::StrAppend(&page, Escape(text), "\n");
}

void AddOption(std::string& page, const OptionFacts& option) {
  std::vector<std::string> names;
  absl::StrAppend(&page, ".TP\n");
  std::string line;
  for (const std::string& name : option.names) {
    absl::StrAppend(&line, line.empty() ? "" : ", ", "\\fB", Escape(name),
                    "\\fR");
  }
  if (!option.value.empty()) {
    absl::StrAppend(&line, " \\fI", Escape(option.value), "\\fR");
  }
  absl::StrAppend(&page, line, "\n");
  AddLine(page, absl::StrReplaceAll(option.description, {{"\n", " "}}));
}

void AddOptions(std::string& page, const CommandFacts& command) {
  for (const OptionFacts& option : command.options) AddOption(page, option);
}

// Lines as they are, such as examples.
void AddVerbatim(std::string& page, absl::string_view text) {
  absl::StrAppend(&page, ".PP\n.nf\n");
  for (const absl::string_view line : absl::StrSplit(text, '\n')) {
    AddLine(page, line.empty() ? " " : line);
  }
  absl::StrAppend(&page, ".fi\n");
}

void AddCommand(std::string& page, const CommandFacts& command) {
  absl::StrAppend(&page, ".SS ", Escape(command.path), "\n");
  AddLine(page, absl::StrCat(command.description, "."));
  AddOptions(page, command);
  if (command.commands.empty()) AddVerbatim(page, command.footer);
}

}  // namespace

std::string ManualPage(const CommandFacts& root, absl::string_view version) {
  std::string page = absl::StrCat(
      ".\\\" Made by `carereform man`.\n"
      ".TH CAREREFORM 1 \"\" \"carereform ",
      version, "\" \"Care reform reporting suite\"\n", ".SH NAME\n",
      "carereform \\- run and call the care reform reporting suite\n",
      ".SH SYNOPSIS\n.B carereform\n[\\fIoptions\\fR] \\fIcommand\\fR "
      "[\\fIoptions of the command\\fR]\n",
      ".SH DESCRIPTION\n");
  AddLine(page, root.description);
  absl::StrAppend(&page, ".SH OPTIONS\nThese may stand anywhere.\n");
  AddOptions(page, root);
  absl::StrAppend(&page, ".SH COMMANDS\n");
  for (const CommandFacts& command : root.commands) {
    ForEachCommand(
        command, [&page](const CommandFacts& each) { AddCommand(page, each); });
  }
  absl::StrAppend(&page, ".SH EXAMPLES AND EXIT STATUS\n");
  AddVerbatim(page, root.footer);
  return page;
}

}  // namespace carereform::command_line
