/** Tags of DMARC records that are wrong, or out of date. */
import { below } from '../../dns/name.ts';
import type { Concern } from '../concern.ts';
import { parseTags, tagValue } from '../tag-list.ts';
import { type DmarcRecord, isDmarcRecord, reportUris, withoutSize, writtenPolicy } from './dmarc-record.ts';
import type { DmarcNode } from './dmarc-walk.ts';

/** Values that other tags can have (RFC 9989 section 4.7). */
const VALUES: Readonly<Record<string, RegExp>> = {
  adkim: /^[rs]$/i,
  aspf: /^[rs]$/i,
  fo: /^[01ds](?:\s*:\s*[01ds])*$/i,
  psd: /^[ynu]$/i,
  t: /^[yn]$/i,
};

/** At most so many parts that are no tags are told. */
const MAX_STRAYS = 5;

/** Texts at the name of the record that receivers discard. */
export function judgeDiscarded({ domain, discarded }: DmarcNode, isSender: boolean): readonly Concern[] {
  const [first, second] = discarded;
  if (!first) return [];
  const name = below('_dmarc', domain);
  const isRecord = isDmarcRecord(first.text);
  const base = { code: 'E_DMARC_INVALID', severity: isSender ? 'critical' : 'warning', subject: name } as const;
  if (isRecord && second) {
    const message = `${name} has ${discarded.length} DMARC records, and receivers discard them all.`;
    return [{ ...base, message, hint: 'Keep one of them.', record: second.record }];
  }
  const { record, text } = first;
  if (isRecord) {
    const twice = parseTags(text).twice.join(' and ');
    const message = `Receivers discard the DMARC record of ${domain}: it has ${twice} twice.`;
    return [{ ...base, message, hint: `Keep one ${twice}=.`, record }];
  }
  const hint = text.includes('\\')
    ? 'Write semicolons without a backslash in front of them.'
    : 'Begin the record with v=DMARC1; in exactly this form, without quotation marks.';
  const message = `Receivers discard the DMARC record of ${domain}: it does not begin with v=DMARC1 and a semicolon.`;
  return [{ ...base, message, hint, record }];
}

/** Tags with values that are not valid. */
export function judgeTags(
  { domain, tags, policies, text, record }: DmarcRecord,
  isSender: boolean,
): readonly Concern[] {
  const whose = policies ? `In the DMARC record of ${domain},` : `Receivers discard the DMARC record of ${domain}:`;
  const concern = (severity: Concern['severity'], subject: string, what: string, hint: string): Concern => {
    return { code: 'E_DMARC_INVALID', severity, subject, message: `${whose} ${what}.`, hint, record };
  };
  const broken = isSender ? 'critical' : 'warning';
  const concerns: Concern[] = [];
  for (const name of ['p', 'sp', 'np'] as const) {
    if (writtenPolicy(tags, name) !== 'invalid') continue;
    const what = `${name}=${tagValue(tags, name)} is no policy${policies ? ', so that receivers apply p=none' : ''}`;
    concerns.push(concern(broken, name, what, `Write ${name}=none, ${name}=quarantine or ${name}=reject.`));
  }
  if (tagValue(tags, 'p') === undefined && !policies) {
    concerns.push(concern(broken, 'p', 'there is no p', 'Write p=none, p=quarantine or p=reject after v=DMARC1;.'));
  }
  for (const stray of tags.strays.slice(0, MAX_STRAYS)) {
    concerns.push(
      concern('warning', stray, `${stray} is no tag`, 'Separate tags with semicolons, and write name=value.'),
    );
  }
  for (const { name, value } of tags.tags) {
    if (VALUES[name]?.test(value) === false) {
      concerns.push(
        concern('warning', name, `${name}=${value} is not valid, and ignored`, `Mend ${name}, or leave it out.`),
      );
    }
  }
  if (/^\s/.test(text))
    concerns.push(concern('warning', 'blank', 'there is a blank before v=DMARC1', 'Take the blank out.'));
  return concerns;
}

/** What RFC 9989 has taken out. */
export function judgeObsolete({ domain, tags, policies, record }: DmarcRecord): readonly Concern[] {
  const base = { code: 'E_DMARC_OBSOLETE', record } as const;
  const names = tags.tags.map(({ name }) => name);
  const percent = tagValue(tags, 'pct');
  const isEnforced = policies !== undefined && policies.domain !== 'none';
  const isOff = percent !== undefined && /^0+$/.test(percent) && isEnforced;
  const old = ['pct', 'rf', 'ri'].filter((name) => names.includes(name) && !(name === 'pct' && isOff));
  const sized = ['rua', 'ruf'].flatMap((tag) => reportUris(tags, tag)).filter((uri) => withoutSize(uri) !== uri);
  const concerns: Concern[] = [];
  if (isOff) {
    const message = `The DMARC record of ${domain} has pct=${percent}: older receivers do nothing, and those that follow RFC 9989 apply ${policies.domain} to all mail.`;
    const hint = 'Write p=none or t=y in place of pct=0 if nothing is to happen yet, or take pct out.';
    concerns.push({ ...base, severity: 'warning', subject: 'pct=0', message, hint });
  }
  const parts = [...old.map((name) => `${name}=${tagValue(tags, name)}`), ...sized];
  if (parts.length > 0) {
    const two =
      old.includes('pct') && percent !== '100' ? ' (older receivers apply the policy to a part of the mail only)' : '';
    const message = `The DMARC record of ${domain} has what RFC 9989 has taken out: ${parts.join(', ')}${two}.`;
    concerns.push({ ...base, severity: 'info', subject: parts.join(' '), message, hint: 'Take it out.' });
  }
  if (names.includes('p') && names[1] !== 'p') {
    const message = `The DMARC record of ${domain} has p not directly after v=DMARC1, which receivers that follow RFC 7489 refuse.`;
    concerns.push({ ...base, severity: 'info', subject: 'p', message, hint: 'Write p as the second tag.' });
  }
  return concerns;
}
