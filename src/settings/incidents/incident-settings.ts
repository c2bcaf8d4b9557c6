/** Makes settings of blocks: keys that are absent have their defaults, and keys that contradict are reported. */

import type { Issue } from '../../model/issue.ts';
import type { AlertRules, IncidentSettings, RecoveryRules } from '../../model/memory/rules.ts';
import { closest } from '../../text/closest.ts';
import { INCIDENT_KEYS, type IncidentKey, type IncidentKeyName } from './incident-keys.ts';
import { EMPTY_BLOCK, type RuleBlock } from './read-block.ts';

type ValueOf<Name extends IncidentKeyName> = (typeof INCIDENT_KEYS)[Name] extends {
  kind: { parse(text: string): infer T };
}
  ? T
  : never;

/** Returns the settings of a block. @param isOn whether issues are managed */
export function incidentSettings(block: RuleBlock, isOn: boolean, issues: Issue[]): IncidentSettings {
  const roles = block.roles ?? [];
  const notify = given(block, 'notify') ?? [];
  checkRoles(notify, roles, block, issues);
  return {
    isOn: isOn && settingOf(block, 'issues'),
    rules: rulesOf(block),
    roles,
    notify,
    grouping: settingOf(block, 'grouping'),
    maxNew: settingOf(block, 'max-new'),
    labels: given(block, 'labels') ?? [],
    assignees: given(block, 'assignees') ?? [],
    author: settingOf(block, 'author'),
    maintenance: settingOf(block, 'maintenance'),
    intervals: given(block, 'intervals') ?? {},
    recovery: recoveryOf(block, issues),
  };
}

/** Returns the rules of a block; a key that it does not have is that of `beside`, or its default. */
export function rulesOf(block: RuleBlock, beside?: AlertRules): AlertRules {
  const pick = <Name extends IncidentKeyName>(name: Name, other: ValueOf<Name> | undefined): ValueOf<Name> =>
    given(block, name) ?? other ?? settingOf(EMPTY_BLOCK, name);
  return {
    failuresBeforeAlert: pick('failures-before-alert', beside?.failuresBeforeAlert),
    faultToleranceMs: pick('fault-tolerance', beside?.faultToleranceMs),
    alertRepeat: pick('alert-repeat', beside?.alertRepeat),
    maxAlerts: pick('max-alerts', beside?.maxAlerts),
    recoveriesBeforeClose: pick('recoveries-before-close', beside?.recoveriesBeforeClose),
    reopenWithinMs: pick('reopen-within', beside?.reopenWithinMs),
    on: pick('on', beside?.on),
    staleAfterMs: pick('stale-after', beside?.staleAfterMs),
  };
}

/** Reports roles that are named and not defined. */
export function checkRoles(
  notify: readonly string[],
  roles: readonly { readonly name: string }[],
  { places }: Pick<RuleBlock, 'places'>,
  issues: Issue[],
): void {
  const names = roles.map(({ name }) => name);
  for (const name of notify) {
    if (names.includes(name)) continue;
    const nearest = closest(name, names);
    const remedy = nearest === undefined ? 'Define it under roles:.' : `Did you mean ${nearest}?`;
    const source = places.get('notify');
    issues.push({ code: 'E_INPUT', input: 'notify', value: name, problem: 'is not a role', remedy, source });
  }
}

function given<Name extends IncidentKeyName>({ values }: RuleBlock, name: Name): ValueOf<Name> | undefined {
  return values.get(name) as ValueOf<Name> | undefined;
}

function settingOf<Name extends IncidentKeyName>(block: RuleBlock, name: Name): ValueOf<Name> {
  const { kind, default: preset }: IncidentKey = INCIDENT_KEYS[name];
  return given(block, name) ?? (kind.parse(preset ?? '') as ValueOf<Name>);
}

/** Keys of a call to GitHub. */
const OF_CALL = ['recovery-ref', 'recovery-inputs'] as const;
/** Keys that also say when the output `recovery-wanted` is true. */
const OF_TIME = ['recovery-after', 'recovery-max', 'recovery-wait'] as const;

function recoveryOf(block: RuleBlock, issues: Issue[]): RecoveryRules | undefined {
  const workflow = given(block, 'recovery-workflow');
  const event = given(block, 'recovery-event');
  const report = (input: string, problem: string, remedy: string): void => {
    issues.push({ code: 'E_CONFIG_CONFLICT', input, problem, remedy, source: block.places.get(input) });
  };
  if (workflow === undefined && event === undefined) {
    const idle = OF_CALL.find((name) => block.places.has(name));
    if (idle) report(idle, 'starts nothing by itself', 'Name a recovery-workflow or a recovery-event, or remove it.');
    // Without a workflow, later steps of the job act on the output recovery-wanted.
    return OF_TIME.some((name) => block.places.has(name)) ? recovery(block) : undefined;
  }
  if (workflow !== undefined && event !== undefined)
    report('recovery-event', 'cannot be combined with recovery-workflow', 'Keep one of them.');
  if (event !== undefined && block.places.has('recovery-ref'))
    report('recovery-ref', 'is for a recovery-workflow', 'Remove it: an event starts workflows of the default branch.');
  return { ...recovery(block), workflow, event };
}

function recovery(block: RuleBlock): RecoveryRules {
  return {
    ref: given(block, 'recovery-ref'),
    inputs: block.recoveryInputs ?? {},
    after: settingOf(block, 'recovery-after'),
    max: settingOf(block, 'recovery-max'),
    waitMs: settingOf(block, 'recovery-wait'),
  };
}
