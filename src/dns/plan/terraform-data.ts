/** The data of records as Terraform's providers write it. */
import { BadRecord } from '../bad-record.ts';
import { chunked, MAX_STRING, octetsOf, utf8Octets } from '../octets.ts';
import { tokensOf, type ZoneToken } from '../rdata/entry-reader.ts';
import { parseRdata } from '../rdata/parse-rdata.ts';
import type { RecordData, RecordType } from '../records.ts';
import { absoluteName, dataOfFields, textData } from './draft.ts';
import { childOf, itemsOf, type PlanNode, textAt, wantedText } from './node.ts';

/** Data in the form of a master file. The provider adds the outer quotes of a Route 53 text; Google wants them. */
export function presented(type: RecordType, text: string, provider: 'route53' | 'google'): RecordData {
  const octets = utf8Octets(text);
  const isText = type === 'TXT' || type === 'TYPE99';
  const tokens = tokensOf(isText && provider === 'route53' ? `"${octets}"` : octets);
  if (isText && provider === 'route53' && !tokens.every(({ isQuoted }) => isQuoted)) {
    const remedy = 'Write the text without quotes around it; \\"\\" between two parts splits it.';
    throw new BadRecord('has a text with quotes of its own', remedy);
  }
  return parseRdata(type, provider === 'route53' ? tokens.map(octal) : tokens, absoluteName);
}

/** Route 53 escapes octets in octal. */
function octal(token: ZoneToken): ZoneToken {
  const raw = token.raw.replace(/\\([0-3][0-7]{2})/g, (_all, digits: string) => {
    return `\\${String(Number.parseInt(digits, 8)).padStart(3, '0')}`;
  });
  return { ...token, raw };
}

/** The data of a record of Cloudflare: fields of types that have some, or a content. */
export function cloudflareData(type: RecordType, values: PlanNode): RecordData {
  const [data] = itemsOf(childOf(values, 'data'));
  const content = textAt(values, 'content', 'value');
  const field = (...keys: readonly [string, ...string[]]): string => wantedText(data ?? values, ...keys);
  const fields = (...texts: readonly string[]): RecordData => dataOfFields(type, texts, absoluteName);
  if (type === 'MX') return fields(wantedText(values, 'priority'), content ?? wantedText(values, 'content'));
  if (type === 'TXT') return cloudflareText(content ?? wantedText(values, 'content'));
  if (data && type === 'SRV') {
    const priority = textAt(data, 'priority') ?? textAt(values, 'priority') ?? '0';
    return fields(priority, field('weight'), field('port'), field('target'));
  }
  if (data && type === 'TLSA')
    return fields(field('usage'), field('selector'), field('matching_type'), field('certificate'));
  if (data && type === 'CAA') return fields(textAt(data, 'flags') ?? '0', field('tag'), escaped(field('value')));
  const text = content ?? wantedText(values, 'content');
  return parseRdata(type, tokensOf(utf8Octets(text)), absoluteName);
}

/** A text in quotes is split as it is written, another one at 255 octets. */
function cloudflareText(content: string): RecordData {
  if (!/^".*"$/s.test(content)) return textData(content);
  const tokens = tokensOf(utf8Octets(content));
  if (tokens.some(({ isQuoted }) => !isQuoted)) return textData(content);
  return { type: 'TXT', strings: tokens.flatMap(({ raw }) => chunkedOnce(octetsOf(raw))) };
}

function chunkedOnce(octets: string): readonly string[] {
  return octets.length <= MAX_STRING ? [octets] : chunked(octets);
}

/** The data of one item of a record set of Azure. */
export function azureData(type: RecordType, item: PlanNode): RecordData {
  const fields = (...texts: readonly string[]): RecordData => dataOfFields(type, texts, absoluteName);
  switch (type) {
    case 'MX':
      return fields(wantedText(item, 'preference'), wantedText(item, 'exchange'));
    case 'SRV':
      return fields(...['priority', 'weight', 'port', 'target'].map((key) => wantedText(item, key)));
    case 'CAA':
      return fields(textAt(item, 'flags') ?? '0', wantedText(item, 'tag'), escaped(wantedText(item, 'value')));
    case 'TXT':
      return textData(wantedText(item, 'value'));
    default:
      if (item.kind === 'scalar') return fields(item.text);
      throw new BadRecord('has records that are no texts', 'Write each record as one text.');
  }
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\');
}
