#include "binding/export_session.h"

#include <utility>

#include "platform/output_file.h"
#include "platform/system_error.h"

namespace gramscope::binding {
namespace {

class FileDestination : public exporting::Destination {
 public:
  explicit FileDestination(const std::string& path) : file_(path, OutputFile::Existing::kReplace) {}

  void write(std::span<const std::byte> bytes) override { check(file_.append(bytes), "write"); }

  void sync() { check(file_.sync(), "fsync"); }

 private:
  void check(int error, const char* syscall) const {
    if (error != 0) throw SystemError(error, syscall, file_.path(), 0);
  }

  OutputFile file_;
};

}  // namespace

ExportSession::ExportSession(Napi::Env env, std::shared_ptr<Input> source, std::uint64_t size,
                             std::string path, std::function<exporting::ExportOptions()> prepare,
                             std::function<void()> notify)
    : source_(std::move(source)),
      input_(*source_, size),
      path_(std::move(path)),
      prepare_(std::move(prepare)),
      activity_(env, std::move(notify)) {
  thread_ = std::thread([this] { run(); });
  activity_.ref(env);
}

ExportSession::~ExportSession() {
  cancel();
  thread_.join();
}

ExportSession::State ExportSession::state() const {
  const std::lock_guard lock(mutex_);
  return state_;
}

/// On the thread.
void ExportSession::run() {
  State last;
  try {
    const auto counts = write();
    const auto size = state().progress.size;
    last.progress = {.bytes = size, .size = size, .counts = counts};
  } catch (...) {
    last = state();
    last.failure = std::current_exception();
  }
  last.is_done = true;
  {
    const std::lock_guard lock(mutex_);
    state_ = last;
  }
  activity_.signal();
}

exporting::ExportCounts ExportSession::write() {
  FileDestination destination(path_);
  const auto counts = exporting::exportFrames(input_, destination, prepare_(),
                                              [this](const auto& progress) { report(progress); });
  destination.sync();
  return counts;
}

void ExportSession::report(const exporting::ExportProgress& progress) {
  {
    const std::lock_guard lock(mutex_);
    state_.progress = progress;
  }
  activity_.signal();
}

}  // namespace gramscope::binding
