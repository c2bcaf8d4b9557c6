import type { ZonePlan } from '../dns/plan/read-plan.ts';
import type { PlanFile } from '../dns/plan-file.ts';
import type { Attachment } from '../model/message/message-spec.ts';
import type { FIELDS } from './fields.ts';
import type { ReportFile } from './files/reports.ts';
import type { Kind } from './kinds/kind.ts';

type Fields = typeof FIELDS;

/** The name of a setting in code: `smtpTlsMode` for the input `smtp-tls-mode`. */
export type FieldName = keyof Fields;

type ValueOf<F> = F extends { kind: Kind<infer T> } ? T : never;

/** All settings, typed, with facts that the run adds. A setting without a default is `undefined` when absent. */
export type Settings = {
  readonly [Name in FieldName]: Fields[Name] extends { default: string }
    ? ValueOf<Fields[Name]>
    : ValueOf<Fields[Name]> | undefined;
} & {
  /** Whether GitHub may have withheld the secrets of this run: then a missing one is not an oversight. */
  readonly mayLackSecrets: boolean;
  /** The files that `attachments` names. */
  readonly attachedFiles: readonly Attachment[];
  /** The files that `reports` asks for, as far as they can be written. */
  readonly reportFiles: readonly ReportFile[];
  /** The zones that `zone` plans. */
  readonly zonePlan?: ZonePlan | undefined;
  /** The policy that `mta-sts-policy` names. */
  readonly mtaStsText?: PlanFile | undefined;
};

/** Returns the name of the input for a setting: `smtp-tls-mode` for `smtpTlsMode`. */
export function inputName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
