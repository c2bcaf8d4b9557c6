/** The TXT record that tells senders that there is a policy, and when it changes (RFC 8461 section 3.1). */
import type { Lookup, ResourceRecord } from '../../dns/records.ts';
import { trimBlanks } from './trim-blanks.ts';

/** What the TXT records of `_mta-sts` come to. */
export type StsRecord =
  | { readonly kind: 'valid'; readonly id: string; readonly record: ResourceRecord }
  /** Senders take it for no record. `fault` is a clause that continues after the name. */
  | { readonly kind: 'broken'; readonly fault: string; readonly record: ResourceRecord }
  | { readonly kind: 'missing' };

const BEGIN = 'v=STSv1;';
const FIELD = /^[A-Za-z\d][A-Za-z\d_.-]{0,31}=[\x21-\x3a\x3c\x3e-\x7e]+$/;
const ID = /^[A-Za-z\d]{1,32}$/;

/** Reads the answer to the question for the TXT records. It must not be a failed one. */
export function readStsRecord({ records }: Lookup): StsRecord {
  const texts = records.flatMap((record) =>
    record.data.type === 'TXT' ? [{ record, text: record.data.strings.join('') }] : [],
  );
  const own = texts.filter(({ text }) => text.startsWith(BEGIN));
  const [first, second] = own;
  if (!first) return discarded(texts);
  if (second) {
    return {
      kind: 'broken',
      record: second.record,
      fault: `has ${own.length} records that begin with "${BEGIN}", so senders take none of them`,
    };
  }
  const { record, text } = first;
  const fields = text.slice(BEGIN.length).split(';').map(trimBlanks);
  // One delimiter may stand at the end.
  if (fields.at(-1) === '') fields.pop();
  const wrong = fields.find((field) => !FIELD.test(field));
  if (wrong !== undefined)
    return { kind: 'broken', record, fault: `has the part "${wrong}", which is no field of the form name=value` };
  const ids = fields.filter((field) => field.startsWith('id=')).map((field) => field.slice('id='.length));
  const [id] = ids;
  if (id === undefined) return { kind: 'broken', record, fault: 'has no id' };
  if (ids.length > 1) return { kind: 'broken', record, fault: 'has more than one id' };
  if (!ID.test(id)) return { kind: 'broken', record, fault: `has the id "${id}"; an id is 1 to 32 letters and digits` };
  return { kind: 'valid', id, record };
}

/** Records that do not begin as they must are discarded. One that is nearly right was meant to be one. */
function discarded(texts: readonly { readonly record: ResourceRecord; readonly text: string }[]): StsRecord {
  const meant = texts.find(({ text }) => /^\W*v\s*=\s*sts/i.test(text));
  if (!meant) return { kind: 'missing' };
  return {
    kind: 'broken',
    record: meant.record,
    fault: `does not begin with "${BEGIN}", in this case and without blanks`,
  };
}
