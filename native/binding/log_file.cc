#include "binding/log_file.h"

#include <limits>

#include "binding/arguments.h"
#include "binding/errors.h"
#include "binding/log_source_value.h"
#include "binding/values.h"
#include "core/log/log_rows.h"
#include "platform/address_text.h"

namespace gramscope::binding {
namespace {

std::unique_ptr<File> openFile(const Options& options) {
  if (options.get("path").IsUndefined()) {
    constexpr Range kDescriptors = {0, std::numeric_limits<int>::max()};
    return std::make_unique<File>(static_cast<int>(options.integer("descriptor", kDescriptors)));
  }
  return std::make_unique<File>(options.string("path"));
}

Napi::Array damageValue(Napi::Env env, const file::DamageList& damage) {
  Napi::Array result = Napi::Array::New(env);
  for (const auto& [offset, reason, skipped] : damage.places()) {
    Napi::Object place = Napi::Object::New(env);
    place["offset"] = number(env, offset);
    place["reason"] = Napi::String::New(env, reason);
    place["skipped"] = number(env, skipped);
    result[result.Length()] = place;
  }
  return result;
}

Napi::Array unreadableValue(Napi::Env env, const std::vector<file::UnreadableLink>& links) {
  Napi::Array result = Napi::Array::New(env);
  for (const auto& [link_type, frames] : links) {
    Napi::Object link = Napi::Object::New(env);
    link["linkType"] = number(env, link_type);
    link["frames"] = number(env, frames);
    result[result.Length()] = link;
  }
  return result;
}

}  // namespace

Napi::Function LogFile::define(Napi::Env env) {
  return DefineClass(
      env, "LogFile",
      {InstanceMethod("grow", &LogFile::grow), InstanceMethod("complete", &LogFile::complete),
       InstanceMethod("stop", &LogFile::stop), InstanceMethod("progress", &LogFile::progress),
       InstanceMethod("interfaces", &LogFile::interfaces), InstanceMethod("rows", &LogFile::rows),
       InstanceMethod("source", &LogFile::source), InstanceMethod("close", &LogFile::close)});
}

LogFile::LogFile(const Napi::CallbackInfo& info) : SessionObject(info) {
  const Napi::Env env = info.Env();
  guarded(env, [&] {
    const Options options(info[0]);
    begin(std::make_unique<FileSession>(env, openFile(options), [this] { notify(); }));
  });
}

void LogFile::grow(const Napi::CallbackInfo& info) {
  const auto size = requireInteger(info[0], "size", {0, kMaxSafeInteger});
  session().input().grow(static_cast<std::uint64_t>(size));
}

void LogFile::complete(const Napi::CallbackInfo&) { session().input().complete(); }

void LogFile::stop(const Napi::CallbackInfo&) { session().input().cancel(); }

Napi::Value LogFile::progress(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    FileSession& open = session();
    open.activity().rearm();
    const file::IndexProgress progress = open.board().progress();
    Napi::Object result = Napi::Object::New(env);
    result["bytes"] = number(env, progress.bytes);
    result["size"] = number(env, open.file().size());
    result["frames"] = number(env, progress.frames);
    result["datagrams"] = number(env, progress.datagrams);
    result["truncated"] = number(env, progress.truncated);
    result["abandoned"] = number(env, progress.abandoned);
    result["incomplete"] = number(env, progress.incomplete);
    result["damage"] = damageValue(env, progress.damage);
    result["damageCount"] = number(env, progress.damage.count());
    result["unreadable"] = unreadableValue(env, progress.unreadable);
    result["done"] = Napi::Boolean::New(env, progress.is_done);
    result["failure"] = Napi::String::New(env, progress.failure);
    return result;
  });
}

Napi::Value LogFile::interfaces(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    Napi::Array result = Napi::Array::New(env);
    for (const file::FileInterface& next : session().board().interfaces()) {
      Napi::Object value = Napi::Object::New(env);
      value["id"] = number(env, next.id);
      value["linkType"] = number(env, next.link_type);
      value["name"] = Napi::String::New(env, next.name);
      value["description"] = Napi::String::New(env, next.description);
      result[result.Length()] = value;
    }
    return result;
  });
}

Napi::Value LogFile::rows(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [&]() -> Napi::Value {
    FileSession& open = session();
    const auto first = requireInteger(info[0], "first", {1, kMaxSafeInteger});
    const auto count = requireInteger(info[1], "count", kRowCounts);
    const auto limit = requireInteger(info[2], "payloadLimit", kPayloadLimits);
    RowPacker packer({}, addressText);
    const auto rows =
        open.index().snapshot(static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(count));
    packRows(rows, open.file(), static_cast<std::size_t>(limit), packer);
    return toValue(env, packer);
  });
}

Napi::Value LogFile::source(const Napi::CallbackInfo& info) {
  return toValue(info.Env(), session().source());
}

}  // namespace gramscope::binding
