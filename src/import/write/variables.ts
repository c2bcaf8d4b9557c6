import type { Protocol } from '../../model/phase.ts';
import { inputName } from '../../settings/settings.ts';
import type { Draft, DraftField, Login } from '../draft/draft.ts';
import { variableName, variablesIn } from '../draft/placeholder.ts';

/** Names the variables of a checks file. */
export interface Variables {
  /** Returns the variable for a password that is written out in the original, or missing there. */
  forPassword(check: string, protocol: Protocol, login: Login): string;
  /** Returns the variable for a value that cannot be written in the file. */
  forField(check: string, field: DraftField): string;
}

/**
 * Prepares the names. The only password of its protocol has a short name such as `IMAP_PASSWORD`; if there are several,
 * each is named after the first check that uses it.
 */
export function createVariables(drafts: readonly Draft[]): Variables {
  const taken = new Set(drafts.flatMap(namedVariables));
  const passwords = new Map<string, string>();
  const counts = { smtp: countLogins(drafts, 'smtp'), imap: countLogins(drafts, 'imap') };
  const claim = (wanted: string): string => {
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted}_${number}`;
    taken.add(name);
    return name;
  };
  return {
    forPassword: (check, protocol, login) => {
      const key = loginKey(protocol, login);
      const short = `${protocol.toUpperCase()}_PASSWORD`;
      const own = variableName(check);
      const name = passwords.get(key) ?? claim(counts[protocol] === 1 || own === '' ? short : `${own}_PASSWORD`);
      passwords.set(key, name);
      return name;
    },
    forField: (check, field) => claim(variableName(`${check} ${inputName(field)}`)),
  };
}

function namedVariables({ fields, login }: Draft): string[] {
  const texts = [...Object.values(fields).flat(), login?.username ?? '', login?.password.reveal() ?? ''];
  return texts.flatMap(variablesIn);
}

function countLogins(drafts: readonly Draft[], protocol: Protocol): number {
  const logins = drafts.filter((draft) => draft.protocol === protocol).flatMap(({ login }) => login ?? []);
  return new Set(logins.map((login) => loginKey(protocol, login))).size;
}

/** The same password of the same user is the same secret. */
function loginKey(protocol: Protocol, { username, password }: Login): string {
  return [protocol, username, password.reveal()].join('\0');
}
