/** Times to live, in seconds, also with the units of BIND: `1h30m`, `1w2d3h4m5s`. */

/** Highest TTL (RFC 2181 section 8). */
export const MAX_TTL = 2 ** 31 - 1;
const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** Reads a TTL; undefined when it is none. */
export function parseTtl(text: string): number | undefined {
  if (/^\d{1,10}$/.test(text)) return limited(Number(text));
  if (!/^(?:\d{1,10}[smhdw]){1,10}$/i.test(text)) return undefined;
  const parts = text.toLowerCase().match(/\d{1,10}[smhdw]/g) ?? [];
  return limited(parts.reduce((sum, part) => sum + Number.parseInt(part, 10) * (UNITS[part.slice(-1)] ?? 0), 0));
}

function limited(seconds: number): number | undefined {
  return seconds <= MAX_TTL ? seconds : undefined;
}
