#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/file/datagram_finder.h"
#include "core/file/index_progress.h"
#include "core/file/window.h"
#include "core/input.h"
#include "core/log/log_index.h"

namespace gramscope::file {

/// Reads a capture file from its beginning to its end, once, and publishes what it finds as it
/// goes: before each read of the input, so that nothing waits in here for an input that grows
/// slowly.
class FileIndexer : private Input {
 public:
  /// `published` is called after each publication, on the thread that calls run().
  FileIndexer(Input& input, LogIndex& index, ProgressBoard& board, std::function<void()> published);

  /// Returns at the end of the input, or when it is no capture file: progress() tells. Passes on
  /// what the input throws.
  void run();

 private:
  std::size_t readAt(std::uint64_t offset, std::span<std::byte> into) override;
  std::uint64_t size() override { return input_.size(); }

  template <typename Reader>
  void indexAll(Reader& reader);
  template <typename Reader>
  void note(const Reader& reader);
  void add(const Frame& frame);
  LogEntry entryOf(const Frame& frame) const;
  void finish(std::string failure);
  void publish();

  Input& input_;
  LogIndex& index_;
  ProgressBoard& board_;
  std::function<void()> published_;
  Window window_;
  DatagramFinder finder_;
  FoundDatagram found_;
  std::map<std::uint32_t, std::uint64_t> unreadable_;
  std::size_t interfaces_ = 0;
  /// Copies what the reader knows into what is published next.
  std::function<void()> note_;
  IndexProgress progress_;
  std::vector<FileInterface> more_interfaces_;
};

}  // namespace gramscope::file
