/**
 * Every side effect the program has, as one value. The entries create the real one; a test passes its own.
 */
import type { Socket as UdpSocket } from 'node:dgram';
import type { Socket } from 'node:net';

/** The outside world. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly dns: Resolver;
  /** Begins a TCP connection to an IP address. The socket is not connected yet. */
  readonly connect: (address: string, port: number) => Socket;
  /** Creates a UDP socket for addresses of a family. It has no port yet, and sends nothing. */
  readonly udp: (family: 4 | 6) => UdpSocket;
  /** Cryptographically strong random bytes. */
  readonly random: (bytes: number) => Buffer;
  /** Prints one line; the line end is added. */
  readonly stdout: (line: string) => void;
  readonly files: Files;
}

/** Time. Durations come from `now`, which never jumps; `date` is only for showing. */
export interface Clock {
  /** Milliseconds since an arbitrary moment, monotonic. */
  now(): number;
  date(): Date;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** An IP address of a host. */
export interface Address {
  readonly address: string;
  readonly family: 4 | 6;
}

/** Name resolution as the machine does it, hosts file included: it lists service containers. */
export interface Resolver {
  /** @throws the system's error, such as `ENOTFOUND` or `EAI_AGAIN` */
  lookup(host: string): Promise<readonly Address[]>;
  /**
   * Returns why a look-up failed: a code of `node:dns`, or `ELOOP` for CNAMEs in a circle. Returns nothing when no more
   * is known. Ends within `limitMs`, and never rejects.
   */
  explain(host: string, limitMs: number): Promise<string | undefined>;
  /** IP addresses of the name servers that the system asks, with `:port` where it is not 53. Asks nothing. */
  servers(): readonly string[];
}

/** Files named by the user or by the runner. */
export interface Files {
  /**
   * Reads a regular file of at most `maxBytes`, whose path is free of links.
   * @throws the system's error, or one with the code `ENOTFILE` or `EFBIG`
   */
  read(path: string, maxBytes: number, signal?: AbortSignal): Promise<Buffer>;
  /** Follows links. @throws the system's error, such as `ENOENT` */
  inspect(path: string): Promise<FileFacts>;
  /** Whether a link is at the path itself, wherever it leads. Never rejects. */
  isLink(path: string): Promise<boolean>;
  /**
   * Finds the files in a folder that match a glob, as paths from the folder on, with slashes, in a fixed order. Links
   * to folders are not followed.
   */
  find(folder: string, pattern: string, signal?: AbortSignal): Promise<readonly string[]>;
  /** Creates missing folders. Replaces what is at the path as a whole, or not at all. A text may come in pieces. */
  write(path: string, text: string | Iterable<string>): Promise<void>;
}

/** Facts about the file, folder or device at a path. */
export interface FileFacts {
  /** The path with every link followed. */
  readonly realPath: string;
  /** Whether it is a file, not a folder or a device. */
  readonly isFile: boolean;
  readonly bytes: number;
}
