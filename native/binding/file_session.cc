#include "binding/file_session.h"

#include <new>
#include <string>
#include <utility>

#include "core/file/file_indexer.h"
#include "platform/error_name.h"
#include "platform/system_error.h"

namespace gramscope::binding {

FileSession::FileSession(Napi::Env env, std::unique_ptr<File> file, std::function<void()> notify)
    : file_(std::move(file)), input_(*file_), activity_(env, std::move(notify)) {
  thread_ = std::thread([this] { run(); });
  activity_.ref(env);
}

FileSession::~FileSession() {
  input_.cancel();
  thread_.join();
}

/// On the thread.
void FileSession::run() {
  try {
    file::FileIndexer(input_, index_, board_, [this] { activity_.signal(); }).run();
  } catch (const Cancelled&) {
    return;
  } catch (const SystemError& error) {
    board_.fail("reading it failed: " + std::string(error.syscall()) + ' ' +
                errorName(error.error()));
  } catch (const std::bad_alloc&) {
    board_.fail("its index takes more memory than there is");
  }
  activity_.signal();
}

}  // namespace gramscope::binding
