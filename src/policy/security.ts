/** What validation says of a name (RFC 4035 section 4.3). */

/** `unknown`: no resolver that is trusted has said it. */
export type DnssecState = 'secure' | 'insecure' | 'bogus' | 'unknown';
