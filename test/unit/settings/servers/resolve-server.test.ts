import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeEndpoint, type Endpoint } from '../../../../src/model/endpoint.ts';
import { type Issue, isReported } from '../../../../src/model/issue.ts';
import type { Protocol } from '../../../../src/model/phase.ts';
import { Secret } from '../../../../src/model/secret.ts';
import { checkProtection } from '../../../../src/settings/servers/check-protection.ts';
import { resolveCredentials } from '../../../../src/settings/servers/resolve-credentials.ts';
import { resolveServer } from '../../../../src/settings/servers/resolve-server.ts';
import type { Settings } from '../../../../src/settings/settings.ts';
import { isLoopback } from '../../../../src/system/loopback.ts';
import { createSettings } from '../../../support/settings/settings.ts';

type Given = Partial<Settings>;

const HOST = { host: 'mail.test' };
const PROTOCOLS = ['smtp', 'imap'] as const;
const secret = new Secret('hunter2');
const another = new Secret('opensesame');

function endpointOf(given: Given, protocol: Protocol = 'smtp', isShared = false, issues: Issue[] = []) {
  const server = resolveServer(createSettings(given), protocol, isShared, issues);
  return { endpoint: server?.endpoint, origins: server?.origins, issues };
}

function credentialsOf(given: Given, protocol: Protocol = 'smtp', isShared = false, issues: Issue[] = []) {
  return { credentials: resolveCredentials(createSettings(given), protocol, issues, isShared), issues };
}

function known(given: Given, protocol: Protocol = 'smtp', isShared = false): Endpoint {
  const { endpoint, issues } = endpointOf({ ...HOST, ...given }, protocol, isShared);
  expect(issues).toEqual([]);
  if (!endpoint) throw new Error('not resolved');
  return endpoint;
}

describe('a fingerprint', () => {
  const pinned = { ...HOST, tlsFingerprint: ['AA'] };

  test('and a client certificate are part of the endpoint', () => {
    const client = { tlsClientCert: 'pem', tlsClientKey: secret };
    expect(known({ ...pinned, ...client }).tls).toMatchObject({
      fingerprints: ['AA'],
      client: { certificate: 'pem', key: secret },
    });
  });

  test.each<[string, Given, RegExp]>([
    ['tls-verify: false', { tlsVerify: false }, /tls-verify: false/],
    ['tls-mode: none', { tlsMode: 'none' }, /no certificate/],
  ])('that %s would make useless is a contradiction, said once', (_what, given, problem) => {
    const { issues } = endpointOf({ ...pinned, ...given });
    endpointOf({ ...pinned, ...given }, 'imap', false, issues);
    expect(issues).toEqual([
      expect.objectContaining({
        code: 'E_CONFIG_CONFLICT',
        input: 'tls-fingerprint',
        problem: expect.stringMatching(problem),
      }),
    ]);
  });

  test('of a round trip counts for the server that has TLS', () => {
    const { issues } = endpointOf({ ...pinned, smtpTlsMode: 'none' }, 'smtp', true);
    expect(issues).toEqual([]);
  });
});

