/** What a setting is, and how one is written down in the table of `fields.ts`. */
import type { Kind } from './kinds/kind.ts';

/** The headings under which settings are documented, in order. */
export const GROUPS = [
  'What to probe',
  'TLS',
  'Message and mailbox',
  'Mail domain',
  'Verdict',
  'Results',
  'Many checks',
  'History and incidents',
] as const;

/** One setting. */
export interface Field<T> {
  readonly kind: Kind<T>;
  readonly group: (typeof GROUPS)[number];
  /** The text used for an absent setting. */
  readonly default?: string;
  /** The text for the documentation where there is no fixed default. */
  readonly defaultNote?: string;
  /** What `action.yml` passes when nothing is given: an expression that only a workflow can evaluate. */
  readonly actionDefault?: string;
  /** One or two sentences. */
  readonly help: string;
  /** Whether it has an effect in a workflow only. The command line accepts it, and says that it has no effect. */
  readonly isForWorkflow?: boolean;
  /** Whether each check has its own value, or the run has one: a setting of the run cannot be in a checks file. */
  readonly scope: 'check' | 'run';
}

/** Typed as the whole union, so that a setting may be an exception in its group. */
const CHECK = 'check' as Field<unknown>['scope'];
const RUN = 'run' as Field<unknown>['scope'];

type Options = Partial<Omit<Field<unknown>, 'kind' | 'group' | 'help'>>;

/** Returns a function that makes the settings of one group. */
function settingsOf<G extends Field<unknown>['group']>(group: G, scope: Field<unknown>['scope']) {
  return <T, O extends Options = object>(kind: Kind<T>, help: string, options?: O) =>
    ({ kind, group, scope, help, ...(options as O) }) as const;
}

export const probe = settingsOf('What to probe', CHECK);
export const tls = settingsOf('TLS', CHECK);
export const message = settingsOf('Message and mailbox', CHECK);
export const domain = settingsOf('Mail domain', CHECK);
export const verdict = settingsOf('Verdict', CHECK);
export const results = settingsOf('Results', RUN);
export const many = settingsOf('Many checks', RUN);
export const memory = settingsOf('History and incidents', RUN);
