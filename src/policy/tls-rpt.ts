/** TLS-RPT: where senders report trouble with TLS (RFC 8460). */
import { below } from '../dns/name.ts';
import type { Concern } from './concern.ts';
import type { DomainView } from './domain-view.ts';
import { failedLookup } from './failed-lookup.ts';
import { lookupTexts, type TxtRecord } from './texts.ts';

const VERSION = /^v=TLSRPTv1[ \t]*;/;
/** What may have been meant as one. */
const NEAR = /^[\s"']*v\s*=\s*TLS-?RPT/i;
const FIELD = /^[a-z0-9][\w.-]{0,31}$/i;
/** RFC 3986; a comma, a semicolon and an exclamation mark have to be written with a percent sign. */
const REPORT_URI = /^(?:mailto:[^\s@,;!]+@[a-z0-9.-]+\.[a-z0-9-]+(?:\?[^\s,;!]*)?|https:\/\/[^\s,;!]+)$/i;

/** What the domain promises to senders. */
export interface TlsPromise {
  /** Whether a policy of MTA-STS or TLSA records make senders insist on TLS. */
  readonly hasStsOrDane: boolean;
}

/** The records of a zone that are meant for TLS-RPT. */
interface Reports {
  readonly name: string;
  readonly valid: readonly TxtRecord[];
  readonly near: readonly TxtRecord[];
  readonly failure?: Concern | undefined;
}

/** Checks the record. Its absence is told only of domains that take mail. */
export async function checkTlsRpt(view: DomainView, promise: TlsPromise): Promise<readonly Concern[]> {
  const { domain } = view;
  const { name, valid, near, failure } = await lookupReports(view);
  if (failure) return [failure];
  const [first, second] = valid;
  const sample = `"v=TLSRPTv1; rua=mailto:tls-reports@${domain}"`;
  if (second) return [invalid(name, `there are ${valid.length} of them`, 'Keep one of them.', second)];
  if (first) {
    const problem = problemOf(first.text);
    return problem === undefined ? [] : [invalid(name, problem, `Publish ${sample} at ${name}.`, first)];
  }
  const [meant] = near;
  if (meant) {
    return [invalid(name, 'it does not begin with v=TLSRPTv1;', `Publish ${sample} at ${name}.`, meant)];
  }
  if (view.declared.isNoMail) return [];
  const message = promise.hasStsOrDane
    ? `${domain} makes senders insist on TLS, and has no TLS-RPT record: failures are not reported to you.`
    : `${domain} has no TLS-RPT record: failures of TLS are not reported to you.`;
  return [missing(view, promise.hasStsOrDane ? 'warning' : 'info', message, `Publish ${sample} at ${name}.`)];
}

/** Finds out whether a plan takes the record away. */
export async function compareTlsRpt(published: DomainView, planned: DomainView): Promise<readonly Concern[]> {
  const before = await lookupReports(published);
  if (before.valid.length !== 1) return [];
  const after = await lookupReports(planned);
  if (after.failure || after.valid.length + after.near.length > 0 || planned.declared.isNoMail) return [];
  const message = `The plan takes the TLS-RPT record of ${planned.domain} away: failures of TLS are no longer reported to you.`;
  return [missing(planned, 'warning', message, `Keep ${JSON.stringify(before.valid[0]?.text)} at ${before.name}.`)];
}

async function lookupReports({ domain, zone }: DomainView): Promise<Reports> {
  const name = below('_smtp', below('_tls', domain));
  const { texts, lookup } = await lookupTexts(zone, name);
  const valid = texts.filter(({ text }) => VERSION.test(text));
  const near = texts.filter(({ text }) => !VERSION.test(text) && NEAR.test(text));
  if (lookup.outcome !== 'failed') return { name, valid, near };
  const failed = failedLookup(name, 'TXT', lookup);
  // Reports are optional: a name that cannot be looked up stops no mail.
  const severity = failed.severity === 'critical' ? 'warning' : failed.severity;
  return { name, valid, near, failure: { ...failed, severity } };
}

function problemOf(text: string): string | undefined {
  const parts = text
    .split(';')
    .slice(1)
    .map((part) => part.trim());
  if (parts.at(-1) === '') parts.pop();
  const fields = parts.map((part) => {
    const [name = '', ...values] = part.split('=');
    return { name: name.trim(), value: values.join('=').trim(), isField: values.length > 0 && FIELD.test(name.trim()) };
  });
  const stray = parts.find((_part, index) => !fields[index]?.isField);
  if (stray !== undefined) return `it has a part that is no field: ${JSON.stringify(stray)}`;
  const rua = fields.filter(({ name }) => name === 'rua');
  if (rua.length === 0) return 'it has no rua';
  if (rua.length > 1) return 'it has rua twice';
  const uris = (rua[0]?.value ?? '').split(',').map((uri) => uri.trim());
  const wrong = uris.find((uri) => !REPORT_URI.test(uri));
  if (wrong === undefined) return undefined;
  return wrong === ''
    ? 'its rua is empty, or has a comma too many'
    : `${wrong} is neither a mailto: nor an https: address`;
}

function invalid(name: string, what: string, hint: string, { record }: TxtRecord): Concern {
  const message = `The TLS-RPT record of ${name} is not valid, so that senders report nothing: ${what}.`;
  return { code: 'E_TLSRPT_INVALID', severity: 'warning', subject: name, message, hint, record };
}

function missing({ domain }: DomainView, severity: 'info' | 'warning', message: string, hint: string): Concern {
  return { code: 'E_TLSRPT_MISSING', severity, subject: domain, message, hint, isOptional: true };
}
