/** `net`: what happens to packets on the way. Loss and routes are bent inside the process, the rest is a real line. */
import type { Protocol } from '../../../../src/model/phase.ts';
import type { Script } from '../../../support/scripted/script.ts';
import { startScripted } from '../../../support/scripted/scripted-server.ts';
import { baseInputs, type Inputs, modeInputs, sides } from '../catalogue/base-inputs.ts';
import { type CasePlan, Gap, NO_EVIDENCE } from '../catalogue/case.ts';
import type { Fault, Json, JsonObject } from '../catalogue/fault.ts';
import { ScriptReader } from '../catalogue/parameter-reader.ts';
import { translateInputs } from '../catalogue/translate-input.ts';
import { evidenceOf } from '../servers/scripted-server.ts';
import type { Bend } from './bent-process.ts';
import { type LinkFaults, openLink } from './faulty-line.ts';

/** An address of the documentation (RFC 5737), which nobody has. */
const NOWHERE = '192.0.2.1';
/** What the kernel says when a router has told it so. */
const ICMP: Readonly<Record<string, string>> = {
  'host-unreachable': 'EHOSTUNREACH',
  'net-unreachable': 'ENETUNREACH',
  'network-unreachable': 'ENETUNREACH',
  'port-unreachable': 'ECONNREFUSED',
  'admin-prohibited': 'EHOSTUNREACH',
};

/** @throws Gap */
export function net(fault: Fault): readonly CasePlan[] {
  const reader = new ScriptReader(fault);
  const { drop, icmp } = fault.inject.script;
  return drop === 'syn' || icmp !== undefined ? nobodyThere(reader) : badLine(reader);
}

/** No connection comes about. */
function nobodyThere(reader: ScriptReader): readonly CasePlan[] {
  const { fault } = reader;
  const isSilent = reader.text('drop') === 'syn';
  const kind = reader.text('icmp') ?? '';
  const port = reader.number('port');
  const env = reader.object('env') ?? {};
  const given = translateInputs(reader.object('input') ?? {});
  reader.end();
  if (!isSilent && ICMP[kind] === undefined) throw new Gap(`nobody knows icmp ${kind}`);
  const bend: Bend = {
    names: { 'mail.test': [NOWHERE] },
    ...(isSilent ? { silent: [NOWHERE] } : { failing: { [NOWHERE]: ICMP[kind] ?? '' } }),
  };
  return sides(fault).map(({ protocol, op }) => ({
    label: protocol,
    open: async () => ({
      inputs: {
        ...baseInputs(fault),
        host: 'mail.test',
        ...(port === undefined ? { 'tls-mode': 'implicit' } : { port: String(port) }),
        ...modeInputs(op),
        ...given,
      },
      env: texts(env),
      bend,
      evidence: NO_EVIDENCE,
      [Symbol.asyncDispose]: async () => {},
    }),
  }));
}

/** The connection is there, and does not carry. */
function badLine(reader: ScriptReader): readonly CasePlan[] {
  const { fault } = reader;
  const stage = reader.value('blackhole_after');
  const faults: LinkFaults = {
    bytesPerSecond: reader.number('throttle_bps'),
    roundTripMs: reader.number('rtt_ms'),
    silentAfter: reader.number('blackhole_after_bytes') ?? bytesOf(stage),
    dropFirst: reader.number('drop_first'),
    resetAfter: reader.number('reset_after_bytes'),
  };
  const given = translateInputs(reader.object('input') ?? {});
  reader.end();
  return sides(fault).map(({ protocol, op }) => ({
    label: protocol,
    async open() {
      const tlsMode = given['tls-mode'] as Script['tlsMode'];
      const server = await startScripted({
        protocol,
        ...(tlsMode === undefined ? {} : { tlsMode }),
        ...silenceAfter(stage, protocol),
      });
      const link = await openLink(server.port, faults);
      return {
        inputs: {
          ...baseInputs(fault),
          ...server.inputs,
          port: String(link.port),
          ...slowness(fault, protocol),
          ...modeInputs(op),
          ...given,
        },
        bend: { names: { 'mail.test': ['127.0.0.1'] } },
        evidence: evidenceOf(server, protocol),
        [Symbol.asyncDispose]: async () => {
          await link[Symbol.asyncDispose]();
          await server[Symbol.asyncDispose]();
        },
      };
    },
  }));
}

/** After so many bytes, or before the first one. */
function bytesOf(stage: Json | undefined): number | undefined {
  if (typeof stage === 'number') return stage;
  return stage === 'connect' ? 0 : undefined;
}

/** A stage of the dialogue, or a verb, after which the server says nothing more. @throws Gap */
function silenceAfter(stage: Json | undefined, protocol: Protocol): Pick<Script, 'silentAfter' | 'greeting'> {
  if (typeof stage !== 'string' || stage === 'connect') return {};
  if (stage === 'tls') return { greeting: { hang: true } };
  const verb = STAGES[protocol][stage] ?? stage;
  if (!/^(?:\.|[A-Z]+(?: [A-Z]+)?)$/.test(verb)) throw new Gap(`blackhole_after ${stage}`);
  return { silentAfter: verb };
}

const STAGES: Readonly<Record<Protocol, Readonly<Record<string, string>>>> = {
  smtp: {
    ...{ greeting: 'GREETING', banner: 'GREETING', ehlo: 'EHLO', capability: 'EHLO', starttls: 'STARTTLS' },
    ...{ auth: 'AUTH', login: 'AUTH', mail: 'MAIL', rcpt: 'RCPT', data: '.' },
  },
  imap: {
    ...{ greeting: 'GREETING', banner: 'GREETING', capability: 'CAPABILITY', starttls: 'STARTTLS' },
    ...{ auth: 'AUTHENTICATE', login: 'AUTHENTICATE', select: 'EXAMINE', status: 'STATUS' },
    ...{ search: 'UID SEARCH', fetch: 'UID FETCH', list: 'LIST' },
  },
};

/** What is called slow: a second for the login, which over a near line takes a few milliseconds. */
function slowness({ expect }: Fault, protocol: string): Inputs {
  return expect.class === 'E_SLOW' ? { thresholds: `${protocol}_auth_seconds warning=500ms critical=20s` } : {};
}

function texts(values: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
