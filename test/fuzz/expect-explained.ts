import assert from 'node:assert/strict';
import { isFailureCode } from '../../src/model/failure-codes.ts';
import type { Report } from '../../src/model/report.ts';
import { PROBES } from '../../src/probes/index.ts';

/** What a threshold says is about a number, and its name tells the phase. */
const OF_THRESHOLDS = new Set<string>([
  'E_THRESHOLD',
  ...PROBES.flatMap(({ metrics }) => metrics).flatMap(({ alarms = [], missing }) =>
    [...alarms, ...(missing ? [missing] : [])].map(({ code }) => code),
  ),
]);

/** Whatever a server said: there is a verdict, it explains itself, and nothing of it is a fault of ours. */
export function expectExplained(report: Report): void {
  const [check] = report.checks;
  assert(check, report.message);
  for (const { code, message, hint, phase, status } of check.findings) {
    assert(code !== undefined && isFailureCode(code), `no code: ${message}`);
    assert.notEqual(code, 'E_INTERNAL', message);
    assert.notEqual(status, 'ok');
    assert.match(message, /\w \w/);
    assert.match(hint ?? '', /\w \w.*\.$/s, `${code} has no hint`);
    assert(phase !== undefined || OF_THRESHOLDS.has(code), `${code} has no phase`);
  }
  assert.equal(report.status === 'ok', check.findings.length === 0);
}
