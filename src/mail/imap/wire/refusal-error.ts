/** The NO or BAD of a server as an error, with the property names of imapflow. */

import { readableText } from '../../network/line-reader.ts';

/** Makes the error of a refusal; `facts` has the response or its text. */
export function refusalError(status: string, facts: object): Error {
  return Object.assign(new Error('Command failed'), { responseStatus: status, ...facts });
}

/** Reads the refusal from a line without a tag, if there is one. Its text is not cut: half a secret is not masked. */
export function refusalWithoutTag(payload: Buffer): Error | undefined {
  if (!/^\0*(?:BAD|NO)(?:\s|$)/i.test(payload.toString('latin1', 0, 1024))) return undefined;
  const [, status, words = ''] = /^\0*(BAD|NO)(?:\s+(.*))?$/is.exec(readableText(payload)) ?? [];
  if (status === undefined) return undefined;
  return refusalError(status.toUpperCase(), { responseText: words.trim().replace(/^"(.*)"$/, '$1') });
}
