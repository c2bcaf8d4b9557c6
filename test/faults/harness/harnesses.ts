/** Which harness brings about which fault. */
import { SCENARIOS } from '../scenarios/scenarios.ts';
import { api } from './api.ts';
import { type CasePlan, Gap } from './case.ts';
import { fake, tcp } from './fake.ts';
import type { Fault } from './fault.ts';
import { input } from './input.ts';
import { isAboutMailbox, mailbox } from './mailbox.ts';
import { manyFolders } from './many-folders.ts';
import { names } from './names.ts';
import { net } from './net.ts';
import { relay } from './relay.ts';
import { env, fs, inject } from './runner.ts';
import { signal } from './signal.ts';
import { tls } from './tls.ts';

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
  return harness(fault);
}
