import { describe, expect, it } from 'vitest';
import { heardOn, listening, look } from '../testing/facts';
import { ttlCheck } from './ttl';

const one = { least: 1, most: 1 };
const routing = { interfaces: ['eth0', 'eth1'], routes: [] };

describe('where it is heard', () => {
  it('passes a receiver whatever is left', () => {
    expect(look(ttlCheck, { listening: listening(heardOn('eth0')) }).status).toBe('passed');
    const last = { listening: listening(heardOn('eth0', { ttl: one })) };
    expect(look(ttlCheck, last)).toMatchObject({ status: 'passed', remedy: null });
  });

  it('fails a router that has to pass it on', () => {
    const last = { routing, listening: listening(heardOn('eth0', { ttl: one })) };
    expect(look(ttlCheck, last).finding).toContain('It arrives here with TTL 1');
    const route = {
      group: '239.1.1.1',
      origin: '10.1.0.2',
      from: 'eth0',
      to: [{ interface: 'eth1', threshold: 16 }],
      datagrams: 0,
      wrong: 0,
    };
    const high = { ...routing, routes: [route] };
    const { status, remedy } = look(ttlCheck, {
      routing: high,
      listening: listening(heardOn('eth0')),
    });
    expect(status).toBe('failed');
    expect(remedy?.command).toBe('gramscope send 239.1.1.1:5000 --ttl 17');
  });

  it('fails the sender itself', () => {
    const own = heardOn('eth0', { ttl: one, isOwn: true });
    expect(look(ttlCheck, { listening: listening(own) }).finding).toContain(
      'This machine sends 239.1.1.1 with TTL 1',
    );
  });
});

/** The way back to a sender. */
function wayBack(gateway: string | null) {
  return new Map([['10.1.0.2', { device: 'eth0', gateway, isLocal: false }]]);
}

describe('where nothing is heard', () => {
  it('is the likelier the farther the sender is', () => {
    const source = '10.1.0.2';
    expect(look(ttlCheck, { source, routes: wayBack('10.2.0.1') })).toMatchObject({
      status: 'unknown',
      likelihood: 60,
    });
    expect(look(ttlCheck, { source, routes: wayBack(null) }).status).toBe('passed');
    const nowhere = look(ttlCheck, { source, routes: new Map([[source, 'none' as const]]) });
    expect(nowhere).toMatchObject({ status: 'unknown', likelihood: 60 });
    expect(nowhere.finding).toContain('10.1.0.2 is on no link of this machine');
    expect(look(ttlCheck, { gatewayDevices: ['eth0'] }).likelihood).toBe(55);
    expect(look(ttlCheck).likelihood).toBe(30);
  });

  it('sends one to the sender', () => {
    expect(look(ttlCheck).remedy?.command).toBe('gramscope diagnose 239.1.1.1:5000');
  });
});
