/** Runs blocks of the documents as printed, in a repository and a world that are made for them. */
import { inject } from 'vitest';
import type { User } from '../../../src/sandbox/common/mailbox-store.ts';
import { blockOf } from './blocks.ts';
import { type MailWorld, PASSWORD, PROBE_USER, startMailWorld, type WorldOptions } from './mail-world.ts';
import { OCTODNS, ZONE_FILE } from './planned-zones.ts';
import { TREATMENTS, type Treatment } from './treatments.ts';
import { runWorkflow, type StepRun } from './workflow.ts';

/** The variables of the repository. */
export const VARS = {
  MAIL_HOST: 'mail.example.org',
  MAIL_USERNAME: 'probe@example.org',
  MAIL_ADDRESS: 'probe@example.org',
  NEW_MAIL_IP: '192.0.2.10',
  ENTRA_TENANT: 'tenant',
  ENTRA_CLIENT_ID: 'client',
};
/** The secrets of the repository. */
export const SECRETS = {
  MAIL_PASSWORD: PASSWORD,
  CHAT_WEBHOOK: 'https://chat.example.org/hook',
  ENTRA_CLIENT_SECRET: 'client-secret',
};
const INSIDE: User = { username: 'probe', password: 'only-inside-the-runner', address: 'probe@example.org' };

/** What an example needs that is not usual. */
const OPTIONS: Readonly<Record<string, WorldOptions>> = {
  'README.md, Validate a deployment, 1': {
    users: [{ ...INSIDE, username: 'probe@mail.test', address: 'probe@mail.test' }],
  },
  'README.md, Validate a deployment, 2': { users: [INSIDE] },
};
/** The blocks that are tried in a way. */
export function idsOf(kind: Treatment['kind']): string[] {
  return Object.entries(TREATMENTS).flatMap(([id, treatment]) => (treatment.kind === kind ? [id] : []));
}

/** Starts the world that a block needs. */
export async function startWorld(id: string, options: WorldOptions = {}): Promise<MailWorld> {
  const hasMailDomain = /^docs\/gate\.md|Gate before|Mail domains|The gate/.test(id);
  const world = await startMailWorld(inject('bundleFolder'), { hasMailDomain, ...OPTIONS[id], ...options });
  if (world.sandbox.users[0]?.username === PROBE_USER.username)
    world.sandbox.deliver({ mailbox: 'Archive', headers: { Subject: 'nightly report' } });
  return world;
}

/** The files of the repository that the workflows check out. */
function repository(world: MailWorld): Record<string, string> {
  const files = idsOf('file').flatMap((id): [string, string][] => {
    const treatment = TREATMENTS[id];
    return treatment?.kind === 'file' ? [[treatment.path, blockOf(id).text]] : [];
  });
  return {
    ...Object.fromEntries(files),
    'zones/example.org.zone': ZONE_FILE,
    'config/example.org.yaml': OCTODNS,
    'ci/ca.pem': world.sandbox.caPem,
    '.github/workflows/mail.yml': blockOf('README.md, Smallest workflow, 1').text,
  };
}

/** Runs a workflow or a part of one. Secrets and files are added to the usual ones, or replace them. */
export function runBlock(
  text: string,
  world: MailWorld,
  secrets: Partial<typeof SECRETS> = {},
  files: Readonly<Record<string, string>> = {},
): Promise<readonly StepRun[]> {
  const surroundings = { world, bundleFolder: inject('bundleFolder'), vars: VARS };
  const all = { files: { ...repository(world), ...files }, secrets: { ...SECRETS, ...secrets } };
  return runWorkflow(text, { ...surroundings, ...all });
}

/** Steps that failed, with what they said. */
export function failures(steps: readonly StepRun[]): string[] {
  return steps.filter(({ outcome }) => outcome === 'failure').map(({ job, step, log }) => `${job}: ${step}: ${log}`);
}
