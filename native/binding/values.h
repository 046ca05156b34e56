#pragma once

#include <napi.h>

#include <cstdint>
#include <vector>

#include "core/packed_rows.h"
#include "platform/capture_log.h"
#include "platform/datagram_socket.h"
#include "platform/interfaces.h"

namespace gramscope::binding {

// What JavaScript gets to see of native structures. The shapes are declared in lib/.

/// Counters stay below 2^53 for centuries, so that a number holds them exactly.
Napi::Number number(Napi::Env env, std::uint64_t value);

Napi::Float64Array toValue(Napi::Env env, const std::vector<std::uint64_t>& numbers);

Napi::Object toValue(Napi::Env env, const SocketStatistics& statistics);
Napi::Object toValue(Napi::Env env, const CaptureLog::Status& status);
Napi::Object toValue(Napi::Env env, const Recorder::Status& status);
Napi::Array toValue(Napi::Env env, const std::vector<NetworkInterface>& interfaces);

/// The packed buffer: a copy, because Electron refuses ArrayBuffers over native memory.
Napi::ArrayBuffer toValue(Napi::Env env, const RowPacker& rows);

/// The layout of packed rows (core/packed_rows.h): the offset of each field by its name, and the
/// sizes. The test of lib/ compares it with what lib/ reads.
Napi::Object packedRowLayout(Napi::Env env);

}  // namespace gramscope::binding
