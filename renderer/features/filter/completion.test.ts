import { describe, expect, it } from 'vitest';
import { failure, success, type FilterCompletions, type Result } from '../../../electron/contract';
import { Completer, insertionOf, type Completion } from './completion';

/** A completer whose calls wait until a test answers them. */
function started() {
  const asked: { text: string; answer: (result: Result<FilterCompletions>) => void }[] = [];
  const completion = new Completer(
    ({ text }) => new Promise((answer) => void asked.push({ text, answer })),
  );
  const answer = async (at: number, ...texts: string[]) => {
    asked[at]?.answer(success(offering(...texts)));
    // The answer passes through promises, of which none takes any time.
    await settled();
  };
  const shown = () => completion.state.getState().shown;
  return { asked, answer, completion, shown };
}

function settled(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve));
}

function offering(...texts: string[]): FilterCompletions {
  const items = texts.map((text) => ({ text, kind: 'field' as const, description: '' }));
  return { from: 0, to: 3, items, more: 0 };
}

describe('the completion of a filter', () => {
  it('asks once at a time, and for the latest text next', async () => {
    const { asked, answer, completion, shown } = started();
    for (const text of ['u', 'ud', 'udp']) completion.typed(text, text.length);
    expect(asked.map(({ text }) => text)).toEqual(['u']);
    await answer(0, 'udp');
    expect(asked.map(({ text }) => text)).toEqual(['u', 'udp']);
    expect(shown()).toBeNull();
    await answer(1, 'udp', 'udp.port');
    expect(shown()).toMatchObject({ text: 'udp', active: null });
  });

  it('drops an answer for which nobody waits any more', async () => {
    const { answer, completion, shown, asked } = started();
    completion.typed('udp', 3);
    completion.close();
    await answer(0, 'udp.port');
    expect(shown()).toBeNull();
    completion.typed('ip', 2);
    expect(asked).toHaveLength(2);
  });

  it('says nothing where a call fails, or where all is typed', async () => {
    const { asked, answer, completion, shown } = started();
    completion.typed('udp', 3);
    asked[0]?.answer(failure('INTERNAL', 'No.'));
    await settled();
    expect(shown()).toBeNull();
    completion.typed('UDP', 3);
    await answer(1, 'udp');
    expect(shown()).toBeNull();
  });

  it('does not ask of its own accord in an empty field or behind a text', () => {
    const { asked, completion } = started();
    for (const text of [' ', 'syslog.msg == "a"', '(udp)', 'udp.port in {1}']) {
      completion.typed(text, text.length);
    }
    expect(asked).toEqual([]);
    completion.offer('', 0);
    expect(asked).toHaveLength(1);
  });

  it('goes when the caret does', async () => {
    const { answer, completion, shown } = started();
    completion.typed('udp', 3);
    await answer(0, 'udp.port');
    completion.moved(3);
    expect(shown()).not.toBeNull();
    completion.moved(2);
    expect(shown()).toBeNull();
  });

  it('keeps what was chosen before the answer came', async () => {
    const { answer, completion, shown } = started();
    completion.typed('u', 1);
    await answer(0, 'udp', 'udp.port', 'udp.length');
    completion.typed('udp.', 4);
    completion.choose(1);
    completion.choose(1);
    const settling = completion.settled();
    await answer(1, 'udp.port');
    await settling;
    expect(shown()).toMatchObject({ text: 'udp.', active: 0 });
  });

  it('is gone through with the keys, from the field and back to it', async () => {
    const { answer, completion, shown } = started();
    completion.typed('udp', 3);
    await answer(0, 'udp', 'udp.port');
    const active = ([1, 1, 1, -1, -1, -1] as const).map((step) => {
      completion.choose(step);
      return shown()?.active;
    });
    expect(active).toEqual([0, 1, 1, 0, null, null]);
    completion.choose(1);
    completion.typed('udp.', 4);
    expect(shown()).toMatchObject({ text: 'udp', active: null });
  });
});

function completing(text: string, from: number, item: Partial<Completion['items'][0]>): Completion {
  const items = [{ text: 'udp.port', kind: 'field' as const, description: '', ...item }];
  return { text, from, to: text.length, items, more: 0, active: 0 };
}

describe('taking an item', () => {
  it('replaces what was typed of it, with a space behind', () => {
    const text = 'udp and ud';
    expect(insertionOf(completing(text, 8, {}), 0, text)).toEqual({
      from: 8,
      to: 10,
      text: 'udp.port ',
    });
  });

  it('passes over a space that is there', () => {
    const completion = { ...completing('ud == 1', 0, {}), to: 2 };
    expect(insertionOf(completion, 0, 'ud == 1')).toEqual({ from: 0, to: 3, text: 'udp.port ' });
  });

  it('leaves a function open, and parts an operator from what is before it', () => {
    const call = completing('le', 0, { text: 'len(', kind: 'function' });
    expect(insertionOf(call, 0, 'le')?.text).toBe('len(');
    const operator = completing('(udp)', 5, { text: 'and', kind: 'operator' });
    expect(insertionOf(operator, 0, '(udp)')?.text).toBe(' and ');
    const negation = completing('(', 1, { text: 'not', kind: 'operator' });
    expect(insertionOf(negation, 0, '(')?.text).toBe('not ');
  });

  it('does nothing to another text', () => {
    expect(insertionOf(completing('ud', 0, {}), 0, 'udp')).toBeUndefined();
  });
});
