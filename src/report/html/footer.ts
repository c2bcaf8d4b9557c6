/** The origin of the page: version, time, and the run of the workflow. */

import type { Report, RunOrigin } from '../../model/report.ts';
import { forMarkup } from '../../text/untrusted.ts';
import { formatValue } from '../../verdict/value.ts';
import { isolated, moment } from './parts/elements.ts';

/** The address of a run as the runner provides it: server, owner, repository, number. */
const RUN_URL =
  /^https:\/\/[a-z\d](?:[a-z\d.-]*[a-z\d])?(?::\d{1,5})?\/([\w.-]+\/[\w.-]+)\/actions\/runs\/(\d{1,20})$/i;

/** Renders the end of the page. */
export function renderFooter({ version, startedAt, durationSeconds, origin }: Report): string {
  const made = `Mail Probe ${forMarkup(version, 40)} · ${moment(startedAt)} · took ${formatValue(durationSeconds, 'seconds')}`;
  return `<footer>\n<p>${made}</p>\n${origin === undefined ? '' : `<p>${originText(origin)}</p>\n`}</footer>`;
}

function originText({ repository, workflow, runUrl, sha, runner }: RunOrigin): string {
  const parts = [
    isolated(repository, 140),
    ...(workflow === '' ? [] : [isolated(workflow, 100)]),
    runReference(runUrl, repository),
    ...(sha === '' ? [] : [`commit ${isolated(sha, 10)}`]),
    ...(runner === '' ? [] : [isolated(runner, 100)]),
  ];
  return parts.join(' · ');
}

/** Links only the address of a run of this very repository. Anything else is shown as text without a link. */
function runReference(runUrl: string, repository: string): string {
  const [, owner, run] = RUN_URL.exec(runUrl) ?? [];
  if (owner === undefined || owner !== repository) return `run ${isolated(runUrl)}`;
  return `<a href="${forMarkup(runUrl)}" rel="noreferrer">run ${run}</a>`;
}
