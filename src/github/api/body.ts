/** Reads the body of an answer, which may be endless. */

/** Longest answer that is read, in bytes: a history of a thousand checks, and a page of issues, are shorter. */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** An answer that is longer than anything that was asked for. */
export class BodyTooLong extends Error {
  override readonly name = 'BodyTooLong';
}

/**
 * Reads a body as text.
 * @throws BodyTooLong, or the error of the connection
 */
export async function readBody(body: AsyncIterable<Uint8Array> | null, maxBytes = MAX_BODY_BYTES): Promise<string> {
  if (body === null) return '';
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.byteLength;
    if (bytes > maxBytes) throw new BodyTooLong();
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}
