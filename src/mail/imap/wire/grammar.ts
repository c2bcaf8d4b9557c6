/** An argument of a command. `LITERAL` carries what a quoted string cannot. */
export type Token =
  | {
      readonly type: 'ATOM';
      readonly value: string;
      readonly section?: readonly Argument[];
      /** The part of the section to fetch: its first octet and its length in octets. */
      readonly partial?: readonly [from: number, count: number];
      readonly sensitive?: boolean;
    }
  | { readonly type: 'STRING' | 'SEQUENCE'; readonly value: string; readonly sensitive?: boolean }
  | { readonly type: 'LITERAL'; readonly value: Buffer; readonly sensitive?: boolean };

/** A token, or a parenthesised list. */
export type Argument = Token | readonly Argument[];

/** A value in a response of the server. */
export interface ParsedToken {
  readonly type?: string;
  readonly value?: string | Buffer | null;
  readonly section?: readonly ParsedValue[];
}

/** A value, `NIL`, or a parenthesised list. */
export type ParsedValue = ParsedToken | null | readonly ParsedValue[];

/** A response of the server. For `* 3 EXISTS` the command is `3` and the first attribute is `EXISTS`. */
export interface ParsedResponse {
  readonly tag?: string;
  readonly command?: string;
  readonly attributes?: readonly ParsedValue[];
  /** The numbers of a SEARCH line of plain numbers, already parsed. */
  readonly numbers?: readonly number[];
  /** How many more numbers that line had, between the first and the last ones. */
  readonly omitted?: number;
}

/** The module of the library that writes commands and parses responses. */
export type Grammar = typeof import('imapflow/lib/handler/imap-handler.js');

/** Loads the grammar. */
export function loadEngine(): Promise<Grammar> {
  return import('imapflow/lib/handler/imap-handler.js');
}
