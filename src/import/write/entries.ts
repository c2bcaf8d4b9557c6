/** Converts drafts to the entries of a checks file and the variables that it names. */
import { FIELDS } from '../../settings/fields.ts';
import { inputName } from '../../settings/settings.ts';
import type { Draft, DraftField } from '../draft/draft.ts';
import { fileText, isKnown, literalParts, soleVariable, variablesIn } from '../draft/placeholder.ts';
import type { Entry, EntryValue } from './entry.ts';
import type { FreeText } from './free-text.ts';
import { createVariables, type Variables } from './variables.ts';

/** A draft under its final name. */
export interface NamedDraft {
  readonly name: string;
  readonly draft: Draft;
}

/** A variable to set: the text that follows "Set NAME to", and the checks that use it. */
export interface NeededVariable {
  readonly meaning: string;
  readonly checks: Set<string>;
}

/** The entries of a file and the variables that they need. */
export interface Entries {
  readonly entries: readonly Entry[];
  readonly variables: ReadonlyMap<string, NeededVariable>;
}

/** The settings of a check in the order in which people read them. */
const ORDER: readonly DraftField[] = (Object.keys(FIELDS) as (DraftField | 'mode')[]).filter((name) => name !== 'mode');

/** Makes the entries. */
export function makeEntries(drafts: readonly NamedDraft[], freeText: FreeText): Entries {
  const builder = new EntryBuilder(createVariables(drafts.map(({ draft }) => draft)), freeText);
  return { entries: drafts.map((each) => builder.build(each)), variables: builder.needed };
}

class EntryBuilder {
  readonly needed = new Map<string, NeededVariable>();
  readonly #variables: Variables;
  readonly #freeText: FreeText;

  constructor(variables: Variables, freeText: FreeText) {
    this.#variables = variables;
    this.#freeText = freeText;
  }

  build({ name, draft }: NamedDraft): Entry {
    const { mode, group, description, tags = [], remarks } = draft;
    const keys: [string, EntryValue | undefined][] = [
      ['name', name],
      ['mode', mode],
      ['enabled', remarks.some(({ kind }) => kind === 'off') ? false : undefined],
      ['group', group && this.#freeText.name(group)],
      ['tags', [...new Set(tags.map(this.#freeText.tag))].filter((tag) => tag !== '')],
      ['description', description && this.#freeText.description(description)],
    ];
    for (const field of ORDER) {
      // The login follows the server that it is for.
      if (field === 'username' && draft.login) keys.push(...this.#login(name, draft));
      const value = draft.fields[field];
      if (value !== undefined) keys.push([inputName(field), this.#value(name, field, value)]);
    }
    return {
      keys: keys.flatMap(given),
      comments: remarks.filter(({ isGeneral }) => !isGeneral).map(({ text }) => text),
    };
  }

  #login(check: string, { login, protocol }: Draft): [string, EntryValue][] {
    if (!login) return [];
    const { username, password } = login;
    const known = soleVariable(password.reveal());
    const variable = known ?? this.#variables.forPassword(check, protocol, login);
    this.#need(variable, `the password of ${this.#freeText.name(username) || 'the user'}`, check);
    return [
      ['username', this.#text(check, 'username', username)],
      ['password', `\${${variable}}`],
    ];
  }

  #value(check: string, field: DraftField, value: string | readonly string[]): EntryValue {
    if (typeof value !== 'string') return value.map((each) => this.#text(check, field, each));
    const { type } = FIELDS[field].kind;
    if (type === 'list') return value.split('\n').map((each) => this.#text(check, field, each));
    if (type === 'integer' && /^\d+$/.test(value)) return Number(value);
    if (type === 'boolean' && isKnown(value)) return value === 'true';
    return this.#text(check, field, value);
  }

  /** Returns a value as the file has it. One that cannot be written there, or holds a secret, comes from a variable. */
  #text(check: string, field: DraftField, value: string): string {
    const mayHoldSecret = FIELDS[field].kind.type === 'string' || FIELDS[field].kind.type === 'list';
    const isSecret = mayHoldSecret && literalParts(value).some((part) => this.#freeText.holdsSecret(part));
    const text = isSecret ? undefined : fileText(value);
    if (text === undefined) {
      const name = this.#variables.forField(check, field);
      const input = inputName(field);
      this.#need(name, isSecret ? `${input}, which holds a password` : `${input}, which cannot be written here`, check);
      return `\${${name}}`;
    }
    for (const name of variablesIn(value)) this.#need(name, originalValue(field), check);
    return text;
  }

  #need(name: string, meaning: string, check: string): void {
    const known = this.needed.get(name) ?? { meaning, checks: new Set<string>() };
    known.checks.add(check);
    this.needed.set(name, known);
  }
}

function originalValue(field: DraftField): string {
  const mayBeEmpty = field === 'warning' || field === 'critical';
  return `what the original uses for ${inputName(field)}${mayBeEmpty ? ', or remove the line where that is nothing' : ''}`;
}

function given([key, value]: [string, EntryValue | undefined]): [string, EntryValue][] {
  const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return isEmpty ? [] : [[key, value]];
}
