/** An answer that is no success, as a failure with its kind, a sentence and a remedy. */
import { safeText } from '../../text/untrusted.ts';
import { ApiFailure, type ApiFailureKind, type FieldError } from './failure.ts';
import { limitOf } from './limits.ts';
import { isWrite, operationOf } from './operations.ts';
import {
  acceptedPermission,
  ISSUES_OFF_REMEDY,
  LATER_REMEDY,
  LIMIT_REMEDY,
  MOVED_REMEDY,
  missingRemedy,
  NOT_OFFERED_REMEDY,
  permissionRemedy,
  RULESET_REMEDY,
  SHAPE_REMEDY,
  TOKEN_REMEDY,
} from './remedies.ts';
import { recordOf, textIn } from './shape.ts';
import type { RawAnswer } from './transport.ts';

/** Longest text of the server that is quoted, in characters. */
const QUOTE_LIMIT = 200;

/** At most this many complaints of a 422 are kept. */
const MAX_ERRORS = 20;

/** What is known about the one who asks. */
export interface Asker {
  readonly route: string;
  /** Removes the token from a text. */
  readonly redact: (text: string) => string;
  /** Whether the server is GitHub, in the cloud or of one's own. */
  readonly isGitHub: boolean;
}

/** Judges an answer whose status is no success. */
export function judgeAnswer(answer: RawAnswer, { route, redact, isGitHub }: Asker): ApiFailure {
  const operation = operationOf(route);
  const said = ownWords(answer, redact);
  const waitMs = limitOf(answer, said);
  const kind = waitMs === undefined ? kindOf(answer, said, !isGitHub && isMissingThere(route)) : 'limit';
  const permission = acceptedPermission(answer.headers['x-accepted-github-permissions'], operation);
  const errors = kind === 'invalid' ? fieldErrors(answer.data, redact) : [];
  return new ApiFailure({
    kind,
    status: answer.status,
    message: sentence(operation.does, answer.status, said, errors),
    remedy: remedyOf(kind, permission, operation.does),
    errors,
    retryAfterMs: waitMs,
    mayHaveRun: kind === 'server' && isWrite(route),
  });
}

/** A success by its status that does not hold what was asked for. */
export function judgeShape(answer: RawAnswer, route: string): ApiFailure {
  const { does } = operationOf(route);
  return new ApiFailure({
    kind: 'shape',
    status: answer.status,
    message: `The GitHub API was asked to ${does} and answered ${answer.status} with ${contentOf(answer)}, not with what was asked for.`,
    remedy: SHAPE_REMEDY,
    mayHaveRun: isWrite(route),
  });
}

function contentOf({ data, headers }: RawAnswer): string {
  if (data === undefined || data === '') return 'nothing';
  if (typeof data === 'string') return /json/i.test(headers['content-type'] ?? '') ? 'invalid JSON' : 'a text';
  if (data === null) return 'null';
  return Array.isArray(data) ? 'a list' : 'other data';
}

function kindOf({ status }: RawAnswer, said: string, mayLackIt: boolean): ApiFailureKind {
  if (/rule violation|repository rule|protected branch/i.test(said)) return 'ruleset';
  if (status === 401) return 'token';
  if (status === 403) return /\blocked\b/i.test(said) ? 'locked' : 'permission';
  if (status === 404 || status === 405) return mayLackIt ? 'not-offered' : 'missing';
  if (status === 409) return 'conflict';
  if (status === 410) return 'gone';
  if (status === 400 || status === 422) return 'invalid';
  if (status >= 300 && status < 400) return 'moved';
  return status >= 500 || status === 408 ? 'server' : 'invalid';
}

/** Calls that Gitea lacks (`go-gitea/gitea#30958`): objects of git, and events. */
function isMissingThere(route: string): boolean {
  return route.includes('/git/') || route.endsWith('/dispatches');
}

function remedyOf(kind: ApiFailureKind, permission: string, does: string): string {
  switch (kind) {
    case 'token':
      return TOKEN_REMEDY;
    case 'permission':
      return permissionRemedy(permission);
    case 'locked':
      return 'Unlock the conversation of the issue, if comments are wanted.';
    case 'missing':
      return missingRemedy(permission);
    case 'gone':
      return ISSUES_OFF_REMEDY;
    case 'moved':
      return MOVED_REMEDY;
    case 'limit':
      return LIMIT_REMEDY;
    case 'ruleset':
      return RULESET_REMEDY;
    case 'not-offered':
      return NOT_OFFERED_REMEDY;
    case 'invalid':
      return `Look at the settings that were used to ${does}: names of labels, assignees, workflows, inputs.`;
    default:
      return LATER_REMEDY;
  }
}

function sentence(does: string, status: number, said: string, errors: readonly FieldError[]): string {
  const details = errors
    .slice(0, 3)
    .map(({ field, code, message }) => [field, message || code].filter(Boolean).join(': '))
    .filter(Boolean)
    .join('; ');
  const quote = said === '' ? '' : `: "${said}"`;
  return `The GitHub API was asked to ${does} and answered ${status}${quote}${details && ` (${details})`}.`;
}

/** The server's message, in one safe line; nothing of a page of HTML. */
function ownWords({ data }: RawAnswer, redact: (text: string) => string): string {
  const message = typeof data === 'string' ? plainLine(data) : textIn(data, 'message');
  // A dot before our own quote would be doubled.
  return safeText(redact(message ?? '').trim(), QUOTE_LIMIT).replace(/\.$/, '');
}

function plainLine(text: string): string | undefined {
  return /^[^<>{}\r\n]{1,300}\s*$/.test(text) ? text : undefined;
}

function fieldErrors(data: unknown, redact: (text: string) => string): readonly FieldError[] {
  const errors = recordOf(data)?.['errors'];
  if (!Array.isArray(errors)) return [];
  return errors.slice(0, MAX_ERRORS).map((error: unknown) => {
    const safe = (name: string): string => safeText(redact(textIn(error, name) ?? ''), QUOTE_LIMIT);
    const message = typeof error === 'string' ? safeText(redact(error), QUOTE_LIMIT) : safe('message');
    return { resource: safe('resource'), field: safe('field'), code: safe('code'), message };
  });
}
