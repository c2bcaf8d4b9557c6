/** What a harness makes of a fault: one or several runs, each with servers of its own. */
import type { ChildProcess } from 'node:child_process';
import type { Report } from '../../../../src/model/report.ts';
import type { Annotation } from '../../../../src/report/workflow/annotations.ts';
import type { RunnerCommand } from '../../../support/bundle/runner-commands.ts';
import type { HeardLine } from '../../../support/scripted/script.ts';
import type { Bend } from '../network/bent-process.ts';
import type { Reading } from '../run/cost-gauge.ts';

/** The probe from its sources in a process that lives on, or the built action or command line in a process of its own. */
export type Way = 'probe' | 'action' | 'cli';

/** Those of a fault that says nothing else. */
export const WAYS: readonly Way[] = ['probe', 'action'];
export const ALL_WAYS: readonly Way[] = [...WAYS, 'cli'];

/** A run that can be made, as often as it is wanted. */
export interface CasePlan {
  /** What tells it from the other runs of its fault. */
  readonly label: string;
  /** The default are both. */
  readonly ways?: readonly Way[];
  open(): Promise<OpenCase>;
}

/** A run whose servers are up. */
export interface OpenCase extends AsyncDisposable {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly bend?: Bend;
  readonly evidence: Evidence;
  /** For the built action. */
  readonly nodeOptions?: readonly string[];
  readonly crash?: { readonly afterMs: number; readonly message: string };
  /** Whether something may be open when the result is written: a question to a name server cannot be taken back. */
  readonly mayLinger?: boolean;
  /** The workspace of a step, and where a command line runs. */
  readonly folder?: string;
  /** How the name of a file of the built program begins that is missing. */
  readonly missingFile?: string;
  /** Whether the post step runs when the main step has ended. */
  readonly hasPost?: boolean;
  /** What happens before that. */
  readonly beforePost?: () => void;
  readonly cli?: CommandLine;
  readonly onStart?: (child: ChildProcess) => void;
  readonly onOutput?: (stdout: string, child: ChildProcess) => void;
  /** What else must be true; gives what is not. */
  readonly check?: (run: Run) => readonly string[];
}

/** How the command line is used. */
export interface CommandLine {
  /** Added to those that the inputs make. */
  readonly args: readonly string[];
  /** In place of all of them. */
  readonly command?: readonly string[];
  /** What is added for each run that comes before, in the same folder. */
  readonly before: readonly (readonly string[])[];
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: string;
  /** The version that Node says it has. */
  readonly node?: string;
}

/** What servers saw. */
export interface Evidence {
  readonly smtp: readonly HeardLine[];
  readonly imap: readonly HeardLine[];
  readonly connections: number;
  readonly servernames: readonly (string | undefined)[];
  /** Messages that were handed in. */
  readonly sent: readonly string[];
  /** Messages that are left in all mailboxes. */
  readonly left: readonly string[];
}

/** A run that is over, in either way. */
export interface Run extends Reading {
  readonly way: Way;
  readonly status: string;
  /** Empty when nothing is reported. */
  readonly code: string;
  readonly report: Report | undefined;
  readonly annotations: readonly Annotation[];
  /** Every text that leaves the program, by the name of the place: `stdout` and `stderr` where it has a process. */
  readonly sinks: Readonly<Record<string, string>>;
  readonly outputs: ReadonlyMap<string, string>;
  readonly commands: readonly RunnerCommand[];
  /** Absent when there is no process of its own. */
  readonly exitCode?: number | null;
  readonly ms: number;
  /** Whether a further attempt would have been made; not known of the built action. */
  readonly isRetried?: boolean;
  /** What was left behind in the process, in words. */
  readonly remains: readonly string[];
  readonly dialled: readonly string[];
}

/** A fault that this suite cannot bring about. */
export class Gap extends Error {
  override readonly name = 'Gap';
}

/** Servers that saw nothing. */
export const NO_EVIDENCE: Evidence = { smtp: [], imap: [], connections: 0, servernames: [], sent: [], left: [] };
