#include "platform/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "platform/system_error.h"

namespace gramscope {
namespace {

/// Has the system begin to write, a piece at a time: one call may keep a processor from everybody
/// else until it is done (a kernel that is not preemptible), and datagrams do not wait.
void beginWriting([[maybe_unused]] int fd, [[maybe_unused]] std::uint64_t& submitted) noexcept {
#ifdef __linux__
  constexpr std::uint64_t kPiece = std::uint64_t{1} << 20;
  struct stat file{};
  if (::fstat(fd, &file) != 0 || !S_ISREG(file.st_mode)) return;
  const auto size = static_cast<std::uint64_t>(file.st_size);
  for (; submitted + kPiece <= size; submitted += kPiece) {
    ::sync_file_range(fd, static_cast<off_t>(submitted), kPiece, SYNC_FILE_RANGE_WRITE);
  }
#endif
}

/// macOS declares no fdatasync(2), and its fsync(2) does no more.
int syncData(int fd) noexcept {
#ifdef __APPLE__
  return ::fsync(fd);
#else
  return ::fdatasync(fd);
#endif
}

}  // namespace

OutputFile::OutputFile(const std::string& path, Existing existing) : path_(path) {
  const int flags = existing == Existing::kRefuse ? O_EXCL : O_TRUNC;
  // For its owner alone to read: what was overheard may be secret.
  constexpr mode_t kMode = S_IRUSR | S_IWUSR;
  handle_ = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, kMode);
  if (handle_ < 0) throw SystemError(errno, "open", path, 0);
}

OutputFile::~OutputFile() {
  if (handle_ != kClosed) ::close(static_cast<int>(handle_));
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      handle_(std::exchange(other.handle_, kClosed)),
      size_(other.size_),
      submitted_(other.submitted_) {}

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(handle_, other.handle_);
  std::swap(size_, other.size_);
  std::swap(submitted_, other.submitted_);
  return *this;
}

int OutputFile::append(std::span<const std::byte> bytes) noexcept {
  const int fd = static_cast<int>(handle_);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t written = ::write(fd, bytes.data() + done, bytes.size() - done);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const int error = errno;
      // A reader shall find whole blocks alone; if not even this works it finds a cut one.
      if (done > 0 && ::ftruncate(fd, static_cast<off_t>(size_)) == 0) {
        ::lseek(fd, static_cast<off_t>(size_), SEEK_SET);
      }
      return error;
    }
    done += static_cast<std::size_t>(written);
  }
  size_ += bytes.size();
  return 0;
}

int OutputFile::sync() noexcept {
  const int fd = static_cast<int>(handle_);
  beginWriting(fd, submitted_);
  if (syncData(fd) == 0) return 0;
  // A pipe or a device has nothing to put on a disk.
  return errno == EINVAL || errno == EROFS ? 0 : errno;
}

bool OutputFile::isInPlace() const noexcept {
  struct stat open_file{};
  struct stat at_path{};
  if (::fstat(static_cast<int>(handle_), &open_file) != 0) return false;
  if (::stat(path_.c_str(), &at_path) != 0) return false;
  return open_file.st_dev == at_path.st_dev && open_file.st_ino == at_path.st_ino;
}

}  // namespace gramscope
