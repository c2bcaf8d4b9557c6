/** What talks could not find out, a sentence each, for those who read only the verdict. */
import type { MxTalk } from '../../../mail/mx/talk.ts';
import { isSubmissionPort, subjectOf } from './talks-to-judge.ts';

/** Returns what was not tested. Texts of servers are left out: concerns quote them. */
export function untestedTalks(talks: readonly MxTalk[]): readonly string[] {
  return talks.flatMap((talk) => (talk.outcome === 'ok' ? unanswered(talk) : [notReached(talk)]));
}

function notReached(talk: MxTalk): string {
  const { outcome, failure, extensions, tls, recipients } = talk;
  if (outcome === 'not tested') {
    return `${subjectOf(talk)} was not tested: this runner does not reach it (${failure?.systemCode ?? 'no answer'}).`;
  }
  const open = [
    ...(extensions === undefined ? ['EHLO'] : []),
    ...(tls === undefined ? ['STARTTLS and the certificate'] : []),
    ...(recipients.length === 0 ? ['recipients'] : ['further recipients']),
  ];
  return `${subjectOf(talk)} was not tested to the end: nothing is known about ${open.join(', ')}.`;
}

function unanswered(talk: MxTalk): readonly string[] {
  const { recipients, relay, unknownRecipient, target } = talk;
  const isSubmission = isSubmissionPort(target.port);
  return [
    ...(isSubmission
      ? [`${subjectOf(talk)} was tested for TLS alone: on port ${target.port} it takes mail after a login only.`]
      : []),
    ...(!isSubmission && recipients.some(({ outcome }) => outcome === 'deferred')
      ? [`${subjectOf(talk)} put recipients off, so it is not known whether it accepts them.`]
      : []),
    ...(relay?.outcome === 'deferred'
      ? [`${subjectOf(talk)} put a foreign recipient off, so it is not known whether it relays.`]
      : []),
    ...(unknownRecipient?.outcome === 'deferred'
      ? [`${subjectOf(talk)} put an unknown recipient off, so it is not known whether it accepts every name.`]
      : []),
  ];
}
