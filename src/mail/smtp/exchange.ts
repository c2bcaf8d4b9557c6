/** A command and its reply. Reply texts are untrusted. */
export interface Exchange {
  /** The verb: `MAIL FROM`, `RCPT TO`, `DATA`, or `.` for the end of the message. */
  readonly command: string;
  readonly reply: string;
}
