/** The steps that the sessions of all protocols have in common. */
const SESSION_STEPS = ['dns', 'connect', 'tls', 'greeting', 'capability', 'auth'] as const;

/**
 * The protocols that a connection can speak, in the order in which results show them. `steps` are the timed parts of a
 * session, in the order in which they are done; each is a phase and a metric, as `smtp_tls` and `smtp_tls_seconds`.
 * Another protocol is one more row here, and the compiler names the tables that need a row for it.
 */
export const PROTOCOLS = {
  smtp: { label: 'SMTP', steps: [...SESSION_STEPS, 'send', 'total'] },
  imap: { label: 'IMAP', steps: [...SESSION_STEPS, 'select', 'search', 'status', 'logout', 'total'] },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly steps: readonly string[] }>>;

/** The protocol that a connection speaks. */
export type Protocol = keyof typeof PROTOCOLS;

/** A timed part of a session with a protocol. */
export type Step<P extends Protocol = Protocol> = (typeof PROTOCOLS)[P]['steps'][number];

/** A timed part of an attempt. */
export type PhaseName = { [P in Protocol]: `${P}_${Step<P>}` }[Protocol] | 'arrival' | 'cleanup' | GatePhase;

/** The timed parts of a gate: questions to name servers, the fetch of a policy, the sessions with MX hosts. */
export type GatePhase = 'dns' | 'policy' | 'mx';

const ORDER = Object.keys(PROTOCOLS);

/** Compares protocols by their order in results. */
export function byProtocol(a: Protocol, b: Protocol): number {
  return ORDER.indexOf(a) - ORDER.indexOf(b);
}
