import { describe, expect, test } from 'vitest';
import { faint, paint, strong } from '../../../../src/cli/terminal/paint.ts';

describe('paint: a gate', () => {
  test('the advice stands out, labels and numbers of steps step back', () => {
    expect(paint('  advice: Do not approve: 1 critical finding.')).toBe(
      `  advice: ${strong('Do not approve:')} 1 critical finding.`,
    );
    expect(paint('  changed: MX example.org: a → b')).toBe(`  ${faint('changed:')} MX example.org: a → b`);
    expect(paint('  SPF: planned, 7 of 10 look-ups')).toBe(`  ${faint('SPF:')} planned, 7 of 10 look-ups`);
    expect(paint('  MTA-STS: planned, mode none')).toBe(`  ${faint('MTA-STS:')} planned, mode none`);
    expect(paint('    12. wait 300 s (5 min)')).toBe(`    ${faint('12.')} wait 300 s (5 min)`);
  });
});
