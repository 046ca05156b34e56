import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { callChannel, calls, failure, streamChannel, streams, type Bridge } from '../contract';

/** The renderer's only way out. Names that the contract does not know lead nowhere. */
const bridge: Bridge = {
  call: (name, input) =>
    Object.hasOwn(calls, name)
      ? ipcRenderer.invoke(callChannel(name), input)
      : Promise.resolve(failure('INPUT_INVALID', `There is no call named ${String(name)}.`)),
  subscribe: (name, listener) => {
    if (!Object.hasOwn(streams, name)) throw new TypeError(`There is no stream named ${name}.`);
    const forward = (_event: IpcRendererEvent, frame: Parameters<typeof listener>[0]) =>
      listener(frame);
    ipcRenderer.on(streamChannel(name), forward);
    return () => ipcRenderer.off(streamChannel(name), forward);
  },
};

contextBridge.exposeInMainWorld('gramscope', bridge);
