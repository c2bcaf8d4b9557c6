/**
 * Every side effect the program has, as one value. The entries fill it with the real thing; a test passes its own.
 */
import type { Socket } from 'node:net';

/** The outside world. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly dns: Resolver;
  /** Begins a TCP connection to an IP address. The socket is not connected yet. */
  readonly connect: (address: string, port: number) => Socket;
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

/** Name resolution as the machine does it, hosts file included: service containers live there. */
export interface Resolver {
  /** @throws the system's error, such as `ENOTFOUND` or `EAI_AGAIN` */
  lookup(host: string): Promise<readonly Address[]>;
  /**
   * Why a look-up failed: a code of `node:dns`, or `ELOOP` for CNAMEs in a circle. Nothing when there is no more to say.
   * Ends within `limitMs`, and never rejects.
   */
  explain(host: string, limitMs: number): Promise<string | undefined>;
}

/** Files named by the user or by the runner. */
export interface Files {
  read(path: string): Promise<string>;
  readBytes(path: string): Promise<Buffer>;
  /** Follows links. @throws the system's error, such as `ENOENT` */
  inspect(path: string): Promise<FileFacts>;
  /**
   * The files in a folder that match a glob, as paths from the folder on, with slashes, in a fixed order. Links to
   * folders are not followed.
   */
  find(folder: string, pattern: string): Promise<readonly string[]>;
  /** Creates missing folders. What is at the path is replaced as a whole, or not at all. A text may come in pieces. */
  write(path: string, text: string | Iterable<string>): Promise<void>;
}

/** What is at a path. */
export interface FileFacts {
  /** With every link followed. */
  readonly realPath: string;
  /** Whether it is a file, not a folder or a device. */
  readonly isFile: boolean;
  readonly bytes: number;
}
