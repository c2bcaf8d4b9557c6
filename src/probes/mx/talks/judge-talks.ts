/** What talks with mail servers mean for the mail of a domain. Pure. */
import { isSwallowed } from '../../../mail/mx/mark-untested.ts';
import type { MxTalk } from '../../../mail/mx/talk.ts';
import type { Concern } from '../../../policy/concern.ts';
import { lostExtensions } from './compare-ehlo.ts';
import { judgeAnswers } from './judge-answers.ts';
import { judgeReach } from './judge-reach.ts';
import { judgeTls } from './judge-tls.ts';
import { subjectOf, type TalksToJudge } from './talks-to-judge.ts';

/** Judges the talks with all hosts of a view. Subjects are `host (address)`, or a host. */
export function judgeTalks(all: TalksToJudge): readonly Concern[] {
  const names = all.hosts.map(({ host }) => host);
  const talks = all.talks.filter(({ target }) => names.includes(target.host));
  const isBlocked = talks.some(isSwallowed) && talks.every(({ outcome }) => outcome === 'not tested');
  if (isBlocked) return [blocked(talks)];
  const tested = talks.filter(({ outcome }) => outcome !== 'not tested');
  return [
    ...judgeReach(all, talks),
    ...tested.flatMap((talk) => [...judgeTls(all, talk), ...judgeAnswers(all, talk)]),
    ...lostExtensions(tested, all.before),
  ];
}

function blocked(talks: readonly MxTalk[]): Concern {
  const list = talks.map(subjectOf).join(', ');
  return {
    code: 'E_PORT25_BLOCKED',
    severity: 'unknown',
    subject: 'port 25',
    message: `Port 25 of every MX address is silent from this runner, so no mail server was tested over SMTP: ${list}.`,
    hint: 'GitHub-hosted runners cannot reach port 25. The checks of DNS and of policies ran; greeting, STARTTLS, certificates and recipients of the mail servers are not tested. Run this check on a self-hosted runner with an open port 25, test TLS and the certificate alone with mx-port: 587, or set mx-connect: false.',
  };
}
