/** DMARC records: what they say, and what is wrong with them (RFC 9989 sections 4.7 and 4.8). */
import { parseTags, type TagList, tagValue } from '../tag-list.ts';
import type { TxtRecord } from '../texts.ts';

/** Policies, the weakest first. */
export const DMARC_POLICIES = ['none', 'quarantine', 'reject'] as const;

/** What receivers are asked to do with mail that fails. */
export type DmarcPolicy = (typeof DMARC_POLICIES)[number];

/** A record that receivers take as one. */
export interface DmarcRecord extends TxtRecord {
  /** The domain that publishes it. */
  readonly domain: string;
  readonly tags: TagList;
  /** Absent when the record asks for nothing that receivers follow. */
  readonly policies?: DmarcPolicies | undefined;
}

/** What is asked for, with `t=y` taken into account: it lowers each by a step. */
export interface DmarcPolicies {
  readonly domain: DmarcPolicy;
  readonly subdomains: DmarcPolicy;
  /** For names that do not exist. */
  readonly missing: DmarcPolicy;
}

const VERSION = /^v[ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/;
const VERSION_TAG = /^V(?=[ \t]*=)/;
const NEAR = /^[\s"']*(?:v\s*=\s*"?DMARC|p\s*=\s*(?:none|quarantine|reject)\b)/i;
/** RFC 3986, without a comma and an exclamation mark. */
const URI = /^[a-z][a-z0-9+.-]*:(?:[\w\-.~:/?#[\]@$&'()*+;=]|%[\da-f]{2})*$/i;
const SIZE = /![0-9]+[kmgt]?$/i;

/** Whether a text begins as a record does: the tag may be in any case, its value may not. */
export function isDmarcRecord(text: string): boolean {
  return VERSION.test(text.trim().replace(VERSION_TAG, 'v'));
}

/** Whether a text may have been meant as a record. */
export function isNearDmarc(text: string): boolean {
  return NEAR.test(text);
}

/** Reads a record. A tag that is there twice makes it worthless (RFC 6376 section 3.2): undefined. */
export function readDmarc(domain: string, { text, record }: TxtRecord): DmarcRecord | undefined {
  const tags = parseTags(text.trim().replace(VERSION_TAG, 'v'));
  if (tags.twice.length > 0) return undefined;
  return { domain, text, record, tags, policies: policiesOf(tags) };
}

/** Addresses of a tag such as `rua`, as written. */
export function reportUris(tags: TagList, name: string): readonly string[] {
  const value = tagValue(tags, name);
  return value === undefined ? [] : value.split(',').map((uri) => uri.trim());
}

/** An address for reports without the size that it may have had before RFC 9989. */
export function withoutSize(uri: string): string {
  return uri.replace(SIZE, '');
}

/** Whether an address for reports is a URI. */
export function isReportUri(uri: string): boolean {
  return URI.test(withoutSize(uri));
}

/** A policy as written; undefined when there is none of the name, `invalid` when it is none. */
export function writtenPolicy(tags: TagList, name: 'p' | 'sp' | 'np'): DmarcPolicy | 'invalid' | undefined {
  const value = tagValue(tags, name)?.toLowerCase();
  return value === undefined ? undefined : (DMARC_POLICIES.find((each) => each === value) ?? 'invalid');
}

/** Whether the record is in test mode. */
export function isTesting(tags: TagList): boolean {
  return tagValue(tags, 't')?.toLowerCase() === 'y';
}

/** RFC 9989 section 4.10.1: without a valid policy, a record that wants reports asks for `none`. */
function policiesOf(tags: TagList): DmarcPolicies | undefined {
  const [p, sp, np] = [writtenPolicy(tags, 'p'), writtenPolicy(tags, 'sp'), writtenPolicy(tags, 'np')];
  if (p === undefined || p === 'invalid' || sp === 'invalid' || np === 'invalid') {
    const none: DmarcPolicies = { domain: 'none', subdomains: 'none', missing: 'none' };
    return reportUris(tags, 'rua').some(isReportUri) ? none : undefined;
  }
  const lowered = (policy: DmarcPolicy): DmarcPolicy =>
    isTesting(tags) ? (DMARC_POLICIES[DMARC_POLICIES.indexOf(policy) - 1] ?? 'none') : policy;
  return { domain: lowered(p), subdomains: lowered(sp ?? p), missing: lowered(np ?? sp ?? p) };
}

/** Whether a policy asks for less than another. */
export function isWeaker(policy: DmarcPolicy, other: DmarcPolicy): boolean {
  return DMARC_POLICIES.indexOf(policy) < DMARC_POLICIES.indexOf(other);
}
