/** The JSON Schema of a checks file, from the table of settings, for editors. The action itself has no use for it. */
import { PROBES } from '../src/probes/index.ts';
import { CHECK_FIELDS, DEFAULT_KEYS, ENTRY_KEYS } from '../src/settings/checks-file/check-keys.ts';
import { fieldShape } from '../src/settings/checks-file/field-text.ts';
import { describeField } from '../src/settings/describe-field.ts';
import type { Field } from '../src/settings/field.ts';
import { INCIDENT_KEYS, type IncidentKey } from '../src/settings/incidents/incident-keys.ts';
import { ROLE_KEYS } from '../src/settings/incidents/roles.ts';
import type { Kind } from '../src/settings/kinds/kind.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A value that comes from the environment may be anything. */
const VARIABLE: Schema = { type: 'string', pattern: '\\$\\{' };
const TEXT: Schema = { type: ['string', 'number'] };
const DURATION: Schema = {
  anyOf: [{ type: 'number', minimum: 0 }, { type: 'string', pattern: '^\\d+(\\.\\d+)?\\s*(ms|s|m|h)?$' }, VARIABLE],
};
const LIMITS: Schema = {
  type: 'object',
  minProperties: 1,
  properties: { warning: TEXT, critical: TEXT },
  additionalProperties: false,
};

const ROLES: Schema = {
  description: 'Who is told how; checks name roles under notify:.',
  type: 'object',
  minProperties: 1,
  additionalProperties: {
    type: 'object',
    minProperties: 1,
    properties: Object.fromEntries(
      Object.entries(ROLE_KEYS).map(([key, { kind, help }]) => [key, { description: help, ...valueSchema(key, kind) }]),
    ),
    additionalProperties: false,
  },
};

/** The keys of `incidents:`, at the top or of one check. */
function blockSchema(isOfCheck: boolean): Schema {
  const keys: [string, IncidentKey][] = Object.entries(INCIDENT_KEYS);
  const properties = keys
    .filter(([, { isPerCheck }]) => isPerCheck || !isOfCheck)
    .map(([key, { kind, help, default: preset }]) => [
      key,
      { description: help, anyOf: anyForm(key, kind), ...(preset === undefined ? {} : { default: preset }) },
    ]);
  const inputs = { description: 'Inputs of the workflow, at most 10.', type: 'object', additionalProperties: TEXT };
  return {
    description: isOfCheck ? 'Rules of alerts of this check.' : 'Rules of alerts and incidents, see docs/incidents.md.',
    type: 'object',
    properties: {
      ...Object.fromEntries(properties),
      ...(isOfCheck ? {} : { 'recovery-inputs': inputs, roles: ROLES }),
    },
    additionalProperties: false,
  };
}

/** A duration of the block has days, too, and some keys take a word beside their kind. */
function anyForm(key: string, { type, words = [] }: Kind<unknown>): readonly Schema[] {
  if (type === 'list') return [TEXT, { type: 'boolean' }, { type: 'array', minItems: 1, items: TEXT }];
  if (type === 'enum') return [{ enum: words }];
  const ofStates = { type: 'object', minProperties: 1, additionalProperties: TEXT };
  return [TEXT, ...(key === 'intervals' ? [ofStates] : [])];
}

/** The schema as text, with a line end. */
export function checksSchema(): string {
  const fields = Object.fromEntries([...CHECK_FIELDS].map(([input, field]) => [input, fieldSchema(input, field)]));
  const fieldRefs = Object.fromEntries(Object.keys(fields).map((input) => [input, { $ref: `#/$defs/${input}` }]));
  const own = Object.entries(ENTRY_KEYS).map(([key, { kind, help }]) => [
    key,
    { description: help, ...valueSchema(key, kind) },
  ]);
  const entryKeys: Record<string, unknown> = Object.fromEntries(own);
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:mail-probe:checks:1',
    title: 'Checks of Mail Probe',
    description: 'Written by "npm run docs". Many checks for one run, see docs/many-checks.md.',
    type: 'object',
    required: ['checks'],
    properties: {
      defaults: {
        description: 'What all checks of this file have that do not have it themselves.',
        type: 'object',
        properties: { ...pick(entryKeys, DEFAULT_KEYS), incidents: blockSchema(true), ...fieldRefs },
        additionalProperties: false,
      },
      checks: {
        description: 'One entry a check.',
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['name'],
          properties: { ...entryKeys, incidents: blockSchema(true), ...fieldRefs },
          additionalProperties: false,
        },
      },
      incidents: blockSchema(false),
      roles: ROLES,
    },
    additionalProperties: false,
    $defs: fields,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function fieldSchema(input: string, field: Field<unknown>): Schema {
  const description = describeField(field).replaceAll('`', '');
  const preset = field.default === undefined ? {} : { default: presetOf(field) };
  const value =
    input === 'mode' ? { anyOf: [{ enum: PROBES.map(({ name }) => name) }, VARIABLE] } : valueSchema(input, field.kind);
  return { description, ...orNull(value), ...preset };
}

function presetOf({ kind, default: text = '' }: Field<unknown>): unknown {
  return kind.type === 'boolean' || kind.type === 'integer' ? kind.parse(text) : text;
}

function valueSchema(input: string, kind: Kind<unknown>): Schema {
  switch (kind.type) {
    case 'boolean':
      return { anyOf: [{ type: 'boolean' }, ...(kind.words ? [{ enum: kind.words }] : []), VARIABLE] };
    case 'integer':
      return { anyOf: [{ type: 'integer' }, { type: 'string', pattern: '^\\d+$' }, VARIABLE] };
    case 'enum':
      return { anyOf: [{ enum: kind.words }, VARIABLE] };
    case 'duration':
      return DURATION;
    case 'list':
      return listSchema(input, kind);
    default:
      return kind.isSecret && !kind.takesPath ? VARIABLE : TEXT;
  }
}

function listSchema(input: string, kind: Kind<unknown>): Schema {
  const { map, pairs } = fieldShape(input, kind);
  const pair = { type: 'object', minProperties: 1, maxProperties: 1, additionalProperties: TEXT };
  const list = { type: 'array', minItems: 1, items: pairs ? { anyOf: [TEXT, pair] } : TEXT };
  const ofNames = { type: 'object', minProperties: 1, additionalProperties: input === 'thresholds' ? LIMITS : TEXT };
  return { anyOf: [TEXT, list, ...(map ? [ofNames] : [])] };
}

/** Null takes a value away that `defaults:` or an input would give. */
function orNull(schema: Schema): Schema {
  return { anyOf: [...(Array.isArray(schema['anyOf']) ? schema['anyOf'] : [schema]), { type: 'null' }] };
}

function pick(from: Readonly<Record<string, unknown>>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}
