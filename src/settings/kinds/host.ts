/** Hosts: names and addresses. */
import { domainToASCII } from 'node:url';
import { MASK } from '../../model/secret.ts';
import { ipFamily } from '../../system/ip-family.ts';
import { BadValue, type Kind } from './kind.ts';
import { oneLine } from './one-line.ts';

/**
 * A host name or an IP address. A name is returned in its ASCII form (IDNA) without a trailing dot, as in certificates
 * and in SNI; an IPv6 address without brackets.
 */
export const host: Kind<string> = {
  type: 'string',
  look: 'host',
  parse: (text) => {
    const word = oneLine(text);
    const literal = word.replace(/^\[(.*)\]$/, '$1');
    // An address with a zone (`fe80::1%eth0`) has a meaning on one machine only and is in no certificate.
    if (ipFamily(literal) && !literal.includes('%')) return literal;
    const name = asciiName(word);
    if (name === undefined) throw badHost(word);
    return name;
  },
};

/** The name for EHLO: a host name, or an address literal such as `[192.0.2.1]` (RFC 5321 section 4.1.3). */
export const ehloName: Kind<string> = {
  type: 'string',
  look: 'host',
  parse: (text) => {
    const word = oneLine(text);
    const literal = /^\[(IPv6:)?(.+)\]$/i.exec(word);
    if (literal && ipFamily(literal[2] ?? '') === (literal[1] ? 6 : 4) && !word.includes('%')) return word;
    if (isHostName(word)) return word;
    throw new BadValue(
      'is not a host name',
      'Write the name of this machine, such as runner.example.org, or [192.0.2.1].',
    );
  },
};

/** Says what is wrong with a host. The text before an `@` may be a password. */
function badHost(word: string): BadValue {
  const at = word.lastIndexOf('@');
  const shown = at < 0 ? word : MASK + word.slice(at);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(word)) {
    return new BadValue('is a URL', 'Write the host alone, such as mail.example.org.', shown);
  }
  if (/^(?:[^:]+|\[.*\]):\d+$/.test(word)) {
    return new BadValue('holds a port', 'Write the host alone, and the port as an input of its own.', shown);
  }
  if (/^(?:.*\.)?(?:\d+|0x[\da-f]*)\.?$/i.test(word)) {
    return new BadValue(
      'ends in a number, but is not an IP address',
      'Write all four numbers, such as 192.0.2.1.',
      shown,
    );
  }
  return new BadValue(
    'is neither a host name nor an IP address',
    'Write a name such as mail.example.org, or an address such as 192.0.2.1 or 2001:db8::1.',
    shown,
  );
}

/**
 * Returns the ASCII form of a name (IDNA), without a trailing dot; undefined when it is not a host name. A short form
 * of an IPv4 address, such as `127.1` or `0x7f000001`, is not one (RFC 3696 section 2): the resolver of the system
 * reads it as an address, in more than one notation, while certificates and the checks for this machine read it as a
 * name.
 */
export function asciiName(name: string): string | undefined {
  // domainToASCII reads the host part of a URL: it would stop at a slash, decode %2e, and make 127.0.0.1 of 127.1.
  if (/[^\w.\u0080-\u{10ffff}-]/u.test(name)) return undefined;
  const ascii = domainToASCII(name).replace(/\.$/, '');
  return isHostName(ascii) && !ipFamily(ascii) ? ascii : undefined;
}

function isHostName(name: string): boolean {
  const labels = name.split('.');
  return name.length <= 253 && labels.every((label) => /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i.test(label));
}
