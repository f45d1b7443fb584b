#include "tools/carereform/listing.h"

#include "CLI/CLI.hpp"

namespace carereform::command_line {

void TellOfMore(const std::string& next_page_token, int limit,
                Console& console) {
  if (next_page_token.empty() || !console.chatty()) return;
  console.err << "there are more; --limit N shows more than " << limit << '\n';
}

void AddLimitOption(CLI::App& command, int& limit) {
  command.add_option("--limit", limit, "How many to list at most")
      ->type_name("N")
      ->check(CLI::Range(1, 1'000'000).description(""))
      ->capture_default_str();
}

}  // namespace carereform::command_line
