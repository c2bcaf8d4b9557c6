import type { Notice } from '../../model/finding.ts';
import { safeText } from '../../text/untrusted.ts';
import { FAILURE_TITLES } from '../common/failure-titles.ts';
import type { Annotation } from './annotations.ts';

/** Renders trouble with a history or with incidents. It is never an error: the verdict does not depend on it. */
export function memoryWarning({ code, message, hint }: Notice): Annotation {
  const lines = [
    safeText(message, 600),
    ...(hint === undefined ? [] : [`What to do: ${safeText(hint, 600)}`]),
    ...(code === undefined ? [] : [`Code: ${code}`]),
    'The result of the checks is not affected.',
  ];
  return {
    level: 'warning',
    title: `Mail Probe: ${code === undefined ? 'history and incidents' : FAILURE_TITLES[code]}`,
    message: lines.join('\n'),
  };
}
