#include "platform/output_file.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "platform/system_error.h"
#include "platform/windows/winsock.h"

namespace gramscope {
namespace {

HANDLE toHandle(std::intptr_t handle) noexcept { return reinterpret_cast<HANDLE>(handle); }

/// Paths come from JavaScript in UTF-8.
std::filesystem::path toPath(const std::string& path) {
  return std::u8string(path.begin(), path.end());
}

/// Others may read, move and remove the file meanwhile, as elsewhere.
HANDLE open(const std::string& path, DWORD access, DWORD disposition) noexcept try {
  constexpr DWORD kShare = FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE;
  return ::CreateFileW(toPath(path).c_str(), access, kShare, nullptr, disposition,
                       FILE_ATTRIBUTE_NORMAL, nullptr);
} catch (const std::exception&) {
  ::SetLastError(ERROR_NOT_ENOUGH_MEMORY);
  return INVALID_HANDLE_VALUE;
}

int lastFileError() noexcept { return errnoOf(::GetLastError()); }

}  // namespace

OutputFile::OutputFile(const std::string& path, Existing existing) : path_(path) {
  const DWORD disposition = existing == Existing::kRefuse ? CREATE_NEW : CREATE_ALWAYS;
  const HANDLE file = open(path, GENERIC_WRITE, disposition);
  if (file == INVALID_HANDLE_VALUE) throw SystemError(lastFileError(), "open", path, 0);
  handle_ = reinterpret_cast<std::intptr_t>(file);
}

OutputFile::~OutputFile() {
  if (handle_ != kClosed) ::CloseHandle(toHandle(handle_));
}

OutputFile::OutputFile(OutputFile&& other) noexcept
    : path_(std::move(other.path_)),
      handle_(std::exchange(other.handle_, kClosed)),
      size_(other.size_) {}

OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(handle_, other.handle_);
  std::swap(size_, other.size_);
  return *this;
}

int OutputFile::append(std::span<const std::byte> bytes) noexcept {
  constexpr std::size_t kMost = 1 << 30;
  const HANDLE file = toHandle(handle_);
  std::size_t done = 0;
  while (done < bytes.size()) {
    const auto piece = static_cast<DWORD>(std::min(bytes.size() - done, kMost));
    DWORD written = 0;
    if (::WriteFile(file, bytes.data() + done, piece, &written, nullptr) == 0) {
      const int error = lastFileError();
      // A reader shall find whole blocks alone; if not even this works it finds a cut one.
      LARGE_INTEGER end;
      end.QuadPart = static_cast<LONGLONG>(size_);
      if (::SetFilePointerEx(file, end, nullptr, FILE_BEGIN) != 0) ::SetEndOfFile(file);
      return error;
    }
    done += written;
  }
  size_ += bytes.size();
  return 0;
}

int OutputFile::sync() noexcept {
  return ::FlushFileBuffers(toHandle(handle_)) != 0 ? 0 : lastFileError();
}

bool OutputFile::isInPlace() const noexcept {
  const HANDLE at_path = open(path_, 0, OPEN_EXISTING);
  if (at_path == INVALID_HANDLE_VALUE) return false;
  BY_HANDLE_FILE_INFORMATION ours{};
  BY_HANDLE_FILE_INFORMATION theirs{};
  const bool are_known = ::GetFileInformationByHandle(toHandle(handle_), &ours) != 0 &&
                         ::GetFileInformationByHandle(at_path, &theirs) != 0;
  ::CloseHandle(at_path);
  return are_known && ours.dwVolumeSerialNumber == theirs.dwVolumeSerialNumber &&
         ours.nFileIndexHigh == theirs.nFileIndexHigh && ours.nFileIndexLow == theirs.nFileIndexLow;
}

}  // namespace gramscope
