/** Which harness brings about which fault. */
import { SCENARIOS } from '../scenarios/scenarios.ts';
import { type CasePlan, Gap } from './catalogue/case.ts';
import type { Fault } from './catalogue/fault.ts';
import { splitSurroundings, surrounded } from './catalogue/surroundings.ts';
import { names } from './network/name-resolution.ts';
import { net } from './network/packet-faults.ts';
import { api } from './servers/api.ts';
import { input } from './servers/input.ts';
import { relay } from './servers/mail-system.ts';
import { isAboutMailbox, mailbox } from './servers/mailbox.ts';
import { manyFolders } from './servers/many-folders.ts';
import { env, fs, inject } from './servers/runner.ts';
import { fake, tcp } from './servers/scripted-server.ts';
import { signal } from './servers/signal.ts';
import { tls } from './servers/tls.ts';

type Harness = (fault: Fault) => readonly CasePlan[];

const fakeImap: Harness = (fault) => {
  if ('folders' in fault.inject.script) return manyFolders(fault);
  return isAboutMailbox(fault) ? mailbox(fault) : fake(fault);
};

const HARNESSES: Readonly<Record<string, Harness>> = {
  tcp,
  tls,
  net,
  dns: names,
  'dns+tcp': names,
  'dns+net': names,
  'fake-smtp': fake,
  'fake-imap': fakeImap,
  'fake-any': fake,
  'real-or-fake': fakeImap,
  'relay-sim': relay,
  input,
  env,
  fs,
  inject,
  signal,
  'http-api': api,
};

/** The runs that show a fault. @throws Gap */
export function plansFor(fault: Fault): readonly CasePlan[] {
  const harness = SCENARIOS[fault.id] ?? HARNESSES[fault.inject.harness];
  if (!harness) throw new Gap(`there is no harness ${fault.inject.harness}`);
  const { fault: rest, around } = splitSurroundings(fault);
  return harness(rest).map((plan) => surrounded(plan, around));
}
