/** Mailboxes and messages that a fault describes, whether a probe only looks at them or makes a round trip beside them. */
import type { NewMailbox } from '../../../../src/sandbox/common/mailbox-store.ts';
import type { Sandbox } from '../../../../src/sandbox/sandbox.ts';
import type { Inputs } from '../catalogue/base-inputs.ts';
import { Gap } from '../catalogue/case.ts';
import type { Json } from '../catalogue/fault.ts';
import { isList, isObject } from '../catalogue/parameter-reader.ts';

const UNITS_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const A_MONTH = '30d';

/** A moment before or after now: `-3d`, `+10m`. @throws Gap */
export function momentOf(text: string): Date {
  const [, sign, amount, unit = ''] = /^([+-])(\d+)([smhd])$/.exec(text) ?? [];
  const unitMs = UNITS_MS[unit];
  if (unitMs === undefined) throw new Gap(`a moment is not ${text}`);
  return new Date(Date.now() + (sign === '-' ? -1 : 1) * Number(amount) * unitMs);
}

/**
 * `special_use`: a list of attributes, each of a mailbox that is named like it, or an object of names and attributes.
 * @throws Gap
 */
export function specialMailboxes(value: Json | undefined): readonly NewMailbox[] | undefined {
  if (value === undefined || value === false) return undefined;
  const pairs = isObject(value)
    ? Object.entries(value).map(([name, use]) => [name, String(use)] as const)
    : (isList(value) ? value.map(String) : [String(value)]).map((use) => [use.replace('\\', ''), use] as const);
  const unknown = pairs.find(([, use]) => !/^\\[A-Za-z]+$/.test(use));
  if (unknown) throw new Gap(`special_use ${unknown[1]}`);
  return [{ name: 'INBOX' }, ...pairs.map(([name, specialUse]) => ({ name, specialUse }))];
}

/** `old`: the age of messages, `2h` or `30d`; `true` is a month. @throws Gap */
export function oldMoment(value: Json | undefined): Date | undefined {
  if (value === undefined || value === false) return undefined;
  return momentOf(`-${value === true || typeof value === 'number' ? A_MONTH : String(value)}`);
}

/** Messages of earlier runs, with tokens of their own, as many as `old` says or one. */
export function deliverEarlierRuns(sandbox: Sandbox, value: Json | undefined): void {
  const internalDate = oldMoment(value);
  if (!internalDate) return;
  const count = typeof value === 'number' ? value : 1;
  for (let at = 0; at < count; at += 1) {
    const headers = { Subject: 'Mail Probe', 'X-Mail-Probe': String(at).padStart(32, 'f') };
    sandbox.deliver({ headers, internalDate });
  }
}

const FIELDS: Readonly<Record<string, string>> = { subject: 'Subject', from: 'From', to: 'To', cc: 'Cc' };

/** The header fields of a message that a search for texts finds. */
export function fieldsThatMatch({ search = '' }: Inputs): Readonly<Record<string, string>> {
  const lines = search.split('\n').map((line) => /^(\w+):\s*(.+)$/.exec(line.trim()));
  return Object.fromEntries(
    lines.flatMap((match) => {
      const name = FIELDS[match?.[1] ?? ''];
      return name === undefined ? [] : [[name, match?.[2] ?? '']];
    }),
  );
}
