/** The log while checks run: which they are, what they wait for and, if there are many, how each of them ended. */
import type { Execution } from '../engine/execute.ts';
import type { PlannedCheck } from '../model/plan.ts';
import type { Job } from '../pipeline/run.ts';
import { renderHeadline } from '../report/log/headline.ts';
import { createLiveTranscript } from '../report/log/live-transcript.ts';
import { VERSION } from '../system/version.ts';
import type { World } from '../system/world.ts';
import { counted } from '../text/counted.ts';
import { safeText } from '../text/untrusted.ts';

type Progress = Pick<Execution, 'onProgress' | 'onTrace' | 'onFinish'>;

/** Prints what is going to be done. */
export function announce({ plan, redact }: Job, { stdout }: World): void {
  stdout(`Mail Probe ${VERSION}`);
  const checks = plan?.checks ?? [];
  if (plan?.merge) stdout(`  merging ${counted(plan.merge.files.length, 'report')}`);
  if (plan?.many) {
    const files = plan.many.files.map(({ path }) => safeText(redact(path), 200)).join(', ');
    stdout(`  ${counted(checks.length, 'check')} of ${files}, up to ${plan.limits.concurrency} at once`);
    // The runner collapses it, so that a thousand lines do not hide the result.
    stdout('::group::Progress');
  } else {
    for (const check of checks) stdout(`  ${safeText(redact(check.mode))}: ${safeText(redact(check.probe.target))}`);
  }
}

/** Ends the group that `announce` began. */
export function endProgress({ plan }: Job, { stdout }: World): void {
  if (plan?.many) stdout('::endgroup::');
}

/** Prints lines while the checks run. If there are many checks, each line names its check. */
export function createLogProgress({ plan, redact }: Job, world: World): Progress {
  const label = (check: PlannedCheck): string => (plan?.many ? `${safeText(redact(check.name), 100)}: ` : '');
  const total = plan?.checks.length ?? 0;
  let finished = 0;
  return {
    onProgress: (check, text) => world.stdout(`  ${label(check)}... ${safeText(redact(text))}`),
    onTrace: createLiveTranscript(world.clock, {
      redact,
      print: world.stdout,
      isWanted: ({ keepsTranscript }) => keepsTranscript || world.env['RUNNER_DEBUG'] === '1',
      label,
    }),
    onFinish: (result) => {
      finished += 1;
      if (plan?.many) world.stdout(`  ${finished}/${total} ${renderHeadline(result)}`);
    },
  };
}
