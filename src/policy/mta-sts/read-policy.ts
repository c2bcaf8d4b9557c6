/** The policy file (RFC 8461 section 3.2). */
import { trimBlanks } from './trim-blanks.ts';

/** A policy. */
export interface StsPolicy {
  readonly mode: 'enforce' | 'testing' | 'none';
  /** Seconds for which senders may keep it. */
  readonly maxAge: number;
  /** Host names, in lower case, in the order of the file; `*.example.org` for every name of one more label. */
  readonly mx: readonly string[];
}

/** A policy, or why senders refuse it: a clause that continues after "the policy". */
export type ReadPolicy =
  | { readonly policy: StsPolicy; readonly fault?: undefined }
  | { readonly policy?: undefined; readonly fault: string };

/** About a year (RFC 8461 section 3.2), in seconds. */
const MAX_AGE = 31_557_600;
const KEY = /^[A-Za-z\d][A-Za-z\d_.-]{0,31}$/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no value may hold
const NOT_TEXT = /[\0-\x1f\x7f]/;
/** Underscores are taken, too: names of hosts have them, whatever the grammar of a host name says. */
const PATTERN = /^(?:\*\.)?[a-z\d_](?:[a-z\d_-]*[a-z\d_])?(?:\.[a-z\d_](?:[a-z\d_-]*[a-z\d_])?)*$/;

/** Reads a policy. Keys that are not known are passed over; of a key that stands twice, except mx, the first counts. */
export function readPolicy(text: string): ReadPolicy {
  if (text.startsWith('\ufeff'))
    return { fault: 'begins with a byte-order mark, so its first line is not "version: STSv1"' };
  const values = new Map<string, string>();
  const mx: string[] = [];
  const lines = text.split(/\r?\n/);
  while (lines.length > 1 && trimBlanks(lines.at(-1) ?? '') === '') lines.pop();
  for (const [index, line] of lines.entries()) {
    const field = readField(line);
    if (typeof field === 'string') return { fault: `has in line ${index + 1} ${field}` };
    const [key, value] = field;
    if (key === 'mx') {
      const pattern = value.toLowerCase();
      if (!PATTERN.test(pattern))
        return { fault: `has in line ${index + 1} the mx "${value}", which is no host name in ASCII` };
      mx.push(pattern);
    } else if (!values.has(key)) values.set(key, value);
  }
  return judged(values, [...new Set(mx)]);
}

/** Reads a line: its key and value, or what is wrong with it. */
function readField(line: string): readonly [string, string] | string {
  if (line.trim() === '') return 'nothing; blank lines may only stand at the end';
  const colon = line.indexOf(':');
  const key = line.slice(0, Math.max(colon, 0));
  const value = trimBlanks(line.slice(colon + 1));
  if (!KEY.test(key)) return `"${line.slice(0, 80)}", which does not begin with a key and a colon`;
  if (NOT_TEXT.test(value)) return `a value of ${key} with a control character`;
  return value === '' ? `no value of ${key}` : [key, value];
}

function judged(values: ReadonlyMap<string, string>, mx: readonly string[]): ReadPolicy {
  const [version, mode, maxAge] = ['version', 'mode', 'max_age'].map((key) => values.get(key));
  if (version !== 'STSv1')
    return { fault: version === undefined ? 'has no "version: STSv1"' : `has the version "${version}", not STSv1` };
  if (mode !== 'enforce' && mode !== 'testing' && mode !== 'none') {
    return { fault: mode === undefined ? 'has no mode' : `has the mode "${mode}"; it is enforce, testing or none` };
  }
  if (maxAge === undefined) return { fault: 'has no max_age' };
  if (!/^\d{1,10}$/.test(maxAge) || Number(maxAge) > MAX_AGE) {
    return { fault: `has the max_age "${maxAge}"; it is a number of seconds up to ${MAX_AGE}` };
  }
  if (mx.length === 0 && mode !== 'none') return { fault: `has the mode ${mode} and no mx` };
  return { policy: { mode, maxAge: Number(maxAge), mx } };
}

/** Whether a policy names a host. A wildcard stands for exactly one label (RFC 8461 section 4.1). */
export function namesHost({ mx }: Pick<StsPolicy, 'mx'>, host: string): boolean {
  const name = host.toLowerCase();
  const dot = name.indexOf('.');
  return mx.some((pattern) => pattern === name || (dot > 0 && pattern === `*${name.slice(dot)}`));
}
