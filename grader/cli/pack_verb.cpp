#include <fmt/core.h>

#include "cli/skeletons.hpp"
#include "cli/verbs.hpp"
#include "course/handout.hpp"
#include "lab/error.hpp"

namespace grader {

int pack_verb(const Kit& kit, const Arguments& arguments) {
  if (!arguments.handout) throw UserError("say what to pack: ./grade pack --handout");
  keep_skeletons(kit);
  const std::filesystem::path archive =
      arguments.output.empty()
          ? std::filesystem::path(fmt::format("interleave-{}-handout.tar.gz", kit_version))
          : arguments.output;
  pack_handout(kit.root, kit.labs, kit.state_folder() / "skeletons", archive);
  fmt::print("{}: {} labs, no solutions. A learner unpacks it and runs ./grade\n", archive.string(),
             kit.labs.size());
  return 0;
}

}  // namespace grader
