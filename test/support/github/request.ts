/** A request to the fake, taken apart. */
import type { Renderer } from './render.ts';
import type { FakeUser, GitHubState } from './state.ts';
import type { Variant } from './variants.ts';

/** What a token may do in one area. */
export type Access = 'none' | 'read' | 'write';

/** A token of the fake. */
export interface FakeToken {
  readonly login: string;
  readonly issues: Access;
  readonly contents: Access;
  readonly actions: Access;
}

/** What a handler is given. */
export interface FakeRequest {
  readonly state: GitHubState;
  readonly variant: Variant;
  readonly render: Renderer;
  readonly user: FakeUser;
  readonly token: FakeToken;
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Valid by the slice. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The URL, for links. */
  readonly url: URL;
  /** What the fault of this request wants of a handler. */
  readonly quirks: Quirks;
}

/** What goes wrong without an error. */
export interface Quirks {
  /** Labels of a new issue are not set. */
  readonly dropsLabels: boolean;
  /** The newest issues that a list does not show yet. */
  readonly hidesNewest: number;
}
