/** The catalogue of faults: one JSON object a line, each with what a user deserves to be told. */
import { readFileSync } from 'node:fs';
import { STATUSES, type Status } from '../../../../src/model/status.ts';

/** A value of JSON. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** A fault, and what has to come of it. */
export interface Fault {
  readonly id: string;
  readonly area: string;
  readonly op: string;
  readonly stage: string;
  readonly title: string;
  readonly inject: { readonly harness: string; readonly script: JsonObject };
  readonly expect: {
    readonly status: Status;
    /** A failure code; `E_NONE` when nothing is reported. */
    readonly class: string;
    /** Whether a further attempt is made. */
    readonly retry: boolean;
    /** What the catalogue would say. Ours has the same meaning and other words. */
    readonly hint: string;
    /** What else must be true, see `judge/expectations.ts`. */
    readonly [further: string]: Json;
  };
  /** Limit of the time on the wall. */
  readonly bound_ms: number;
  readonly prio: Priority;
  readonly assert?: readonly string[];
  /** Why it belongs to what is not built yet; then it is counted, and not run. */
  readonly later?: string;
}

export const PRIORITIES = ['P0', 'P1', 'P2'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Nothing is reported. */
export const NONE = 'E_NONE';

/**
 * Reads a file of faults.
 * @throws Error that names the line which is none
 */
export function readFaults(path: string): readonly Fault[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const problem = `${path}:${index + 1}`;
    const fault = parse(line, problem) as Partial<Fault>;
    const { id, op, inject, expect: expected, prio, bound_ms: bound } = fault;
    const isComplete =
      typeof id === 'string' &&
      typeof op === 'string' &&
      typeof inject?.harness === 'string' &&
      typeof inject.script === 'object' &&
      STATUSES.some((status) => status === expected?.status) &&
      typeof expected?.class === 'string' &&
      PRIORITIES.some((each) => each === prio) &&
      typeof bound === 'number';
    if (!isComplete) throw new Error(`${problem}: not a fault`);
    return [fault as Fault];
  });
}

/** The verdict in one word or two: `critical E_CONN_REFUSED`, `ok`. */
export function verdict(status: string, code: string | undefined): string {
  return code === undefined || code === '' || code === NONE ? status : `${status} ${code}`;
}

function parse(line: string, problem: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new Error(`${problem}: ${String(error)}`);
  }
}
