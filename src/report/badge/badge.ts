/** The state of all checks in a word or two, as a picture, and as data from which shields.io makes one. */
import type { History } from '../../model/memory/record.ts';
import type { Report } from '../../model/report.ts';
import { type Status, worst } from '../../model/status.ts';
import { grouped } from '../../text/counted.ts';
import { type CheckStanding, standingsOf } from '../story/standing.ts';
import { type Badge, badgePicture } from './picture.ts';

/** Names of colours of shields.io. */
const COLOURS: Readonly<Record<Status, string>> = {
  ok: 'brightgreen',
  warning: 'yellow',
  critical: 'red',
  unknown: 'lightgrey',
};

/** Renders the badge: as JSON when the path ends in `.json`, else as SVG. */
export function renderBadge(report: Report, path: string | undefined, history: History | undefined): string {
  const badge = badgeOf(report, history);
  return path !== undefined && /\.json$/i.test(path) ? endpoint(badge) : badgePicture(badge);
}

/** Returns what the badge of a run says. */
export function badgeOf(report: Report, history: History | undefined): Badge {
  const all = report.issues.length > 0 ? [] : standingsOf(report, history);
  const statuses = all.map((each) => each.status);
  // A run that came to nothing knows of no check.
  const status = report.checks.length === 0 && report.status !== 'ok' ? report.status : worstOf(statuses, report);
  return { label: 'mail', message: messageOf(status, all), status };
}

function worstOf(statuses: readonly Status[], { status }: Report): Status {
  return worst([...statuses, status]);
}

function messageOf(status: Status, all: readonly CheckStanding[]): string {
  const count = all.filter((each) => each.status === status).length;
  if (status === 'ok' || status === 'unknown' || all.length < 2 || count === 0) return status;
  return `${grouped(count)} of ${grouped(all.length)} ${status}`;
}

/** The answer that shields.io expects of an endpoint: https://shields.io/badges/endpoint-badge. */
function endpoint({ label, message, status }: Badge): string {
  return `${JSON.stringify({ schemaVersion: 1, label, message, color: COLOURS[status] }, null, 2)}\n`;
}
