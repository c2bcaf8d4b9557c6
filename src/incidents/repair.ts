/** Writes that bring the issues nearer to what they should be, as plain data. */
import type { Happening, Incident } from './issue/incident.ts';

/** A new issue. */
export interface CreateIssue {
  readonly do: 'create';
  readonly incident: Incident;
  readonly title: string;
  readonly body: string;
  /** For a server that refuses the other one as too long. */
  readonly shortBody: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
}

/** A comment, unless the issue has one with its events already. */
export interface AddComment {
  readonly do: 'comment';
  readonly number: number;
  readonly incident: Incident;
  readonly events: readonly Happening[];
  /** No comment with these events is older, ISO 8601, UTC. */
  readonly since: string;
  readonly isLocked: boolean;
}

/** A change of an issue, in one write. What is absent stays. */
export interface ChangeIssue {
  readonly do: 'change';
  readonly number: number;
  readonly why: 'update' | 'reopen' | 'recovered' | 'removed' | 'duplicate';
  readonly body?: string | undefined;
  readonly shortBody?: string | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly stateReason?: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | undefined;
  /** The issue that stays. */
  readonly duplicateOf?: { readonly number: number; readonly id: number } | undefined;
  /** All labels, those of people included. */
  readonly labels?: readonly string[] | undefined;
  /** All assignees, those that people chose included. */
  readonly assignees?: readonly string[] | undefined;
}

/** A write that brings the issues nearer to what they should be. */
export type Repair = CreateIssue | AddComment | ChangeIssue;
