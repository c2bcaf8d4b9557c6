/** The values that a recovery action is given. They are texts for a workflow, and never part of a command. Pure. */
import { safeText } from '../../text/untrusted.ts';

/** What the placeholders stand for. */
export interface RecoveryFacts {
  /** Name of the check. */
  readonly check: string;
  readonly status: string;
  readonly code: string;
  /** Number of the issue; empty when there is none. */
  readonly incident: string;
}

/** GitHub Enterprise Server 3.17 takes no more inputs than this, and an event has no more members. */
const MAX_INPUTS = 10;

/** Longest text in place of a placeholder, in characters. */
const FACT_LIMIT = 200;

/** Longest value, in characters. */
const VALUE_LIMIT = 1000;

const PLACEHOLDER = /\{(check|status|code|incident)\}/g;

/** Fills the placeholders in. A text that was filled in is not looked at again. */
export function recoveryValues(inputs: Readonly<Record<string, string>>, facts: RecoveryFacts): Record<string, string> {
  const filled = Object.entries(inputs)
    .slice(0, MAX_INPUTS)
    .map(([name, value]) => {
      const text = value.replace(PLACEHOLDER, (_all, fact: keyof RecoveryFacts) => line(facts[fact], FACT_LIMIT));
      return [name, line(text, VALUE_LIMIT)] as const;
    });
  return Object.fromEntries(filled);
}

/** What an event tells when no inputs are set. */
export function recoveryPayload({ check, status, code, incident }: RecoveryFacts): Record<string, string> {
  const facts = Object.entries({ check, status, code, incident });
  return Object.fromEntries(facts.map(([name, text]) => [name, line(text, FACT_LIMIT)]));
}

/** One line, and nothing invisible. */
function line(text: string, limit: number): string {
  return safeText(text.replace(/[\r\n]+/g, ' '), limit);
}