describe('port and TLS mode', () => {
  test.each<[Protocol, Given, string]>([
    ['smtp', {}, 'smtps://mail.test:465'],
    ['imap', {}, 'imaps://mail.test:993'],
    ['smtp', { tlsMode: 'implicit' }, 'smtps://mail.test:465'],
    ['smtp', { tlsMode: 'starttls' }, 'smtp+starttls://mail.test:587'],
    ['smtp', { tlsMode: 'none' }, 'smtp://mail.test:25'],
    ['imap', { tlsMode: 'implicit' }, 'imaps://mail.test:993'],
    ['imap', { tlsMode: 'starttls' }, 'imap+starttls://mail.test:143'],
    ['imap', { tlsMode: 'none' }, 'imap://mail.test:143'],
    ['smtp', { port: 465 }, 'smtps://mail.test:465'],
    ['smtp', { port: 587 }, 'smtp+starttls://mail.test:587'],
    ['smtp', { port: 25 }, 'smtp+starttls://mail.test:25'],
    ['imap', { port: 993 }, 'imaps://mail.test:993'],
    ['imap', { port: 143 }, 'imap+starttls://mail.test:143'],
    ['smtp', { port: 2525, tlsMode: 'starttls' }, 'smtp+starttls://mail.test:2525'],
    ['smtp', { port: 465, tlsMode: 'none' }, 'smtp://mail.test:465'],
    ['smtp', { smtpPort: 587, port: 465 }, 'smtp+starttls://mail.test:587'],
    ['smtp', { smtpTlsMode: 'none', tlsMode: 'implicit' }, 'smtp://mail.test:25'],
    ['smtp', { imapPort: 143, imapTlsMode: 'none', imapHost: 'imap.test' }, 'smtps://mail.test:465'],
    ['smtp', { smtpHost: 'smtp.test' }, 'smtps://smtp.test:465'],
    ['imap', { smtpHost: 'smtp.test' }, 'imaps://mail.test:993'],
    ['imap', { imapHost: '2001:db8::1' }, 'imaps://[2001:db8::1]:993'],
  ])('%s with %j is %s', (protocol, given, expected) => {
    expect(describeEndpoint(known(given, protocol))).toBe(expected);
  });

  test.each<[Protocol, Given, string]>([
    ['smtp', { port: 25, tlsMode: 'none' }, 'smtps://mail.test:465'],
    ['imap', { port: 25, imapTlsMode: 'starttls' }, 'imap+starttls://mail.test:143'],
    ['smtp', { tlsMode: 'none', smtpPort: 587 }, 'smtp+starttls://mail.test:587'],
  ])('for two servers, %s with %j is %s: only prefixed ports and TLS modes count', (protocol, given, expected) => {
    expect(describeEndpoint(known(given, protocol, true))).toBe(expected);
  });

  test.each<[Given, boolean, string]>([
    [{ port: 2525 }, false, 'tls-mode'],
    [{ smtpPort: 2525 }, false, 'smtp-tls-mode'],
    [{ smtpPort: 2525 }, true, 'smtp-tls-mode'],
    [{ smtpPort: 2525, tlsMode: 'none' }, true, 'smtp-tls-mode'],
  ])('%j asks for a TLS mode (two servers: %s) in %s', (given, isShared, input) => {
    expect(endpointOf({ ...HOST, ...given }, 'smtp', isShared)).toEqual({
      endpoint: undefined,
      issues: [
        {
          code: 'E_INPUT',
          input,
          problem: 'is required: port 2525 has no known TLS mode for SMTP',
          remedy: 'Write implicit, starttls or none.',
        },
      ],
    });
  });

  test('every port from 1 to 65535 leads to an endpoint or to a question', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 65535 }), fc.constantFrom(...PROTOCOLS), (port, protocol) => {
        const { endpoint, issues } = endpointOf({ ...HOST, port }, protocol);
        expect(endpoint?.port).toBe(issues.length > 0 ? undefined : port);
        expect(issues.map(({ input }) => input)).toEqual([25, 143, 465, 587, 993].includes(port) ? [] : ['tls-mode']);
      }),
    );
  });
});

