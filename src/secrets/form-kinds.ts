/**
 * The forms in which a secret is looked for, as data: docs/security.md prints this list, and SECURITY.md has its names.
 * A form that is not in it is not promised.
 */

/** A way to write a secret. */
export interface FormKind {
  readonly name: string;
  /** What is found, as a sentence. */
  readonly found: string;
}

export const FORM_KINDS = [
  { name: 'plain text', found: 'The secret as it is, and each of its lines.' },
  { name: 'other case', found: 'Capitals and small letters of every alphabet count alike.' },
  {
    name: 'other Unicode',
    found:
      'Letters in any normal form (NFC, NFD, NFKC, NFKD), with or without their accents, and UTF-8 read as Latin-1.',
  },
  {
    name: 'invisible characters',
    found: 'Controls, soft hyphens, zero-width and other characters without a glyph may be anywhere inside.',
  },
  {
    name: 'folding',
    found:
      'From 8 characters on, white space and line breaks may be anywhere inside, as may the codes and tags at the beginnings of lines of SMTP and IMAP.',
  },
  {
    name: 'base64',
    found: 'Standard or URL alphabet, with or without padding, at any place of a longer text.',
  },
  { name: 'hexadecimal', found: 'Capital or small digits, in one run or in pairs with a separator.' },
  { name: 'percent encoding', found: 'URLs and forms, with any of the characters as `%XX`.' },
  { name: 'quoted-printable', found: 'Any of the characters as `=XX`, and soft line breaks.' },
  { name: 'HTML and XML', found: 'Characters as decimal or hexadecimal numbers, or by the usual names of HTML.' },
  {
    name: 'backslash escapes',
    found: 'JSON, programming languages and quoted strings of IMAP: `\\"`, `\\u00e4`, `\\xe4`, `\\344`.',
  },
  { name: 'mailbox names', found: 'Modified UTF-7, in which IMAP writes names of mailboxes.' },
  {
    name: 'logins',
    found:
      'What PLAIN, LOGIN, XOAUTH2 and OAUTHBEARER make of it, and the digest that CRAM-MD5 sends in place of the password.',
  },
  { name: 'combinations', found: 'From 8 characters on, one of these in another, up to three deep.' },
  {
    name: 'pieces',
    found: 'A piece of at least two thirds of a form counts as the form, if it has at least 12 characters.',
  },
] as const satisfies readonly FormKind[];
