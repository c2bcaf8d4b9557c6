/** Reads the objects of Icinga in the documents, and puts a command line together as Icinga does. */

/** A value of its language, as far as the examples have them: 15m stays a text. */
export type IcingaValue = string | readonly IcingaValue[] | { readonly [name: string]: IcingaValue };

/** An object: `object CheckCommand "mail-probe" { … }`, `apply Service "mail" { … }`. */
export interface IcingaObject {
  readonly type: string;
  readonly name: string;
  /** By their whole names: `vars.mail_probe_mode`. */
  readonly attributes: Readonly<Record<string, IcingaValue>>;
}

/** What is run. */
export interface Assembled {
  /** The program and its arguments. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

const TOKEN = /\s*(?:"([^"]*)"|([\w.]+)|([={}[\],]))/y;

/** Reads all objects of a text. @throws Error at what it does not know */
export function readIcinga(text: string): readonly IcingaObject[] {
  const tokens = tokensOf(text.replaceAll(/^ *assign where .*$/gm, ''));
  const objects: IcingaObject[] = [];
  while (tokens.length > 0) {
    const [keyword, type = '', name = ''] = tokens.splice(0, 3).map(({ text: each }) => each);
    if (keyword !== 'object' && keyword !== 'apply') throw new Error(`Not interpreted: ${keyword}`);
    objects.push({ type, name, attributes: dictionary(tokens) });
  }
  return objects;
}

/**
 * The command line of a command with these variables: what the service has goes over what the command has. An argument
 * whose macro has no value is left out, and one with a list is repeated (Icinga 2, "Command Arguments").
 */
export function assemble(
  { attributes }: IcingaObject,
  service: Readonly<Record<string, IcingaValue>>,
  host: Readonly<Record<string, string>>,
): Assembled {
  const variables = { ...host, ...variablesOf(attributes), ...service };
  const fill = (value: IcingaValue | undefined): readonly string[] => valuesOf(value, variables);
  const { command = [], arguments: named = {}, env = {} } = attributes;
  const options = Object.entries(named).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    argv: [
      ...(Array.isArray(command) ? command : [command]).flatMap(fill),
      ...options.flatMap(([option, value]) => fill(value).flatMap((each) => [option, each])),
    ],
    env: Object.fromEntries(Object.entries(env).flatMap(([name, value]) => fill(value).map((each) => [name, each]))),
  };
}

/** The variables of an object, without `vars.`. */
export function variablesOf(attributes: IcingaObject['attributes']): Record<string, IcingaValue> {
  const entries = Object.entries(attributes).filter(([name]) => name.startsWith('vars.'));
  return Object.fromEntries(entries.map(([name, value]) => [name.slice('vars.'.length), value]));
}

interface Token {
  readonly isQuoted: boolean;
  readonly text: string;
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  const end = text.trimEnd().length;
  while (pattern.lastIndex < end) {
    const at = pattern.lastIndex;
    const [, quoted, word, sign] = pattern.exec(text) ?? [];
    const found = quoted ?? word ?? sign;
    if (found === undefined) throw new Error(`Not interpreted: ${text.slice(at, at + 40)}`);
    tokens.push({ isQuoted: quoted !== undefined, text: found });
  }
  return tokens;
}

function expectSign(tokens: Token[], sign: string): void {
  const found = tokens.shift();
  if (found?.isQuoted !== false || found.text !== sign) throw new Error(`${sign} expected, not ${found?.text}`);
}

function isNext([next]: readonly Token[], sign: string): boolean {
  return next?.isQuoted === false && next.text === sign;
}

function dictionary(tokens: Token[]): Record<string, IcingaValue> {
  const entries: [string, IcingaValue][] = [];
  expectSign(tokens, '{');
  while (!isNext(tokens, '}')) {
    const { text = '' } = tokens.shift() ?? {};
    expectSign(tokens, '=');
    entries.push([text, readValue(tokens)]);
  }
  expectSign(tokens, '}');
  return Object.fromEntries(entries);
}

function readValue(tokens: Token[]): IcingaValue {
  if (isNext(tokens, '{')) return dictionary(tokens);
  if (!isNext(tokens, '[')) return tokens.shift()?.text ?? '';
  expectSign(tokens, '[');
  const list: IcingaValue[] = [];
  while (!isNext(tokens, ']')) {
    list.push(readValue(tokens));
    if (!isNext(tokens, ']')) expectSign(tokens, ',');
  }
  expectSign(tokens, ']');
  return list;
}

/** A macro may stand for another one, and for a list. Nothing where one of them has no value. */
function valuesOf(value: IcingaValue | undefined, variables: Readonly<Record<string, IcingaValue>>): readonly string[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((each: IcingaValue) => valuesOf(each, variables));
  if (typeof value !== 'string') throw new Error(`Not interpreted: ${JSON.stringify(value)}`);
  const whole = /^\$([\w.]+)\$$/.exec(value)?.[1];
  if (whole !== undefined) return valuesOf(variables[whole], variables);
  if (/\$[\w.]+\$/.test(value)) throw new Error(`Not interpreted: ${value}`);
  return [value];
}
