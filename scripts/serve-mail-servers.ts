/**
 * Starts Postfix and Dovecot for a workflow that runs the action against them, and stays until it is told to end.
 * `node scripts/serve-mail-servers.ts --tls-mode implicit|starttls|none --variables PATH`
 */
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { startMailServers } from '../test/support/postfix-dovecot/mail-servers.ts';

const { values } = parseArgs({ options: { 'tls-mode': { type: 'string' }, variables: { type: 'string' } } });
const path = values['variables'];
const mode = values['tls-mode'];
if (path === undefined || (mode !== 'implicit' && mode !== 'starttls' && mode !== 'none')) {
  throw new Error('usage: serve-mail-servers.ts --tls-mode implicit|starttls|none --variables PATH');
}

const servers = await startMailServers();
const [probe, other] = servers.users;
const listener = mode === 'none' ? 'plain' : mode;
// In the workspace, and not in git: the action reads no file from elsewhere.
const ca = join('.build', 'mail-servers-ca.pem');
await mkdir(dirname(ca), { recursive: true });
await writeFile(ca, servers.caPem);
await chmod(ca, 0o644);
const lines = {
  E2E_SERVERS_PID: process.pid,
  E2E_HOST: servers.host,
  E2E_TLS_SERVERNAME: 'localhost',
  E2E_TLS_CA: ca,
  E2E_SMTP_PORT: servers.smtp[listener],
  E2E_IMAP_PORT: servers.imap[listener],
  E2E_USERNAME: probe.username,
  E2E_PASSWORD: probe.password,
  E2E_ADDRESS: probe.address,
  E2E_OTHER_ADDRESS: other.address,
};
await writeFile(
  `${path}.part`,
  Object.entries(lines)
    .map(([name, value]) => `${name}=${value}\n`)
    .join(''),
);
await chmod(`${path}.part`, 0o644);
await rename(`${path}.part`, path);

await new Promise((resolve) => {
  process.once('SIGTERM', resolve).once('SIGINT', resolve);
  setInterval(() => {}, 60_000);
});
process.stdout.write(await servers.log());
await servers.stop();
process.exit(0);
