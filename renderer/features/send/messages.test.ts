import { describe, expect, it } from 'vitest';
import {
  longestMessageName,
  messageSchema,
  mostMessages,
  type Message,
} from '../../../electron/contract';
import { initialDraft, type Draft } from './draft';
import { draftOf, freeName, messageOf, problemOf, withMessage } from './messages';

function message(name: string, change: Partial<Draft> = {}) {
  const made = messageOf({ ...initialDraft, ...change }, name);
  if (made === null) throw new Error('no message');
  return made;
}

describe('messages', () => {
  it('come back as they were written', () => {
    const draft: Draft = {
      ...initialDraft,
      form: 'hex',
      text: '',
      hex: '00 ff',
      to: '239.1.1.1:5000',
      ttl: '3',
      loopback: false,
      interface: 'lo',
      count: '',
      interval: '0.5',
    };
    const kept = message('a', draft);
    expect(messageSchema['~standard'].validate(kept)).not.toMatchObject({
      issues: expect.anything(),
    });
    expect(draftOf(kept)).toEqual(draft);
    expect(draftOf(kept, 4).origin).toBe(4);
  });

  it('are test streams as well', () => {
    const test = { ...initialDraft.test, rate: '0.5', length: '1316', streams: '4', count: '9' };
    const kept = message('a', { form: 'test', test });
    expect(messageSchema['~standard'].validate(kept)).not.toMatchObject({
      issues: expect.anything(),
    });
    expect(draftOf(kept)).toMatchObject({ form: 'test', test });
    const wrong = { ...test, length: '1' };
    expect(messageOf({ ...initialDraft, form: 'test', test: wrong }, 'a')).toBeNull();
  });

  it('are none of files', () => {
    expect(messageOf({ ...initialDraft, form: 'file' }, 'a')).toBeNull();
  });

  it('replace the one of their name, and stand in the order of names', () => {
    const messages = [message('b'), message('B 10'), message('a')].reduce<Message[]>(
      (kept, each) => withMessage(kept, each),
      [],
    );
    expect(messages.map(({ name }) => name)).toEqual(['a', 'b', 'B 10']);
    const replaced = withMessage(messages, message('b', { text: 'other' }));
    expect(replaced.map(({ body }) => body)).toContain('other');
    expect(replaced).toHaveLength(3);
    const renamed = withMessage(messages, message('c'), 'a');
    expect(renamed.map(({ name }) => name)).toEqual(['b', 'B 10', 'c']);
  });

  it('get a number where their name is taken', () => {
    const messages = [message('a'), message('a 2')];
    expect(freeName(messages, 'a')).toBe('a 3');
    expect(freeName(messages, 'b')).toBe('b');
    expect(freeName([], 'x'.repeat(500)).length).toBeLessThanOrEqual(longestMessageName);
  });

  it('are refused in words', () => {
    const many = Array.from({ length: mostMessages }, (_, at) => message(`m${at}`));
    expect(problemOf([], message(' '))).toBe('Write a name.');
    expect(problemOf([], message('x'.repeat(81)))).toContain('80 characters');
    expect(problemOf(many, message('more'))).toContain('remove one first');
    expect(problemOf(many, message('m0'))).toBeNull();
    const long = { text: ' '.repeat(390_000) };
    const heavy = Array.from({ length: 5 }, (_, at) => message(`m${at}`, long));
    expect(problemOf(heavy, message('more', long))).toContain('too long');
  });
});
