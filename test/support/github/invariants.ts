/** What must hold of the world after any number of runs, whatever went wrong in them. */
import type { FakeGitHub } from './fake-github.ts';
import type { FakeIssue } from './state.ts';

/** How to read the issues. */
export interface WorldRules {
  /** The key of the incident in a body; undefined for an issue that is none, or that is left to a person. */
  readonly keyOf: (body: string, issue: FakeIssue) => string | undefined;
  /** The event of a comment. */
  readonly eventOf?: (body: string) => string | undefined;
  /** Texts that must be nowhere. */
  readonly secrets?: readonly string[];
  /** Who writes for Mail Probe. */
  readonly author?: string;
}

const EVENT = /<!-- mail-probe:event:([\w.:-]+) -->/;

/** Returns what does not hold, as sentences. */
export function worldErrors(fake: FakeGitHub, rules: WorldRules): string[] {
  const author = rules.author ?? 'github-actions[bot]';
  return [
    ...doubles(fake, rules, author),
    ...foreignWrites(fake, author),
    ...toldTwice(fake, rules, author),
    ...leaks(fake, rules.secrets ?? []),
  ];
}

/** At most one issue of a key is open. */
function doubles({ state }: FakeGitHub, { keyOf }: WorldRules, author: string): string[] {
  const open = new Map<string, number[]>();
  for (const issue of state.issues.values()) {
    const key = isOwn(issue, author) ? keyOf(issue.body ?? '', issue) : undefined;
    if (key === undefined || issue.state !== 'open' || issue.isDeleted || issue.movedTo !== undefined) continue;
    open.set(key, [...(open.get(key) ?? []), issue.number]);
  }
  return [...open]
    .filter(([, numbers]) => numbers.length > 1)
    .map(([key, numbers]) => `${numbers.length} open issues of ${key}: ${numbers.join(', ')}`);
}

/** What a person, or another program, wrote is not ours to change. */
function foreignWrites({ state, writes }: FakeGitHub, author: string): string[] {
  return writes.flatMap(({ route, url }) => {
    const number = /\/issues\/(\d+)(?:\/|$)/.exec(url)?.[1];
    const issue = number === undefined ? undefined : state.issues.get(Number(number));
    return issue && !isOwn(issue, author) ? [`${route} on the foreign issue ${issue.number}`] : [];
  });
}

/** An event is told once, in a comment that names it. */
function toldTwice({ state }: FakeGitHub, { eventOf }: WorldRules, author: string): string[] {
  const read = eventOf ?? ((body: string) => EVENT.exec(body)?.[1]);
  const seen = new Set<string>();
  return state.comments
    .filter(({ user }) => user.login === author)
    .flatMap(({ issue, body }) => {
      const event = read(body);
      if (event === undefined) return [`a comment on issue ${issue} names no event`];
      const place = `${issue} ${event}`;
      const isDouble = seen.has(place);
      seen.add(place);
      return isDouble ? [`event ${event} told twice on issue ${issue}`] : [];
    });
}

function leaks({ state, requests }: FakeGitHub, secrets: readonly string[]): string[] {
  const places: readonly (readonly [string, string])[] = [
    ...[...state.issues.values()].map((each) => [`issue ${each.number}`, `${each.title} ${each.body}`] as const),
    ...state.comments.map((each) => [`comment ${each.id}`, each.body] as const),
    ...state.labels.map((each) => ['a label', `${each.name} ${each.description}`] as const),
    ...state.dispatches.map((each) => ['a dispatch', JSON.stringify(each)] as const),
    ...[...state.git.blobs].map(([sha, bytes]) => [`blob ${sha}`, bytes.toString('utf8')] as const),
    ...[...state.git.commits.values()].map((each) => [`commit ${each.sha}`, each.message] as const),
    // Beside what is stored: also what was refused.
    ...requests.map(({ route, url, body }) => [route, `${url} ${JSON.stringify(body)}`] as const),
  ];
  return places.flatMap(([place, text]) =>
    secrets.filter((secret) => text.includes(secret)).map(() => `a secret in ${place}`),
  );
}

function isOwn({ user }: FakeIssue, author: string): boolean {
  return user.login === author;
}
