/** The three ways in which a command can fail. */

/** The command is not understood or not allowed here: `BAD`. */
export class BadCommand extends Error {
  override readonly name = 'BadCommand';
}

/** The command is understood and refused: `NO`. The message may begin with a response code. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The client has gone, or has to go. The message, if there is one, is the reason that is sent to it. */
export class SessionEnded extends Error {
  override readonly name = 'SessionEnded';
}
