#include <napi.h>

#include "binding/capture.h"
#include "binding/errors.h"
#include "binding/file_export.h"
#include "binding/interface_watcher.h"
#include "binding/log_file.h"
#include "binding/player.h"
#include "binding/query.h"
#include "binding/replay_survey.h"
#include "binding/socket.h"
#include "binding/statistics.h"
#include "binding/streams.h"
#include "binding/time_counter.h"
#include "binding/time_seek.h"
#include "binding/values.h"
#include "platform/interfaces.h"

namespace gramscope::binding {
namespace {

Napi::Value listInterfacesValue(const Napi::CallbackInfo& info) {
  const Napi::Env env = info.Env();
  return guarded(env, [env]() -> Napi::Value { return toValue(env, listInterfaces()); });
}

/// Runs once for each environment: the main one and each worker thread. Nothing here is shared
/// between them.
Napi::Object initialise(Napi::Env env, Napi::Object exports) {
  exports["Capture"] = Capture::define(env);
  exports["FileExport"] = FileExport::define(env);
  exports["LogFile"] = LogFile::define(env);
  exports["Player"] = Player::define(env);
  exports["Query"] = Query::define(env);
  exports["Streams"] = Streams::define(env);
  exports["countByTime"] = Napi::Function::New(env, countByTimeValue, "countByTime");
  exports["countStatistics"] = Napi::Function::New(env, countStatisticsValue, "countStatistics");
  exports["seekTime"] = Napi::Function::New(env, seekTime, "seekTime");
  exports["surveyReplay"] = Napi::Function::New(env, surveyReplayValue, "surveyReplay");
  exports["Socket"] = Socket::define(env);
  exports["InterfaceWatcher"] = InterfaceWatcher::define(env);
  exports["listInterfaces"] = Napi::Function::New(env, listInterfacesValue, "listInterfaces");
  exports["packedRowLayout"] = packedRowLayout(env);
  return exports;
}

}  // namespace

NODE_API_MODULE(gramscope, initialise)

}  // namespace gramscope::binding
