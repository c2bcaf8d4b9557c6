/** Checks as members of incidents. */
import type { CheckHistory } from '../model/memory/record.ts';
import type { CheckResult } from '../model/report.ts';
import { type IncidentRun, needsIncident, rulesOfCheck } from './input.ts';
import { INCIDENT_STATES, type IncidentState, type Member } from './issue/incident.ts';
import type { OwnIssue } from './seen.ts';

/** Returns a check as a member of an incident. */
export function memberOf(input: IncidentRun, memory: CheckHistory): Member {
  const check = resultsByKey(input.checks).get(memory.key);
  return {
    ...{ key: memory.key, memory, check },
    state: stateOf(memory),
    recoveries: rulesOfCheck(input, memory).recoveriesBeforeClose,
  };
}

/** Results by the keys of their checks, made once for each list: there may be thousands. */
const RESULTS = new WeakMap<readonly CheckResult[], ReadonlyMap<string, CheckResult>>();

function resultsByKey(checks: readonly CheckResult[]): ReadonlyMap<string, CheckResult> {
  const known = RESULTS.get(checks);
  if (known) return known;
  const byKey = new Map(checks.flatMap((check) => (check.story ? [[check.story.key, check] as const] : [])));
  RESULTS.set(checks, byKey);
  return byKey;
}

function stateOf(memory: CheckHistory): IncidentState {
  const { outage, isFlapping, removedAt } = memory;
  if (removedAt !== undefined) return 'removed';
  if (!needsIncident(memory)) return 'recovered';
  if (outage.state === 'lost') return 'lost';
  if (isFlapping) return 'unstable';
  return outage.state === 'recovering' ? 'recovering' : 'down';
}

/** Returns the members worst first; those of the same state keep their order. */
export function worstMembersFirst(members: readonly Member[]): Member[] {
  const rank = ({ state }: Member): number => INCIDENT_STATES.indexOf(state);
  return members.toSorted((a, b) => rank(a) - rank(b));
}

/** Whether a member still needs its incident. */
export function isActive({ state }: Member): boolean {
  return state !== 'recovered' && state !== 'removed';
}

/** Returns the checks of an issue that the history knows. */
export function knownMembers(input: IncidentRun, issue: OwnIssue): Member[] {
  return input.history.checks.filter(({ key }) => issue.keys.includes(key)).map((memory) => memberOf(input, memory));
}
