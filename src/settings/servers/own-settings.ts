import type { Protocol } from '../../model/failure.ts';
import { inputName, type Settings } from '../settings.ts';

/** The prefixed settings of a protocol, and the names of their inputs. */
export function ownSettings(settings: Settings, protocol: Protocol) {
  const input = (name: string): string => `${protocol}-${inputName(name)}`;
  return protocol === 'smtp'
    ? {
        input,
        host: settings.smtpHost,
        port: settings.smtpPort,
        tlsMode: settings.smtpTlsMode,
        username: settings.smtpUsername,
        password: settings.smtpPassword,
        accessToken: settings.smtpAccessToken,
        authMethod: settings.smtpAuthMethod,
      }
    : {
        input,
        host: settings.imapHost,
        port: settings.imapPort,
        tlsMode: settings.imapTlsMode,
        username: settings.imapUsername,
        password: settings.imapPassword,
        accessToken: settings.imapAccessToken,
        authMethod: settings.imapAuthMethod,
      };
}
