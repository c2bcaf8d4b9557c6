import { setTimeout as pause } from 'node:timers/promises';

const PAUSE_MS = 10;

/**
 * Asks again and again until the answer is neither `undefined` nor `false`, and returns it. What `ask` throws ends the
 * wait.
 * @param what completes the sentence "Waited 10 s for ..."
 */
export async function waitUntil<T>(
  what: string,
  ask: () => T | undefined | false | Promise<T | undefined | false>,
  limitMs = 10_000,
): Promise<T> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() >= deadline) throw new Error(`Waited ${limitMs / 1000} s for ${what}, in vain.`);
    await pause(PAUSE_MS);
  }
}
