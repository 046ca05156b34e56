#pragma once

#include <napi.h>

#include <functional>
#include <memory>
#include <thread>

#include "binding/activity.h"
#include "core/file/growing_input.h"
#include "core/file/index_progress.h"
#include "core/log/log_source.h"
#include "platform/file.h"

namespace gramscope::binding {

/// An open capture file: its index, and the thread that makes it. Keeps the process alive until
/// that is done. Its end stops the thread first.
class FileSession {
 public:
  /// For `notify` see Activity.
  FileSession(Napi::Env env, std::unique_ptr<File> file, std::function<void()> notify);
  ~FileSession();
  FileSession(const FileSession&) = delete;
  FileSession& operator=(const FileSession&) = delete;

  File& file() noexcept { return *file_; }
  const LogIndex& index() const noexcept { return *source_->index; }
  /// For readers who may outlive this.
  const std::shared_ptr<const LogSource>& source() const noexcept { return source_; }
  const file::ProgressBoard& board() const noexcept { return board_; }
  file::GrowingInput& input() noexcept { return input_; }
  Activity& activity() noexcept { return activity_; }

  /// Lets the process end if nothing is left to wait for. On the JavaScript thread.
  void release(Napi::Env env) {
    if (board_.progress().is_done) activity_.unref(env);
  }

 private:
  void run();
  void indexFile();

  const std::shared_ptr<File> file_;
  const std::shared_ptr<LogIndex> index_ = std::make_shared<LogIndex>();
  const std::shared_ptr<const LogSource> source_;
  file::GrowingInput input_;
  file::ProgressBoard board_;
  Activity activity_;
  std::thread thread_;
};

}  // namespace gramscope::binding
