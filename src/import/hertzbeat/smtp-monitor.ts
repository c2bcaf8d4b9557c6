/** SMTP monitors of HertzBeat: greeting and HELO, in clear text and without a login (SmtpCollectImpl). */
import { type Draft, lose, newDraft } from '../draft/draft.ts';
import { hostOf, type Monitor, takeConnectTimeout } from './monitor.ts';

/** Converts a monitor to a check. @throws {NotImportable} */
export function readSmtpMonitor(monitor: Monitor): Draft {
  const { line, params } = monitor;
  const draft = newDraft(line, 'smtp', 'smtp-connect');
  draft.fields.host = hostOf(monitor);
  draft.fields.port = params.get('port') ?? '25';
  draft.fields.tlsMode = 'none';
  takeConnectTimeout(draft, params.get('timeout'));
  // The field is called email, and is sent after HELO, where a host name belongs.
  const helo = params.get('email');
  if (helo?.includes('@'))
    lose(draft, 'HELO with a mail address is not carried over: EHLO has the name of the runner.');
  else if (helo !== undefined) draft.fields.ehloName = helo;
  return draft;
}
