/** The key of a DKIM selector (RFC 6376 section 3.6.1, RFC 8301, RFC 8463). */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { parseTags, type TagList, tagValue } from '../tag-list.ts';

/** What is wrong with a key record, or weak about it. */
export interface KeyTrouble {
  /** A clause that follows "the DKIM key of …". */
  readonly problem: string;
  readonly remedy: string;
}

/** A key record, judged. */
export interface DkimKey {
  /** What makes it unusable for receivers. */
  readonly broken?: KeyTrouble | undefined;
  readonly weak: readonly KeyTrouble[];
  readonly type: string;
  /** Bits of an RSA key. */
  readonly bits?: number | undefined;
  /** The key without blanks, in Base64; empty for one that is revoked. */
  readonly key: string;
}

const MIN_BITS = 1024;
const GOOD_BITS = 2048;
/** What every verifier must take (RFC 8301 section 3.2). */
const MAX_BITS = 4096;
/** Octets of an Ed25519 key (RFC 8032). */
const ED25519_OCTETS = 32;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}(?:==)?|[A-Za-z0-9+/]{3}=?)?$/;

/** Whether a TXT record is meant as a key: it has a tag `p`, or says that it is one. */
export function isKeyRecord(text: string): boolean {
  return /(?:^|;)[ \t]*p[ \t]*=/i.test(text) || /^["\s]*v[ \t]*=[ \t]*DKIM/i.test(text);
}

/** Judges a key record. */
export function judgeKey(text: string): DkimKey {
  const list = parseTags(text);
  const type = tagValue(list, 'k') ?? 'rsa';
  const key = (tagValue(list, 'p') ?? '').replace(/[ \t\r\n]/g, '');
  const broken = malformed(text, list) ?? unfit(list, type, key);
  if (broken) return { broken, weak: [], type, key };
  const own = type.toLowerCase() === 'ed25519' ? judgeEd25519(key) : judgeRsa(key);
  return { ...own, weak: [...(own.weak ?? []), ...lax(list, type)], type, key };
}

function malformed(text: string, list: TagList): KeyTrouble | undefined {
  if (text.includes('\\')) {
    return trouble('has a backslash in its record', 'Write semicolons without a backslash in front of them.');
  }
  const [stray] = list.strays;
  if (stray !== undefined) {
    return trouble(
      `has a part that is no tag: ${shortened(stray)}`,
      'Separate tags with semicolons: v=DKIM1; k=rsa; p=…',
    );
  }
  const [twice] = list.twice;
  if (twice !== undefined) return trouble(`has the tag ${twice} twice`, `Keep one ${twice}=.`);
  const version = tagValue(list, 'v');
  if (version !== undefined && version !== 'DKIM1') {
    return trouble(`says v=${shortened(version)}`, 'Write v=DKIM1 as the first tag, in upper case.');
  }
  if (version !== undefined && list.tags[0]?.name !== 'v') {
    return trouble('has v=DKIM1 not as its first tag', 'Write v=DKIM1 in front of all other tags.');
  }
  if (tagValue(list, 'p') === undefined) return trouble('has no tag p', 'Add p= with the public key.');
  return undefined;
}

function unfit(list: TagList, type: string, key: string): KeyTrouble | undefined {
  if (!/^(?:rsa|ed25519)$/i.test(type))
    return trouble(`is of the type ${shortened(type)}`, 'Write k=rsa or k=ed25519.');
  const hashes = words(tagValue(list, 'h'));
  if (hashes && !hashes.includes('sha256')) {
    return trouble(
      `allows ${hashes.join(', ') || 'no hash'} only, which receivers do not accept (RFC 8301)`,
      'Write h=sha256, or leave h out.',
    );
  }
  const services = words(tagValue(list, 's'));
  if (services && !services.includes('*') && !services.includes('email')) {
    return trouble(`is not for mail: s=${shortened(services.join(':'))}`, 'Write s=email, or leave s out.');
  }
  if (key === '') {
    return trouble('is revoked: p= is empty', 'Publish the key that the server signs with, or take the selector away.');
  }
  if (!BASE64.test(key)) {
    return trouble(
      'is not in Base64',
      'Paste the key again, without the lines BEGIN and END, quotation marks and dots.',
    );
  }
  return undefined;
}

function judgeRsa(key: string): Pick<DkimKey, 'broken' | 'bits'> & { readonly weak?: readonly KeyTrouble[] } {
  const der = Buffer.from(key, 'base64');
  const spki = readKey(der, 'spki');
  const found = spki ?? readKey(der, 'pkcs1');
  const bits = found?.asymmetricKeyType === 'rsa' ? found.asymmetricKeyDetails?.modulusLength : undefined;
  if (bits === undefined) {
    const remedy =
      'Paste the whole public key again; a value that was cut at 255 characters has to be split into strings.';
    const isOther = found !== undefined || der.length === ED25519_OCTETS;
    return { broken: trouble('is no RSA key', isOther ? 'Write the type of the key into k=.' : remedy) };
  }
  if (bits < MIN_BITS) {
    const problem = `has ${bits} bits, and receivers do not accept less than ${MIN_BITS} (RFC 8301)`;
    return { bits, broken: trouble(problem, `Sign with a new key of ${GOOD_BITS} bits under a new selector.`) };
  }
  const weak: KeyTrouble[] = [];
  if (bits < GOOD_BITS) {
    weak.push(trouble(`has ${bits} bits`, `Sign with a new key of ${GOOD_BITS} bits under a new selector.`));
  } else if (bits > MAX_BITS) {
    const problem = `has ${bits} bits, and receivers need not take more than ${MAX_BITS} (RFC 8301)`;
    weak.push(trouble(problem, `Sign with a key of ${GOOD_BITS} bits.`));
  }
  if (!spki)
    weak.push(
      trouble(
        'is in the form of PKCS #1, which some receivers do not read',
        'Publish it as SubjectPublicKeyInfo: openssl rsa -pubout.',
      ),
    );
  return { bits, weak };
}

function judgeEd25519(key: string): Pick<DkimKey, 'broken'> & { readonly weak?: readonly KeyTrouble[] } {
  const { length } = Buffer.from(key, 'base64');
  if (length === ED25519_OCTETS) return {};
  const remedy =
    length === ED25519_OCTETS + 12
      ? 'Leave the first 12 octets out: p= holds the bare key (RFC 8463 section 4.2).'
      : 'Write k=rsa for an RSA key, or paste the 32 octets of the key in Base64.';
  return { broken: trouble(`has ${length} octets, and one of Ed25519 has ${ED25519_OCTETS}`, remedy) };
}

/** What works, but not everywhere, or not for long. */
function lax(list: TagList, type: string): readonly KeyTrouble[] {
  const weak: KeyTrouble[] = [];
  if (words(tagValue(list, 't'))?.includes('y')) {
    weak.push(trouble('is in test mode (t=y): receivers may treat signed mail like unsigned mail', 'Take t=y out.'));
  }
  if (list.hasGap) {
    weak.push(
      trouble('has an empty tag in its record, which strict receivers refuse', 'Take out the second semicolon.'),
    );
  }
  if (type !== type.toLowerCase()) {
    weak.push(trouble(`has its type in capital letters: k=${type}`, `Write k=${type.toLowerCase()}.`));
  }
  return weak;
}

function readKey(der: Buffer, type: 'spki' | 'pkcs1'): KeyObject | undefined {
  try {
    return createPublicKey({ key: der, format: 'der', type });
  } catch {
    return undefined;
  }
}

function words(value: string | undefined): string[] | undefined {
  return value?.split(':').map((word) => word.trim().toLowerCase());
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function trouble(problem: string, remedy: string): KeyTrouble {
  return { problem, remedy };
}
