/** What new servers offer less than those that they replace. */
import type { MxTalk } from '../../../mail/mx/talk.ts';
import type { Concern } from '../../../policy/concern.ts';
import { subjectOf } from './talks-to-judge.ts';

/** Extensions that senders of some messages rely on: RFC 6152, RFC 6531, RFC 2920. */
const COMPARED = ['8BITMIME', 'SMTPUTF8', 'PIPELINING'] as const;

/**
 * Compares the talks with new addresses with those with published ones. Something counts as there before when every
 * published server had it: a sender could not rely on it otherwise.
 */
export function lostExtensions(talks: readonly MxTalk[], before: readonly MxTalk[] = []): readonly Concern[] {
  const old = before.filter(({ extensions }) => extensions !== undefined);
  const [first] = old;
  if (!first) return [];
  return talks.flatMap((talk) => {
    if (talk.target.origin === 'published' || talk.extensions === undefined) return [];
    const losses = lossesOf(talk, old);
    if (losses.length === 0) return [];
    const hosts = [...new Set(old.map(({ target }) => target.host))].join(', ');
    return [
      {
        code: 'E_EHLO_LOST',
        severity: 'warning',
        subject: subjectOf(talk),
        message: `${subjectOf(talk)} offers less than ${hosts}: ${losses.join('; ')}.`,
        hint: 'Messages that were accepted so far may be refused. Postfix: message_size_limit, smtputf8_enable, smtpd_discard_ehlo_keywords; and look at filters in front of the server.',
      },
    ];
  });
}

function lossesOf(talk: MxTalk, old: readonly MxTalk[]): readonly string[] {
  const limit = limitOf(talk);
  const oldLimit = Math.min(...old.map(limitOf));
  const smaller = limit < oldLimit ? [`messages up to ${megabytes(limit)} instead of ${megabytes(oldLimit)}`] : [];
  const missing = COMPARED.filter(
    (name) => old.every(({ extensions }) => extensions?.includes(name)) && !talk.extensions?.includes(name),
  );
  return [...smaller, ...missing.map((name) => `no ${name}`)];
}

/** The announced limit in octets; infinite where none is announced (RFC 1870 section 4). */
function limitOf({ sizeLimit = 0 }: MxTalk): number {
  return sizeLimit > 0 ? sizeLimit : Number.POSITIVE_INFINITY;
}

function megabytes(limit: number): string {
  return Number.isFinite(limit) ? `${(limit / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB` : 'any size';
}
