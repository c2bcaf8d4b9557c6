import { chown, mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { IssuedCertificate } from '../../../src/sandbox/common/certificates.ts';
import { dovecotConfig, JUNK_SIEVE } from './dovecot-config.ts';
import type { Layout, PortPlan } from './layout.ts';
import type { MxListener } from './mail-servers.ts';
import { mainCf, masterCf } from './postfix-config.ts';
import { makePostfixFolders } from './postfix-folders.ts';
import { MAIL_UID, type MailUsers, passwdFile } from './users.ts';

/** What the servers are to be told. */
export interface Contents {
  readonly ports: PortPlan;
  readonly users: MailUsers;
  readonly certificate: IssuedCertificate;
  readonly listeners: readonly (MxListener & { readonly port: number })[];
  /** Further lines for main.cf and dovecot.conf. */
  readonly mainCf: string | undefined;
  readonly dovecotConf: string | undefined;
}

/** Writes all that the servers want to find when they start. */
export async function fillFolder(layout: Layout, contents: Contents): Promise<void> {
  const { ports, users, certificate, listeners } = contents;
  const chainOf = (port: number): string => join(dirname(layout.key), `mx-${port}.pem`);
  const mainCfPath = join(layout.postfixConf, 'main.cf');
  const files: readonly (readonly [path: string, text: string, mode?: number])[] = [
    [layout.chain, certificate.chainPem],
    [layout.key, certificate.privateKeyPem, 0o600],
    [layout.dovecotConf, dovecotConfig(layout, ports.imap, contents.dovecotConf)],
    [layout.passwdFile, passwdFile(users, layout)],
    [layout.sieveScript, JUNK_SIEVE],
    [mainCfPath, mainCf(layout, users, contents.mainCf)],
    [
      join(layout.postfixConf, 'master.cf'),
      masterCf(
        ports.smtp,
        listeners.map(({ port, parameters }) => ({ port, parameters, chainFiles: chainOf(port) })),
      ),
    ],
    ...listeners.map(
      ({ port, certificate: { privateKeyPem, chainPem } }) => [chainOf(port), privateKeyPem + chainPem, 0o600] as const,
    ),
    [layout.output, ''],
  ];
  for (const [path, text, mode = 0o644] of files) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { mode });
  }
  for (const path of [dirname(layout.authSocket), layout.mail]) await mkdir(path);
  for (const path of [layout.mail, layout.sieveFolder]) await chown(path, MAIL_UID, MAIL_UID);
  await makePostfixFolders(layout);
  // Every Postfix program reads a main.cf younger than two seconds again and again until it is older.
  await utimes(mainCfPath, 0, 0);
}
