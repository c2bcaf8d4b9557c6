/**
 * GitHub's own description of its API, as a judge: is a request one that GitHub takes, and is an answer one that GitHub
 * gives? Requests are judged strictly: no unknown member, no unknown parameter, no path outside of the slice.
 */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

type Json = Readonly<Record<string, unknown>>;

/** One operation of the slice. */
export interface SliceOperation {
  /** `POST /repos/{owner}/{repo}/issues`. */
  readonly route: string;
  readonly responses: Json;
  readonly requestBody: Json | undefined;
  /** Query parameters with their schemas. */
  readonly query: ReadonlyMap<string, Json>;
}

/** An operation and what stands in its path. */
export interface MatchedOperation {
  readonly operation: SliceOperation;
  readonly path: Readonly<Record<string, string>>;
}

const SLICE = JSON.parse(readFileSync(new URL('./github-api-slice.json', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Json>>>>;
};

const MULTI_SEGMENT = new Set(['{ref}', '{path}']);

/**
 * Statuses that any operation may answer, with an error of the usual form, though the description does not name them at
 * each: a renamed repository (301, 307), a dispatch with the wrong inputs (422; benc-uk/workflow-dispatch#46).
 */
const ANY_TIME = new Set([301, 307, 401, 403, 404, 422, 429, 500, 502, 503, 504]);

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: true });
ajv.addFormat('uri', (text) => URL.canParse(text));
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/);
for (const format of ['int64', 'email', 'timestamp']) ajv.addFormat(format, true);
ajv.addSchema({ $id: 'slice', components: convert(SLICE.components, false) });

/** All operations. */
export const OPERATIONS: readonly SliceOperation[] = Object.entries(SLICE.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    route: `${method.toUpperCase()} ${path}`,
    responses: operation['responses'] as Json,
    requestBody: operation['requestBody'] as Json | undefined,
    query: queryOf(operation['parameters'] as readonly Json[]),
  })),
);

const MATCHERS = OPERATIONS.map((operation) => {
  const [method = '', path = ''] = operation.route.split(' ');
  const names: string[] = [];
  const source = path.replace(/\{(\w+)\}/g, (braces: string, name: string) => {
    names.push(name);
    return MULTI_SEGMENT.has(braces) ? '(.+)' : '([^/]+)';
  });
  return { operation, method, names, pattern: new RegExp(`^${source}$`) };
});

/** Finds the operation of a request; undefined when the slice has none. */
export function matchOperation(method: string, pathname: string): MatchedOperation | undefined {
  for (const { operation, names, pattern, method: own } of MATCHERS) {
    const match = own === method ? pattern.exec(pathname) : null;
    if (!match) continue;
    const path = Object.fromEntries(names.map((name, index) => [name, decodeURIComponent(match[index + 1] ?? '')]));
    return { operation, path };
  }
  return undefined;
}

/** Returns what is wrong with a request. */
export function requestErrors({ route, query, requestBody }: SliceOperation, url: URL, body: unknown): string[] {
  const errors: string[] = [];
  for (const [name, text] of url.searchParams) {
    const schema = query.get(name);
    if (!schema) errors.push(`${route}: there is no query parameter ${name}`);
    else errors.push(...check(`${route} ?${name}`, schema, coerced(schema, text)));
  }
  if (!requestBody) {
    if (body !== undefined) errors.push(`${route}: takes no body`);
    return errors;
  }
  if (body === undefined) {
    if (requestBody['required'] === true) errors.push(`${route}: needs a body`);
    return errors;
  }
  const schema = contentSchema(requestBody);
  return schema ? [...errors, ...check(`${route} request`, convert(schema, true) as Json, body)] : errors;
}

/** Returns what is wrong with an answer. */
export function answerErrors({ route, responses }: SliceOperation, status: number, body: unknown): string[] {
  const found = resolve(responses[String(status)] as Json | undefined);
  if (!found) {
    if (!ANY_TIME.has(status)) return [`${route}: never answers ${status}`];
    return check(`${route} ${status}`, { $ref: 'slice#/components/schemas/basic-error' }, body);
  }
  const schema = contentSchema(found);
  if (!schema) return body === undefined ? [] : [`${route} ${status}: has no body`];
  return check(`${route} ${status}`, convert(schema, false) as Json, body);
}

