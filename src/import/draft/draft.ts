import type { Protocol } from '../../model/phase.ts';
import type { Secret } from '../../model/secret.ts';
import type { FieldName } from '../../settings/settings.ts';
import type { NoteKind } from './note.ts';

/** The settings that are written as they are. Secrets are not among them, and no plan is made of these. */
export type DraftField = Exclude<FieldName, `${string}assword` | `${string}ccessToken` | 'mode' | 'name'>;

/** Something that people must know about one check. It is also written above the check in the file. */
export interface Remark {
  readonly kind: Exclude<NoteKind, 'skipped' | 'set'>;
  readonly text: string;
  /** Whether it applies to every check of its kind: then it is written once, at the top of the file. */
  readonly isGeneral?: boolean;
}

/** The login of a check. */
export interface Login {
  readonly username: string;
  /** Empty when the original does not contain it. May be a placeholder. */
  readonly password: Secret;
}

/** A check as it was read. Texts may hold placeholders. */
export interface Draft {
  /** Line of the imported text, from 1. */
  readonly line: number;
  readonly protocol: Protocol;
  mode: string;
  /** The name of the original; without it the check is named after the mode and the host. */
  name?: string | undefined;
  login?: Login | undefined;
  readonly fields: Partial<Record<DraftField, string | readonly string[]>>;
  tags?: readonly string[] | undefined;
  group?: string | undefined;
  description?: string | undefined;
  readonly remarks: Remark[];
}

/** Creates an empty check. */
export function newDraft(line: number, protocol: Protocol, mode: string): Draft {
  return { line, protocol, mode, fields: {}, remarks: [] };
}

/** Notes what the original tested and the check does not. */
export function lose(draft: Draft, text: string): void {
  draft.remarks.push({ kind: 'lost', text });
}

/** Notes what the check judges differently from the original. */
export function differ(draft: Draft, text: string): void {
  draft.remarks.push({ kind: 'differs', text });
}

/** Notes what all checks of this kind judge differently from their originals. */
export function differAll(draft: Draft, text: string): void {
  draft.remarks.push({ kind: 'differs', text, isGeneral: true });
}

/** Switches the check off, and notes why. */
export function switchOff(draft: Draft, text: string): void {
  draft.remarks.push({ kind: 'off', text });
}
