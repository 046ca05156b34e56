import { describe, expect, it } from 'vitest';
import { emptyGroup, problemsOfGroup, wordsOfMembership } from './group-draft';
import { problemOfOption, problemsOfOptions, textOfOption } from './option-draft';
import { presets } from './presets';
import { initialSetup, setupOf } from './setup-draft';

describe('the draft of a socket with all that belongs to it', () => {
  it('asks for nothing that is usual', () => {
    expect(setupOf(initialSetup)).toMatchObject({ reuseAddress: false, options: {} });
    expect(setupOf(initialSetup)).not.toHaveProperty('groups');
  });

  it('joins groups, beside the one that it is bound to', () => {
    const groups = [{ group: ' 239.1.1.1 ', source: '10.0.0.7', interface: 'eth0' }];
    const joined = { family: 4, group: '239.1.1.1', source: '10.0.0.7', interface: 'eth0' };
    expect(setupOf({ ...initialSetup, groups })?.groups).toEqual([joined]);
    const socket = { ...initialSetup.socket, host: '239.1.1.1%lo' };
    expect(setupOf({ ...initialSetup, socket, groups })?.groups).toEqual([
      { family: 4, group: '239.1.1.1', interface: 'lo' },
      joined,
    ]);
  });

  it('means nothing as long as a part of it is wrong', () => {
    expect(setupOf({ ...initialSetup, groups: [emptyGroup] })).toBeUndefined();
    const options = { ...initialSetup.options, ttl: '300' };
    expect(setupOf({ ...initialSetup, options })).toBeUndefined();
    const socket = { ...initialSetup.socket, port: '' };
    expect(setupOf({ ...initialSetup, socket })).toBeUndefined();
  });

  it('gives a Unix socket neither groups nor hops', () => {
    const unix = presets.at(-1)?.fill(4) ?? initialSetup;
    const options = { ...initialSetup.options, ttl: '3', receiveBuffer: '64', broadcast: true };
    const setup = setupOf({ ...unix, options });
    expect(setup).toMatchObject({ address: { kind: 'unix' }, options: { receiveBuffer: 65_536 } });
    expect(setup?.options).toEqual({ receiveBuffer: 65_536 });
  });
});

it.each(presets.map(({ name, fill }) => [name, fill] as const))(
  'the preset %s can be opened in both families',
  (_name, fill) => {
    for (const family of [4, 6] as const) expect(setupOf(fill(family))).toBeDefined();
  },
);

describe('problems', () => {
  it('of groups are told in words', () => {
    expect(problemsOfGroup(emptyGroup, 4).group).toContain('224.0.0.0/4');
    expect(problemsOfGroup({ ...emptyGroup, group: '10.0.0.1' }, 4).group).toContain(
      'not a multicast group',
    );
    const draft = { ...emptyGroup, group: '232.1.1.1', source: '239.1.1.1' };
    expect(problemsOfGroup(draft, 4).source).toContain('address of one sender');
    expect(problemsOfGroup({ ...draft, source: '' }, 4)).toEqual({});
  });

  it.each(['0', '256', '1.5', 'x', '1e1'])('of the TTL "%s" too', (ttl) => {
    expect(problemOfOption('ttl', ttl)).toMatch(/hops/u);
  });

  it('of sizes too, which are in KiB', () => {
    expect(problemOfOption('sendBuffer', '2000000')).toContain('at most');
    expect(problemsOfOptions({ ...initialSetup.options, receiveBuffer: '-1' })).toHaveProperty(
      'receiveBuffer',
    );
    expect(textOfOption('receiveBuffer', 4_194_304)).toBe('4096');
    expect(textOfOption('ttl', null)).toBe('');
  });
});

it('says a membership in a few words', () => {
  const membership = {
    family: 4,
    group: '232.1.1.1',
    source: '10.0.0.7',
    interface: 'eth0',
  } as const;
  expect(wordsOfMembership(membership)).toBe('232.1.1.1 from 10.0.0.7 on eth0');
});
