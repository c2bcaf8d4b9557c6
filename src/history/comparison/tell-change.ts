/** The words for what differs from the own past. */
import type { FailureCode } from '../../model/failure-codes.ts';
import { type PhaseName, PROTOCOLS, type Protocol } from '../../model/phase.ts';
import type { Change } from '../../model/story.ts';
import { counted } from '../../text/counted.ts';
import { differenceOf, isLoss } from './capabilities.ts';
import { lostNames } from './certificate.ts';
import { type Facet, phaseOf } from './facets.ts';
import type { News } from './fold-fact.ts';
import type { Late } from './renewal.ts';

/** A change with what a finding needs. */
export interface ToldChange {
  readonly change: Change;
  readonly code: FailureCode;
  readonly hint: string;
  readonly phase?: PhaseName | undefined;
}

/** More names are counted. */
const MAX_NAMES = 8;
/** Characters of a value in a sentence. */
const MAX_BRIEF = 200;
const ACCEPT =
  'When it is meant, accept it: run once with accept-changes: true, or use mail-probe history accept. After 7 days it counts as usual.';

/** Puts a change into words. */
export function tellChange(facet: Facet, subject: string, news: News): ToldChange {
  const { isWorse, since } = news;
  const { protocol, where } = placeOf(facet, subject);
  const [before, after] = [shownValues(facet, news.before), shown(facet, news.after)];
  const message = sentence(facet, where, news);
  return {
    change: { kind: facet.kind, subject, message, before, after, isWorse, since },
    code: isWorse ? facet.codes.worse : facet.codes.other,
    hint: isWorse ? `${facet.look} ${ACCEPT}` : facet.look,
    phase: protocol && phaseOf(facet, protocol),
  };
}

/** Says that a certificate should have been renewed by now. */
export function tellLate(facet: Facet, subject: string, { usualDays, daysLeft, since }: Late): ToldChange {
  const { protocol, where } = placeOf(facet, subject);
  const [before, after] = [counted(usualDays, 'day'), counted(daysLeft, 'day')];
  return {
    change: {
      kind: facet.kind,
      subject,
      message: `The certificate of ${where} was always renewed with at least ${before} left, and has ${after} left now.`,
      before: `renewed with ${before} left`,
      after: `${after} left`,
      isWorse: true,
      since,
    },
    code: facet.codes.worse,
    hint: `Look at the log of the job that renews it, and renew it by hand before it expires. ${ACCEPT}`,
    phase: protocol && phaseOf(facet, protocol),
  };
}

/** `2026-12-01 05:14 UTC`. */
export function utcText(time: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(time)
    ? `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`
    : 'an unknown time';
}

/** `SMTP at mail.example.org`. */
function placeOf(
  { suffix }: Facet,
  subject: string,
): { readonly protocol: Protocol | undefined; readonly where: string } {
  const [first = '', ...rest] = subject.slice(0, subject.length - suffix.length - 1).split(' ');
  const protocol = first === 'smtp' || first === 'imap' ? first : undefined;
  const host = rest.join(' ');
  return { protocol, where: protocol === undefined ? host : `${PROTOCOLS[protocol].label} at ${host}` };
}

function sentence(facet: Facet, where: string, news: News): string {
  const since = `since ${utcText(news.since)}`;
  if (news.isMixed)
    return `${where} has several servers, and ${facet.noun} differs between them: ${mixture(facet, news)}.`;
  if (facet.kind === 'capability') return `${where} ${ofCapabilities(facet, news, since)}.`;
  const lost = facet.suffix === 'certificate names' ? lostNames(news.before, news.after) : [];
  if (lost.length > 0) return `The certificate of ${where} lacks ${list(lost)} ${since}, which it had before.`;
  if (facet.suffix === 'certificate') return `${where} has a new certificate ${since}.`;
  const [is, was] = /(?:names|records)\b/.test(facet.noun) ? ['are', 'were'] : ['is', 'was'];
  const before = news.before.map((value) => brief(facet, value)).join(', or ');
  return `${where}: ${facet.noun} ${is} ${brief(facet, news.after)} ${since}, and ${was} ${before} before.`;
}

function mixture(facet: Facet, { before, after }: News): string {
  if (facet.kind !== 'capability') return `${shown(facet, after)}, or ${shownValues(facet, before)}`;
  return `some do not offer ${list(differenceOf(before, after).lost)}`;
}

function ofCapabilities(facet: Facet, { before, after, isWorse }: News, since: string): string {
  const { lost, gained } = differenceOf(before, after);
  const stage = {
    'before-tls': ' before STARTTLS',
    'before-login': ' before the login',
    'after-login': ' after the login',
  };
  const at = facet.stage === undefined ? '' : stage[facet.stage];
  const named = isWorse ? lost.filter((name) => isLoss(name, facet.stage === 'before-tls')) : lost;
  const more = gained.length > 0 ? `, and offers ${list(gained)}` : '';
  if (named.length > 0) return `no longer offers ${list(named)}${at} ${since}, as it did before${more}`;
  if (gained.length > 0) return `offers ${list(gained)}${at} ${since}, and did not before`;
  return `offers other extensions${at} ${since} than before`;
}

function list(names: readonly string[]): string {
  const [last = '', ...others] = names.slice(0, MAX_NAMES).toReversed();
  if (names.length > MAX_NAMES) return `${names.slice(0, MAX_NAMES).join(', ')} and ${names.length - MAX_NAMES} more`;
  return others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
}

/** As much of a value as fits into a sentence. */
function brief({ suffix }: Facet, value: string): string {
  if (suffix === 'certificate names') return list(value.split(' '));
  return value.length > MAX_BRIEF ? `${value.slice(0, MAX_BRIEF)}…` : value;
}

/** Names are shown as a list. */
function shown({ kind, suffix }: Facet, value: string): string {
  return kind === 'capability' || suffix === 'certificate names' ? value.split(' ').join(', ') : value;
}

function shownValues(facet: Facet, values: readonly string[]): string {
  return values.map((value) => shown(facet, value)).join(', or ');
}
