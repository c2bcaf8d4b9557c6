/**
 * Every side effect the program has, as one value. The entries create the real one; a test passes its own.
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

/** Name resolution as the machine does it, hosts file included: it lists service containers. */
export interface Resolver {
  /** @throws the system's error, such as `ENOTFOUND` or `EAI_AGAIN` */
  lookup(host: string): Promise<readonly Address[]>;
  /**
   * Returns why a look-up failed: a code of `node:dns`, or `ELOOP` for CNAMEs in a circle. Returns nothing when no more
   * is known. Ends within `limitMs`, and never rejects.
   */
  explain(host: string, limitMs: number): Promise<string | undefined>;
  /**
   * Asks name servers for the records of a name; the hosts file is not read. Ends within `limitMs`.
   * @throws an error with a code of `node:dns`, such as `ENOTFOUND` or `ENODATA`
   */
  query<T extends RecordType>(question: DnsQuestion<T>, limitMs: number): Promise<readonly RecordData[T][]>;
}

/** The data of a record, by the type of the record. */
export interface RecordData {
  readonly A: string;
  readonly AAAA: string;
  readonly CNAME: string;
  readonly MX: MailExchange;
  readonly NS: string;
  readonly PTR: string;
  /** All strings of the record as one text. */
  readonly TXT: string;
}

/** The types of records that can be asked for. */
export type RecordType = keyof RecordData;

/** A host that accepts mail for a domain (RFC 5321 section 5.1). */
export interface MailExchange {
  readonly exchange: string;
  /** 0 to 65535; the lowest is tried first. */
  readonly priority: number;
}

/** A question to a name server. */
export interface DnsQuestion<T extends RecordType> {
  readonly name: string;
  readonly type: T;
  /** IP addresses of the name servers to ask, with `:port` where it is not 53; those of the system when absent. */
  readonly servers?: readonly string[] | undefined;
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
