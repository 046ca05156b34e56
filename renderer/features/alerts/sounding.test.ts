import { describe, expect, it, vi } from 'vitest';
import { defaultAssumptions, type Alert, type FileState } from '../../../electron/contract';
import { createCaptureStore } from '../../lib/capture-store';
import { soundNewAlerts } from './sounding';

const state: FileState = {
  source: 'file',
  log: { first: 1, last: 0, evicted: 0 },
  name: 'x',
  path: '/x',
  indexing: 'done',
  indexed: 0,
  size: 0,
  frames: 0,
  truncated: 0,
  failure: null,
  notices: [],
  assumptions: defaultAssumptions,
  assumptionsRevision: 0,
};

function alert(id: number, { sound = true, count = 1 } = {}): Alert {
  return {
    id,
    rule: 'Flood',
    time: '1700000000.000000000',
    kind: 'threshold',
    seconds: 10,
    count,
    notify: { desktop: false, sound },
    acknowledged: false,
  };
}

function sounding() {
  const store = createCaptureStore();
  const sound = vi.fn();
  soundNewAlerts(store, sound);
  return { sound, show: (...alerts: Alert[]) => store.setState({ state, alerts }) };
}

describe('the sound of alerts', () => {
  it('is silent about what was there before the window', () => {
    const { sound, show } = sounding();
    show(alert(1));
    expect(sound).not.toHaveBeenCalled();
  });

  it('is heard once for alerts that come together, and not when they count on', () => {
    const { sound, show } = sounding();
    show();
    show(alert(1), alert(2));
    show(alert(1), alert(2, { count: 7 }));
    expect(sound).toHaveBeenCalledTimes(1);
  });

  it('is heard only where a rule wants it', () => {
    const { sound, show } = sounding();
    show();
    show(alert(1, { sound: false }));
    expect(sound).not.toHaveBeenCalled();
  });

  it('is heard again after the list was emptied', () => {
    const { sound, show } = sounding();
    show();
    show(alert(1));
    show();
    show(alert(2));
    expect(sound).toHaveBeenCalledTimes(2);
  });
});
