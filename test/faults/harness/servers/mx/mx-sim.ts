/** `mx-sim`: name servers, mail servers and a policy host around a mail domain, and a plan of its zone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMailWorld } from '../../../../support/gate/mail-world.ts';
import { masterFile } from '../../../../support/gate/short-zone.ts';
import { LONG_LIMITS, SHORT_LIMITS } from '../../../../support/scripted/run-probe.ts';
import type { Inputs } from '../../catalogue/base-inputs.ts';
import { type CasePlan, Gap, NO_EVIDENCE, type OpenCase, type Run } from '../../catalogue/case.ts';
import type { Fault, JsonObject } from '../../catalogue/fault.ts';
import { isList, isObject, ScriptReader } from '../../catalogue/parameter-reader.ts';
import { translateInputs } from '../../catalogue/translate-input.ts';
import { DOMAIN } from './domain-records.ts';
import { type Hosts, hostsOf, issueAll, ownLines, worldOf, type ZoneParts } from './mail-parts.ts';
import { type MxScript, readMxScript } from './script.ts';

/** The op of these faults. */
export const MX_OP = 'mx-gate';
const ZONE = 'plan.zone';
const POLICY = 'mta-sts.txt';
const NO_ROUTE = 'ENETUNREACH';

/** @throws Gap */
export function mxSim(fault: Fault): readonly CasePlan[] {
  const reader = new ScriptReader(fault);
  const script = readMxScript(reader);
  reader.end();
  return [planFor(fault, script, filesOf)];
}

/** `input` with this op: a plan as a file that cannot be read. Nothing is contacted. @throws Gap */
export function mxOverlay(fault: Fault): readonly CasePlan[] {
  const reader = new ScriptReader(fault);
  const overlay = reader.value('overlay');
  const script = readMxScript(reader);
  reader.end();
  const files: Files = isObject(overlay) ? { [ZONE]: snippet(overlay) } : { 'plan.yaml': String(overlay) };
  const plan = planFor(fault, script, () => files);
  return [{ ...plan, open: async () => silentOnly(await plan.open()) }];
}

/** `net` with this op: nothing answers on the port of mail servers. @throws Gap */
export function mxNet(fault: Fault): readonly CasePlan[] {
  const reader = new ScriptReader(fault);
  if (reader.text('drop') !== 'syn' || reader.number('port') !== 25)
    throw new Gap('only SYN to port 25 can be dropped');
  const script = readMxScript(reader);
  reader.end();
  const { names } = hostsOf(script);
  return [planFor(fault, { ...script, down: names, inputs: { 'mx-connect': 'true', ...script.inputs } }, () => ({}))];
}

type Files = Readonly<Record<string, string>>;

function filesOf(parts: ZoneParts): Files {
  const { planned, ttl, policyFile } = parts.script;
  return {
    ...(planned ? { [ZONE]: masterFile(DOMAIN, ownLines(planned, parts), { ttl, serial: 2 }) } : {}),
    ...(policyFile === undefined ? {} : { [POLICY]: policyFile }),
  };
}

/** Records by name and type, as lines of a master file. */
function snippet(overlay: JsonObject): string {
  const lines = Object.entries(overlay).flatMap(([name, types]) =>
    Object.entries(isObject(types) ? types : {}).flatMap(([type, values]) =>
      (isList(values) ? values : []).map((value) => `${name}. 300 IN ${type} ${String(value)}.`),
    ),
  );
  return `${lines.join('\n')}\n`;
}

function planFor(fault: Fault, script: MxScript, filesFor: (parts: ZoneParts) => Files): CasePlan {
  return {
    label: 'mx',
    async open() {
      const hosts = hostsOf(script);
      const parts = { script, hosts, certificates: await issueAll(hosts) };
      const files = filesFor(parts);
      const world = await startMailWorld(worldOf(parts));
      const folder = mkdtempSync(join(tmpdir(), 'mail-probe-plan-'));
      for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
      const servers = [...world.mail.values()];
      return {
        inputs: { ...inputsOf(fault, script, files), ...world.inputs, ...translateInputs(script.inputs) },
        env: { GITHUB_WORKSPACE: folder },
        folder,
        bend: {
          names: {},
          routes: world.routes,
          silent: script.down.map((host) => hosts.addressOf(host)),
          failing: Object.fromEntries(unreachable(script, hosts).map((address) => [address, NO_ROUTE])),
        },
        evidence: {
          ...NO_EVIDENCE,
          get smtp() {
            return servers.flatMap(({ heard }) => heard);
          },
          get connections() {
            return servers.reduce((sum, { connections }) => sum + connections, 0);
          },
          get servernames() {
            return servers.flatMap(({ servernames }) => servernames);
          },
        },
        check: () => questionsOnly(servers.flatMap(({ heard }) => heard.map(({ line }) => line))),
        [Symbol.asyncDispose]: async () => {
          rmSync(folder, { recursive: true, force: true });
          await world[Symbol.asyncDispose]();
        },
      } satisfies OpenCase;
    },
  };
}

function inputsOf(fault: Fault, { down, nameServers }: MxScript, files: Files): Inputs {
  const plan = Object.keys(files).find((name) => name !== POLICY);
  const isSlow = down.length > 0 || nameServers.includes('silent') || fault.expect.class === 'E_DEADLINE';
  return {
    mode: 'mx',
    domain: DOMAIN,
    ...(isSlow ? SHORT_LIMITS : LONG_LIMITS),
    ...(plan === undefined ? {} : { zone: plan }),
    ...(POLICY in files ? { 'mta-sts-policy': POLICY } : {}),
  };
}

function unreachable({ noRoute, ipv6 }: MxScript, hosts: Hosts): readonly string[] {
  return [...noRoute.map((host) => hosts.addressOf(host)), ...Object.values(ipv6)];
}

/** All that a mail server may ever hear: nothing is sent. */
const HARMLESS = /^(?:EHLO|HELO) \S+$|^STARTTLS$|^MAIL FROM:<[^>]*>(?: SMTPUTF8)?$|^RCPT TO:<[^>]+>$|^RSET$|^QUIT$/;

function questionsOnly(lines: readonly string[]): readonly string[] {
  const others = lines.filter((line) => !HARMLESS.test(line));
  return others.length === 0 ? [] : [`mail servers heard ${others.join(', ')}`];
}

function silentOnly(open: OpenCase): OpenCase {
  const contacted = ({ dialled }: Run): readonly string[] =>
    dialled.length === 0 && open.evidence.connections === 0 ? [] : [`contacted ${dialled.join(', ')}`];
  return { ...open, check: contacted };
}
