/** Small words of issues: times, spans of time, links to runs, codes. */
import type { RunRef } from '../../model/story.ts';
import { counted } from '../../text/counted.ts';
import { codeSpan } from '../../text/untrusted.ts';

const UNITS = [
  { name: 'day', seconds: 86_400 },
  { name: 'h', seconds: 3600 },
  { name: 'min', seconds: 60 },
] as const;

/** Returns the milliseconds since 1970 of an ISO time; undefined for anything else. */
export function millisOf(time: string | undefined): number | undefined {
  if (time === undefined || !/^\d{4}-\d\d-\d\dT[\d:.]{5,15}Z$/.test(time)) return undefined;
  const value = Date.parse(time);
  return Number.isNaN(value) ? undefined : value;
}

/** Formats an ISO time for people: `2026-12-01 04:10 UTC`. Anything else is foreign text, and not shown. */
export function clockTime(time: string | undefined): string {
  const value = millisOf(time);
  if (value === undefined) return 'an unknown time';
  return `${new Date(value).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** Formats a span of time with its two largest units: `2 days 3 h`, `1 h 5 min`, `less than a minute`. */
export function span(from: string | undefined, to: string | undefined): string {
  const [start, end] = [millisOf(from), millisOf(to)];
  let left = start === undefined || end === undefined ? 0 : Math.floor(Math.max(0, end - start) / 1000);
  const parts: string[] = [];
  for (const { name, seconds } of UNITS) {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    if (count > 0) parts.push(name === 'day' ? counted(count, name) : `${count} ${name}`);
    else if (parts.length > 0) break;
  }
  return parts.slice(0, 2).join(' ') || 'less than a minute';
}

/** The part of the address of a run that all runs of a repository have in common. */
const RUNS = /^(https?:\/\/[\w.:-]+\/[\w.-]+\/[\w.-]+\/actions\/runs\/)\d{1,20}$/;

/**
 * Renders a link to a run. An address from a history counts only if it is of a run of the repository that this run
 * belongs to: the history may have been written by another one.
 */
export function runLink(runUrl: string | undefined, ownRunUrl: string | undefined, label = 'run'): string {
  const [, own] = RUNS.exec(ownRunUrl ?? '') ?? [];
  if (own === undefined || runUrl === undefined || !runUrl.startsWith(own)) return '';
  const number = runUrl.slice(own.length);
  return /^\d{1,20}$/.test(number) ? `[${label}](${own}${number})` : '';
}

/** Renders when a run was, with a link to it: `2026-12-01 04:10 UTC ([run](…))`. */
export function runTime(run: RunRef | undefined, ownRunUrl: string | undefined): string {
  if (run === undefined) return 'not known';
  const link = runLink(run.runUrl, ownRunUrl);
  return link === '' ? clockTime(run.at) : `${clockTime(run.at)} (${link})`;
}

/** Renders a code of a failure. A history may hold any text. */
export function codeWord(code: string | undefined): string {
  return code === undefined ? '–' : codeSpan(code, 60);
}

/** Whether a text has the form of a code of a failure. */
export function isCode(code: string | undefined): code is string {
  return code !== undefined && /^E_[A-Z0-9_]{1,40}$/.test(code);
}

const UNUSUAL = /[^\p{L}\p{N} ._:/+-]/gu;

/** Returns a name for a title, where no code span helps: letters, digits and little else. */
export function plainName(name: string, limit = 80): string {
  const plain = name.slice(0, 500).normalize('NFC').replace(UNUSUAL, ' ').replace(/\s+/g, ' ').trim();
  const points = Array.from(plain);
  return points.length <= limit ? plain : `${points.slice(0, limit - 1).join('')}…`;
}

/** Says of a check that changes too often how often it was bad, and where to look. Empty without results. */
export function unstableWords(results: string): string {
  if (results.length < 2) return '';
  const bad = results.split('b').length - 1;
  return ` ${bad} of the last ${results.length} results were bad. Look for what differs between the bad and the good runs: one of several servers or addresses behind the name, load, or a limit on connections or logins.`;
}
