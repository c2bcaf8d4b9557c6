/** `dns`, alone and with `tcp` or `net`: a name server that answers as it is told, and addresses that lead somewhere. */
import { startScripted } from '../../../support/scripted/scripted-server.ts';
import { testAuthority } from '../../../support/scripted/test-authority.ts';
import { baseInputs, modeInputs, sides } from '../catalogue/base-inputs.ts';
import { type CasePlan, Gap, type OpenCase } from '../catalogue/case.ts';
import type { Fault, Json } from '../catalogue/fault.ts';
import { isList, ScriptReader } from '../catalogue/parameter-reader.ts';
import { translateInputs } from '../catalogue/translate-input.ts';
import { openMailSystem } from '../servers/mail-system.ts';
import { evidenceOf } from '../servers/scripted-server.ts';
import { startNameServer, type Zone } from './name-server.ts';

const RCODES = ['SERVFAIL', 'REFUSED', 'NXDOMAIN'] as const;
const NO_ROUTE = 'ENETUNREACH';

interface Plan {
  readonly zone: Zone;
  readonly silent: readonly string[];
  readonly hasNoIpv6: boolean;
  readonly host: string;
}

/** @throws Gap */
export function names(fault: Fault): readonly CasePlan[] {
  const reader = new ScriptReader(fault);
  const plan = planOf(reader);
  const given = translateInputs(reader.object('input') ?? {});
  reader.end();
  const addresses = [...(plan.zone.a ?? []), ...(plan.zone.aaaa ?? [])].flat();
  const unreachable = plan.hasNoIpv6 ? addresses.filter((address) => address.includes(':')) : [];
  const bend = (nameServer: number): Required<Pick<OpenCase, 'bend'>> => ({
    bend: {
      nameServer,
      silent: plan.silent,
      failing: Object.fromEntries(unreachable.map((address) => [address, NO_ROUTE])),
      aliases: addresses.filter((address) => !plan.silent.includes(address) && !unreachable.includes(address)),
    },
  });
  // Only a round trip asks for a name twice, once for each protocol.
  if (fault.inject.script['sequence'] !== undefined) return [roundTrip(fault, plan, bend)];
  return sides(fault).map(({ protocol, op }) => ({
    label: protocol,
    async open() {
      const nameServer = await startNameServer(plan.zone);
      const certificate = await (await testAuthority()).issue({ commonName: plan.zone.name ?? 'mail.test' });
      const server = await startScripted({ protocol, certificate });
      return {
        inputs: { ...baseInputs(fault), ...server.inputs, host: plan.host, ...modeInputs(op), ...given },
        ...bend(nameServer.port),
        evidence: evidenceOf(server, protocol),
        mayLinger: plan.zone.rcode === 'silence',
        check: () => asked(plan, nameServer.questions),
        [Symbol.asyncDispose]: async () => {
          await server[Symbol.asyncDispose]();
          await nameServer[Symbol.asyncDispose]();
        },
      };
    },
  }));
}

function roundTrip(fault: Fault, plan: Plan, bend: (port: number) => Pick<OpenCase, 'bend'>): CasePlan {
  return {
    label: 'round-trip',
    async open() {
      const nameServer = await startNameServer(plan.zone);
      const open = await openMailSystem(fault, {});
      return {
        ...open,
        ...bend(nameServer.port),
        check: () => (nameServer.questions.filter((each) => each.startsWith('A ')).length === 1 ? [] : ['asked twice']),
        [Symbol.asyncDispose]: async () => {
          await open[Symbol.asyncDispose]();
          await nameServer[Symbol.asyncDispose]();
        },
      };
    },
  };
}

function planOf(reader: ScriptReader): Plan {
  const isUsual = !reader.has('a', 'aaaa', 'answers', 'a_count', 'sequence');
  const unreachable = reader.value('enetunreach');
  const host = reader.text('host') ?? 'mail.test';
  const zone: Zone = {
    rcode: rcodeOf(reader.text('rcode'), reader.flag('silent') === true),
    dropFirst: reader.number('drop_first'),
    a: isUsual ? [['127.0.0.1']] : ipv4Of(reader),
    aaaa: [addressesOf(reader.value('aaaa'))],
    hasLoop: reader.flag('cname_loop'),
    isCut: reader.flag('tc'),
    hasTcp: reader.flag('tcp'),
    name: reader.text('expect_query'),
  };
  return { zone, silent: reader.texts('drop') ?? [], hasNoIpv6: unreachable === 'v6', host };
}

function rcodeOf(text: string | undefined, isSilent: boolean): Zone['rcode'] {
  if (isSilent || text === 'silence' || text === 'timeout' || text === 'DROP') return 'silence';
  if (text === undefined || text === 'NOERROR') return undefined;
  const known = RCODES.find((rcode) => rcode === text);
  if (!known) throw new Gap(`nobody knows rcode ${text}`);
  return known;
}

/** The answers to questions for IPv4 addresses, one after the other. */
function ipv4Of(reader: ScriptReader): readonly (readonly string[])[] {
  const sequence = reader.value('sequence');
  if (isList(sequence)) return sequence.map(addressesOf);
  const count = reader.number('a_count') ?? 0;
  const many = Array.from({ length: count }, (_each, at) => `192.0.2.${at + 1}`);
  return [[...many, ...addressesOf(reader.value('a')), ...addressesOf(reader.value('answers'))]];
}

function addressesOf(value: Json | undefined): readonly string[] {
  return isList(value) ? value.map(String) : value === undefined ? [] : [String(value)];
}

/** The name in the form in which it has to be asked for, and no other. */
function asked({ zone }: Plan, questions: readonly string[]): readonly string[] {
  const others = questions.filter((each) => zone.name !== undefined && !each.endsWith(` ${zone.name}`));
  return others.length === 0 && questions.length > 0 ? [] : [`the name server was asked for ${questions.join(', ')}`];
}
