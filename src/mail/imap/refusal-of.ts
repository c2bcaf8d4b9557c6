import { ProbeFailure } from '../../model/failure.ts';
import type { Refusal } from './refusals.ts';
import type { Command, ImapSession } from './session.ts';

/** The NO or BAD to a command, and the failure that it is unless there is another way. */
export interface Refused {
  readonly refusal: Refusal;
  readonly failure: ProbeFailure;
}

/** Runs a command. Returns its refusal instead of throwing it. @throws ProbeFailure for everything else */
export async function refusalOf(imap: Pick<ImapSession, 'run'>, command: Command): Promise<Refused | undefined> {
  let refusal: Refusal | undefined;
  const onRefusal = (given: Refusal): ProbeFailure => {
    refusal = given;
    return command.onRefusal(given);
  };
  try {
    await imap.run({ ...command, onRefusal });
    return undefined;
  } catch (failure) {
    if (refusal && failure instanceof ProbeFailure) return { refusal, failure };
    throw failure;
  }
}
