/** `document`: a block of the documents runs as printed, in a world of its own, or is only read. */
import { EXIT_CODES, STATUSES } from '../../../../src/model/status.ts';
import { blockOf } from '../../../support/snippets/blocks.ts';
import { assemble, type IcingaObject, readIcinga, variablesOf } from '../../../support/snippets/icinga.ts';
import { type MailWorld, PASSWORD, type ScriptRun } from '../../../support/snippets/mail-world.ts';
import * as blocks from '../../../support/snippets/run-block.ts';
import { TREATMENTS } from '../../../support/snippets/treatments.ts';
import type { StepRun } from '../../../support/snippets/workflow.ts';
import { Gap, NO_EVIDENCE } from '../catalogue/case.ts';
import { type Fault, verdict } from '../catalogue/fault.ts';
import { ScriptReader } from '../catalogue/parameter-reader.ts';
import { judgeExpectations } from '../judge/expectations.ts';
import { claimsToBe } from '../run/run-command-line.ts';
import { logLines, messagesLeft } from './sandbox-evidence.ts';

/** What came of a block. */
interface Outcome {
  readonly status: string;
  readonly code: string;
  readonly sinks: Readonly<Record<string, string>>;
  readonly exitCode?: number | null;
}

interface Given {
  readonly id: string;
  readonly bundleFolder: string;
  /** In place of the password of the user. */
  readonly password: string | undefined;
  readonly env: Readonly<Record<string, string>>;
}

/** Runs the block, and gives what is not as the row expects. @throws Gap */
export async function runDocument(
  fault: Fault,
  bundleFolder: string,
): Promise<{ readonly got: string; readonly mismatches: readonly string[] }> {
  const reader = new ScriptReader(fault);
  const id = reader.text('block') ?? '';
  const kind = reader.text('as') ?? TREATMENTS[id]?.kind ?? '';
  const certificateDays = reader.number('certificate_days');
  const password = reader.text('secret');
  const node = reader.text('node');
  const has = reader.texts('has') ?? [];
  reader.end();
  const run = RUNS[kind];
  if (!run) throw new Gap(`a block cannot be run as ${kind}`);
  await using world = await blocks.startWorld(
    bundleFolder,
    id,
    certificateDays === undefined ? {} : { certificateDays },
  );
  const env = node === undefined ? {} : { NODE_OPTIONS: `${world.env['NODE_OPTIONS']} --import ${claimsToBe(node)}` };
  const outcome = await run({ id, bundleFolder, password, env }, world);
  const evidence = {
    ...NO_EVIDENCE,
    ...logLines(world.sandbox),
    left: messagesLeft(world.sandbox).filter((raw) => raw.includes('X-Mail-Probe:')),
  };
  const { status, class: code, exit } = fault.expect;
  const [got, wanted] = [verdict(outcome.status, outcome.code), verdict(status, code)];
  const { text } = blockOf(id);
  return {
    got,
    mismatches: [
      ...(got === wanted
        ? []
        : [`expected ${wanted}, got ${got}: ${Object.values(outcome.sinks).join('\n').slice(-2000)}`]),
      ...(exit === undefined || exit === outcome.exitCode ? [] : [`exit code ${outcome.exitCode}, expected ${exit}`]),
      ...has.filter((each) => !text.includes(each)).map((each) => `the block has no ${each}`),
      ...judgeExpectations(fault.expect, { evidence }, { report: undefined, ...outcome }),
    ],
  };
}

const RUNS: Readonly<Record<string, (given: Given, world: MailWorld) => Promise<Outcome>>> = {
  workflow: async ({ id, ...place }, world) => {
    const steps = await blocks.runBlock(blockOf(id).text, { world, ...place }, secretsOf(place));
    return ofSteps(steps, world);
  },
  inputs: async ({ id, ...place }, world) => {
    const steps = await blocks.runInputs(blockOf(id).text, { world, ...place }, secretsOf(place));
    return ofSteps(steps, world);
  },
  shell: async ({ id, env, password }, world) => {
    const own = password === undefined ? {} : { MAIL_PASSWORD: password };
    return ofScript(await blocks.runShell(id, world, { ...env, ...own }));
  },
  gitlab: async ({ env, password }, world) => {
    const own = password === undefined ? {} : { MAIL_PROBE_PASSWORD: password };
    return ofScript(await blocks.runGitlab(world, { ...env, ...own }));
  },
  'command-line': async ({ id }, world) => ofScript(await blocks.runMonitored(blocks.commandLineIn(id), world)),
  icinga: async ({ id, password = PASSWORD }, world) => {
    const objects = readIcinga(blockOf(id).text);
    const { attributes } = objectOf(objects, 'Service');
    const service = { ...variablesOf(attributes), mail_probe_password: password };
    const line = assemble(objectOf(objects, 'CheckCommand'), service, { address: '192.0.2.10' });
    return ofScript(await blocks.runAssembled(line, world));
  },
};

function objectOf(objects: readonly IcingaObject[], type: string): IcingaObject {
  const found = objects.find((each) => each.type === type);
  if (!found) throw new Gap(`the block has no ${type}`);
  return found;
}

function secretsOf({ password }: Pick<Given, 'password'>) {
  return password === undefined ? {} : { MAIL_PASSWORD: password };
}

/** The verdict is that of the last step of ours that has one. */
function ofSteps(steps: readonly StepRun[], world: MailWorld): Outcome {
  const { status = 'no result', code = '' } = steps.findLast(({ outputs }) => 'status' in outputs)?.outputs ?? {};
  return {
    status,
    code,
    sinks: {
      log: steps.map(({ log }) => log).join('\n'),
      steps: steps.map(({ job, step, outcome }) => `${job}: ${step}: ${outcome}`).join('\n'),
      calls: world
        .calls()
        .map(({ program, args, stdin }) => [program, ...args, stdin].join(' '))
        .join('\n'),
    },
  };
}

function ofScript({ exitCode, stdout, stderr }: ScriptRun): Outcome {
  const status = STATUSES.find((each) => EXIT_CODES[each] === exitCode) ?? `exit code ${exitCode}`;
  return { status, code: /^ *Code: (E_\w+)/m.exec(stdout)?.[1] ?? '', sinks: { stdout, stderr }, exitCode };
}
