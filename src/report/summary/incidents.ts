import { plainNumber } from '../../text/plain-number.ts';
import { safeText } from '../../text/untrusted.ts';
import type { IncidentOutcome } from '../common/incident-outcome.ts';

/** One line about issues, after the summary; empty when there is nothing to say. */
export function incidentLine(outcome: IncidentOutcome | undefined): string {
  if (!outcome) return '';
  const { number, url, opened, closed } = outcome;
  const what = [...(opened > 0 ? [`${opened} opened`] : []), ...(closed > 0 ? [`${closed} closed`] : [])].join(', ');
  // An address of the server of this workflow; anything else in it would end the link.
  const isPlain = url !== undefined && /^https?:\/\/[\w.:/-]{1,300}$/.test(url);
  const link = number !== undefined && isPlain ? `[#${plainNumber(number)}](${safeText(url, 320)})` : '';
  if (what === '' && link === '') return '';
  return `\n**Incidents:** ${[what, link].filter((part) => part !== '').join(' · ')}\n`;
}
