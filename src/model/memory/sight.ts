import type { State } from '../story.ts';
import type { RecoveryTry } from './record.ts';

/** What an issue of the repository tells of one check. An issue of several checks gives one sight for each of them. */
export interface IssueSight {
  /** Key of the check: 16 hexadecimal digits. */
  readonly key: string;
  /** Number of the issue. */
  readonly number: number;
  readonly isOpen: boolean;
  /** When it was closed, ISO 8601, UTC. */
  readonly closedAt?: string | undefined;
  /** Whether it was closed by an account other than the one that Mail Probe writes as. */
  readonly isClosedByPerson: boolean;
  /** A person is assigned to it, or it has the label `acknowledged`. */
  readonly isAcknowledged: boolean;
  /** What its hidden block tells; absent when that was removed or cannot be read. */
  readonly block?: IncidentBlock | undefined;
}

/** The hidden block of an issue, as far as it is about one check. Typed and bounded by its reader. */
export interface IncidentBlock {
  readonly state: State;
  /** ISO 8601, UTC. */
  readonly firstBad?: string | undefined;
  readonly alerts: number;
  /** ISO 8601, UTC. */
  readonly lastAlertAt?: string | undefined;
  /** Number of events of the incident: that in the id of the last one. */
  readonly eventCount: number;
  readonly recoveries: readonly RecoveryTry[];
}
