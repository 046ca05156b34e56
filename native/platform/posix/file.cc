#include "platform/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "platform/system_error.h"

namespace gramscope {
namespace {

int checked(int result, const char* syscall) {
  if (result < 0) throw SystemError(errno, syscall);
  return result;
}

}  // namespace

File::File(const std::string& path)
    : descriptor_(checked(::open(path.c_str(), O_RDONLY | O_CLOEXEC), "open")) {}

File::File(int descriptor)
    : descriptor_(checked(::fcntl(descriptor, F_DUPFD_CLOEXEC, 0), "fcntl")) {}

File::~File() { ::close(descriptor_); }

std::size_t File::readAt(std::uint64_t offset, std::span<std::byte> into) {
  for (;;) {
    const auto got = ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(offset));
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) throw SystemError(errno, "pread");
  }
}

std::uint64_t File::size() {
  struct stat status{};
  checked(::fstat(descriptor_, &status), "fstat");
  return static_cast<std::uint64_t>(status.st_size);
}

}  // namespace gramscope
