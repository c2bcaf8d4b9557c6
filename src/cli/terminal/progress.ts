/** What is said while a run is under way: what is being waited for, and the dialogue when somebody asked for it. */
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

/** What an execution tells, and the end of it. */
export interface Progress extends Pick<Execution, 'onProgress' | 'onPhase' | 'onTrace' | 'onFinish'> {
  /** Says something beside the result. */
  say(line: string): void;
  stop(): void;
}

/**
 * Says it on a terminal in a line that comes and goes, elsewhere in lines that stay.
 *
 * @param isQuiet whether only what was asked for is said where lines stay: another program reads along
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
      // A part that is under way says it better.
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
