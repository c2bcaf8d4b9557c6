/** A file to attach. */
export interface Attachment {
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/** A header field that the user adds. */
export interface ExtraHeader {
  readonly name: string;
  readonly value: string;
}

/** The parts of a message. Texts are settings of the user. */
export interface MessageSpec {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly replyTo: string | undefined;
  readonly subject: string | undefined;
  /** With both texts, the message has both as alternatives. */
  readonly body: string | undefined;
  readonly html: string | undefined;
  readonly headers: readonly ExtraHeader[];
  readonly attachments: readonly Attachment[];
  /** The size to fill the message up to, in bytes; a larger message stays as it is. */
  readonly sizeBytes: number | undefined;
}

/** The sender and the recipients in SMTP, independent of the headers. */
export interface Envelope {
  readonly from: string;
  readonly to: readonly string[];
}
