/** The common part of the monitors of HertzBeat. */
import { type Draft, lose, switchOff } from '../draft/draft.ts';
import { NotImportable } from '../draft/reading.ts';
import { type HertzBeatRecord, listIn, mapIn, type Tree, treeText } from './tree.ts';

/** A monitor as it was exported. */
export interface Monitor {
  readonly line: number;
  /** Whether a part of it is defined in another monitor. */
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
  /** The values of its secret parameters. */
  readonly secrets: readonly string[];
  /** The values of the parameters by field; undefined where they are null or empty. */
  readonly params: ReadonlyMap<string, string | undefined>;
}

/** The status of a paused monitor (CommonConstants.MONITOR_PAUSED_CODE). */
const PAUSED = '0';
/** The type of a parameter that HertzBeat stores and exports encrypted (CommonConstants.PARAM_TYPE_PASSWORD). */
const ENCRYPTED = '2';

/** Reads the monitor in a record; anything that is missing stays empty. */
export function monitorOf({ line, content, isPartial }: HertzBeatRecord): Monitor {
  const record = mapIn(content);
  const monitor = mapIn(record.get('monitor'));
  const params = listIn(record.get('params')).map(mapIn);
  return {
    line,
    isPartial,
    name: treeText(monitor.get('name')),
    app: treeText(monitor.get('app')) ?? '',
    host: treeText(monitor.get('host')),
    status: treeText(monitor.get('status')),
    description: treeText(monitor.get('description')),
    collector: treeText(monitor.get('collector')),
    labels: [...mapIn(monitor.get('labels'))].map(([key, value]) => [key, treeText(value)].filter(Boolean).join(':')),
    hasAnnotations: mapIn(monitor.get('annotations')).size > 0,
    hasTagNumbers: listIn(monitor.get('tags')).length > 0,
    secrets: params.filter(isSecret).flatMap((param) => treeText(param.get('value')) ?? []),
    params: new Map(params.map((param) => [treeText(param.get('field')) ?? '', treeText(param.get('value'))])),
  };
}

function isSecret(param: ReadonlyMap<string, Tree>): boolean {
  return (
    treeText(param.get('type')) === ENCRYPTED ||
    /authori[sz]e|passw|secret|token/i.test(treeText(param.get('field')) ?? '')
  );
}

/** Returns the host that a monitor names. @throws {NotImportable} */
export function hostOf({ params, host }: Monitor): string {
  const name = params.get('host') ?? host;
  if (name === undefined) throw new NotImportable('names no host');
  return name;
}

/** Copies the settings that mean the same in all monitors. */
export function takeMonitor(draft: Draft, monitor: Monitor): void {
  draft.name = monitor.name;
  draft.description = monitor.description;
  draft.tags = monitor.labels;
  if (monitor.status === PAUSED) switchOff(draft, 'The monitor is paused.');
  if (monitor.isPartial) lose(draft, 'A part that is defined in another monitor of the export was left out.');
  if (monitor.hasAnnotations) lose(draft, 'Annotations are not carried over.');
  if (monitor.hasTagNumbers) lose(draft, 'Tags are exported as numbers, and were left out.');
  if (monitor.collector !== undefined)
    lose(draft, 'The collector is not carried over: the check runs where the workflow does.');
}

/** Copies the limit for the connection, in milliseconds. */
export function takeConnectTimeout(draft: Draft, text: string | undefined): void {
  const ms = Number(text ?? '');
  if (Number.isInteger(ms) && ms > 0) draft.fields.connectTimeout = ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`;
}
