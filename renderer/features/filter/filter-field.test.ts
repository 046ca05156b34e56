import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure, success, type FilterProblem, type Result } from '../../../electron/contract';
import { checkDelay, FilterEditor } from './filter-field';

const misspelt: FilterProblem = {
  tone: 'wrong',
  message: 'there is no field udp.prt',
  from: 0,
  to: 7,
  suggestion: 'udp.port',
};

function editor() {
  const calls = {
    check: vi.fn(({ text }: { text: string }) =>
      Promise.resolve<Result<FilterProblem | null>>(
        success(text.startsWith('udp.prt') ? misspelt : null),
      ),
    ),
    apply: vi.fn(() => Promise.resolve<Result<unknown>>(success({ view: 1 }))),
    clear: vi.fn(() => Promise.resolve<Result<unknown>>(success(null))),
    remember: vi.fn(),
    near: () => 7,
  };
  const field = new FilterEditor(calls);
  return { calls, field, now: () => field.state.getState() };
}

describe('the field of the filter', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is checked when the typing pauses, once', async () => {
    const { calls, field, now } = editor();
    for (const text of ['u', 'ud', 'udp']) field.edit(text);
    expect(now().verdict).toBe('unknown');
    expect(calls.check).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(checkDelay);
    expect(calls.check.mock.calls).toEqual([[{ text: 'udp' }]]);
    expect(now()).toMatchObject({ verdict: 'valid', problem: null });
  });

  it('says what is wrong until the text changes', async () => {
    const { field, now } = editor();
    field.edit('udp.prt == 1');
    await vi.advanceTimersByTimeAsync(checkDelay);
    expect(now()).toMatchObject({ verdict: 'invalid', problem: misspelt });
    expect(field.correct(misspelt)).toBe('udp.port'.length);
    expect(now()).toMatchObject({ text: 'udp.port == 1', verdict: 'unknown', problem: null });
    await vi.advanceTimersByTimeAsync(checkDelay);
    expect(now().verdict).toBe('valid');
  });

  it('applies a doubtful filter, and goes on saying what is doubtful', async () => {
    const { calls, field, now } = editor();
    const doubt: FilterProblem = { ...misspelt, tone: 'doubtful' };
    calls.check.mockResolvedValue(success(doubt));
    field.edit('udp.prt');
    await field.apply();
    expect(calls.apply).toHaveBeenCalledWith({ text: 'udp.prt', near: 7 });
    expect(calls.remember).toHaveBeenCalledWith(['udp.prt']);
    expect(now()).toMatchObject({ verdict: 'doubtful', problem: doubt });
  });

  it('uses an expression with what is in it', async () => {
    const { calls, field, now } = editor();
    field.edit('ip or ipv6');
    await field.use('udp.port == 1', 'not');
    expect(now().text).toBe('(ip or ipv6) and not (udp.port == 1)');
    expect(calls.apply).toHaveBeenCalledTimes(1);
  });

  it('takes up what others applied, unless the person goes through the history', () => {
    const { field, now } = editor();
    field.learn(['udp', 'ip']);
    field.recall(-1);
    expect(now().text).toBe('ip');
    field.learn(['other']);
    field.recall(-1);
    expect(now().text).toBe('udp');
  });

  it('takes no answer about a text that it no longer holds', async () => {
    const { calls, field, now } = editor();
    const answers: ((result: Result<FilterProblem>) => void)[] = [];
    calls.check.mockImplementationOnce(() => new Promise((resolve) => answers.push(resolve)));
    field.edit('udp.prt');
    await vi.advanceTimersByTimeAsync(checkDelay);
    field.edit('udp');
    answers[0]?.(success(misspelt));
    await vi.advanceTimersByTimeAsync(0);
    expect(now()).toMatchObject({ text: 'udp', verdict: 'unknown', problem: null });
  });

  it('is applied without waiting for the pause, near what is looked at, and remembered', async () => {
    const { calls, field, now } = editor();
    field.edit('udp');
    await field.apply();
    expect(calls.apply.mock.calls).toEqual([[{ text: 'udp', near: 7 }]]);
    expect(now().history.texts).toEqual(['udp']);
    await vi.advanceTimersByTimeAsync(checkDelay);
    expect(calls.check).toHaveBeenCalledTimes(1);
  });

  it('applies nothing that is wrong, and tells why what is right could not be applied', async () => {
    const { calls, field, now } = editor();
    field.edit('udp.prt');
    await field.apply();
    expect(calls.apply).not.toHaveBeenCalled();
    expect(now().verdict).toBe('invalid');
    calls.apply.mockResolvedValueOnce(failure('INTERNAL', 'No.'));
    field.edit('udp');
    await field.apply();
    expect(now().failure?.message).toBe('No.');
    expect(now().history.texts).toEqual([]);
  });

  it('shows everything when it is cleared, or applied with nothing in it', async () => {
    const { calls, field, now } = editor();
    field.edit('udp');
    await field.clear();
    expect(now()).toMatchObject({ text: '', verdict: 'empty' });
    field.edit('  ');
    await field.apply();
    expect(calls.clear).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(checkDelay);
    expect(calls.check).not.toHaveBeenCalled();
  });
});
