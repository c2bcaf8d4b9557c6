/**
 * Configuration of Dovecot 2.3: IMAP in three TLS modes, LMTP and SASL for Postfix, users from a file, maildirs, and a
 * Sieve script that plays the junk filter. Pure text.
 */
import { HOST, type Layout, type Ports, STRICT_HOST } from './layout.ts';
import { MAIL_UID } from './users.ts';

/** Files messages with `X-Test-Junk: yes`, and all those for the junk user, into Junk. */
export const JUNK_SIEVE = `require ["fileinto", "envelope"];
if anyof (header :is "X-Test-Junk" "yes", envelope :localpart :matches "to" ["junk", "junk+*"]) {
  fileinto "Junk";
}
`;

/** The text of dovecot.conf. `extra` comes last and wins. */
export function dovecotConfig(layout: Layout, imap: Ports, extra = ''): string {
  return `base_dir = ${layout.dovecotRun}
state_dir = ${layout.dovecotState}
log_path = ${layout.dovecotLog}
log_timestamp = "%Y-%m-%d %H:%M:%S.%{usecs} "
auth_verbose = yes
protocols = imap lmtp
listen = ${HOST}

ssl = required
ssl_cert = <${layout.chain}
ssl_key = <${layout.key}

# A wrong password is answered at once, and does not hold up the next login from the same address.
auth_failure_delay = 0
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
auth_mechanisms = plain login
auth_username_format = %Ln
# Without a delay refusals still go out by a half-second clock, but not those of users with this field. It has to come
# from a lookup of its own: what a failed one said is forgotten.
passdb {
  driver = static
  args = noauthenticate=y nodelay=y
}
passdb {
  driver = passwd-file
  args = ${layout.passwdFile}
}
userdb {
  driver = passwd-file
  args = ${layout.passwdFile}
}
service auth {
  unix_listener ${layout.authSocket} {
    user = postfix
    mode = 0600
  }
}

service imap-login {
  inet_listener imap {
    address = ${HOST} ${STRICT_HOST}
    port = ${imap.starttls}
  }
  inet_listener imaps {
    port = ${imap.implicit}
    ssl = yes
  }
}
# TLS settings cannot differ by port; a second service with the same program can override them.
service imap-login-plain {
  executable = imap-login -o ssl=no -o disable_plaintext_auth=no
  type = login
  protocol = imap
  user = $default_login_user
  chroot = login
  inet_listener imap-plain {
    port = ${imap.plain}
  }
}
mail_max_userip_connections = 1000

service lmtp {
  unix_listener ${layout.lmtpSocket} {
    user = postfix
    mode = 0600
  }
}
protocol lmtp {
  mail_plugins = sieve
}
plugin {
  sieve_before = ${layout.sieveScript}
}

mail_uid = ${MAIL_UID}
mail_gid = ${MAIL_UID}
mail_location = maildir:~/Maildir
mail_fsync = never
namespace inbox {
  inbox = yes
${specialUse('Drafts')}${specialUse('Junk')}${specialUse('Sent')}${specialUse('Trash')}}
${extra}
`;
}

function specialUse(name: string): string {
  return `  mailbox ${name} {
    auto = subscribe
    special_use = \\${name}
  }
`;
}
