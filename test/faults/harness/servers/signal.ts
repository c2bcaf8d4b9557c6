/** `signal`: the runner cancels the job while the message is awaited. */
import type { ChildProcess } from 'node:child_process';
import type { CasePlan } from '../catalogue/case.ts';
import type { Fault, Json } from '../catalogue/fault.ts';
import { isList, ScriptReader } from '../catalogue/parameter-reader.ts';
import { heldBack, openMailSystem } from './mail-system.ts';

/** @throws Gap */
export function signal(fault: Fault): readonly CasePlan[] {
  // Windows has no signals that a process could answer.
  if (process.platform === 'win32') return [];
  const reader = new ScriptReader(fault);
  const signals = namesOf(reader.value('signal'));
  const gapMs = reader.number('gap_ms') ?? 0;
  reader.text('at');
  const isLate = reader.has('deliver');
  const held = heldBack(reader, () => (raw, put) => put(raw));
  reader.end();
  return [
    {
      label: 'round-trip',
      ways: ['action'],
      async open() {
        let child: ChildProcess | undefined;
        let cancelledAt = 0;
        let endedAfterMs = Number.POSITIVE_INFINITY;
        const cancel = (): void => {
          cancelledAt = performance.now();
          signals.forEach((name, index) => {
            setTimeout(() => child?.kill(name), index * gapMs);
          });
        };
        // The message is accepted and does not arrive, so that the run waits for it.
        const deliver: typeof held.deliver = (raw, put) => {
          if (isLate) held.deliver(raw, put);
          setTimeout(cancel, 200);
        };
        const open = await openMailSystem(fault, { deliver });
        return {
          ...open,
          beforePost: held.release,
          inputs: { ...open.inputs, 'delivery-timeout': '30s' },
          onStart: (started) => {
            child = started;
            started.once('exit', () => {
              endedAfterMs = performance.now() - cancelledAt;
            });
          },
          check: ({ report }) => [
            ...(endedAfterMs < fault.bound_ms ? [] : [`ended ${Math.round(endedAfterMs)} ms after the signal`]),
            ...(report?.checks[0]?.findings.some(({ code }) => code === 'E_CLEANUP') ? [] : ['no clean-up was tried']),
          ],
        };
      },
    },
  ];
}

function namesOf(value: Json | undefined): readonly NodeJS.Signals[] {
  const names = isList(value) ? value : [value ?? 'SIGINT'];
  return names.map((name) => String(name) as NodeJS.Signals);
}
