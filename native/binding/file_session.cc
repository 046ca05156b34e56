#include "binding/file_session.h"

#include <new>
#include <string>
#include <utility>

#include "core/file/file_indexer.h"
#include "platform/error_name.h"
#include "platform/system_error.h"

namespace gramscope::binding {

FileSession::FileSession(Napi::Env env, std::unique_ptr<File> file, std::function<void()> notify)
    : file_(std::move(file)),
      source_(std::make_shared<const LogSource>(LogSource{.index = index_, .input = file_})),
      input_(*file_),
      activity_(env, std::move(notify)) {
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
    indexFile();
  } catch (const Cancelled&) {
    // All that was read is published: the indexer does that before each read. Queries may still
    // look.
    board_.end({});
  } catch (const SystemError& error) {
    board_.end("reading it failed: " + std::string(error.syscall()) + ' ' +
               errorName(error.error()));
  } catch (const std::bad_alloc&) {
    board_.end("its index takes more memory than there is");
  }
  index_->complete();
  // That it is done must be known even if nobody looks: see LogFile::notify().
  activity_.insist();
}

void FileSession::indexFile() {
  file::FileIndexer(input_, *index_, board_, [this] { activity_.signal(); }).run();
}

}  // namespace gramscope::binding
