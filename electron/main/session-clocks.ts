import type { Capture, Discovery } from '../engine';

/** Milliseconds in which what is announced is gathered: sessions come in crowds when listening begins. */
const gathering = 500;

/** Has the streams of a capture measured by the clock rates of the sessions that are announced. */
export function measureBySessions(
  discovery: Pick<Discovery, 'onNews' | 'clocks'>,
  capture: Pick<Capture, 'setSessionClocks'>,
): void {
  let timer: NodeJS.Timeout | undefined;
  discovery.onNews(({ announcement: { protocol } }) => {
    if (protocol !== 'sap') return;
    timer ??= setTimeout(() => {
      timer = undefined;
      capture.setSessionClocks(discovery.clocks());
    }, gathering);
  });
}
