/** Talks with a real Postfix, as an MX is set up: it takes mail for its domain and for nothing else. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MxTalk, MxTalkOptions } from '../../src/mail/mx/talk.ts';
import { talkToMx } from '../../src/mail/mx/talk-to-mx.ts';
import { judgeTalks } from '../../src/probes/mx/talks/judge-talks.ts';
import { createWorld } from '../../src/system/real-world.ts';
import { describeWithServers } from '../support/postfix-dovecot/describe-with-servers.ts';
import { type MailServers, startMailServers } from '../support/postfix-dovecot/mail-servers.ts';
import { DOMAIN } from '../support/postfix-dovecot/users.ts';

describeWithServers('talks with Postfix', () => {
  let servers: MailServers;

  beforeAll(async () => {
    servers = await startMailServers();
  });

  afterAll(async () => {
    await servers?.stop();
  });

  async function talk(port: number, more: Partial<MxTalkOptions> = {}): Promise<MxTalk> {
    const world = createWorld({ env: {}, stdout: () => {} });
    const signal = new AbortController().signal;
    const options: MxTalkOptions = {
      domain: DOMAIN,
      recipients: [servers.users[0].address],
      probesRelay: true,
      probesUnknown: true,
      tls: { verify: true, ca: servers.caPem, minVersion: 'TLSv1.2' },
      connectTimeoutMs: 20_000,
      commandTimeoutMs: 20_000,
      retryDelayMs: 0,
      ehloName: 'client.test',
      ...more,
    };
    const target = { host: 'localhost', address: servers.host, port, origin: 'published' } as const;
    return await talkToMx(target, options, { world, signal, trace: () => {} });
  }

  function judge(talks: readonly MxTalk[], domain = DOMAIN): readonly string[] {
    const concerns = judgeTalks({
      domain,
      hosts: [{ host: 'localhost', preference: 10 }],
      talks,
      promises: { isEnforced: false, tlsaHosts: [] },
      allowDead: [],
      areRecipientsDeclared: true,
      now: new Date(),
    });
    return concerns.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
  }

  it('accepts its users, knows no stranger and relays for none', async () => {
    const found = await talk(servers.smtp.plain);
    expect(found).toMatchObject({
      outcome: 'ok',
      recipients: [{ outcome: 'accepted' }],
      unknownRecipient: { outcome: 'refused', reply: expect.stringContaining('5.1.1') },
      relay: { outcome: 'refused', reply: expect.stringContaining('Relay access denied') },
      extensions: expect.arrayContaining(['PIPELINING', 'SIZE', '8BITMIME']),
      sizeLimit: 20 * 1024 * 1024,
    });
    expect(judge([found])).toEqual([expect.stringContaining('warning E_TLS_REQUIRED')]);
  });

  it('is not responsible for another domain', async () => {
    const found = await talk(servers.smtp.plain, { domain: 'other.test', recipients: ['postmaster@other.test'] });
    expect(judge([found], 'other.test')).toContainEqual(
      expect.stringMatching(/^critical E_MX_NOT_RESPONSIBLE: localhost .* for other\.test: .*Relay access denied/),
    );
  });

  it('names the one mailbox that it does not have', async () => {
    const recipients = [servers.users[0].address, `nobody-here@${DOMAIN}`];
    const found = await talk(servers.smtp.plain, { recipients });
    expect(judge([found])).toContainEqual(expect.stringMatching(/^critical E_RCPT_REJECTED: .*nobody-here@.*5\.1\.1/));
  });

  it('shakes hands after STARTTLS and shows its certificate', async () => {
    const found = await talk(servers.smtp.starttls);
    expect(found.tls).toMatchObject({ isVerified: true, version: expect.stringMatching(/^TLSv1\.[23]$/) });
    expect(found.chain?.length).toBeGreaterThan(0);
    expect(found.tlsTrouble).toBeUndefined();
  });

  it('has nothing in its queue and no login in its log', async () => {
    const log = await servers.log();
    expect(log).toContain('client.test');
    expect(log).not.toMatch(/status=sent|sasl_username|data=1|qmgr\[\d+\]: [0-9A-F]+: from=/);
  });
});