describe('resolveServer', () => {
  test('takes over what belongs to the connection', () => {
    const given: Given = {
      tlsServername: 'name.test',
      tlsVerify: false,
      tlsCa: 'PEM',
      tlsMinVersion: 'TLSv1.3',
      addressFamily: 'ipv6',
      allowInsecureAuth: true,
      connectTimeout: 1,
      commandTimeout: 2,
      ehloName: 'runner.test',
    };
    expect(known(given)).toMatchObject({
      protocol: 'smtp',
      tls: { servername: 'name.test', verify: false, ca: 'PEM', minVersion: 'TLSv1.3' },
      addressFamily: 'ipv6',
      connectTimeoutMs: 1,
      commandTimeoutMs: 2,
      ehloName: 'runner.test',
    });
    expect(known({}).tls.servername).toBe('mail.test');
  });

  test('says of a connection without TLS that credentials may only stay on this machine, unless that is allowed', () => {
    expect(known({ tlsMode: 'none' }).loopbackOnly).toMatchObject({ code: 'E_CONFIG_CONFLICT', input: 'tls-mode' });
    for (const given of [{}, { tlsMode: 'starttls' }, { tlsMode: 'none', allowInsecureAuth: true }] as const) {
      expect(known(given).loopbackOnly).toBeUndefined();
    }
  });

  test.each<[Given, boolean, object]>([
    [{}, false, { port: 'from the TLS mode', tlsMode: 'the default', tlsModeInput: 'tls-mode' }],
    [{}, true, { port: 'from the TLS mode', tlsMode: 'the default', tlsModeInput: 'smtp-tls-mode' }],
    [{ smtpPort: 587 }, false, { port: undefined, tlsMode: 'from the port', tlsModeInput: 'tls-mode' }],
    [{ smtpTlsMode: 'none' }, false, { port: 'from the TLS mode', tlsMode: undefined, tlsModeInput: 'smtp-tls-mode' }],
    [{ provider: 'gmail' }, true, { port: 'from the provider', tlsMode: 'from the provider' }],
    [{ provider: 'gmail', smtpTlsMode: 'starttls' }, true, { port: 'from the TLS mode', tlsMode: undefined }],
  ])('tells where port and TLS mode of %j come from (two servers: %s)', (given, isShared, origins) => {
    expect(endpointOf({ ...HOST, ...given }, 'smtp', isShared).origins).toMatchObject(origins);
  });

  test.each<[Protocol, boolean, string, string]>([
    ['smtp', false, 'host', 'Set host or smtp-host.'],
    ['imap', false, 'host', 'Set host or imap-host.'],
    ['smtp', true, 'smtp-host', 'Set host or smtp-host.'],
    ['imap', true, 'imap-host', 'Set host or imap-host.'],
  ])('INP-001: asks for the host of %s (two servers: %s) in %s', (protocol, isShared, input, remedy) => {
    const problem = `is required: the ${protocol.toUpperCase()} server is not named`;
    expect(endpointOf({}, protocol, isShared).issues).toEqual([{ code: 'E_INPUT', input, problem, remedy }]);
  });

  test('asks for host and TLS mode at once, and for the hosts of both servers', () => {
    const issues: Issue[] = [];
    endpointOf({ smtpPort: 2525 }, 'smtp', true, issues);
    endpointOf({ smtpPort: 2525 }, 'imap', true, issues);
    expect(issues.map(({ input }) => input)).toEqual(['smtp-host', 'smtp-tls-mode', 'imap-host']);
  });

  test.each(['host', 'smtp-host'])('does not say that a host is missing when %s could not be read', (input) => {
    const issues: Issue[] = [{ code: 'E_INPUT', input, problem: 'is a URL', remedy: 'Write it.' }];
    endpointOf({}, 'smtp', false, issues);
    expect(issues).toHaveLength(1);
  });

  test.each(['tls-mode', 'smtp-tls-mode'])('does not ask for a TLS mode when %s could not be read', (input) => {
    const issues: Issue[] = [{ code: 'E_INPUT', input, problem: 'is not known', remedy: 'Write it.' }];
    expect(endpointOf({ ...HOST, port: 2525 }, 'smtp', false, issues).endpoint).toBeUndefined();
    expect(issues).toHaveLength(1);
  });
});

