import assert from 'node:assert/strict';
import type { Report } from '../../src/report/report.ts';
import { isFailureCode } from '../../src/verdict/failure.ts';

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
    assert(phase !== undefined || code === 'E_THRESHOLD', `${code} has no phase`);
  }
  assert.equal(report.status === 'ok', check.findings.length === 0);
}