/** GitHub's own examples, which stand beside the schemas of single values: where, the schema, and the example. */
export function sliceExamples(): { place: string; schema: unknown; example: unknown }[] {
  const found: { place: string; schema: unknown; example: unknown }[] = [];
  const walk = (value: unknown, place: string): void => {
    if (typeof value !== 'object' || value === null) return;
    // A parameter and a header have the example beside their schema.
    const { example, schema, type, $ref } = value as Json;
    const own = schema ?? (type !== undefined || $ref !== undefined ? value : undefined);
    // A property may be called "example", too.
    if (example !== undefined && own !== undefined && recordOf(example)['type'] === undefined) {
      found.push({ place, schema: own, example });
    }
    for (const [key, each] of Object.entries(value)) if (key !== 'example') walk(each, `${place}/${key}`);
  };
  walk(SLICE, '');
  return found;
}

function recordOf(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

/** Returns what is wrong with a value by a schema of the slice. */
export function valueErrors(schema: unknown, value: unknown): string[] {
  return check('value', convert(schema, false) as Json, value);
}

const validators = new Map<string, ValidateFunction>();

function check(what: string, schema: Json, value: unknown): string[] {
  const key = JSON.stringify(schema);
  const validate = validators.get(key) ?? ajv.compile(schema);
  validators.set(key, validate);
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, 5).map((error) => {
    const { instancePath, message, params } = error;
    return `${what}: ${instancePath || '/'} ${message} ${JSON.stringify(params)}`;
  });
}

function queryOf(parameters: readonly Json[]): Map<string, Json> {
  const found = parameters.map((parameter) => resolve(parameter) ?? {}).filter((each) => each['in'] === 'query');
  return new Map(found.map((each) => [String(each['name']), convert(each['schema'], true) as Json]));
}

function coerced({ type }: Json, text: string): unknown {
  return type === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text;
}

function contentSchema(holder: Json): Json | undefined {
  return jsonContent(holder)?.['schema'] as Json | undefined;
}

function jsonContent(holder: Json | undefined): Json | undefined {
  return (holder?.['content'] as Readonly<Record<string, Json>> | undefined)?.['application/json'];
}

/** Follows a reference to a parameter or a response. */
function resolve(value: Json | undefined): Json | undefined {
  const ref = value?.['$ref'];
  if (typeof ref !== 'string') return value;
  const [, , kind = '', name = ''] = ref.split('/');
  return SLICE.components[kind]?.[name];
}

/**
 * Turns a schema of OpenAPI 3.0 into one of JSON Schema: `nullable` becomes the type `null`, references lead into the
 * slice. A strict one takes no member that it does not name.
 */
function convert(value: unknown, isStrict: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => convert(each, isStrict));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key]) => !key.startsWith('x-') && key !== 'example' && key !== 'examples' && key !== 'discriminator')
    .map(([key, each]) => [key, key === 'enum' || key === 'default' ? each : convert(each, isStrict)] as const);
  const schema: Record<string, unknown> = Object.fromEntries(entries);
  if (typeof schema['$ref'] === 'string') schema['$ref'] = schema['$ref'].replace(/^#/, 'slice#');
  if (isStrict && schema['type'] === 'object' && schema['properties'] && schema['additionalProperties'] === undefined) {
    schema['additionalProperties'] = false;
  }
  return schema['nullable'] === true ? nullable(schema) : schema;
}

function nullable({ nullable: _, ...schema }: Record<string, unknown>): unknown {
  if (typeof schema['type'] !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const values = schema['enum'];
  return {
    ...schema,
    type: [schema['type'], 'null'],
    ...(Array.isArray(values) && { enum: values.includes(null) ? values : [...values, null] }),
  };
}
