/** Expressions of workflows, as far as the examples of the documents have them. What is not known is an error. */

/** What a name such as `steps.mail.outputs.status` can stand for. */
export type Value = string | number | boolean | null | { readonly [name: string]: Value };

/** The contexts by name, and whether an earlier step or job has failed. */
export interface Scope {
  readonly contexts: Readonly<Record<string, Value>>;
  readonly hasFailed: boolean;
}

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|'((?:[^']|'')*)'|([A-Za-z_][\w.-]*)|(&&|\|\||[=!<>]=|[!<>(),]))/y;

type Token = { readonly kind: 'number' | 'text' | 'name' | 'sign'; readonly text: string };

/** Replaces every `${{ … }}` of a text. */
export function filledIn(text: string, scope: Scope): string {
  return text.replace(/\$\{\{(.*?)\}\}/g, (_all, expression: string) => textOf(evaluate(expression, scope)));
}

/** Whether an `if` lets a step or job run. Without a function of the status, nothing may have failed. */
export function isMet(condition: string | undefined, scope: Scope): boolean {
  if (condition === undefined) return !scope.hasFailed;
  const expression = /^\$\{\{(.*)\}\}$/s.exec(condition.trim())?.[1] ?? condition;
  const looksAtStatus = /\b(?:always|cancelled|failure|success)\(\)/.test(expression);
  return (looksAtStatus || !scope.hasFailed) && isTrue(evaluate(expression, scope));
}

/** @throws Error for anything that is not understood */
export function evaluate(expression: string, scope: Scope): Value {
  const tokens = tokensOf(expression);
  const value = either(tokens, scope);
  if (tokens.length > 0) throw new Error(`Not understood: "${expression}"`);
  return value;
}

function tokensOf(expression: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < expression.trimEnd().length) {
    const found = TOKEN.exec(expression);
    if (!found) throw new Error(`Not understood: "${expression}"`);
    const [, number, text, name, sign] = found;
    if (number !== undefined) tokens.push({ kind: 'number', text: number });
    else if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll("''", "'") });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name });
    else tokens.push({ kind: 'sign', text: sign ?? '' });
  }
  return tokens;
}

function takes(tokens: Token[], ...signs: readonly string[]): string | undefined {
  const [next] = tokens;
  if (next?.kind !== 'sign' || !signs.includes(next.text)) return undefined;
  tokens.shift();
  return next.text;
}

function either(tokens: Token[], scope: Scope): Value {
  let value = both(tokens, scope);
  while (takes(tokens, '||')) {
    const other = both(tokens, scope);
    value = isTrue(value) ? value : other;
  }
  return value;
}

function both(tokens: Token[], scope: Scope): Value {
  let value = compared(tokens, scope);
  while (takes(tokens, '&&')) {
    const other = compared(tokens, scope);
    value = isTrue(value) ? other : value;
  }
  return value;
}

function compared(tokens: Token[], scope: Scope): Value {
  const left = operand(tokens, scope);
  const sign = takes(tokens, '==', '!=', '<', '>', '<=', '>=');
  return sign === undefined ? left : COMPARISONS[sign]?.(left, operand(tokens, scope)) === true;
}

const COMPARISONS: Readonly<Record<string, (a: Value, b: Value) => boolean>> = {
  '==': isEqual,
  '!=': (a, b) => !isEqual(a, b),
  '<': (a, b) => Number(a) < Number(b),
  '>': (a, b) => Number(a) > Number(b),
  '<=': (a, b) => Number(a) <= Number(b),
  '>=': (a, b) => Number(a) >= Number(b),
};

function operand(tokens: Token[], scope: Scope): Value {
  if (takes(tokens, '!')) return !isTrue(operand(tokens, scope));
  if (takes(tokens, '(')) return closed(tokens, either(tokens, scope));
  const token = tokens.shift();
  if (token === undefined || token.kind === 'sign') throw new Error('A value is missing in an expression.');
  if (token.kind === 'number') return Number(token.text);
  if (token.kind === 'text') return token.text;
  return takes(tokens, '(') ? call(token.text, tokens, scope) : lookUp(token.text, scope);
}

function closed(tokens: Token[], value: Value): Value {
  if (!takes(tokens, ')')) throw new Error('A bracket is not closed in an expression.');
  return value;
}

function call(name: string, tokens: Token[], scope: Scope): Value {
  if (name === 'fromJSON') return JSON.parse(textOf(closed(tokens, either(tokens, scope))));
  closed(tokens, null);
  if (name === 'always') return true;
  if (name === 'cancelled') return false;
  if (name === 'failure') return scope.hasFailed;
  if (name === 'success') return !scope.hasFailed;
  throw new Error(`The function ${name} is not known.`);
}

function lookUp(path: string, { contexts }: Scope): Value {
  const [first = '', ...others] = path.split('.');
  if (first === 'true' || first === 'false') return first === 'true';
  let value = contexts[first];
  if (value === undefined) throw new Error(`There is no context "${first}".`);
  for (const name of others) value = typeof value === 'object' ? (value?.[name] ?? null) : null;
  return value;
}

function isEqual(a: Value, b: Value): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.toLowerCase() === b.toLowerCase();
  return typeof a === typeof b ? a === b : Number(a ?? 0) === Number(b ?? 0);
}

function isTrue(value: Value): boolean {
  return value !== '' && Boolean(value);
}

function textOf(value: Value): string {
  return value === null ? '' : String(value);
}
