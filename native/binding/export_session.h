#pragma once

#include <napi.h>

#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "binding/activity.h"
#include "core/export/bounded_input.h"
#include "core/export/export.h"
#include "core/input.h"

namespace gramscope::binding {

/// An export, and the thread that does it. Keeps the process alive until that is done. Its end
/// stops the thread first.
class ExportSession {
 public:
  struct State {
    exporting::ExportProgress progress{};
    bool is_done = false;
    /// Why it ended early; Cancelled among others.
    std::exception_ptr failure{};
  };

  /// The first `size` bytes of the source are exported to `path`, which is overwritten. `prepare`
  /// is called on the thread. For `notify` see Activity.
  ExportSession(Napi::Env env, std::shared_ptr<Input> source, std::uint64_t size, std::string path,
                std::function<exporting::ExportOptions()> prepare, std::function<void()> notify);
  ~ExportSession();
  ExportSession(const ExportSession&) = delete;
  ExportSession& operator=(const ExportSession&) = delete;

  State state() const;
  void cancel() noexcept { input_.cancel(); }
  Activity& activity() noexcept { return activity_; }

 private:
  void run();
  exporting::ExportCounts write();
  void report(const exporting::ExportProgress& progress);

  const std::shared_ptr<Input> source_;
  exporting::BoundedInput input_;
  const std::string path_;
  std::function<exporting::ExportOptions()> prepare_;
  mutable std::mutex mutex_;
  State state_;
  Activity activity_;
  std::thread thread_;
};

}  // namespace gramscope::binding
