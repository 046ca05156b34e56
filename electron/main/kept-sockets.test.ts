import { expect, it, vi } from 'vitest';
import { failure, success, type KeptSocket } from '../contract';
import { KeptSockets } from './kept-sockets';

const socket: KeptSocket = {
  address: { kind: 'udp', family: 4, host: '0.0.0.0', port: 5514 },
  isRunning: false,
};

function scene() {
  const listeners: (() => void)[] = [];
  const capture = {
    socketsRevision: 0,
    keptSockets: () => [socket],
    restoreSockets: vi.fn(() => {
      capture.socketsRevision += 1;
      return Promise.resolve();
    }),
    onChange: (listener: () => void) => {
      listeners.push(listener);
      return () => undefined;
    },
  };
  const settings = { current: { sockets: [socket] }, change: vi.fn(() => success(null)) };
  const failed = vi.fn();
  const kept = new KeptSockets(capture, settings, failed);
  return { capture, settings, failed, kept, change: () => listeners.forEach((tell) => tell()) };
}

it('restores what was kept, and keeps what is changed afterwards', async () => {
  const { capture, settings, kept, change } = scene();
  await kept.restore({ running: 'start' });
  expect(capture.restoreSockets).toHaveBeenCalledExactlyOnceWith([socket], { running: 'start' });
  change();
  expect(settings.change).not.toHaveBeenCalled();
  capture.socketsRevision += 1;
  change();
  change();
  expect(settings.change).toHaveBeenCalledExactlyOnceWith({ sockets: [socket] });
});

it('tells when it could not keep them', async () => {
  const { capture, settings, failed, kept, change } = scene();
  await kept.restore({ running: 'start' });
  const full = failure('FILE_UNWRITABLE', 'The disk is full.');
  settings.change.mockReturnValueOnce(full as never);
  capture.socketsRevision += 1;
  change();
  expect(failed).toHaveBeenCalledExactlyOnceWith({
    code: 'FILE_UNWRITABLE',
    message: 'The disk is full.',
    detail: '',
  });
});
