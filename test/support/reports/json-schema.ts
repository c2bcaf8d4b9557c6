/**
 * Checks values against our JSON Schema files. The schema allows fields that it does not know, because new ones may come
 * at any time; our own reports must not have any, so here they are errors.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** A schema that knows all there is. */
export type Validator = (value: unknown) => string[];

/** A function that says what is wrong with a value, each line beginning with the path; empty when it is valid. */
export function compileSchema(schema: object): Validator {
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
  const validate: ValidateFunction = ajv.compile(closed(schema) as object);
  return (value) => {
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '/'} ${message}`);
  };
}

/** What is wrong with the JSON of a report. */
export const reportErrors: Validator = compileSchema(
  JSON.parse(readFileSync(new URL('../../../docs/report.schema.json', import.meta.url), 'utf8')),
);

/** The schema without room for other properties. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, each]) => [key, closed(each)]));
  const describesObject = copy['type'] === 'object' && 'properties' in copy;
  return describesObject ? { additionalProperties: false, ...copy } : copy;
}
