/** The output while a run is under way: what it is waiting for, and the dialogue when it was asked for. */
import type { Execution } from '../../engine/execute.ts';
import type { PlannedCheck } from '../../model/plan.ts';
import type { Job } from '../../pipeline/run.ts';
import { phaseLabel } from '../../report/common/phase-label.ts';
import { renderHeadline } from '../../report/log/headline.ts';
import { createLiveTranscript } from '../../report/log/live-transcript.ts';
import type { Clock } from '../../system/world.ts';
import { safeText } from '../../text/untrusted.ts';
import { LiveLine } from './live-line.ts';
import type { TerminalOutput } from './terminal.ts';

/** The listeners of an execution that print to the terminal, and a way to stop them. */
export interface Progress extends Pick<Execution, 'onProgress' | 'onPhase' | 'onTrace' | 'onFinish'> {
  /** Prints a line beside the result. */
  say(line: string): void;
  stop(): void;
}

/**
 * Shows progress in a live line on a terminal, and in permanent lines elsewhere.
 *
 * @param isQuiet whether permanent lines are only what was asked for, because another program reads the output
 */
export function createTerminalProgress(output: TerminalOutput, clock: Clock, job: Job, isQuiet: boolean): Progress {
  const line = new LiveLine(output, clock);
  const waits = new Map<PlannedCheck, string>();
  const name = (check: PlannedCheck): string => safeText(job.redact(check.name), 100);
  const label = (check: PlannedCheck): string => (job.plan?.many ? `${name(check)}: ` : '');
  const total = job.plan?.checks.length ?? 0;
  let finished = 0;
  const show = (): void => {
    const [[check, text] = []] = waits;
    const others = waits.size > 1 ? `, and ${waits.size - 1} more` : '';
    line.show(check && `${name(check)}: ${text}${others}`);
  };
  return {
    onProgress: (check, text) => {
      const safe = safeText(job.redact(text));
      if (!output.isLive) return isQuiet ? undefined : line.print(`  ${label(check)}... ${safe}`);
      // The phases that are under way say it better.
      if (!waits.has(check)) line.show(`${name(check)}: ${safe}`);
    },
    onPhase: (check, open) => {
      if (open.length === 0) waits.delete(check);
      else waits.set(check, [...new Set(open)].map(phaseLabel).join(', '));
      show();
    },
    onTrace: createLiveTranscript(clock, {
      redact: job.redact,
      print: (text) => line.print(text),
      isWanted: ({ keepsTranscript }) => keepsTranscript,
      label,
    }),
    onFinish: (result) => {
      finished += 1;
      if (job.plan?.many && (output.isLive || !isQuiet)) line.print(`  ${finished}/${total} ${renderHeadline(result)}`);
    },
    say: (text) => line.print(text),
    stop: () => line.stop(),
  };
}
