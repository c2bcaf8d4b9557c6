/**
 * Reports of mail servers about a message of ours (RFC 3464): it could not be delivered, or is late. What counts is that
 * the report is about our message; whoever knows the token has seen it.
 */
import { readContentField } from './content-type.ts';
import { isProbeMessage, type Mark, parseHeaders } from './message.ts';
import { type Part, takeApart } from './message-parts.ts';
import { partText } from './part-text.ts';

/** The headers by which a report is known. */
export const REPORT_HEADERS = ['Content-Type', 'Auto-Submitted', 'Return-Path', 'In-Reply-To', 'References'] as const;

/** So much of a report is read, in octets. One with a large message in it says all that matters before that. */
export const MAX_REPORT = 64 * 1024;

/** What a report says about one recipient. All texts are untrusted. */
export interface DeliveryReport {
  readonly action: 'failed' | 'delayed';
  readonly recipient: string | undefined;
  /** `5.1.1` */
  readonly status: string | undefined;
  /** What the last server said, without the kind of the text: `550 5.1.1 No such user`. */
  readonly diagnostic: string | undefined;
  /** Whether the header of our message is in it, and it says of itself that a machine wrote it: then it may be removed. */
  readonly isProven: boolean;
}

/** More recipients than a message of a probe has; an alias may lead to more. */
const MAX_RECIPIENTS = 50;

/** With addresses and headers in UTF-8 they have names of their own (RFC 6533). */
const STATUS_TYPES = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED_TYPES = ['text/rfc822-headers', 'message/rfc822', 'message/global-headers', 'message/global'];

type Headers = ReadonlyMap<string, string>;

/** Whether a message says of itself that it is one. */
export function isDeliveryReport(headers: Headers): boolean {
  const { value, parameters } = readContentField(headers.get('content-type') ?? '');
  const kind = parameters.get('report-type')?.toLowerCase() ?? 'delivery-status';
  return value === 'multipart/report' && kind === 'delivery-status';
}

/**
 * What a report says about the message with this mark: that it failed for a recipient, else that it is late for one.
 * Nothing when it is about another message, or brings good news. `text` is what follows the header, or its beginning.
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

/** Nobody answers a report: it has no return path (RFC 3464 section 2), or says that nobody wrote it (RFC 3834). */
function isFromMachine(headers: Headers): boolean {
  return headers.get('return-path') === '<>' || /^auto-/i.test(headers.get('auto-submitted') ?? '');
}

/** The groups of fields, one for the message and one for each recipient (RFC 3464 section 2.1). */
function groupsOf(status: Part): readonly Headers[] {
  const blocks = (partText(status) ?? '').split(/(?:\r?\n){2}/, MAX_RECIPIENTS);
  return blocks.map((block) => parseHeaders(block));
}

/** The returned header decides; a report without one may name the message otherwise. */
function isAbout(mark: Mark, headers: Headers, groups: readonly Headers[], returned: Part | undefined): boolean {
  if (returned && isReturned(returned, mark)) return true;
  const id = `<mail-probe.${mark.token}@`;
  // Not every server returns a header. Then the report may name the original, or call itself an answer to it.
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

/** What follows the kind: `rfc822; a@b.test`, `smtp; 550 no`. It is not cut: half a secret would not be masked. */
function afterKind(field: string | undefined): string | undefined {
  if (field === undefined) return undefined;
  const text = field
    .slice(field.indexOf(';') + 1)
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text;
}
