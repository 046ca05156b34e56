import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron';
import {
  callChannel,
  failure,
  isPageCall,
  mostDropped,
  feedChannel,
  feeds,
  type Bridge,
} from '../contract';

/** The renderer's only way out. Names that the contract does not know lead nowhere. */
const bridge: Bridge = {
  call: (name, input) =>
    isPageCall(name)
      ? ipcRenderer.invoke(callChannel(name), input)
      : Promise.resolve(failure('INPUT_INVALID', `There is no call named ${String(name)}.`)),
  subscribe: (name, listener) => {
    if (!Object.hasOwn(feeds, name)) throw new TypeError(`There is no feed named ${name}.`);
    const forward = (_event: IpcRendererEvent, frame: Parameters<typeof listener>[0]) =>
      listener(frame);
    ipcRenderer.on(feedChannel(name), forward);
    return () => ipcRenderer.off(feedChannel(name), forward);
  },
};

contextBridge.exposeInMainWorld('gramscope', bridge);

/** Whether something is dragged that can be opened. */
function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

/** Files can be dropped anywhere on the window. */
window.addEventListener('dragover', (event) => {
  if (hasFiles(event)) event.preventDefault();
});

/**
 * Here and not in the page, so that no page names a path: only what a person's own hand dropped has one, and
 * only this script can ask for it.
 */
window.addEventListener('drop', (event) => {
  if (!event.isTrusted || !hasFiles(event)) return;
  event.preventDefault();
  const files = [...(event.dataTransfer?.files ?? [])].slice(0, mostDropped);
  const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
  if (paths.length > 0) void ipcRenderer.invoke(callChannel('files.dropped'), { paths });
});
