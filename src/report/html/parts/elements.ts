/**
 * The few forms of HTML that the page is made of. Everything that is put into them is safe HTML already: our own fixed
 * text, or foreign text through `forMarkup`, `code` or `moment`.
 */
import { forMarkup } from '../../../text/untrusted.ts';
import { isCut, lengthNote } from '../../common/long-value.ts';

const UTC = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d{1,9})?Z$/;

/** One column of a table. */
export interface Column {
  readonly heading: string;
  /** `number` is aligned to the right; both kinds stay on one line. */
  readonly kind?: 'number' | 'short';
}

/** Renders foreign text that is a name, a number or an address, set apart from our sentences. */
export function code(text: string, limit?: number): string {
  return `<code>${forMarkup(text, limit)}</code>`;
}

/** Renders the same for a text that may be too long to be shown, and tells its length when it is cut. */
export function longCode(text: string, limit: number): string {
  return code(text, limit) + (isCut(text, limit) ? ` ${lengthNote(text)}` : '');
}

/** Renders foreign text that is a name within our own text. Its writing direction ends where it ends. */
export function isolated(text: string, limit?: number): string {
  return `<bdi>${forMarkup(text, limit)}</bdi>`;
}

/** Renders an explanation of the text before it, on a line of its own. */
export function remark(text: string): string {
  return text === '' ? '' : ` <span class="remark">${text}</span>`;
}

/** Joins elements, without the empty ones. */
export function blocks(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

/** Renders a part with a heading; nothing when it has no body. */
export function section(level: 2 | 3, heading: string, body: string): string {
  return body === '' ? '' : `<section>\n<h${level}>${heading}</h${level}>\n${body}\n</section>`;
}

/** Renders a part that is closed at first; nothing when it has no body. */
export function details(label: string, body: string): string {
  return body === '' ? '' : `<details>\n<summary>${label}</summary>\n${body}\n</details>`;
}

/**
 * Renders a table whose rows begin with their subject. On a narrow screen, each row of a table of more than two
 * columns becomes a block whose cells show their heading.
 *
 * @param kind of a table whose columns have widths of their own, because one of its texts may be very long
 */
export function table(
  label: string,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  kind?: 'records' | 'hosts',
): string {
  if (rows.length === 0) return '';
  const classes = [...(columns.length > 2 ? ['stacks'] : []), ...(kind === undefined ? [] : [kind])].join(' ');
  const heading = columns.map((column) => `<th scope="col"${kindOf(column)}>${column.heading}</th>`).join('');
  const body = rows.map(
    (cells) => `<tr>${cells.map((cell, index) => tableCell(cell, columns[index], index)).join('')}</tr>`,
  );
  return [
    `<table${classes === '' ? '' : ` class="${classes}"`} aria-label="${label}">`,
    `<thead><tr>${heading}</tr></thead>`,
    '<tbody>',
    ...body,
    '</tbody>',
    '</table>',
  ].join('\n');
}

/** Says that there is more than is shown; nothing when all is shown. */
export function andMore(what: string): string {
  return what === '' ? '' : `<p class="more">and ${what}</p>`;
}

/** Renders a time in UTC for people. A time in another form than our own is foreign text. */
export function moment(time: string): string {
  const [, date, clock] = UTC.exec(time) ?? [];
  return date === undefined ? code(time, 40) : `<time datetime="${time}">${date} ${clock} UTC</time>`;
}

/** Renders the same without the time of day. */
export function day(time: string): string {
  const [, date] = UTC.exec(time) ?? [];
  return date === undefined ? code(time, 40) : `<time datetime="${time}">${date}</time>`;
}

function tableCell(cell: string, column: Column | undefined, index: number): string {
  if (index === 0) return `<th scope="row">${cell}</th>`;
  return `<td data-label="${column?.heading ?? ''}"${kindOf(column)}>${cell}</td>`;
}

function kindOf(column: Column | undefined): string {
  return column?.kind === undefined ? '' : ` class="${column.kind}"`;
}
