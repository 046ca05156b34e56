#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>

#include "platform/output_file.h"

namespace gramscope {

/// Has files put on the disk by a thread of its own: that takes as long as the disk pleases, and
/// the thread that writes them is not to wait for it.
class FileSync {
 public:
  FileSync() = default;
  /// Waits for what was asked.
  ~FileSync();
  FileSync(const FileSync&) = delete;
  FileSync& operator=(const FileSync&) = delete;

  /// Has what was written to the file so far put on the disk, and keeps it open until then. Does so
  /// at once, and waits, where there is no memory or no thread to be had.
  void ask(const std::shared_ptr<OutputFile>& file) noexcept;

  /// Waits until all that was asked is done.
  void wait();

  /// Of what failed first since the last call: an errno value, or 0.
  int takeError();

 private:
  void queue(const std::shared_ptr<OutputFile>& file);
  void run();

  std::mutex mutex_;
  std::condition_variable asked_;
  std::condition_variable done_;
  /// The first one is being synchronised.
  std::deque<std::shared_ptr<OutputFile>> files_;
  int error_ = 0;
  bool is_stopping_ = false;
  std::thread thread_;
};

}  // namespace gramscope
