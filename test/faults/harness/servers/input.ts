/** `input`: what the workflow says is wrong, or odd. The servers are good, so that whatever is accepted works. */
import { type ScriptedServer, startScripted } from '../../../support/scripted/scripted-server.ts';
import { baseInputs, modeInputs, sides } from '../catalogue/base-inputs.ts';
import { type CasePlan, type OpenCase, type Run, WAYS, type Way } from '../catalogue/case.ts';
import type { Fault, Json } from '../catalogue/fault.ts';
import { isList, ScriptReader } from '../catalogue/parameter-reader.ts';
import { translateInputs } from '../catalogue/translate-input.ts';
import { evidenceOf } from './scripted-server.ts';

/** An address of the documentation (RFC 5737) that leads to the server: it is not this machine's. */
const ELSEWHERE = '192.0.2.7';
/** What a step may read. */
const WORKSPACE = import.meta.dirname;
const NOTHING_CONTACTED = /^E_(?:INPUT|INPUT_REGEX|CONFIG_CONFLICT|SECRET_MISSING)$/;

/** @throws Gap */
export function input(fault: Fault): readonly CasePlan[] {
  const reader = new ScriptReader(fault);
  const env = eventOf(reader);
  const variants = variantsOf(reader.rest());
  // What is about the outputs of a step is nothing to the probe itself.
  const ways: readonly Way[] = fault.expect.class.startsWith('E_GH_') ? ['action'] : WAYS;
  return sides(fault).flatMap(({ protocol, op }) =>
    variants.map(({ label, given }) => ({
      label: `${protocol}${label}`,
      ways,
      async open() {
        const messages: string[] = [];
        const server = await startScripted({
          protocol,
          onMessage: (raw) => void messages.push(raw.toString('latin1')),
        });
        const inputs = { ...baseInputs(fault), ...server.inputs, ...modeInputs(op), ...translateInputs(given) };
        const host = inputs['host'] ?? '';
        return {
          inputs,
          env,
          bend: { names: { 'mail.test': [ELSEWHERE], [bare(host)]: [ELSEWHERE] }, aliases: [ELSEWHERE] },
          evidence: { ...evidenceOf(server, protocol), sent: messages },
          check: (run) => checkContact(fault, server, run),
          [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
        } satisfies OpenCase;
      },
    })),
  );
}

interface Variant {
  readonly label: string;
  readonly given: Readonly<Record<string, Json>>;
}

/** A list of values makes a run of each. */
function variantsOf(given: Readonly<Record<string, Json>>): readonly Variant[] {
  const list = Object.entries(given).find(([, value]) => isList(value));
  if (!list || !isList(list[1])) return [{ label: '', given }];
  const [name, values] = list;
  return values.map((value) => ({ label: `, ${name} ${JSON.stringify(value)}`, given: { ...given, [name]: value } }));
}

/** The event of the workflow, in the variables of the runner. */
function eventOf(reader: ScriptReader): Readonly<Record<string, string>> {
  const event = reader.text('event');
  reader.flag('fork');
  return { GITHUB_WORKSPACE: WORKSPACE, ...(event === undefined ? {} : { GITHUB_EVENT_NAME: event }) };
}

function bare(host: string): string {
  return host.replace(/\.$/, '');
}

/** Where the inputs are wrong, nobody is contacted. */
function checkContact({ expect }: Fault, server: ScriptedServer, { dialled }: Run): readonly string[] {
  if (!NOTHING_CONTACTED.test(expect.class) || (server.connections === 0 && dialled.length === 0)) return [];
  return [`contacted ${dialled.join(', ')}`];
}
