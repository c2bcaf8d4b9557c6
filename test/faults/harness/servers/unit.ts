/** `unit`: a function of the program is called, and its result compared. No server, no process. */
import { isDeepStrictEqual } from 'node:util';
import { Gap } from '../catalogue/case.ts';
import type { Fault, Json } from '../catalogue/fault.ts';
import { isList, ScriptReader } from '../catalogue/parameter-reader.ts';

const SOURCES = new URL('../../../../src/', import.meta.url);

/** Calls `function` of `module` with `args`, and gives what differs from `result`, or from `throws`. @throws Gap */
export async function callUnit(fault: Fault): Promise<readonly string[]> {
  const reader = new ScriptReader(fault);
  const path = reader.text('module') ?? '';
  const name = reader.text('function') ?? '';
  const args = reader.value('args') ?? [];
  const wanted = reader.value('result');
  const refusal = reader.text('throws');
  reader.end();
  if (!/^[a-z][\w/-]*\.ts$/.test(path) || !isList(args)) throw new Gap('unit needs module, function and args');
  const called: unknown = Reflect.get((await import(new URL(path, SOURCES).href)) as object, name);
  if (typeof called !== 'function') throw new Gap(`${path} has no function ${name}`);
  return await differences(() => Reflect.apply(called, undefined, [...args]), wanted, refusal);
}

async function differences(
  call: () => unknown,
  wanted: Json | undefined,
  refusal: string | undefined,
): Promise<readonly string[]> {
  try {
    const result = await call();
    if (refusal !== undefined) return [`it gave ${JSON.stringify(result)} and did not refuse`];
    const plain: unknown = result === undefined ? null : JSON.parse(JSON.stringify(result));
    return isDeepStrictEqual(plain, wanted ?? null) ? [] : [`it gave ${JSON.stringify(result)}`];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refusal !== undefined && message.includes(refusal) ? [] : [`it threw ${message}`];
  }
}
