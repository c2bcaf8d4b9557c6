/** Keeps the facts of connections, and returns what may be shown of the texts of servers in them. */
import type { CapabilityStage, ConnectionFacts } from '../model/facts.ts';
import { byProtocol } from '../model/phase.ts';
import type { LearnConnection } from '../model/probe-context.ts';
import { beginningOf, type Redactor, redactLines, shownBeginning } from '../model/secret.ts';

/** At most this many characters of a greeting are kept. */
const MAX_GREETING = 500;
/** At most this many capabilities of a stage are kept, twice what the largest servers announce. */
const MAX_CAPABILITIES = 120;
/** At most this many characters of a capability are kept. */
const MAX_CAPABILITY = 200;

export class Connections {
  readonly #kept: ConnectionFacts[] = [];

  /** Adds a connection. Returns the function that adds what is learned of it later. */
  add(facts: ConnectionFacts): LearnConnection {
    const index = this.#kept.push(facts) - 1;
    return ({ capabilities, login }) => {
      const before = this.#kept[index] ?? facts;
      this.#kept[index] = {
        ...before,
        ...(capabilities === undefined ? {} : { capabilities: { ...before.capabilities, ...capabilities } }),
        ...(login === undefined ? {} : { login }),
      };
    };
  }

  /** Returns the facts in a fixed order, whichever connection was faster. Secrets are removed before a text is cut. */
  shown(redact: Redactor): readonly ConnectionFacts[] {
    return this.#kept
      .toSorted((a, b) => byProtocol(a.protocol, b.protocol))
      .map((facts) => {
        const { greeting, capabilities } = facts;
        return {
          ...facts,
          ...(greeting === undefined ? {} : { greeting: shownLines([greeting], MAX_GREETING, redact)[0] }),
          ...(capabilities === undefined ? {} : { capabilities: shownStages(capabilities, redact) }),
        };
      });
  }
}

function shownStages(
  stages: NonNullable<ConnectionFacts['capabilities']>,
  redact: Redactor,
): Partial<Record<CapabilityStage, readonly string[]>> {
  const shown = Object.entries(stages).map(([stage, list]) => {
    return [stage, shownLines(list.slice(0, MAX_CAPABILITIES), MAX_CAPABILITY, redact)];
  });
  return Object.fromEntries(shown);
}

function shownLines(lines: readonly string[], limit: number, redact: Redactor): readonly string[] {
  return redactLines(lines.map(beginningOf), redact)
    .map(shownBeginning)
    .map((line) => (line.length > limit ? `${line.slice(0, limit)}…` : line));
}
