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
    file::FileIndexer(input_, index_, [this] { activity_.signal(); }).run();
  } catch (const file::Cancelled&) {
    return;
  } catch (const SystemError& error) {
    fail(("reading it failed: " + std::string(error.syscall()) + ' ' + errorName(error.error()))
             .c_str());
  } catch (const std::bad_alloc&) {
    fail("its index takes more memory than there is");
  }
}

void FileSession::fail(const char* reason) {
  file::FileIndex::Portion last;
  last.progress = index_.progress();
  last.progress.is_done = true;
  last.progress.failure = reason;
  index_.publish(last);
  activity_.signal();
}

}  // namespace gramscope::binding
