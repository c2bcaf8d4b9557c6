/** Where DMARC reports go, and whether the receiver of reports has agreed (RFC 9990, RFC 9991). */
import { below, fits } from '../../dns/name.ts';
import type { Zone } from '../../dns/records.ts';
import type { Concern } from '../concern.ts';
import { failedLookup } from '../failed-lookup.ts';
import { lookupTexts } from '../texts.ts';
import { type DmarcRecord, isDmarcRecord, isReportUri, reportUris, withoutSize } from './dmarc-record.ts';
import { findOrganization } from './dmarc-walk.ts';

const MAILBOX = /^mailto:[^@]*@([\w.-]+?)\.?(?:\?.*)?$/i;

/** More addresses of a tag are not judged: few receivers send to more than two. */
const MAX_URIS = 10;

/** Judges the addresses of one record. */
export async function judgeReports(zone: Zone, record: DmarcRecord): Promise<readonly Concern[]> {
  const named = ['rua', 'ruf'].flatMap((tag) =>
    reportUris(record.tags, tag)
      .slice(0, MAX_URIS)
      .map((uri) => ({ tag, uri })),
  );
  const wrong = named.flatMap(({ tag, uri }) => wrongUri(record, tag, uri));
  const hosts = named.flatMap(({ uri }) => MAILBOX.exec(withoutSize(uri))?.[1]?.toLowerCase() ?? []);
  const foreign = [...new Set(hosts)].filter((host) => host !== record.domain);
  if (foreign.length === 0) return wrong;
  const own = findOrganization(zone, record.domain);
  const judged = await Promise.all(foreign.map((host) => judgeHost(zone, record, host, own)));
  return [...wrong, ...judged.flat()];
}

function wrongUri({ domain, record }: DmarcRecord, tag: string, uri: string): readonly Concern[] {
  const base = { code: 'E_DMARC_INVALID', severity: 'warning', subject: `${tag} ${uri}`, record } as const;
  const whose = `In the DMARC record of ${domain}, ${tag}`;
  if (uri === '') {
    const hint = `Write ${tag}=mailto: and an address, or leave ${tag} out.`;
    return [{ ...base, message: `${whose} is empty, or has a comma too many.`, hint }];
  }
  if (!isReportUri(uri)) {
    const hint = `Write ${tag}=mailto:${uri.includes('@') ? uri.replace(/^.*[:\s]/, '') : `dmarc@${domain}`}.`;
    return [{ ...base, message: `${whose} has ${uri}, which is no address for reports: no report is sent.`, hint }];
  }
  if (MAILBOX.test(withoutSize(uri))) return [];
  const message = `${whose} has ${uri}, and reports are sent only to mailto: addresses.`;
  return [{ ...base, message, hint: `Write ${tag}=mailto:dmarc@${domain}.` }];
}

async function judgeHost(
  zone: Zone,
  { domain, record }: DmarcRecord,
  host: string,
  own: Promise<string | Concern>,
): Promise<readonly Concern[]> {
  const name = below(`${domain}._report._dmarc`, host);
  if (!fits(name)) return [];
  const [{ texts, lookup }, ours, theirs] = await Promise.all([
    lookupTexts(zone, name),
    own,
    findOrganization(zone, host),
  ]);
  if (ours === theirs || texts.some(({ text }) => isDmarcRecord(text))) return [];
  if (lookup.outcome === 'failed') return [failedLookup(name, 'TXT', lookup)];
  const failure = [ours, theirs].find((each) => typeof each !== 'string');
  if (failure) return [failure];
  return [
    {
      code: 'E_DMARC_RUA_UNAUTHORIZED',
      severity: 'warning',
      subject: host,
      message: `DMARC reports of ${domain} are to go to ${host}, which has not agreed: there is no DMARC record at ${name}, so that none are sent.`,
      hint: `Have ${host} publish the TXT record "v=DMARC1;" at ${name}, or name an address at ${domain}.`,
      record,
    },
  ];
}
