/**
 * Reads reports of mail servers about the probe's message (RFC 3464): it could not be delivered, or is late. A report
 * counts when it is about this message, which its token proves: only those who saw the message know the token.
 */
import { readContentField } from './content-type.ts';
import { isProbeMessage, type Mark, parseHeaders } from './message.ts';
import { type Part, takeApart } from './message-parts.ts';
import { partText } from './part-text.ts';

/** The headers by which a report is recognised. */
export const REPORT_HEADERS = ['Content-Type', 'Auto-Submitted', 'Return-Path', 'In-Reply-To', 'References'] as const;

/** At most this many octets of a report are read. All that matters comes before a large message that it returns. */
export const MAX_REPORT = 64 * 1024;

/** The report about one recipient. All texts are untrusted. */
export interface DeliveryReport {
  readonly action: 'failed' | 'delayed';
  readonly recipient: string | undefined;
  /** The enhanced status code: `5.1.1`. */
  readonly status: string | undefined;
  /** The reply of the last server, without the type prefix: `550 5.1.1 No such user`. */
  readonly diagnostic: string | undefined;
  /** Whether the report holds the header of the probe's message and claims to be automatic: then it may be removed. */
  readonly isProven: boolean;
}

/** At most this many groups are read. A probe's message has fewer recipients, but an alias may add more. */
const MAX_RECIPIENTS = 50;

/** Content types of the parts of a report. With addresses and headers in UTF-8 they have other names (RFC 6533). */
const STATUS_TYPES = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED_TYPES = ['text/rfc822-headers', 'message/rfc822', 'message/global-headers', 'message/global'];

type Headers = ReadonlyMap<string, string>;

/** Whether a message declares itself to be a delivery report. */
export function isDeliveryReport(headers: Headers): boolean {
  const { value, parameters } = readContentField(headers.get('content-type') ?? '');
  const kind = parameters.get('report-type')?.toLowerCase() ?? 'delivery-status';
  return value === 'multipart/report' && kind === 'delivery-status';
}

/**
 * Reads the report about the message with this mark: a failure for a recipient if there is one, else a delay. Returns
 * nothing when the report is about another message or about a success. `text` is the body, or its beginning.
 */
export function readDeliveryReport(headers: Headers, text: Buffer, mark: Mark): DeliveryReport | undefined {
  if (!isDeliveryReport(headers)) return undefined;
  const { parts } = takeApart(headers, text, text.length < MAX_REPORT);
  const status = parts.find(({ type }) => STATUS_TYPES.includes(type));
  const returned = parts.find(({ type }) => RETURNED_TYPES.includes(type));
  const groups = status ? groupsOf(status) : [];
  if (!isAbout(mark, headers, groups, returned)) return undefined;
  const isProven = isFromMachine(headers) && returned !== undefined && isReturned(returned, mark);
  const reports = groups.flatMap((group) => reportOf(group, isProven));
  return reports.find(({ action }) => action === 'failed') ?? reports[0];
}

/** Whether a machine wrote the report: its return path is empty (RFC 3464 section 2), or it says so (RFC 3834). */
function isFromMachine(headers: Headers): boolean {
  return headers.get('return-path') === '<>' || /^auto-/i.test(headers.get('auto-submitted') ?? '');
}

/** Reads the groups of fields: one for the message and one per recipient (RFC 3464 section 2.1). */
function groupsOf(status: Part): readonly Headers[] {
  const blocks = (partText(status) ?? '').split(/(?:\r?\n){2}/, MAX_RECIPIENTS);
  return blocks.map((block) => parseHeaders(block));
}

/** Whether a report is about this message. The returned header decides; without one, other fields may name it. */
function isAbout(mark: Mark, headers: Headers, groups: readonly Headers[], returned: Part | undefined): boolean {
  if (returned && isReturned(returned, mark)) return true;
  const id = `<mail-probe.${mark.token}@`;
  // Not every server returns a header. Such a report may name the original, or be marked as an answer to it.
  const named = groups.map((group) => group.get('original-message-id'));
  const answered = [headers.get('in-reply-to'), headers.get('references')];
  if (named.some((value) => value?.includes(id))) return true;
  return !hasFields(returned) && answered.some((value) => value?.includes(id));
}

function isReturned(returned: Part, mark: Mark): boolean {
  return isProbeMessage(headerOf(returned), mark);
}

function hasFields(returned: Part | undefined): boolean {
  return returned !== undefined && headerOf(returned).size > 0;
}

function headerOf(returned: Part): Headers {
  const text = partText({ ...returned, charset: undefined }) ?? '';
  const [block = ''] = text.replace(/^(?:\r?\n)+/, '').split(/\r?\n\r?\n/, 1);
  return parseHeaders(block);
}

function reportOf(group: Headers, isProven: boolean): readonly DeliveryReport[] {
  const status = /[245]\.\d{1,3}\.\d{1,3}/.exec(group.get('status') ?? '')?.[0];
  const action = group.get('action')?.split(/[\s(]/, 1)[0]?.toLowerCase();
  if (action !== 'failed' && action !== 'delayed') return [];
  const recipient = group.get('final-recipient') ?? group.get('original-recipient');
  return [
    { action, status, recipient: afterKind(recipient), diagnostic: afterKind(group.get('diagnostic-code')), isProven },
  ];
}

/** Removes the type prefix: `rfc822; a@b.test`, `smtp; 550 no`. The text is not cut: half a secret is not masked. */
function afterKind(field: string | undefined): string | undefined {
  if (field === undefined) return undefined;
  const text = field
    .slice(field.indexOf(';') + 1)
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}
