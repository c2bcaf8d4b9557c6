import type { Protocol } from '../../../../src/model/phase.ts';
import type { Reply, Script } from '../../../support/scripted/script.ts';
import { type ScriptedServer, startScripted } from '../../../support/scripted/scripted-server.ts';
import { baseInputs, type Inputs, modeInputs, sides } from '../catalogue/base-inputs.ts';
import { type CasePlan, type Evidence, NO_EVIDENCE, type OpenCase } from '../catalogue/case.ts';
import type { Fault } from '../catalogue/fault.ts';
import { ScriptReader } from '../catalogue/parameter-reader.ts';
import { translateInputs } from '../catalogue/translate-input.ts';
import { serverScript } from './server-script.ts';

/** Servers that speak, and misbehave. @throws Gap */
export function fake(fault: Fault): readonly CasePlan[] {
  return sides(fault).map(({ protocol, op }) => {
    const reader = new ScriptReader(fault);
    const given = translateInputs(reader.object('input') ?? {});
    const ownMode = reader.text('server_tls');
    const mode = ownMode ?? given['tls-mode'] ?? reader.text('tls-mode') ?? usualTlsMode(fault);
    const script = withSomethingToFind(serverScript(reader, protocol, mode as Script['tlsMode']));
    const message = messageInputs(reader);
    reader.end();
    return scripted(fault, {
      label: protocol,
      script,
      inputs: { ...modeInputs(deepest(op, script)), ...message, ...given },
    });
  });
}

/** A port that does something at once, or says something. @throws Gap */
export function tcp(fault: Fault): readonly CasePlan[] {
  return sides(fault).map(({ protocol, op }) => {
    const reader = new ScriptReader(fault);
    const isDeaf = reader.flag('listen') === false;
    const given = translateInputs(reader.object('input') ?? {});
    const clientTls = reader.text('client_tls');
    const greeting = firstWords(reader, protocol);
    reader.end();
    const script: Script = { protocol, tlsMode: 'none', ...(greeting === undefined ? {} : { greeting }) };
    const inputs = { ...modeInputs(op), ...(clientTls === undefined ? {} : { 'tls-mode': clientTls }), ...given };
    return scripted(fault, { label: protocol, script, inputs, isDeaf });
  });
}

/** A run against one scripted server. */
export interface ScriptedCase {
  readonly label: string;
  readonly script: Script;
  /** Go over those that lead to the server. */
  readonly inputs: Inputs;
  /** Whether the server has gone when it is dialled. */
  readonly isDeaf?: boolean;
  readonly more?: (server: ScriptedServer) => Partial<OpenCase>;
}

/** The plan of such a run. */
export function scripted(fault: Fault, { label, script, inputs, isDeaf, more }: ScriptedCase): CasePlan {
  return {
    label,
    async open() {
      const server = await startScripted(script);
      if (isDeaf) await server[Symbol.asyncDispose]();
      return {
        inputs: { ...baseInputs(fault), ...server.inputs, ...inputs },
        bend: { names: { 'mail.test': ['127.0.0.1'], localhost: ['127.0.0.1'] } },
        evidence: evidenceOf(server, script.protocol),
        ...more?.(server),
        [Symbol.asyncDispose]: async () => {
          if (!isDeaf) await server[Symbol.asyncDispose]();
        },
      };
    },
  };
}

/** What a scripted server saw. */
export function evidenceOf(server: ScriptedServer, protocol: Protocol): Evidence {
  return {
    ...NO_EVIDENCE,
    [protocol]: server.heard,
    get connections() {
      return server.connections;
    },
    servernames: server.servernames,
  };
}

/** STARTTLS where the fault is about it, else TLS from the first byte. */
function usualTlsMode({ stage, expect, inject }: Fault): Script['tlsMode'] {
  const script = JSON.stringify(inject.script);
  const isAbout = /"(?:STARTTLS|caps_plain|caps_tls)"/.test(script) || /^(?:tls|starttls)$/.test(stage);
  return isAbout || /^E_TLS_(?:REQUIRED|REFUSED|INJECTION)$/.test(expect.class) ? 'starttls' : 'implicit';
}

/** A login says less than some faults are about: then the mode that says it. */
function deepest(op: string, { on = {} }: Script): string {
  const isAboutMailbox = ['EXAMINE', 'SELECT', 'UID SEARCH', 'UID FETCH', 'LIST'].some((verb) => verb in on);
  return op === 'imap-login' && isAboutMailbox ? 'imap-search' : op;
}

/** A fault of FETCH needs a message to fetch, and a search that finds some a mailbox that is not said to be empty. */
function withSomethingToFind(script: Script): Script {
  const { on = {} } = script;
  if (!('UID FETCH' in on || 'UID SEARCH' in on)) return script;
  return { ...script, on: { EXAMINE: UNCOUNTED, SELECT: UNCOUNTED, 'UID SEARCH': '* SEARCH 1', ...on } };
}

const UNCOUNTED = '* FLAGS (\\Deleted)\r\n* OK [UIDVALIDITY 1] Ok\r\n* OK [UIDNEXT 2] Ok';

function messageInputs(reader: ScriptReader): Inputs {
  const bytes = reader.number('message_bytes');
  const recipients = JSON.stringify(reader.fault.inject.script['on'] ?? {}).includes('"RCPT":[') ? 2 : 1;
  return {
    ...(bytes === undefined ? {} : { 'message-size': String(bytes) }),
    ...(recipients === 1 ? {} : { to: 'probe@mail.test, other@mail.test' }),
  };
}

function firstWords(reader: ScriptReader, protocol: Protocol): Reply | undefined {
  const onAccept = reader.text('on_accept');
  if (onAccept === 'reset') return { reset: true };
  if (onAccept === 'close') return { close: true };
  if (onAccept === 'hang') return { hang: true };
  const usual = protocol === 'smtp' ? '220 mail.test ESMTP' : '* OK Ready';
  const resetAfter = reader.number('reset_after_bytes');
  if (resetAfter !== undefined) return { reply: { raw: usual.slice(0, resetAfter) }, next: { reset: true } };
  const closeAfter = reader.number('close_after_bytes');
  if (closeAfter !== undefined) return { reply: { raw: usual.slice(0, closeAfter) }, next: { close: true } };
  const greeting = reader.text('greeting');
  return greeting === undefined ? undefined : { raw: greeting };
}
