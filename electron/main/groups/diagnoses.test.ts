import { describe, expect, it } from 'vitest';
import type { DiagnosisReport } from '../../contract';
import type { DiagnoseOptions } from '../../engine';
import { Diagnoses } from './diagnoses';

const asked = { target: '239.1.1.1:5000', source: null, seconds: 5, joins: true };

/** Diagnoses that end when the test says so. */
function prepared() {
  const begun: { options: DiagnoseOptions; end: (host: string) => void; fail: () => void }[] = [];
  const diagnoses = new Diagnoses(
    (options) =>
      new Promise((resolve, reject) => {
        begun.push({
          options,
          end: (host) => resolve({ host } as DiagnosisReport),
          fail: () => reject(new Error('no more sockets')),
        });
      }),
  );
  return { diagnoses, begun };
}

/** Lets what has been decided take effect. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('the diagnoses of a window', () => {
  it('are nothing before the first', () => {
    const { diagnoses } = prepared();
    expect(diagnoses.state()).toEqual({ phase: 'idle' });
    expect(diagnoses.report).toBeNull();
  });

  it('tell what was heard so far, and the report in the end', async () => {
    const { diagnoses, begun } = prepared();
    expect(diagnoses.start({ ...asked, source: ' 10.1.0.2 ' })).toEqual({ ok: true, value: null });
    expect(begun[0]?.options).toMatchObject({ source: '10.1.0.2', seconds: 5, joins: true });
    begun[0]?.options.onHeard([]);
    const running = { phase: 'running', number: 1, source: '10.1.0.2', heard: [] };
    expect(diagnoses.state()).toMatchObject(running);
    begun[0]?.end('here');
    await settled();
    expect(diagnoses.state()).toMatchObject({ phase: 'done', report: { host: 'here' } });
    expect(diagnoses.report).toMatchObject({ host: 'here' });
  });

  it('take the place of each other', async () => {
    const { diagnoses, begun } = prepared();
    diagnoses.start(asked);
    diagnoses.start(asked);
    expect(begun[0]?.options.signal.aborted).toBe(true);
    begun[0]?.end('first');
    await settled();
    expect(diagnoses.state()).toMatchObject({ phase: 'running', number: 2 });
    begun[1]?.end('second');
    await settled();
    expect(diagnoses.report).toMatchObject({ host: 'second' });
  });

  it('end with the window, and tell why they failed', async () => {
    const { diagnoses, begun } = prepared();
    diagnoses.start(asked);
    begun[0]?.fail();
    await settled();
    expect(diagnoses.state()).toMatchObject({
      phase: 'failed',
      error: { message: 'The diagnosis failed: no more sockets' },
    });
    diagnoses.start(asked);
    diagnoses.close();
    expect(begun[1]?.options.signal.aborted).toBe(true);
    expect(diagnoses.state()).toEqual({ phase: 'idle' });
  });

  it.each([
    { ...asked, target: '10.0.0.1' },
    { ...asked, target: '' },
    { ...asked, source: 'example.org' },
    { ...asked, source: '239.1.1.1' },
    { ...asked, source: '::1' },
  ])('do not begin with %j', (input) => {
    const { diagnoses, begun } = prepared();
    expect(diagnoses.start(input)).toMatchObject({ ok: false, error: { code: 'ADDRESS_INVALID' } });
    expect(begun).toEqual([]);
  });
});
