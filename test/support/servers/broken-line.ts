/** What holds of every run whose line breaks, wherever it breaks and however. */
import { expect } from 'vitest';
import type { Report } from '../../../src/model/report.ts';
import { canaryForms, leaks } from '../../faults/harness/judge/secret-traces.ts';
import { expectExplained } from '../../fuzz/expect-explained.ts';
import { renderSinks } from '../reports/sinks.ts';
import type { Break, Cut, Passed, Side } from '../scripted/cutting-link.ts';
import { LONG_LIMITS, PASSWORD, USERNAME } from '../scripted/run-probe.ts';

const BREAKS: readonly Break[] = ['fin', 'rst', 'silence'];
const SIDES: readonly Side[] = ['server', 'client'];
const FORMS = canaryForms(USERNAME, PASSWORD);

/** Silence is waited for, but not for long; the limit of the whole run never has to end it. */
const IMPATIENT = { 'connect-timeout': '500ms', 'command-timeout': '300ms' };

export function limitsFor(cut: Cut | undefined): Readonly<Record<string, string>> {
  return { ...LONG_LIMITS, ...(cut?.by === 'silence' ? IMPATIENT : {}) };
}

/** Every way in which a line can break at every byte of either side. */
export function everyCut({ all }: Passed, isOnce: boolean): readonly Cut[] {
  return SIDES.flatMap((from) =>
    count(all[from]).flatMap((after) => BREAKS.map((by) => ({ from, after, by, isOnce }))),
  );
}

/** The same, with one way for each byte in turn, and no more than so many bytes of a side. */
export function cutsInTurn({ all }: Passed, isOnce: boolean, most = Number.POSITIVE_INFINITY): readonly Cut[] {
  return SIDES.flatMap((from) => {
    const step = Math.max(1, all[from] / most);
    return count(Math.ceil(all[from] / step)).map((index): Cut => {
      return { from, after: Math.floor(index * step), by: BREAKS[index % BREAKS.length] ?? 'fin', isOnce };
    });
  });
}

function count(length: number): readonly number[] {
  return Array.from({ length }, (_each, index) => index);
}

/** Whether what was needed had passed when the line broke. So many bytes more or less are not sure. */
export function isEnough({ needed }: Passed, { from, after }: Cut, unsure = 0): boolean {
  return from === 'server' ? after >= needed.server - unsure : after > needed.client - unsure;
}

/** The run in one line, for whoever has to find out what went wrong. */
export function describeRun(cut: Cut, { status, checks }: Report): string {
  return `${JSON.stringify(cut)}: ${status} ${checks[0]?.findings.map(({ code }) => code).join(' ')}`;
}

/** What a run may say of a line that breaks, and of one that falls silent. */
const BROKEN = /^E_(?:CONN_(?:CLOSED|RESET)|MSG_AMBIGUOUS(?:_ARRIVED)?|CLEANUP)$/;
const SILENT = /^E_(?:(?:GREETING|TLS|CMD)_TIMEOUT|MSG_AMBIGUOUS(?:_ARRIVED)?|CLEANUP)$/;

/** There is a verdict within the limits, it calls a break a break, and nobody can read the password anywhere. */
export function expectHonest(report: Report, { by }: Cut, said: string): void {
  expect(report.checks, said).toHaveLength(1);
  expectExplained(report);
  const codes = by === 'silence' ? SILENT : BROKEN;
  for (const { code } of report.checks[0]?.findings ?? []) expect(code, said).toMatch(codes);
  for (const [sink, text] of Object.entries(renderSinks(report)))
    expect(leaks(text, FORMS), `${sink}: ${said}`).toEqual([]);
}
