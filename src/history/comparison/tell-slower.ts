/** The words for a server that is slower than it was. */
import type { Finding, Notice } from '../../model/finding.ts';
import type { PhaseName } from '../../model/phase.ts';
import type { Regression } from '../../model/story.ts';
import { counted } from '../../text/counted.ts';
import { DELIVERY } from './series.ts';
import { utcText } from './tell-change.ts';

const STEPS: Readonly<Record<string, string>> = {
  greeting: 'The greeting of %',
  capability: 'The list of extensions of %',
  auth: 'The login to %',
  send: 'Handing a message to %',
};
const LOOK = 'Look at what the server does there, at its load, and at what changed on that day.';
const DELIVERY_LOOK =
  'Look at the queues and the filters between acceptance and mailbox, and at what changed on that day.';
const ACCEPT =
  'When it is meant to be so, accept it: run once with accept-changes: true. After 60 slow runs it counts as usual.';

/** A slower part of a check, in words. */
export interface ToldSlower {
  readonly finding: Omit<Finding, 'status'>;
}

/** Says that a part of a check is slow for some runs. `host` is the server of the part. */
export function tellSlower({ metric, seconds, medianSeconds, runs, since }: Regression, host: string): ToldSlower {
  const message = `${subjectOf(metric, host)} takes ${shown(seconds)}${without(metric)} in ${counted(runs, 'run')} in a row, since ${utcText(since)}; usually it is ${shown(medianSeconds)}.`;
  const hint = `${metric === DELIVERY ? DELIVERY_LOOK : LOOK} ${ACCEPT}`;
  return { finding: { code: 'E_SLOWER', phase: phaseOf(metric), message, hint } };
}

/** Says once that a slow level counts as the usual one. */
export function tellAccepted(metric: string, seconds: number, host: string): Notice {
  return {
    message: `${subjectOf(metric, host)} takes ${shown(seconds)}${without(metric)}, which counts as usual from now on.`,
    hint: 'It was slower than before for so long, or it was accepted. Slower runs are told when enough new values are known.',
  };
}

/** The protocol whose server a metric is about. */
export function protocolOf(metric: string): 'smtp' | 'imap' {
  return metric.startsWith('smtp_') ? 'smtp' : 'imap';
}

function subjectOf(metric: string, host: string): string {
  if (metric === DELIVERY) return `The delivery to ${host}`;
  const [protocol = '', step = ''] = metric.split('_');
  return (STEPS[step] ?? 'A step of %').replace('%', `${host} over ${protocol.toUpperCase()}`);
}

function phaseOf(metric: string): PhaseName {
  return metric === DELIVERY ? 'arrival' : (metric.replace(/_seconds$/, '') as PhaseName);
}

/** A delivery does not wait for round trips. */
function without(metric: string): string {
  return metric === DELIVERY ? '' : ' beside the round trips of the network';
}

function shown(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  return `${Number(seconds.toFixed(seconds < 10 ? 2 : 1))} s`;
}
