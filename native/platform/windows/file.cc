#include "platform/file.h"

#include <io.h>

#include <algorithm>
#include <filesystem>

#include "platform/system_error.h"
#include "platform/windows/winsock.h"

namespace gramscope {
namespace {

HANDLE handleOf(int descriptor) noexcept {
  return reinterpret_cast<HANDLE>(::_get_osfhandle(descriptor));
}

int checked(int descriptor, const char* syscall) {
  if (descriptor < 0) throw SystemError(errnoOf(::GetLastError()), syscall);
  return descriptor;
}

/// Others may write, move and remove the file meanwhile, as elsewhere.
int opened(const std::string& path) {
  constexpr DWORD kShare = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
  // Paths come from JavaScript in UTF-8.
  const std::filesystem::path wide(std::u8string(path.begin(), path.end()));
  const HANDLE file = ::CreateFileW(wide.c_str(), GENERIC_READ, kShare, nullptr, OPEN_EXISTING,
                                    FILE_ATTRIBUTE_NORMAL, nullptr);
  if (file == INVALID_HANDLE_VALUE) return -1;
  return ::_open_osfhandle(reinterpret_cast<std::intptr_t>(file), 0);
}

}  // namespace

File::File(const std::string& path) : descriptor_(checked(opened(path), "open")) {}

File::File(int descriptor) : descriptor_(checked(::_dup(descriptor), "dup")) {}

File::~File() { ::_close(descriptor_); }

std::size_t File::readAt(std::uint64_t offset, std::span<std::byte> into) {
  constexpr std::size_t kMost = 1 << 30;
  OVERLAPPED at{};
  at.Offset = static_cast<DWORD>(offset);
  at.OffsetHigh = static_cast<DWORD>(offset >> 32);
  DWORD got = 0;
  const auto size = static_cast<DWORD>(std::min(into.size(), kMost));
  if (::ReadFile(handleOf(descriptor_), into.data(), size, &got, &at) != 0) return got;
  if (::GetLastError() == ERROR_HANDLE_EOF) return 0;
  throw SystemError(errnoOf(::GetLastError()), "read");
}

std::uint64_t File::size() {
  LARGE_INTEGER size{};
  if (::GetFileSizeEx(handleOf(descriptor_), &size) == 0) {
    throw SystemError(errnoOf(::GetLastError()), "fstat");
  }
  return static_cast<std::uint64_t>(size.QuadPart);
}

}  // namespace gramscope
