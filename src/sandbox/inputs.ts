import type { Sandbox } from './sandbox.ts';

/** Returns the inputs of a round trip through a sandbox, SMTP with implicit TLS and IMAP with STARTTLS. */
export function roundTripInputs({ users, smtp, imap, caPem }: Sandbox): Record<string, string> {
  const [user] = users;
  if (user === undefined) throw new Error('The sandbox has no user.');
  return {
    mode: 'round-trip',
    host: 'localhost',
    'smtp-port': String(smtp.implicit),
    'smtp-tls-mode': 'implicit',
    'imap-port': String(imap.starttls),
    'imap-tls-mode': 'starttls',
    'tls-ca': caPem,
    username: user.username,
    password: user.password,
    from: 'probe@example.test',
    to: user.address,
  };
}
