#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "core/statistics/group.h"
#include "core/statistics/tally.h"

namespace gramscope::statistics {

/// What groups are ranked by.
enum class Measure : std::uint8_t { kDatagrams, kBytes };

/// The groups that may be the largest of a log, in bounded memory, whatever number of them a
/// hostile log has: the summary of Misra and Gries (Finding repeated elements, 1982) for datagrams
/// and for bytes at once, merged by subtraction (Agarwal et al., Mergeable summaries, 2012).
///
/// As long as isComplete(), tallies are exact. Otherwise they are too low, and any group with more
/// than 1 / kKept of all datagrams or of all bytes is there all the same. Groups are kept in order
/// and not hashed, so that nobody can choose addresses that collide.
class Candidates {
 public:
  static constexpr std::size_t kKept = 4096;

  /// Throws std::bad_alloc.
  void add(const GroupKey& key, const Tally& tally);

  /// Lets go of small groups where there are too many. To be called between blocks.
  void prune();

  bool isComplete() const noexcept { return is_complete_; }
  std::size_t size() const noexcept { return groups_.size(); }

  /// The largest ones first, up to `count`.
  std::vector<GroupKey> largest(std::size_t count, Measure measure) const;

 private:
  std::map<GroupKey, Tally> groups_;
  bool is_complete_ = true;
};

}  // namespace gramscope::statistics
