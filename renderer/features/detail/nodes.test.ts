import { describe, expect, it } from 'vitest';
import type { Detail } from '../../../electron/contract';
import { detailFixture } from '../../lib/detail-fixture';
import { nodesOf } from './nodes';
import { linesOf, nodeAt } from './tree';

function idsOf(detail: Detail): string[] {
  return linesOf(nodesOf(detail), new Set()).map(({ node }) => node.id);
}

const one = { value: '7', place: { offset: 2, length: 2 }, filter: 'rtp.seq == 7' };

describe('the nodes of a datagram', () => {
  it('are its text and what the header tells, with the filters that find it', () => {
    const nodes = nodesOf(detailFixture);
    expect(nodeAt(nodes, 'text')).toMatchObject({ value: 'hello', look: 'text' });
    expect(nodeAt(nodes, 'datagram/source/port')).toMatchObject({ filter: 'udp.srcport == 514' });
    expect(nodeAt(nodes, 'datagram/length')).toMatchObject({ value: '5 bytes' });
  });

  it('are different ones, also where the network sends names twice', () => {
    const value = { value: 'x', place: null, filter: null };
    const detail: Detail = {
      ...detailFixture,
      content: {
        kind: 'syslog',
        format: 'rfc5424',
        facility: null,
        severity: null,
        version: null,
        time: null,
        hostname: null,
        appname: null,
        procid: null,
        msgid: null,
        structuredData: [
          {
            id: 'a',
            parameters: [
              { name: 'n', ...value },
              { name: 'n', ...value },
            ],
          },
          { id: 'a', parameters: [] },
        ],
        vendor: null,
        fields: [{ name: '__proto__', ...value }],
        message: null,
        problems: [{ offset: 3, reason: 'two spaces' }],
        omitted: 3,
      },
    };
    const ids = idsOf(detail);
    expect(new Set(ids).size).toBe(ids.length);
    expect(nodeAt(nodesOf(detail), 'problems/0')?.place).toEqual({ offset: 3, length: 1 });
    expect(nodeAt(nodesOf(detail), 'omitted')?.name).toBe('3 more are not shown.');
  });

  it('have each of several values below them', () => {
    const detail: Detail = {
      ...detailFixture,
      content: {
        kind: 'protocol',
        protocol: 'RTP',
        summary: 'RTP',
        fields: [
          { name: 'rtp.seq', description: 'Sequence number', values: [one] },
          { name: 'rtp.csrc.item', description: '', values: [one, one, one, one, one] },
        ],
        omitted: 0,
      },
    };
    const nodes = nodesOf(detail);
    expect(nodeAt(nodes, 'protocol/rtp.seq')).toMatchObject({ ...one, meaning: 'Sequence number' });
    expect(nodeAt(nodes, 'protocol/rtp.csrc.item')?.value).toBe('7, 7, 7, 7, … (5)');
    expect(nodeAt(nodes, 'protocol/rtp.csrc.item/4')).toMatchObject(one);
  });
});
