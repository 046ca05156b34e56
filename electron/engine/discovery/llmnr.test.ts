import { describe, expect, it } from 'vitest';
import { llmnr } from './llmnr';
import { announcedIn, heardDns, heardSample } from './testing/heard';

describe('LLMNR', () => {
  it('tells who asks for which name', () => {
    const [found] = announcedIn(llmnr.reader().read(heardSample('llmnr')));
    expect(found).toMatchObject({
      key: '192.0.2.10 wpad',
      announced: { kind: 'question', name: 'wpad', places: [] },
    });
  });

  it('says nothing of answers, and of what is no question', () => {
    const answer = { type: 'A', name: 'wpad', data: '192.0.2.1' } as const;
    expect(llmnr.reader().read(heardDns({ answers: [answer] }))).toEqual([]);
    expect(llmnr.reader().read(heardSample('ptp-announce'))).toEqual([]);
  });
});
