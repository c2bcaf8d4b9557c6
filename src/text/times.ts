/** Times and spans of time for people. All times are UTC. */
import { counted } from './counted.ts';

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
  return spanOfMillis(start === undefined || end === undefined ? 0 : end - start);
}

/** Formats milliseconds in the same way; less than none is none. */
export function spanOfMillis(millis: number): string {
  let left = Math.floor(Math.max(0, millis) / 1000);
  const parts: string[] = [];
  for (const { name, seconds } of UNITS) {
    const count = Math.floor(left / seconds);
    left -= count * seconds;
    if (count > 0) parts.push(name === 'day' ? counted(count, name) : `${count} ${name}`);
    else if (parts.length > 0) break;
  }
  return parts.slice(0, 2).join(' ') || 'less than a minute';
}
