#include "tools/carereform/completion.h"

#include <map>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"

namespace carereform::command_line {
namespace {

// What stands for a value is a list of words, such as `text|json`, or a word in
// capitals.
bool IsChoice(const std::string& value) {
  return absl::StrContains(value, '|');
}

// A function of the shell that prints the words that belong to a key.
std::string WordsFunction(
    const std::string& name,
    const std::map<std::string, std::vector<std::string>>& words) {
  std::string text = absl::StrCat(name, "() {\n  case \"$1\" in\n");
  for (const auto& [key, list] : words) {
    absl::StrAppend(&text, "    '", key, "') echo '", absl::StrJoin(list, " "),
                    "' ;;\n");
  }
  return absl::StrCat(text, "  esac\n}\n");
}

// Goes along the words to find the command, then offers what fits there. The
// options of a command above are known below it too.
constexpr char kComplete[] = R"SHELL(
_carereform() {
  local path=carereform above=carereform word words i
  local current="${COMP_WORDS[COMP_CWORD]}"
  words="$(_carereform_values "${COMP_WORDS[COMP_CWORD-1]}")"
  if [[ -z "${words}" ]]; then
    for (( i = 1; i < COMP_CWORD; ++i )); do
      word="${COMP_WORDS[i]}"
      if [[ " $(_carereform_commands "${path}") " == *" ${word} "* ]]; then
        path="${path} ${word}"
      fi
    done
    if [[ "${current}" == -* ]]; then
      words="$(_carereform_options "${path}") $(_carereform_options "${above}")"
    else
      words="$(_carereform_commands "${path}")"
    fi
  fi
  COMPREPLY=($(compgen -W "${words}" -- "${current}"))
}
complete -o default -F _carereform carereform
)SHELL";

}  // namespace

std::string BashCompletion(const CommandFacts& root) {
  std::map<std::string, std::vector<std::string>> commands;
  std::map<std::string, std::vector<std::string>> options;
  std::map<std::string, std::vector<std::string>> values;
  ForEachCommand(root, [&](const CommandFacts& command) {
    for (const CommandFacts& below : command.commands) {
      commands[command.path].push_back(below.name);
    }
    for (const OptionFacts& option : command.options) {
      if (option.by_place) continue;
      for (const std::string& name : option.names) {
        options[command.path].push_back(name);
        if (IsChoice(option.value)) {
          values[name] = {absl::StrReplaceAll(option.value, {{"|", " "}})};
        }
      }
    }
  });
  return absl::StrCat(
      "# bash completion of carereform, made by `carereform completion "
      "bash`.\n",
      WordsFunction("_carereform_commands", commands),
      WordsFunction("_carereform_options", options),
      WordsFunction("_carereform_values", values), kComplete);
}

std::string ZshCompletion(const CommandFacts& root) {
  return absl::StrCat(
      "#compdef carereform\n"
      "autoload -U +X bashcompinit && bashcompinit\n",
      BashCompletion(root));
}

}  // namespace carereform::command_line
