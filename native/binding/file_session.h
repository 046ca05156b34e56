#pragma once

#include <napi.h>

#include <functional>
#include <memory>
#include <thread>

#include "binding/activity.h"
#include "core/file/file_index.h"
#include "core/file/growing_input.h"
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
  const file::FileIndex& index() const noexcept { return index_; }
  file::GrowingInput& input() noexcept { return input_; }
  Activity& activity() noexcept { return activity_; }

 private:
  void run();
  void fail(const char* reason);

  std::unique_ptr<File> file_;
  file::GrowingInput input_;
  file::FileIndex index_;
  Activity activity_;
  std::thread thread_;
};

}  // namespace gramscope::binding
