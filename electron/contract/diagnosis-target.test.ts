import { describe, expect, it } from 'vitest';
import { formatDiagnosisTarget, parseDiagnosisTarget } from './diagnosis-target';

const four = { family: 4, group: '239.1.1.1', port: null, interface: null };
const six = { family: 6, group: 'ff15::1', port: null, interface: null };

describe('parseDiagnosisTarget', () => {
  it.each([
    ['239.1.1.1', four],
    ['239.1.1.1:5000', { ...four, port: 5000 }],
    ['239.1.1.1%eth0.7', { ...four, interface: 'eth0.7' }],
    ['udp://@239.1.1.1:5000%eth0', { ...four, port: 5000, interface: 'eth0' }],
    ['ff15::1', six],
    ['ff15::1%eth0', { ...six, interface: 'eth0' }],
    ['[FF15::1]:5000%eth0', { ...six, port: 5000, interface: 'eth0' }],
    ['[ff02::1%eth0]:5', { ...six, group: 'ff02::1', port: 5, interface: 'eth0' }],
  ])('reads "%s"', (text, target) => {
    expect(parseDiagnosisTarget(text)).toEqual({ ok: true, value: target });
  });

  it.each([
    '',
    '10.0.0.1',
    '239.1.1.1:0',
    '239.1.1.1:65536',
    '239.1.1',
    '::1',
    '239.1.1.1%a/b',
    'x',
  ])('refuses "%s" and says how to write it', (text) => {
    const refused = parseDiagnosisTarget(text);
    expect(refused).toMatchObject({ ok: false, error: { code: 'ADDRESS_INVALID' } });
    expect(JSON.stringify(refused)).toContain('239.1.1.1:5000%eth0');
  });

  it('reads what it writes', () => {
    for (const target of ['239.1.1.1', '[ff15::1]:5%eth0']) {
      const read = parseDiagnosisTarget(target);
      expect(read.ok && formatDiagnosisTarget(read.value)).toBe(target);
    }
  });
});
