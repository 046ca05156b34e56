import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure, success, type Result } from '../../electron/contract';
import { PacedPull } from './paced-pull';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A pull whose answers a test gives. */
function pulling() {
  const asked: string[] = [];
  const answers: ((result: Result<string>) => void)[] = [];
  const pull = new PacedPull<string, string>({
    rest: 1000,
    pull: (input) => {
      asked.push(input);
      return new Promise((resolve) => answers.push(resolve));
    },
  });
  const answer = async (result: Result<string>) => {
    answers.shift()?.(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { pull, asked, answer };
}

describe('figures that are pulled again and again', () => {
  it('rest before they are pulled anew, and are not where nothing changed', async () => {
    const { pull, asked, answer } = pulling();
    pull.want('a', '1');
    pull.want('a', '2');
    await answer(success('one'));
    expect(pull.state.getState()).toEqual({ value: 'one', input: 'a', failure: null });
    await vi.advanceTimersByTimeAsync(999);
    expect(asked).toEqual(['a']);
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(['a', 'a']);
    await answer(success('two'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toHaveLength(2);
  });

  it('rest the longer the longer a pull took', async () => {
    const { pull, asked, answer } = pulling();
    pull.want('a', '1');
    await vi.advanceTimersByTimeAsync(2000);
    await answer(success('one'));
    pull.want('a', '2');
    await vi.advanceTimersByTimeAsync(17_000);
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1500);
    expect(asked).toHaveLength(2);
  });

  it('are pulled without a rest where others are wanted', async () => {
    const { pull, asked, answer } = pulling();
    pull.want('a', '1');
    await answer(success('one'));
    pull.want('b', '1');
    expect(asked).toEqual(['a', 'b']);
    pull.want('c', '1');
    expect(asked).toEqual(['a', 'b']);
    await answer(success('two'));
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  it('keep what is there while a pull fails, and pull again what was cancelled', async () => {
    const { pull, asked, answer } = pulling();
    pull.want('a', '1');
    await answer(success('one'));
    pull.want('a', '2');
    await vi.advanceTimersByTimeAsync(1000);
    await answer(failure('CANCELLED', 'No.'));
    expect(pull.state.getState()).toMatchObject({ value: 'one', failure: null });
    await vi.advanceTimersByTimeAsync(1000);
    await answer(failure('INTERNAL', 'No.'));
    expect(pull.state.getState()).toMatchObject({ value: 'one', failure: { code: 'INTERNAL' } });
    expect(asked).toHaveLength(3);
  });

  it('are pulled no more once nobody wants them', async () => {
    const { pull, asked, answer } = pulling();
    pull.want('a', '1');
    pull.stop();
    await answer(success('one'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toEqual(['a']);
  });
});
