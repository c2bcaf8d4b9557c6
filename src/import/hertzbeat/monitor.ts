/** What the monitors of HertzBeat have in common. */
import { type Draft, lose, switchOff } from '../draft/draft.ts';
import { NotImportable } from '../draft/reading.ts';
import { type HertzBeatRecord, listOf, mapOf, type Tree, textOf } from './tree.ts';

/** A monitor as it was exported. */
export interface Monitor {
  readonly line: number;
  /** Whether a part of it stands with another monitor. */
  readonly isPartial: boolean;
  readonly name: string | undefined;
  /** The kind of monitor: `smtp`, `qq_mailbox` … */
  readonly app: string;
  readonly host: string | undefined;
  readonly status: string | undefined;
  readonly description: string | undefined;
  readonly collector: string | undefined;
  /** `key:value`, or the key alone. */
  readonly labels: readonly string[];
  readonly hasAnnotations: boolean;
  /** Whether it has tags by number, as before labels were introduced. */
  readonly hasTagNumbers: boolean;
  /** What is a secret in it. */
  readonly secrets: readonly string[];
  /** Values by field; absent where they are null or empty. */
  readonly params: ReadonlyMap<string, string | undefined>;
}

/** The status of a monitor that somebody has paused (CommonConstants.MONITOR_PAUSED_CODE). */
const PAUSED = '0';
/** The type of a parameter that HertzBeat keeps encrypted, and exports so (CommonConstants.PARAM_TYPE_PASSWORD). */
const ENCRYPTED = '2';

/** The monitor in a record; anything that is missing stays empty. */
export function monitorOf({ line, content, isPartial }: HertzBeatRecord): Monitor {
  const record = mapOf(content);
  const monitor = mapOf(record.get('monitor'));
  const params = listOf(record.get('params')).map(mapOf);
  return {
    line,
    isPartial,
    name: textOf(monitor.get('name')),
    app: textOf(monitor.get('app')) ?? '',
    host: textOf(monitor.get('host')),
    status: textOf(monitor.get('status')),
    description: textOf(monitor.get('description')),
    collector: textOf(monitor.get('collector')),
    labels: [...mapOf(monitor.get('labels'))].map(([key, value]) => [key, textOf(value)].filter(Boolean).join(':')),
    hasAnnotations: mapOf(monitor.get('annotations')).size > 0,
    hasTagNumbers: listOf(monitor.get('tags')).length > 0,
    secrets: params.filter(isSecret).flatMap((param) => textOf(param.get('value')) ?? []),
    params: new Map(params.map((param) => [textOf(param.get('field')) ?? '', textOf(param.get('value'))])),
  };
}

function isSecret(param: ReadonlyMap<string, Tree>): boolean {
  return (
    textOf(param.get('type')) === ENCRYPTED || /authori[sz]e|passw|secret|token/i.test(textOf(param.get('field')) ?? '')
  );
}

/** The host that a monitor names. @throws {NotImportable} */
export function hostOf({ params, host }: Monitor): string {
  const name = params.get('host') ?? host;
  if (name === undefined) throw new NotImportable('names no host');
  return name;
}

/** Takes over what means the same in all monitors. */
export function takeMonitor(draft: Draft, monitor: Monitor): void {
  draft.name = monitor.name;
  draft.description = monitor.description;
  draft.tags = monitor.labels;
  if (monitor.status === PAUSED) switchOff(draft, 'The monitor is paused.');
  if (monitor.isPartial) lose(draft, 'A part that stands with another monitor of the export was left out.');
  if (monitor.hasAnnotations) lose(draft, 'Annotations are not carried over.');
  if (monitor.hasTagNumbers) lose(draft, 'Tags are exported as numbers, and were left out.');
  if (monitor.collector !== undefined)
    lose(draft, 'The collector is not carried over: the check runs where the workflow does.');
}

/** Takes over the limit for the connection, in milliseconds. */
export function takeConnectTimeout(draft: Draft, text: string | undefined): void {
  const ms = Number(text ?? '');
  if (Number.isInteger(ms) && ms > 0) draft.fields.connectTimeout = ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}
