/** Shows a history, takes what it has as usual, or prints it for programs. */
import { resolve } from 'node:path';
import { acceptFacts } from '../../history/accept.ts';
import { readHistory } from '../../history/read-history.ts';
import type { CheckHistory, History } from '../../model/memory/record.ts';
import { EXIT_CODES } from '../../model/status.ts';
import { fileStore } from '../../pipeline/file-store.ts';
import { createWorld } from '../../system/real-world.ts';
import { counted } from '../../text/counted.ts';
import { safeText } from '../../text/untrusted.ts';
import { createOutput, write } from '../terminal/terminal.ts';
import type { HistoryRequest } from './history-request.ts';

/** Does it, and returns the exit code: 0, or 3 when there is no such history or check. */
export async function runHistory({ action, path, check }: HistoryRequest, host: NodeJS.Process): Promise<number> {
  const out = createOutput(host.stdout, host.env);
  const err = createOutput(host.stderr, host.env);
  const world = createWorld({ env: {}, stdout: () => {} });
  const store = fileStore(resolve(path), path, world);
  const fail = async (problem: string): Promise<number> => {
    await write(err, `mail-probe history: ${safeText(path, 300)} ${problem}\n`);
    return EXIT_CODES.unknown;
  };
  const stored = await store.read();
  if (stored.kind === 'none') return await fail('does not exist. Name the file of --history-file.');
  if (stored.kind === 'unreadable') return await fail(`${stored.problem}.`);
  const now = world.clock.date().getTime();
  const { history, trouble } = readHistory(stored.text, { scope: scopeOf(stored.text), now });
  if (trouble !== undefined) return await fail(`${safeText(trouble, 300)}. The next run begins a new history.`);
  const isMeant = (each: CheckHistory): boolean => check === undefined || each.name === check;
  const meant = history.checks.filter(isMeant);
  if (meant.length === 0 && check !== undefined) return await fail(`has no check named ${safeText(check, 200)}.`);
  if (action === 'export') await write(out, `${JSON.stringify({ ...history, checks: meant }, null, 2)}\n`);
  else if (action === 'show') await write(out, shown(history, meant));
  else {
    const accepted = acceptFacts(history, isMeant);
    const problem = await store.write(accepted.history);
    if (problem !== undefined) return await fail(`${problem}.`);
    await write(out, acceptedText(accepted.count, meant.length));
  }
  return EXIT_CODES.ok;
}

/** A history is shown whosever it is: only a run is bound to its own. */
function scopeOf(text: string): string {
  try {
    const parsed: unknown = JSON.parse(text);
    const scope = typeof parsed === 'object' && parsed !== null && 'scope' in parsed ? parsed.scope : '';
    return typeof scope === 'string' ? scope : '';
  } catch {
    return '';
  }
}

const MARKS = { ok: '.', warning: 'w', critical: 'C', unknown: '?' } as const;

function shown({ scope, writtenAt }: History, checks: readonly CheckHistory[]): string {
  const where = scope === '' ? '' : ` of ${safeText(scope, 200)}`;
  const lines = [
    `History${where}: ${counted(checks.length, 'check')}, last written ${minute(writtenAt)} UTC.`,
    'Last runs, oldest first: . ok, w warning, C critical, ? unknown, o ok at a further attempt.',
  ];
  for (const check of checks) lines.push('', ...ofCheck(check));
  return `${lines.join('\n')}\n`;
}

function ofCheck({ name, target, outage, isFlapping, runs, past, facts }: CheckHistory): string[] {
  const { state, since, failures, alerts, isMuted, issue, codes } = outage;
  const marks = runs.map(({ status, isUnstable }) => (isUnstable ? 'o' : MARKS[status])).join('');
  const words = [
    `${state} since ${minute(since)} UTC`,
    ...(failures > 0 && state !== 'up' ? [`${counted(failures, 'bad run')} in a row`] : []),
    ...(codes.length > 0 && state !== 'up' ? [codes.map((code) => safeText(code, 40)).join(', ')] : []),
    ...(alerts > 0 && state !== 'up' ? [counted(alerts, 'alert')] : []),
    ...(isFlapping ? ['unstable'] : []),
    ...(isMuted ? ['muted'] : []),
    ...(issue !== undefined && state !== 'up' ? [`issue #${issue}`] : []),
  ];
  const waiting = facts.filter(({ candidate }) => candidate !== undefined);
  return [
    `${safeText(name, 200)} (${safeText(target, 200)})`,
    `  ${words.join('; ')}`,
    `  ${marks || 'no run'}`,
    ...past
      .slice(-3)
      .map(({ start, end, codes: of }) =>
        `  bad from ${minute(start)} to ${minute(end)} UTC ${of.join(', ')}`.trimEnd(),
      ),
    ...waiting.map(
      ({ subject, candidate }) => `  changed: ${safeText(subject, 200)}: ${safeText(candidate?.value ?? '', 200)}`,
    ),
  ];
}

function minute(at: string): string {
  return at.slice(0, 16).replace('T', ' ');
}

function acceptedText(count: number, checks: number): string {
  if (count === 0) return `Nothing to accept: what was found in ${counted(checks, 'check')} is as usual.\n`;
  return `Accepted ${counted(count, 'fact')}: what was found last is usual from now on.\n`;
}
