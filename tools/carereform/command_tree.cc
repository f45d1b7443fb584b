#include "tools/carereform/command_tree.h"

#include "CLI/CLI.hpp"
#include "absl/strings/str_cat.h"

namespace carereform::command_line {
namespace {

OptionFacts FactsOf(const CLI::Option& option) {
  OptionFacts facts;
  facts.description = option.get_description();
  facts.by_place = option.get_positional();
  if (facts.by_place) {
    facts.names = {option.get_name(true)};
    return facts;
  }
  for (const std::string& name : option.get_snames()) {
    facts.names.push_back(absl::StrCat("-", name));
  }
  for (const std::string& name : option.get_lnames()) {
    facts.names.push_back(absl::StrCat("--", name));
  }
  if (option.get_items_expected_max() > 0) facts.value = option.get_type_name();
  return facts;
}

void Fill(const CLI::App& app, const std::string& above, CommandFacts& facts) {
  facts.name = app.get_name();
  facts.path =
      above.empty() ? facts.name : absl::StrCat(above, " ", facts.name);
  facts.description = app.get_description();
  facts.footer = app.get_footer();
  for (const CLI::Option* option : app.get_options()) {
    facts.options.push_back(FactsOf(*option));
  }
  const auto all = [](const CLI::App*) { return true; };
  for (const CLI::App* below : app.get_subcommands(all)) {
    Fill(*below, facts.path, facts.commands.emplace_back());
  }
}

}  // namespace

CommandFacts FactsOf(const CLI::App& app) {
  CommandFacts facts;
  Fill(app, "", facts);
  return facts;
}

}  // namespace carereform::command_line
