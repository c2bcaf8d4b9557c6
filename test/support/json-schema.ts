/**
 * Checks a value against the part of JSON Schema (draft 2020-12) that our schema files use. It is stricter in one way:
 * a property that the schema does not describe is an error. A keyword it does not know is one too, so that a schema
 * cannot promise what nobody checks.
 */

type Schema = Readonly<Record<string, unknown>>;

const DOCUMENTATION = new Set(['$schema', '$id', '$defs', 'title', 'description']);

/** What is wrong with `value`, each line beginning with the path; empty when it is valid. */
export function schemaErrors(value: unknown, root: Schema, schema: Schema = root, path = '$'): string[] {
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    if (DOCUMENTATION.has(keyword)) return [];
    const check = CHECKS[keyword];
    if (check === undefined) return [`${path}: unknown keyword ${keyword}`];
    return check(value, rule, { root, path });
  });
}

interface Place {
  readonly root: Schema;
  readonly path: string;
}

const CHECKS: Readonly<Record<string, (value: unknown, rule: unknown, place: Place) => string[]>> = {
  $ref: (value, rule, { root, path }) => {
    const target = (root['$defs'] as Record<string, Schema>)[String(rule).replace('#/$defs/', '')];
    return target === undefined ? [`${path}: ${rule} is not defined`] : schemaErrors(value, root, target, path);
  },
  type: (value, rule, { path }) => {
    const isOfType = [rule].flat().some((type) => typesOf(value).includes(String(type)));
    return isOfType ? [] : [`${path}: is not of type ${rule}`];
  },
  const: (value, rule, { path }) => (value === rule ? [] : [`${path}: is not ${rule}`]),
  enum: (value, rule, { path }) => ((rule as unknown[]).includes(value) ? [] : [`${path}: is none of ${rule}`]),
  pattern: (value, rule, { path }) =>
    typeof value === 'string' && new RegExp(String(rule), 'u').test(value) ? [] : [`${path}: does not match ${rule}`],
  minimum: (value, rule, { path }) => (Number(value) >= Number(rule) ? [] : [`${path}: is less than ${rule}`]),
  required: (value, rule, { path }) =>
    (rule as string[]).filter((name) => !Object.hasOwn(Object(value), name)).map((name) => `${path}: lacks ${name}`),
  properties: (value, rule, { root, path }) =>
    Object.entries(Object(value)).flatMap(([name, each]) => {
      const schema = (rule as Record<string, Schema>)[name];
      return schema === undefined ? [`${path}: has ${name}`] : schemaErrors(each, root, schema, `${path}.${name}`);
    }),
  items: (value, rule, { root, path }) =>
    (value as unknown[]).flatMap((item, index) => schemaErrors(item, root, rule as Schema, `${path}[${index}]`)),
};

function typesOf(value: unknown): string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  return [typeof value, ...(Number.isInteger(value) ? ['integer'] : [])];
}
