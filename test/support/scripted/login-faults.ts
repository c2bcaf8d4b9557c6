/** Tests of the login modes from a table: a server's script, and what the report must say. */
import { expect, test } from 'vitest';
import type { FailureCode } from '../../../src/model/failure-codes.ts';
import type { PhaseName } from '../../../src/model/phase.ts';
import type { Report } from '../../../src/model/report.ts';
import type { Status } from '../../../src/model/status.ts';
import { LONG_LIMITS, type ProbeOptions, runProbe, SHORT_LIMITS } from './run-probe.ts';
import type { Script } from './script.ts';
import { type ScriptedServer, startScripted } from './scripted-server.ts';

/** What a report must say. */
export interface Verdict {
  readonly status: Status;
  /** Absent when all is ok. */
  readonly code?: FailureCode;
  readonly phase?: PhaseName;
  /** What the message must name. */
  readonly message?: RegExp;
  /** The remedy. */
  readonly hint?: RegExp;
  /** The words of the server that must be quoted. */
  readonly reply?: RegExp;
  /** Whether a further attempt was made; checked when the run allowed one. */
  readonly isRetried?: boolean;
}

/** A line of the table. */
export interface LoginFault {
  /** Of the catalogue of faults, or `also` for what it does not name. */
  readonly id: string;
  readonly title: string;
  readonly script: Script;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly options?: ProbeOptions;
  readonly expected: Verdict;
  /** What else must be true. */
  readonly and?: (server: ScriptedServer, report: Report) => void;
}

/** A further attempt is allowed, so that each fault also shows whether it is one that may pass by itself. */
const RETRIES = { retries: '1', 'retry-delay': '0s' };

/** Makes a test of each line. The servers see to it that no connection is left open. */
export function testLoginFaults(faults: readonly LoginFault[]): void {
  test.concurrent.each(faults)('$id $script.protocol: $title', async ({ script, inputs, options, expected, and }) => {
    await using server = await startScripted(script);
    const report = await runProbe(
      { mode: `${script.protocol}-login`, ...server.inputs, ...RETRIES, ...limitsFor(expected), ...inputs },
      options,
    );
    expectVerdict(report, expected);
    and?.(server, report);
  });
}

/** The limits under which a verdict is to be shown. */
export function limitsFor({ code }: Verdict): Readonly<Record<string, string>> {
  return /TIMEOUT|DEADLINE/.test(code ?? '') ? SHORT_LIMITS : LONG_LIMITS;
}

/** Holds a report of one check against what it must say. */
export function expectVerdict(report: Report, expected: Verdict): void {
  const check = report.checks[0];
  const finding = check?.findings[0];
  const verdict = (status: Status, code: FailureCode | undefined): string => `${status} ${code ?? ''}`;
  expect(verdict(report.status, report.code), report.message).toBe(verdict(expected.status, expected.code));
  expect(check?.status).toBe(expected.status);
  if (expected.code === undefined) expect(check?.findings).toEqual([]);
  // Whatever is wrong: where, and what to do about it.
  else
    expect([finding?.phase ?? finding?.code, finding?.hint]).toEqual([
      expect.stringMatching(/\w/),
      expect.stringMatching(/\w \w.*\.$/),
    ]);
  if (expected.phase !== undefined) expect(finding?.phase).toBe(expected.phase);
  if (expected.message) expect(report.message).toMatch(expected.message);
  if (expected.hint) expect(report.hint).toMatch(expected.hint);
  if (expected.reply) expect(finding?.reply).toMatch(expected.reply);
  if (expected.isRetried !== undefined) expect(check?.attempts).toBe(expected.isRetried ? 2 : 1);
}
