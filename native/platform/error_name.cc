#include "platform/error_name.h"

#include <cerrno>

namespace gramscope {
namespace {

struct Entry {
  int error;
  const char* name;
  /// What libuv calls it on Windows (uv/errno.h), where errno values are not those of anybody else.
  int number_on_windows;
};

#define GRAMSCOPE_ERROR(symbol, number) {symbol, #symbol, number}
constexpr Entry kErrors[] = {
    GRAMSCOPE_ERROR(EACCES, -4092),          GRAMSCOPE_ERROR(EADDRINUSE, -4091),
    GRAMSCOPE_ERROR(EADDRNOTAVAIL, -4090),   GRAMSCOPE_ERROR(EAFNOSUPPORT, -4089),
    GRAMSCOPE_ERROR(EAGAIN, -4088),          GRAMSCOPE_ERROR(EALREADY, -4084),
    GRAMSCOPE_ERROR(EBADF, -4083),           GRAMSCOPE_ERROR(EBUSY, -4082),
    GRAMSCOPE_ERROR(ECANCELED, -4081),       GRAMSCOPE_ERROR(ECONNABORTED, -4079),
    GRAMSCOPE_ERROR(ECONNREFUSED, -4078),    GRAMSCOPE_ERROR(ECONNRESET, -4077),
    GRAMSCOPE_ERROR(EDESTADDRREQ, -4076),    GRAMSCOPE_ERROR(EEXIST, -4075),
    GRAMSCOPE_ERROR(EFAULT, -4074),          GRAMSCOPE_ERROR(EHOSTUNREACH, -4073),
    GRAMSCOPE_ERROR(EISDIR, -4068),          GRAMSCOPE_ERROR(EINTR, -4072),
    GRAMSCOPE_ERROR(EINVAL, -4071),          GRAMSCOPE_ERROR(EIO, -4070),
    GRAMSCOPE_ERROR(EISCONN, -4069),         GRAMSCOPE_ERROR(ELOOP, -4067),
    GRAMSCOPE_ERROR(EMFILE, -4066),          GRAMSCOPE_ERROR(EMSGSIZE, -4065),
    GRAMSCOPE_ERROR(ENAMETOOLONG, -4064),    GRAMSCOPE_ERROR(ENETDOWN, -4063),
    GRAMSCOPE_ERROR(ENETUNREACH, -4062),     GRAMSCOPE_ERROR(ENFILE, -4061),
    GRAMSCOPE_ERROR(ENOBUFS, -4060),         GRAMSCOPE_ERROR(ENODEV, -4059),
    GRAMSCOPE_ERROR(ENOENT, -4058),          GRAMSCOPE_ERROR(ENOMEM, -4057),
    GRAMSCOPE_ERROR(ENOPROTOOPT, -4035),     GRAMSCOPE_ERROR(ENOSPC, -4055),
    GRAMSCOPE_ERROR(ENOSYS, -4054),          GRAMSCOPE_ERROR(ENOTCONN, -4053),
    GRAMSCOPE_ERROR(ENOTDIR, -4052),         GRAMSCOPE_ERROR(ENOTSOCK, -4050),
    GRAMSCOPE_ERROR(ENOTSUP, -4049),         GRAMSCOPE_ERROR(ENXIO, -4033),
    GRAMSCOPE_ERROR(EOPNOTSUPP, -4049),      GRAMSCOPE_ERROR(EPERM, -4048),
    GRAMSCOPE_ERROR(EPIPE, -4047),           GRAMSCOPE_ERROR(EPROTO, -4046),
    GRAMSCOPE_ERROR(EPROTONOSUPPORT, -4045), GRAMSCOPE_ERROR(EPROTOTYPE, -4044),
    GRAMSCOPE_ERROR(EROFS, -4043),           GRAMSCOPE_ERROR(ETIMEDOUT, -4039),
#ifdef EHOSTDOWN
    GRAMSCOPE_ERROR(EHOSTDOWN, -4031),
#endif
#ifdef ENONET
    GRAMSCOPE_ERROR(ENONET, -4056),
#endif
};
#undef GRAMSCOPE_ERROR

const Entry* find(int error) noexcept {
  for (const Entry& entry : kErrors) {
    if (entry.error == error) return &entry;
  }
  return nullptr;
}

}  // namespace

const char* errorName(int error) noexcept {
  const Entry* entry = find(error);
  return entry != nullptr ? entry->name : "UNKNOWN";
}

int errorNumber(int error) noexcept {
#ifdef _WIN32
  const Entry* entry = find(error);
  return entry != nullptr ? entry->number_on_windows : -4094;  // UV_UNKNOWN
#else
  return -error;
#endif
}

}  // namespace gramscope