describe('resolveCredentials', () => {
  const user = { username: 'me' };
  test.each<[string, Given, object]>([
    ['a password', { ...user, password: secret }, { username: 'me', password: secret, method: 'auto' }],
    ['a token', { ...user, accessToken: secret }, { username: 'me', token: secret, method: 'auto' }],
    ['its own', { smtpUsername: 'me', smtpPassword: secret }, { username: 'me', password: secret, method: 'auto' }],
    [
      'its own before the common ones',
      {
        ...user,
        password: another,
        authMethod: 'login',
        smtpUsername: 'you',
        smtpPassword: secret,
        smtpAuthMethod: 'plain',
      },
      { username: 'you', password: secret, method: 'plain' },
    ],
    [
      'its own user name with the common password',
      { ...user, password: secret, smtpUsername: 'you' },
      { username: 'you', password: secret, method: 'auto' },
    ],
    [
      'the common user name with its own token, and not the common password',
      { ...user, password: another, smtpAccessToken: secret },
      { username: 'me', token: secret, method: 'auto' },
    ],
    [
      'the common ones whatever the other protocol has',
      { ...user, password: secret, imapUsername: 'you', imapAccessToken: another, imapAuthMethod: 'xoauth2' },
      { username: 'me', password: secret, method: 'auto' },
    ],
    [
      'a method that fits',
      { ...user, accessToken: secret, authMethod: 'oauthbearer' },
      { username: 'me', token: secret, method: 'oauthbearer' },
    ],
  ])('takes %s', (_what, given, expected) => {
    const { credentials, issues } = credentialsOf(given);
    expect({ credentials, issues }).toEqual({ credentials: expected, issues: [] });
    expect((credentials?.password ?? credentials?.token)?.reveal()).toBe('hunter2');
  });

  const noUser = { input: 'username', problem: 'is required: the SMTP login has no user name' };
  const noSecret = {
    input: 'password',
    problem: 'is required: the SMTP login has neither a password nor an access token',
  };
  test.each<[string, Given, object[]]>([
    ['nothing', {}, [noUser, noSecret]],
    ['a password alone', { password: secret }, [noUser]],
    ['its own token alone', { smtpAccessToken: secret }, [noUser]],
    ['what the other protocol has', { imapUsername: 'me', imapPassword: secret }, [noUser, noSecret]],
  ])('asks for what is missing when there is %s', (_what, given, expected) => {
    const { credentials, issues } = credentialsOf(given);
    expect(credentials).toBeUndefined();
    expect(issues).toMatchObject(expected.map((issue) => ({ ...issue, code: 'E_INPUT' })));
    expect(issues).toHaveLength(expected.length);
  });

  test.each<[string, Given]>([
    ['a user name alone', user],
    ['its own user name alone', { smtpUsername: 'me' }],
  ])('takes %s for a secret that is empty, and says why it can be', (_what, given) => {
    const { credentials, issues } = credentialsOf(given);
    expect(credentials).toBeUndefined();
    expect(issues).toMatchObject([
      { code: 'E_SECRET_MISSING', input: 'password', problem: expect.stringMatching(/^is empty: /) },
    ]);
    expect(issues[0]?.remedy).toMatch(/^Set password[\s\S]*misspelt, arrives as empty text\.$/);
  });

  test('says how to give it', () => {
    expect(credentialsOf({}, 'imap').issues.map(({ remedy }) => remedy)).toEqual([
      'Set username or imap-username.',
      'Set password, access-token, imap-password or imap-access-token.',
    ]);
  });

  test('with two servers, asks for the credentials of each', () => {
    const issues: Issue[] = [];
    for (const protocol of PROTOCOLS) credentialsOf({ imapUsername: 'me' }, protocol, true, issues);
    expect(issues.map(({ input }) => input)).toEqual(['smtp-username', 'smtp-password', 'imap-password']);
  });

  test('INP-026: a secret that arrives empty where GitHub withholds secrets is no oversight', () => {
    const { issues } = credentialsOf({ mayLackSecrets: true });
    expect(issues).toMatchObject([
      { code: 'E_SECRET_MISSING', input: 'username', problem: 'is empty: the SMTP login has no user name' },
      { code: 'E_SECRET_MISSING', input: 'password' },
    ]);
    for (const { remedy } of issues) expect(remedy).toMatch(/forks and to Dependabot/);
  });

  test.each<[string, Given, string, string]>([
    ['common', { password: secret, accessToken: another }, 'access-token', 'Give either password or access-token.'],
    [
      'own',
      { smtpPassword: secret, smtpAccessToken: another, password: secret },
      'smtp-access-token',
      'Give either smtp-password or smtp-access-token.',
    ],
  ])('OAU-005: refuses a password together with a token: %s ones', (_what, given, input, remedy) => {
    const { credentials, issues } = credentialsOf({ ...user, ...given });
    expect(credentials).toBeUndefined();
    expect(issues).toMatchObject([{ code: 'E_CONFIG_CONFLICT', input, remedy }]);
  });

  test('OAU-005: says it once for both protocols, and what else is missing', () => {
    const issues: Issue[] = [];
    for (const protocol of PROTOCOLS) {
      credentialsOf({ password: secret, accessToken: another, imapUsername: 'me' }, protocol, true, issues);
    }
    expect(issues.map(({ input }) => input)).toEqual(['smtp-username', 'access-token']);
  });

  test.each<[Given, string, RegExp]>([
    [{ password: secret, authMethod: 'xoauth2' }, 'auth-method', /^needs an access token/],
    [{ password: secret, smtpAuthMethod: 'oauthbearer' }, 'smtp-auth-method', /^needs an access token/],
    [{ accessToken: secret, authMethod: 'plain' }, 'auth-method', /^would send the access token as a password/],
    [{ accessToken: secret, authMethod: 'xoauth2', smtpAuthMethod: 'cram-md5' }, 'smtp-auth-method', /as a password/],
  ])('refuses a method for the other kind of secret: %j', (given, input, problem) => {
    const { issues } = credentialsOf({ ...user, ...given });
    expect(issues).toMatchObject([{ code: 'E_CONFIG_CONFLICT', input, problem: expect.stringMatching(problem) }]);
  });

  test('says once that the common method does not fit', () => {
    const issues: Issue[] = [];
    const given: Given = { ...user, password: secret, authMethod: 'xoauth2' };
    for (const protocol of PROTOCOLS) credentialsOf(given, protocol, true, issues);
    expect(issues.map(({ input }) => input)).toEqual(['auth-method']);
  });

  test('takes for each protocol what is its own', () => {
    const given: Given = {
      smtpUsername: 'sender',
      smtpPassword: secret,
      smtpAuthMethod: 'plain',
      imapUsername: 'reader',
      imapPassword: another,
      imapAuthMethod: 'login',
    };
    const [smtp, imap] = PROTOCOLS.map((protocol) => credentialsOf(given, protocol).credentials);
    expect(smtp).toEqual({ username: 'sender', password: secret, method: 'plain' });
    expect(imap).toEqual({ username: 'reader', password: another, method: 'login' });
    // Two secrets are alike to `toEqual`, because their values are private.
    expect([smtp?.password, imap?.password].map((each) => each?.reveal())).toEqual(['hunter2', 'opensesame']);
    const tokens = PROTOCOLS.map((protocol) =>
      credentialsOf({ username: 'me', smtpAccessToken: secret, imapAccessToken: another }, protocol),
    );
    expect(tokens.map(({ credentials }) => credentials?.token?.reveal())).toEqual(['hunter2', 'opensesame']);
  });

  test.each(['username', 'smtp-username'])(
    'does not say that the user name is missing when %s could not be read',
    (input) => {
      const issues: Issue[] = [{ code: 'E_INPUT', input, problem: 'holds control characters', remedy: 'Write it.' }];
      credentialsOf({ password: secret }, 'smtp', false, issues);
      expect(issues).toHaveLength(1);
    },
  );

  test.each(['password', 'access-token', 'smtp-password', 'smtp-access-token'])(
    'does not say that a secret is missing when %s could not be read',
    (input) => {
      const issues: Issue[] = [{ code: 'E_INPUT', input, problem: 'holds a line end', remedy: 'Write it.' }];
      credentialsOf(user, 'smtp', false, issues);
      expect(issues).toHaveLength(1);
    },
  );

  test('gives complete credentials or at least one issue, never both, and never shows a secret', () => {
    const name = fc.option(fc.constantFrom('me', 'you'), { nil: undefined });
    const value = fc.option(fc.constantFrom(secret, another), { nil: undefined });
    const method = fc.constantFrom('auto', 'plain', 'login', 'cram-md5', 'xoauth2', 'oauthbearer');
    const given = fc.record({
      username: name,
      smtpUsername: name,
      password: value,
      accessToken: value,
      smtpPassword: value,
      smtpAccessToken: value,
      authMethod: method,
      smtpAuthMethod: fc.option(method, { nil: undefined }),
      mayLackSecrets: fc.boolean(),
    });
    fc.assert(
      fc.property(given, fc.boolean(), (settings, isShared) => {
        const { credentials, issues } = credentialsOf(settings as Given, 'smtp', isShared);
        if (issues.length === 0) {
          expect(credentials?.username).toMatch(/me|you/);
          expect([credentials?.password, credentials?.token].filter((each) => each !== undefined)).toHaveLength(1);
        }
        expect(JSON.stringify([credentials, issues])).not.toMatch(/hunter2|opensesame/);
        for (const { problem, remedy } of issues) expect(`${problem} ${remedy}`).toMatch(/^[a-z].*[^.] [A-Z].*\.$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('checkProtection', () => {
  const issuesOf = (given: Given): Issue[] => {
    const issues: Issue[] = [];
    checkProtection({ endpoint: known(given) }, createSettings(given), issues);
    return issues;
  };

  test.each<[Given, string]>([
    [{ host: '192.0.2.1', tlsMode: 'none' }, 'tls-mode'],
    [{ host: '192.0.2.1', smtpTlsMode: 'none' }, 'smtp-tls-mode'],
    [{ host: '2001:db8::1', tlsMode: 'none' }, 'tls-mode'],
    [{ host: '0.0.0.0', tlsMode: 'none' }, 'tls-mode'],
    [{ host: '::ffff:192.0.2.1', tlsMode: 'none' }, 'tls-mode'],
  ])('INP-007: refuses credentials without TLS to %j', (given, input) => {
    expect(issuesOf(given)).toEqual([
      {
        code: 'E_CONFIG_CONFLICT',
        input,
        value: 'none',
        problem: `would send credentials without TLS to ${given.host}, which is not this machine`,
        remedy: 'Use implicit or starttls, or set allow-insecure-auth: true.',
      },
    ]);
    expect(issuesOf({ ...given, allowInsecureAuth: true })).toEqual([]);
  });

  test.each(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'])('lets them go without TLS to %s', (host) => {
    expect(issuesOf({ host, tlsMode: 'none' })).toEqual([]);
  });

  test.each<Given>([
    {},
    { host: '192.0.2.1' },
    { host: '192.0.2.1', tlsMode: 'starttls' },
    { host: '127.0.0.1', tlsMode: 'none', tlsVerify: false },
  ])('has nothing against %j', (given) => {
    expect(issuesOf(given)).toEqual([]);
  });

  test('leaves a name to the connection, which knows its addresses', () => {
    expect(issuesOf({ tlsMode: 'none' })).toEqual([]);
  });

  test.each<Given>([{}, { tlsMode: 'starttls' }, { host: '127.0.0.1' }])(
    'refuses an unverified server: %j',
    (given) => {
      const issues = issuesOf({ ...given, tlsVerify: false });
      const remedy = 'Trust the certificate with tls-ca, or set allow-insecure-auth: true.';
      expect(issues).toMatchObject([{ code: 'E_CONFIG_CONFLICT', input: 'tls-verify', value: 'false', remedy }]);
      expect(issuesOf({ ...given, tlsVerify: false, allowInsecureAuth: true })).toEqual([]);
    },
  );

  test('says once that the servers are not verified', () => {
    const issues: Issue[] = [];
    for (const protocol of PROTOCOLS) {
      checkProtection({ endpoint: known({ tlsVerify: false }, protocol, true) }, createSettings(), issues);
    }
    expect(issues.map(({ input }) => input)).toEqual(['tls-verify']);
  });

  test('names the input of each protocol when there are two servers', () => {
    const given: Given = { host: '192.0.2.1', smtpTlsMode: 'none', imapTlsMode: 'none' };
    expect(PROTOCOLS.map((protocol) => known(given, protocol, true).loopbackOnly?.input)).toEqual([
      'smtp-tls-mode',
      'imap-tls-mode',
    ]);
  });
});

describe('isLoopback', () => {
  test.each(['127.0.0.1', '127.255.255.254', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::FFFF:7f00:1'])(
    '%s never leaves this machine',
    (address) => {
      expect(isLoopback(address)).toBe(true);
    },
  );

  test.each([
    '0.0.0.0',
    '::',
    '10.0.0.1',
    '128.0.0.1',
    '126.255.255.255',
    '::2',
    '::127.0.0.1',
    '::ffff:10.0.0.1',
    '64:ff9b::7f00:1',
    'fe80::1',
    'localhost',
    '127.1',
    '2130706433',
    '',
  ])('%j may', (address) => {
    expect(isLoopback(address)).toBe(false);
  });
});

test('isReported knows an issue by its input', () => {
  const issues: Issue[] = [{ code: 'E_INPUT', input: 'host', problem: 'is a URL', remedy: 'Write it.' }];
  expect(isReported(issues, 'port', 'host')).toBe(true);
  expect(isReported(issues, 'smtp-host')).toBe(false);
  expect(isReported([], 'host')).toBe(false);
});
