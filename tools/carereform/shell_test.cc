// What shells and man are told: every command, and nothing that they would
// stumble over.
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tools/carereform/command_line.h"
#include "tools/carereform/command_tree.h"
#include "tools/carereform/completion.h"
#include "tools/carereform/fake_server.h"
#include "tools/carereform/manual_page.h"

namespace carereform::command_line {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;

// Runs a command of the shell; returns what it wrote, and its exit code at the
// end where that is not 0.
std::string Shell(const std::string& command) {
  std::string out;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  EXPECT_NE(pipe, nullptr);
  char part[4096];
  for (size_t n = 0; (n = fread(part, 1, sizeof(part), pipe)) > 0;) {
    out.append(part, n);
  }
  const int code = pclose(pipe);
  return code == 0 ? out : absl::StrCat(out, "exit code ", code);
}

// Every command with all its options, but not those of serve.
class ShellTest : public testing::Test {
 protected:
  ShellTest() {
    app_.add_option("--format", "Text or JSON")->type_name("text|json");
    for (const AddCommands& add : ClientCommands()) add(app_, choice_);
    facts_ = FactsOf(app_);
  }

  // What bash offers for these words, of which the last is being typed.
  std::string Offered(const std::vector<std::string>& words) {
    std::string list;
    for (const std::string& word : words)
      absl::StrAppend(&list, " '", word, "'");
    const std::string script = folder_.Write(
        "ask.bash",
        absl::StrCat("set -u\nsource ", folder_.PathOf("completion"),
                     "\ncomplete -p carereform >/dev/null || exit 9\n",
                     "COMP_WORDS=(", list, ")\nCOMP_CWORD=", words.size() - 1,
                     "\n_carereform\necho \"${COMPREPLY[*]}\"\n"));
    return Shell("bash " + script);
  }

  CLI::App app_{"d", "carereform"};
  Choice choice_;
  CommandFacts facts_;
  TemporaryFolder folder_;
};

TEST_F(ShellTest, TheTreeHoldsCommandsArgumentsAndOptions) {
  std::vector<std::string> paths;
  ForEachCommand(facts_, [&](const CommandFacts& command) {
    paths.push_back(command.path);
    if (command.path != "carereform council create") return;
    std::vector<std::string> names;
    for (const OptionFacts& option : command.options) {
      names.push_back(absl::StrCat(option.names.back(), "=", option.value));
    }
    EXPECT_THAT(names, ElementsAre("--help=", "ID=", "--display-name=NAME",
                                   "--gss=CODE"));
    EXPECT_TRUE(command.options[1].by_place);
  });
  for (const char* path : {"carereform", "carereform return prepare",
                           "carereform server log-level", "carereform man"}) {
    EXPECT_THAT(paths, Contains(path));
  }
}

TEST_F(ShellTest, BashOffersWhatFits) {
  folder_.Write("completion", BashCompletion(facts_));
  EXPECT_EQ(Offered({"carereform", "meas"}), "measures\n");
  EXPECT_EQ(Offered({"carereform", "return", "pre"}), "prepare\n");
  EXPECT_EQ(Offered({"carereform", "return", "prepare", "--quar"}),
            "--quarter\n");
  EXPECT_EQ(Offered({"carereform", "--format", "j"}), "json\n");
  // An option of the whole program is known everywhere, and steps over nothing.
  EXPECT_EQ(Offered({"carereform", "--format", "json", "council", "l"}),
            "list\n");
  EXPECT_EQ(Offered({"carereform", "council", "list", "--form"}), "--format\n");
  EXPECT_EQ(Offered({"carereform", "nonsense"}), "\n");
}

TEST_F(ShellTest, ZshReadsTheSame) {
  const std::string script = ZshCompletion(facts_);
  EXPECT_EQ(script.rfind("#compdef carereform\n", 0), 0);
  EXPECT_THAT(script, HasSubstr("bashcompinit"));
  EXPECT_THAT(script, HasSubstr(BashCompletion(facts_)));
}

TEST_F(ShellTest, TheManualPageHasEveryCommandAndOption) {
  const std::string page = ManualPage(facts_, "0.1.0");
  const auto escaped = [](const std::string& text) {
    return absl::StrReplaceAll(text, {{"-", "\\-"}});
  };
  ForEachCommand(facts_, [&](const CommandFacts& command) {
    if (command.path != "carereform") {
      EXPECT_THAT(page, HasSubstr("\n.SS " + escaped(command.path) + "\n"));
    }
    for (const OptionFacts& option : command.options) {
      for (const std::string& name : option.names) {
        EXPECT_THAT(page, HasSubstr("\\fB" + escaped(name) + "\\fR"));
      }
      EXPECT_NE(option.description, "") << command.path << option.names[0];
    }
  });
}

TEST_F(ShellTest, GroffFindsNothingWrongWithTheManualPage) {
  const std::string page =
      folder_.Write("carereform.1", ManualPage(facts_, "0.1.0"));
  EXPECT_EQ(Shell("groff -man -ww -z -Tutf8 " + page), "");
  const std::string text = Shell("groff -man -Tascii -P-cbou " + page);
  EXPECT_THAT(text, HasSubstr("carereform return prepare"));
  // What is shown can be typed.
  EXPECT_THAT(text, HasSubstr("--as-of"));
}

}  // namespace
}  // namespace carereform::command_line
