import type { ConnectionFacts } from '../../../model/facts.ts';
import { counted } from '../../../text/counted.ts';
import { andMore, blocks, code, table } from './elements.ts';
import { marked } from './icons.ts';

const MAX_CONNECTIONS = 20;
const COLUMNS = ['Protocol', 'Address', 'TLS', 'Cipher', 'Certificate'].map((heading) => ({ heading }));

/** Renders one row per connection; empty when nothing was connected. */
export function connectionTable(connections: readonly ConnectionFacts[]): string {
  const rows = connections
    .slice(0, MAX_CONNECTIONS)
    .map(({ protocol, address, port, tls }) => [
      protocol.toUpperCase(),
      code(address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`, 100),
      ...(tls === undefined
        ? [marked('warning', 'no TLS'), '–', '–']
        : [
            code(tls.version, 20),
            code(tls.cipher, 60),
            tls.isVerified ? marked('ok', 'verified') : marked('warning', 'not verified'),
          ]),
    ]);
  const left = connections.length - rows.length;
  return blocks(table('Connections', COLUMNS, rows), andMore(left > 0 ? counted(left, 'more connection') : ''));
}
