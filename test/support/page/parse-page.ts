/** A page as a browser reads it, flat: its elements in the order of the document. */
import { type DefaultTreeAdapterTypes, parse, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** One element; a comment has the tag `#comment`. */
export interface ParsedElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All text in it, also that of the elements within. */
  readonly text: string;
  /** The elements within, in the order of the document. */
  readonly inner: readonly ParsedElement[];
}

/** Every element of a page. */
export function parsePage(html: string): ParsedElement[] {
  return elementsOf(parse(html));
}

/** Every element of a part of a page. */
export function parsePart(html: string): ParsedElement[] {
  return elementsOf(parseFragment(html));
}

/** The texts of the elements with a tag, or with a class when it begins with a dot. */
export function texts(elements: readonly ParsedElement[], selector: string): string[] {
  return select(elements, selector).map(({ text }) => text.replace(/\s+/g, ' ').trim());
}

/** The elements with a tag, or with a class when it begins with a dot. */
export function select(elements: readonly ParsedElement[], selector: string): ParsedElement[] {
  return elements.filter(({ tag, attributes }) =>
    selector.startsWith('.') ? attributes['class']?.split(' ').includes(selector.slice(1)) : tag === selector,
  );
}

function elementsOf(node: Node): ParsedElement[] {
  if (node.nodeName === '#comment') return [{ tag: '#comment', attributes: {}, text: '', inner: [] }];
  const inner = 'childNodes' in node ? node.childNodes.flatMap(elementsOf) : [];
  if (!('tagName' in node)) return inner;
  const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
  return [{ tag: node.tagName, attributes, text: textOf(node), inner }, ...inner];
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
