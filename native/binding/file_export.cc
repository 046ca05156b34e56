#include "binding/file_export.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "binding/arguments.h"
#include "binding/errors.h"
#include "binding/log_source_value.h"
#include "binding/values.h"

namespace gramscope::binding {
namespace {

using exporting::ExportOptions;
using exporting::FrameSelection;

/// Bit n - 1 is row n.
using RowBitmap = std::vector<std::uint8_t>;

bool hasRow(const RowBitmap& rows, std::uint64_t number) {
  const auto bit = number - 1;
  return bit / 8 < rows.size() && (rows[bit / 8] >> bit % 8 & 1) != 0;
}

/// One of two words; the second is `true`.
bool requireChoice(const Options& options, const char* field, const char* no, const char* yes) {
  const std::string word = options.string(field);
  if (word == no || word == yes) return word == yes;
  const Napi::Value value = options.get(field);
  throw rangeError(value.Env(), std::string(field) + " must be \"" + no + "\" or \"" + yes +
                                    "\", got " + describe(value));
}

RowBitmap requireRows(Napi::Value value) {
  if (!value.IsTypedArray() || value.As<Napi::TypedArray>().TypedArrayType() != napi_uint8_array) {
    throw typeError(value.Env(), "rows must be a Uint8Array, got " + describe(value));
  }
  const auto array = value.As<Napi::Uint8Array>();
  return {array.Data(), array.Data() + array.ElementLength()};
}

/// Which frames are wanted: found out on the thread of the export, for there may be many rows.
std::function<std::optional<FrameSelection>()> selectionOf(const LogIndex& index,
                                                           const Options& options) {
  if (!options.get("rows").IsUndefined()) {
    return [rows = requireRows(options.get("rows")),
            snapshot = index.snapshot()]() -> std::optional<FrameSelection> {
      FrameSelection frames;
      frames.add(snapshot, [&](std::uint64_t number) { return hasRow(rows, number); });
      return frames;
    };
  }
  if (options.get("first").IsUndefined()) return [] { return std::nullopt; };
  const auto first = options.integer("first", kRowNumbers);
  const auto last = options.integer("last", {first - 1, kMaxSafeInteger});
  return [snapshot = index.snapshot(static_cast<std::uint64_t>(first),
                                    static_cast<std::uint64_t>(last - first + 1))] {
    FrameSelection frames;
    frames.add(snapshot, [](std::uint64_t) { return true; });
    return std::optional(std::move(frames));
  };
}

std::unique_ptr<ExportSession> begin(Napi::Env env, const LogSource& source, const Options& options,
                                     std::function<void()> notify) {
  ExportOptions fixed;
  if (requireChoice(options, "container", "pcapng", "pcap")) {
    fixed.container = exporting::Container::kPcap;
  }
  if (requireChoice(options, "framing", "original", "ethernet")) {
    fixed.framing = exporting::Framing::kEthernet;
  }
  fixed.is_intact = options.boolean("intact", false);
  const auto size = options.integer("size", {0, kMaxSafeInteger});
  auto prepare = [fixed = std::move(fixed), selection = selectionOf(*source.index, options)] {
    ExportOptions complete = fixed;
    complete.frames = selection();
    return complete;
  };
  return std::make_unique<ExportSession>(env, source.input, static_cast<std::uint64_t>(size),
                                         options.string("path"), std::move(prepare),
                                         std::move(notify));
}

}  // namespace

Napi::Function FileExport::define(Napi::Env env) {
  return DefineClass(
      env, "FileExport",
      {InstanceMethod("progress", &FileExport::progress),
       InstanceMethod("cancel", &FileExport::cancel), InstanceMethod("close", &FileExport::close)});
}

FileExport::FileExport(const Napi::CallbackInfo& info) : Napi::ObjectWrap<FileExport>(info) {
  const Napi::Env env = info.Env();
  guarded(env, [&] {
    session_ = begin(env, requireSource(info[0]), Options(info[1]), [this] { notify(); });
  });
  // So that it is not collected while it works.
  Ref();
  // After the thread-safe function has registered its own hook: see SessionObject.
  napi_add_env_cleanup_hook(env, endOf, this);
}

FileExport::~FileExport() { end(); }

Napi::Value FileExport::progress(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    if (!session_) throw Cancelled();
    session_->activity().rearm();
    const ExportSession::State state = session_->state();
    if (state.failure) std::rethrow_exception(state.failure);
    const exporting::ExportCounts& counts = state.progress.counts;
    Napi::Object result = Napi::Object::New(env);
    result["bytes"] = number(env, state.progress.bytes);
    result["size"] = number(env, state.progress.size);
    result["frames"] = number(env, counts.frames);
    result["unixDatagrams"] = number(env, counts.unix_datagrams);
    result["withoutIp"] = number(env, counts.without_ip);
    result["unreadable"] = number(env, counts.unreadable);
    result["withoutPacket"] = number(env, counts.without_packet);
    result["foreignLink"] = number(env, counts.foreign_link);
    result["done"] = Napi::Boolean::New(env, state.is_done);
    return result;
  });
}

void FileExport::cancel(const Napi::CallbackInfo&) {
  if (session_) session_->cancel();
}

void FileExport::close(const Napi::CallbackInfo&) { end(); }

void FileExport::endOf(void* file_export) { static_cast<FileExport*>(file_export)->end(); }

/// Calls the listener, on the JavaScript thread.
void FileExport::notify() {
  const Napi::Value listener = Value().Get("onactivity");
  if (listener.IsFunction()) listener.As<Napi::Function>().Call(Value(), {});
}

void FileExport::end() {
  if (!session_) return;
  napi_remove_env_cleanup_hook(Env(), endOf, this);
  session_.reset();
  Unref();
}

}  // namespace gramscope::binding
