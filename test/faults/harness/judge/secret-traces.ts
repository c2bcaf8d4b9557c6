/**
 * Whether a secret shows in a text, in any form in which it may come back. The forms of the program are asked for, and
 * beside them a list that was written without looking at it.
 */
import { Secret } from '../../../../src/model/secret.ts';
import { secretForms } from '../../../../src/secrets/forms.ts';

/** Shorter forms stand in many a word. */
const MIN_LENGTH = 6;

/** The forms that must not show. */
export function canaryForms(username: string, password: string): readonly string[] {
  const bytes = Buffer.from(password);
  const independent = [
    password,
    ...[0, 1, 2].map((shift) => middleOfBase64(bytes, shift)),
    Buffer.from(`\0${username}\0${password}`).toString('base64'),
    Buffer.from(`${username}:${password}`).toString('base64'),
    bytes.toString('hex'),
    bytes.toString('base64url'),
    encodeURIComponent(password),
    encodeURI(password),
    JSON.stringify(password).slice(1, -1),
    JSON.stringify(JSON.stringify(password)).slice(3, -3),
    password.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
    password.replaceAll('&', '&#38;').replaceAll('"', '&#34;'),
    password.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'),
    password.replaceAll('\\', '\\\\').replaceAll('"', '\\"'),
    quotedPrintable(bytes),
    bytes.toString('latin1'),
    [...password].toReversed().join(''),
  ];
  const own = secretForms([{ username, password: new Secret(password) }]);
  return [...new Set([...independent, ...own])].filter((form) => form.trim().length >= MIN_LENGTH);
}

/** The forms that a text holds. */
export function leaks(text: string, forms: readonly string[]): readonly string[] {
  const lower = text.toLowerCase();
  return forms.filter((form) => lower.includes(form.toLowerCase()));
}

/** What base64 makes of it wherever it stands: the characters that no neighbour has a part in. */
function middleOfBase64(bytes: Buffer, shift: number): string {
  const before = Buffer.alloc(shift, 'x');
  const text = Buffer.concat([before, bytes]).toString('base64').replace(/=+$/, '');
  const start = shift === 0 ? 0 : shift + 1;
  const isWhole = (shift + bytes.length) % 3 === 0;
  return text.slice(start, isWhole ? undefined : -1);
}

function quotedPrintable(bytes: Buffer): string {
  return [...bytes]
    .map((byte) =>
      byte > 126 || byte === 61 ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}` : String.fromCharCode(byte),
    )
    .join('');
}
