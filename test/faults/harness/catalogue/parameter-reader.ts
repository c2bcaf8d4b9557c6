/** Takes the parameters of a fault one after the other, and says at the end which of them nobody understood. */
import { Gap } from './case.ts';
import type { Fault, Json, JsonObject } from './fault.ts';

export class ScriptReader {
  readonly fault: Fault;
  readonly #left: Map<string, Json>;

  constructor(fault: Fault) {
    this.fault = fault;
    this.#left = new Map(Object.entries(fault.inject.script));
  }

  /** Whether a parameter is there; it stays. */
  has(...names: readonly string[]): boolean {
    return names.some((name) => this.fault.inject.script[name] !== undefined);
  }

  value(name: string): Json | undefined {
    const value = this.#left.get(name);
    this.#left.delete(name);
    return value;
  }

  /** @throws Gap when it is something else */
  text(name: string): string | undefined {
    return this.#typed(name, (value) => (typeof value === 'string' ? value : undefined));
  }

  number(name: string): number | undefined {
    return this.#typed(name, (value) => (typeof value === 'number' ? value : undefined));
  }

  flag(name: string): boolean | undefined {
    return this.#typed(name, (value) => (typeof value === 'boolean' ? value : undefined));
  }

  texts(name: string): readonly string[] | undefined {
    return this.#typed(name, (value) => (isList(value) ? value.map(String) : undefined));
  }

  object(name: string): JsonObject | undefined {
    return this.#typed(name, (value) => (isObject(value) ? value : undefined));
  }

  /** What nobody has taken yet. */
  rest(): Readonly<Record<string, Json>> {
    const rest = Object.fromEntries(this.#left);
    this.#left.clear();
    return rest;
  }

  /** @throws Gap when a parameter is left */
  end(): void {
    if (this.#left.size > 0) throw new Gap(`nobody knows ${[...this.#left.keys()].join(', ')}`);
  }

  #typed<T>(name: string, read: (value: Json) => T | undefined): T | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    const typed = read(value);
    if (typed === undefined) throw new Gap(`${name} is ${JSON.stringify(value)}`);
    return typed;
  }
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
