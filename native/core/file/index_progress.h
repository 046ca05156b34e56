#pragma once

#include <cstdint>
#include <iterator>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/file/damage.h"
#include "core/file/frame.h"

namespace gramscope::file {

/// Frames of a link type that cannot be read.
struct UnreadableLink {
  std::uint32_t link_type;
  std::uint64_t frames;
};

/// How far a file has been indexed, and what was found.
struct IndexProgress {
  /// Bytes of the input that are indexed.
  std::uint64_t bytes = 0;
  std::uint64_t frames = 0;
  std::uint64_t datagrams = 0;
  /// Datagrams of which the input has less than was sent, because of a snap length.
  std::uint64_t truncated = 0;
  /// IP datagrams whose fragments were given up for want of room.
  std::uint64_t abandoned = 0;
  /// UDP datagrams of which other fragments have not come yet.
  std::uint64_t incomplete = 0;
  DamageList damage{};
  std::vector<UnreadableLink> unreadable{};
  bool is_done = false;
  /// Why nothing, or nothing more, could be read; empty otherwise.
  std::string failure{};
};

/// What one thread tells of the file that it indexes, beside the rows, for all others to look at.
class ProgressBoard {
 public:
  /// Takes over the progress, and `more` interfaces, which are left empty. Throws std::bad_alloc.
  void publish(const IndexProgress& progress, std::vector<FileInterface>& more) {
    const std::lock_guard lock(mutex_);
    interfaces_.insert(interfaces_.end(), std::make_move_iterator(more.begin()),
                       std::make_move_iterator(more.end()));
    more.clear();
    progress_ = progress;
  }

  /// Says that nothing more will come, and why; empty where nobody wanted more.
  void end(std::string reason) {
    const std::lock_guard lock(mutex_);
    progress_.is_done = true;
    progress_.failure = std::move(reason);
  }

  IndexProgress progress() const {
    const std::lock_guard lock(mutex_);
    return progress_;
  }

  /// Rows name them by their index here.
  std::vector<FileInterface> interfaces() const {
    const std::lock_guard lock(mutex_);
    return interfaces_;
  }

 private:
  mutable std::mutex mutex_;
  IndexProgress progress_;
  std::vector<FileInterface> interfaces_;
};

}  // namespace gramscope::file
