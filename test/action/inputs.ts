import type { Sandbox } from '../../src/sandbox/sandbox.ts';

/** The inputs of a round trip through the sandbox, SMTP with implicit TLS and IMAP with STARTTLS. */
export function roundTripInputs(sandbox: Sandbox): Record<string, string> {
  const [user] = sandbox.users;
  if (user === undefined) throw new Error('The sandbox has no user.');
  return {
    mode: 'round-trip',
    host: 'localhost',
    'smtp-port': String(sandbox.smtp.implicit),
    'smtp-tls-mode': 'implicit',
    'imap-port': String(sandbox.imap.starttls),
    'imap-tls-mode': 'starttls',
    'tls-ca': sandbox.caPem,
    username: user.username,
    password: user.password,
    from: 'probe@example.test',
    to: user.address,
  };
}
