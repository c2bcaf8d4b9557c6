/** An argument of a command. `LITERAL` carries what a quoted string cannot. */
export type Token =
  | {
      readonly type: 'ATOM';
      readonly value: string;
      readonly section?: readonly Argument[];
      /** Of what the section holds: from which octet on, and how many. */
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
  /** A SEARCH line of plain numbers arrives already read. */
  readonly numbers?: readonly number[];
  /** How many more numbers the line had, between the first and the last ones. */
  readonly omitted?: number;
}

/** Writes and reads single messages. */
export type Grammar = typeof import('imapflow/lib/handler/imap-handler.js');

/** Loads the grammar. */
export function loadEngine(): Promise<Grammar> {
  return import('imapflow/lib/handler/imap-handler.js');
}
