#include "platform/file_sync.h"

#include <exception>
#include <utility>

namespace gramscope {

FileSync::~FileSync() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  asked_.notify_one();
  thread_.join();
}

void FileSync::ask(const std::shared_ptr<OutputFile>& file) noexcept {
  try {
    queue(file);
  } catch (const std::exception&) {
    const int error = file->sync();
    const std::lock_guard lock(mutex_);
    if (error_ == 0) error_ = error;
  }
}

void FileSync::queue(const std::shared_ptr<OutputFile>& file) {
  const std::lock_guard lock(mutex_);
  // One that waits for its turn will have what was written by then.
  if (files_.size() > 1 && files_.back() == file) return;
  if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
  files_.push_back(file);
  asked_.notify_one();
}

void FileSync::wait() {
  std::unique_lock lock(mutex_);
  done_.wait(lock, [this] { return files_.empty(); });
}

int FileSync::takeError() {
  const std::lock_guard lock(mutex_);
  return std::exchange(error_, 0);
}

void FileSync::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    asked_.wait(lock, [this] { return is_stopping_ || !files_.empty(); });
    if (files_.empty()) return;
    const std::shared_ptr<OutputFile> file = files_.front();
    lock.unlock();
    const int error = file->sync();
    lock.lock();
    if (error_ == 0) error_ = error;
    files_.pop_front();
    if (files_.empty()) done_.notify_all();
  }
}

}  // namespace gramscope
