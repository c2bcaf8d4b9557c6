/** Reads JUnit XML with a parser of somebody else, and checks it against a schema with another. */
import { readFileSync } from 'node:fs';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { validateXML } from 'xmllint-wasm';

/** A case as a reader sees it. */
export interface ReadCase {
  readonly attributes: Readonly<Record<string, string>>;
  readonly outcome:
    | { readonly element: 'skipped' | 'failure' | 'error'; readonly type: string; readonly message: string }
    | undefined;
  /** Content of the outcome. */
  readonly details: string;
  readonly output: string;
}

/** The suite as a reader sees it. */
export interface ReadSuite {
  readonly attributes: Readonly<Record<string, string>>;
  readonly properties: ReadonlyMap<string, string>;
  readonly cases: readonly ReadCase[];
}

const schema = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8');

/** What libxml2 has to complain about in any of the texts, with their numbers. */
export async function junitErrors(...texts: readonly string[]): Promise<string[]> {
  const xml = texts.map((contents, index) => ({ fileName: `${index}.xml`, contents }));
  const { valid, errors } = await validateXML({ xml, schema: [schema] });
  return valid ? [] : errors.map(({ rawMessage }) => rawMessage);
}

/** The only suite. @throws at the first thing that is not well-formed */
export function readJunit(text: string): ReadSuite {
  const parser = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${level}: ${message}`);
    },
  });
  const [suite] = children(parser.parseFromString(text, 'text/xml').documentElement, 'testsuite');
  const properties = children(suite, 'properties').flatMap((each) => children(each, 'property'));
  return {
    attributes: attributesOf(suite),
    properties: new Map(properties.map(attributesOf).map(({ name = '', value = '' }) => [name, value])),
    cases: children(suite, 'testcase').map(readCase),
  };
}

function readCase(element: Element): ReadCase {
  const outcome = ['skipped', 'failure', 'error'].flatMap((name) => children(element, name))[0];
  const { type = '', message = '' } = attributesOf(outcome);
  return {
    attributes: attributesOf(element),
    outcome: outcome && { element: outcome.tagName as 'skipped' | 'failure' | 'error', type, message },
    details: outcome?.textContent ?? '',
    output: children(element, 'system-out')[0]?.textContent ?? '',
  };
}

function children(element: Element | null | undefined, name: string): Element[] {
  return element ? [...element.getElementsByTagName(name)].filter(({ parentNode }) => parentNode === element) : [];
}

function attributesOf(element: Element | undefined): Record<string, string> {
  return Object.fromEntries([...(element?.attributes ?? [])].map(({ name, value }) => [name, value]));
}
