import { expect, it } from 'vitest';
import { detailParts } from './detail';

it('keeps lines of prose', () => {
  expect(detailParts('One.\n\nTwo.').map(({ text }) => text)).toEqual(['One.', '', 'Two.']);
});

it('finds a command on a line of its own and at the end of a sentence', () => {
  expect(detailParts('Allow it:\nsudo sysctl -w a.b=1\nor do not.')).toEqual([
    { kind: 'prose', text: 'Allow it:' },
    { kind: 'command', text: 'sudo sysctl -w a.b=1' },
    { kind: 'prose', text: 'or do not.' },
  ]);
  expect(detailParts("To see who: sudo ss -ulpn 'sport = 1'")).toEqual([
    { kind: 'prose', text: 'To see who:' },
    { kind: 'command', text: "sudo ss -ulpn 'sport = 1'" },
  ]);
});
