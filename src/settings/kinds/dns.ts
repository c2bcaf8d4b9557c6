/** Settings of a mail domain: its name, its servers, and who sends for it. */
import { ipFamily } from '../../system/ip-family.ts';
import { asciiName, host } from './host.ts';
import { BadValue, type Kind } from './kind.ts';
import { oneLine } from './one-line.ts';
import { parseList } from './word-list.ts';

/** A domain, in ASCII, in lower case and without the final dot. */
export const domainName: Kind<string> = {
  type: 'string',
  look: 'host',
  parse: (text) => {
    const word = oneLine(text);
    const name = asciiName(word.replace(/^@/, ''))?.toLowerCase();
    if (name === undefined || !name.includes('.')) {
      const problem = word.includes('@') && !word.startsWith('@') ? 'is a mail address' : 'is not a domain';
      throw new BadValue(problem, 'Write the part behind the @ of mail addresses, such as example.org.');
    }
    return name;
  },
};

/** Host names, in lower case. */
export const hostNames: Kind<readonly string[]> = listOf(50, 'host', (entry) => host.parse(entry).toLowerCase());

/** IP addresses. */
export const ipAddresses: Kind<readonly string[]> = listOf(50, 'host', parseIp);

/** Authoritative servers: names, or addresses with a port where it is not 53. */
export const nameServers: Kind<readonly string[]> = listOf(13, 'host', (entry) => {
  if (isServerAddress(entry)) return entry;
  const name = asciiName(entry)?.toLowerCase();
  if (name !== undefined) return name;
  throw new BadValue('is no name server', 'Write names or addresses, such as ns1.example.org or 192.0.2.1:5353.');
});

/** Resolvers: addresses, with a port where it is not 53. */
export const resolverAddresses: Kind<readonly string[]> = listOf(8, 'host', (entry) => {
  if (isServerAddress(entry)) return entry;
  throw new BadValue('is not the address of a resolver', 'Write addresses, such as 192.0.2.53 or [2001:db8::53]:5353.');
});

/** Selectors of DKIM keys (RFC 6376 section 3.1). */
export const dkimSelectors: Kind<readonly string[]> = listOf(20, 'host', (entry) => {
  const selector = entry.toLowerCase().split('._domainkey', 1)[0] ?? '';
  if (/^(?:[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9_-]{0,61}[a-z0-9])?$/.test(selector))
    return selector;
  throw new BadValue('is not a selector', 'Write what stands before ._domainkey, such as s2026.');
});

/** A host, and the address at which it is reached. */
export interface HostAddress {
  readonly host: string;
  readonly address: string;
}

/** Lines with a host and an address. */
export const hostAddresses: Kind<readonly HostAddress[]> = {
  type: 'list',
  look: 'host',
  parse: (text) => {
    const lines = text.split('\n').map((line) => line.trim());
    return lines.filter((line) => line !== '').map(parseHostAddress);
  },
};

function parseHostAddress(line: string): HostAddress {
  const [name = '', address = '', ...rest] = line.split(/[\s=]+/);
  const ascii = asciiName(name)?.toLowerCase();
  const plain = address.replace(/^\[(.*)\]$/, '$1');
  if (ascii === undefined || rest.length > 0 || !ipFamily(plain) || plain.includes('%')) {
    throw new BadValue(
      'is not a host with an address',
      'Write one host and its address per line, such as mx1.example.org 192.0.2.1.',
      line,
    );
  }
  return { host: ascii, address: plain };
}

function parseIp(entry: string): string {
  const plain = entry.replace(/^\[(.*)\]$/, '$1');
  if (ipFamily(plain) && !plain.includes('%')) return plain.toLowerCase();
  throw new BadValue(
    entry.includes('/') ? 'is a network' : 'is not an IP address',
    'Write single addresses, such as 192.0.2.1 or 2001:db8::1.',
  );
}

/** `192.0.2.1`, `192.0.2.1:5353`, `2001:db8::1`, `[2001:db8::1]:5353`. */
function isServerAddress(entry: string): boolean {
  if (entry.includes('%')) return false;
  if (ipFamily(entry)) return true;
  const [, six = '', four = '', port = '53'] = /^(?:\[([^\]]+)\]|([\d.]+))(?::(\d{1,5}))?$/.exec(entry) ?? [];
  return (ipFamily(six) === 6 || ipFamily(four) === 4) && Number(port) >= 1 && Number(port) <= 65_535;
}

function listOf<T>(max: number, look: 'host', parse: (entry: string) => T): Kind<readonly T[]> {
  return {
    type: 'list',
    look,
    splitsAtCommas: true,
    parse: (text) => {
      const list = parseList(text, parse);
      if (list.length > max) throw new BadValue(`holds ${list.length} entries`, `Write at most ${max}.`);
      return list;
    },
  };
}
