/*
 * The functions of Node-API, for an addon on Windows: each jumps to that of the program that has loaded the
 * addon, whatever the program is called. An import table would name node.exe, so that the addon could be
 * loaded by no Electron, which is why node-gyp delays the import and hooks in there
 * (src/win_delay_load_hook.cc). The linker used here has no delayed imports.
 *
 * node_api_functions.inc says FUNCTION(name) for each function of the version that the addon asks for.
 */
#include <windows.h>

#if defined(__x86_64__)
#define JUMP(name) "jmpq *host_" name "(%rip)\n"
#elif defined(__aarch64__)
/* x16 is for what lies between a call and what is called (AAPCS64, 6.1.1). */
#define JUMP(name)                \
  "adrp x16, host_" name "\n"     \
  "ldr x16, [x16, :lo12:host_" name "]\n" \
  "br x16\n"
#endif

#define FUNCTION(name)     \
  FARPROC host_##name = 0; \
  __asm__(".text\n.globl " #name "\n.p2align 4\n" #name ":\n" JUMP(#name));
#include "node_api_functions.inc"
#undef FUNCTION

struct function {
  const char* name;
  FARPROC* place;
};

static const struct function functions[] = {
#define FUNCTION(name) {#name, &host_##name},
#include "node_api_functions.inc"
#undef FUNCTION
};

/* As node-gyp does: a Node that is built as a library has them there, any other in the program itself. */
static FARPROC find(const char* name) {
  const HMODULE library = GetModuleHandleW(L"libnode.dll");
  const FARPROC found = library ? GetProcAddress(library, name) : 0;
  return found ? found : GetProcAddress(GetModuleHandleW(0), name);
}

/* Called before anything else of the addon. A program without Node-API is refused, not crashed later. */
BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, LPVOID reserved) {
  (void)module;
  (void)reserved;
  if (reason != DLL_PROCESS_ATTACH) return TRUE;
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i += 1) {
    *functions[i].place = find(functions[i].name);
    if (!*functions[i].place) return FALSE;
  }
  return TRUE;
}
