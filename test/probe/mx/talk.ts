/** Talks with scripted servers, and how they are judged. */

import type { MxTalkContext } from '../../../src/mail/mx/hold-talk.ts';
import type { MxTalk, MxTalkOptions, MxTarget } from '../../../src/mail/mx/talk.ts';
import { talkToMx } from '../../../src/mail/mx/talk-to-mx.ts';
import type { Concern } from '../../../src/policy/concern.ts';
import { judgeTalks } from '../../../src/probes/mx/talks/judge-talks.ts';
import type { TalksToJudge } from '../../../src/probes/mx/talks/talks-to-judge.ts';
import { createWorld } from '../../../src/system/real-world.ts';
import type { World } from '../../../src/system/world.ts';
import type { Script } from '../../support/scripted/script.ts';
import { type ScriptedServer, startScripted } from '../../support/scripted/scripted-server.ts';
import { testAuthority } from '../../support/scripted/test-authority.ts';

export const DOMAIN = 'example.test';
export const HOST = 'mail.test';

/** Limits that no busy machine reaches, and no pause before the second connection. */
export async function talkOptions(more: Partial<MxTalkOptions> = {}): Promise<MxTalkOptions> {
  const ca = (await testAuthority()).certificatePem;
  return {
    domain: DOMAIN,
    recipients: [`postmaster@${DOMAIN}`],
    probesRelay: false,
    probesUnknown: false,
    tls: { verify: true, ca, minVersion: 'TLSv1.2' },
    connectTimeoutMs: 20_000,
    commandTimeoutMs: 20_000,
    retryDelayMs: 0,
    ehloName: 'client.test',
    ...more,
  };
}

/** What a talk tells its probe. */
export interface Told {
  readonly context: MxTalkContext;
  readonly lines: string[];
}

export function talkContext(bent: Partial<World> = {}, signal = new AbortController().signal): Told {
  const lines: string[] = [];
  const world = { ...createWorld({ env: {}, stdout: () => {} }), ...bent };
  const context: MxTalkContext = {
    signal,
    world,
    trace: (_protocol, direction, line) => void lines.push(`${direction === 'sent' ? 'C' : 'S'}: ${line}`),
  };
  return { context, lines };
}

export function targetOf(server: Pick<ScriptedServer, 'port'>, more: Partial<MxTarget> = {}): MxTarget {
  return { host: HOST, address: '127.0.0.1', port: server.port, origin: 'published', ...more };
}

/** A server as an MX is, talked to once, and what came of it. */
export interface Scene {
  readonly talk: MxTalk;
  readonly concerns: readonly Concern[];
  /** Each line that the server heard. */
  readonly heard: readonly string[];
  readonly connections: number;
  readonly told: Told;
}

/** All that may ever be sent. */
const HARMLESS = /^(?:EHLO|HELO) \S+$|^STARTTLS$|^MAIL FROM:<[^>]*>(?: SMTPUTF8)?$|^RCPT TO:<[^>]+>$|^RSET$|^QUIT$/;

/**
 * Talks to a scripted server and judges the talk.
 * @throws Error when anything was sent but what asks
 */
export async function playTalk(
  script: Partial<Script>,
  options: Partial<MxTalkOptions> = {},
  judged: Partial<TalksToJudge> = {},
): Promise<Scene> {
  await using server = await startScripted({ protocol: 'smtp', tlsMode: 'starttls', ...script });
  const told = talkContext();
  const talk = await talkToMx(targetOf(server), await talkOptions(options), told.context);
  await server.allClosed();
  const heard = server.heard.map(({ line }) => line);
  const harmful = heard.filter((line) => !HARMLESS.test(line));
  if (harmful.length > 0) throw new Error(`This was sent: ${harmful.join(' | ')}`);
  return { talk, heard, told, connections: server.connections, concerns: judge([talk], judged) };
}

/** Judges talks with the one host, unless told otherwise. */
export function judge(talks: readonly MxTalk[], more: Partial<TalksToJudge> = {}): readonly Concern[] {
  return judgeTalks({
    domain: DOMAIN,
    hosts: [{ host: HOST, preference: 10 }],
    talks,
    promises: { isEnforced: false, tlsaHosts: [] },
    allowDead: [],
    areRecipientsDeclared: false,
    now: new Date(),
    ...more,
  });
}

/** `critical E_MX_NOT_RESPONSIBLE mail.test (127.0.0.1)` */
export function briefly(concerns: readonly Concern[]): readonly string[] {
  return concerns.map(({ severity, code, subject }) => `${severity} ${code} ${subject}`);
}
