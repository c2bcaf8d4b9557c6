export const id = 352;
export const ids = [352];
export const modules = {

/***/ 63352:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startSandbox: () => (/* binding */ startSandbox)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./lib/sandbox/common/reflect-metadata.js
const metadata = new WeakMap();
function defineMetadata(key, value, target) {
    const own = metadata.get(target) ?? new Map();
    metadata.set(target, own.set(key, value));
}
function getOwnMetadata(key, target) {
    return metadata.get(target)?.get(key);
}
function getMetadata(key, target) {
    for (let holder = target; holder; holder = Reflect.getPrototypeOf(holder)) {
        const own = metadata.get(holder);
        if (own?.has(key))
            return own.get(key);
    }
    return undefined;
}
Object.assign(Reflect, { defineMetadata, getOwnMetadata, getMetadata });


// EXTERNAL MODULE: ../../node_modules/@peculiar/x509/build/x509.cjs.js
var x509_cjs = __webpack_require__(26691);
;// CONCATENATED MODULE: ./lib/sandbox/common/certificates.js




const DAY_MS = 24 * 60 * 60 * 1000;
const SIGNING = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const rsa = (modulusLength) => ({
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength,
});
const KEY_TYPES = { ec: SIGNING, rsa2048: rsa(2048), rsa1024: rsa(1024) };
function createAuthority(options = {}) {
    return authority({ name: 'Test Root CA', ...options }, 3650);
}
async function selfSigned(options) {
    const keys = await newKeys(options.keyType);
    return issued(await certify(leaf(options), keys, undefined), keys, '');
}
async function authority(options, days, parent) {
    const keys = await newKeys('ec');
    const extensions = [
        new x509_cjs/* BasicConstraintsExtension */.WA(true, undefined, true),
        new x509_cjs/* KeyUsagesExtension */.hy(x509_cjs/* KeyUsageFlags */.Ob.keyCertSign | x509_cjs/* KeyUsageFlags */.Ob.cRLSign, true),
    ];
    const certificate = await certify({ ...options, days, extensions }, keys, parent);
    const certificatePem = pem(certificate);
    const self = { certificate, keys, chainPem: parent ? certificatePem + parent.chainPem : '' };
    return {
        name: options.name,
        certificatePem,
        privateKeyPem: privateKeyPem(keys),
        async issue(leafOptions) {
            const leafKeys = await newKeys(leafOptions.keyType);
            return issued(await certify(leaf(leafOptions), leafKeys, self), leafKeys, self.chainPem);
        },
        issueIntermediate: (child = {}) => authority({ name: 'Test Intermediate CA', ...child }, 1825, self),
    };
}
function leaf(options) {
    const { commonName, dnsNames, ipAddresses, keyType = 'ec', isClient = false } = options;
    const ownName = !dnsNames && !ipAddresses ? [commonName] : [];
    const names = [...(dnsNames ?? []), ...(ipAddresses ?? []), ...ownName].map((value) => ({
        type: (0,external_node_net_.isIP)(value) ? 'ip' : 'dns',
        value,
    }));
    const encipherment = keyType === 'ec' ? 0 : x509_cjs/* KeyUsageFlags */.Ob.keyEncipherment;
    const extensions = [
        new x509_cjs/* BasicConstraintsExtension */.WA(false, undefined, true),
        new x509_cjs/* KeyUsagesExtension */.hy(x509_cjs/* KeyUsageFlags */.Ob.digitalSignature | encipherment, true),
        new x509_cjs/* ExtendedKeyUsageExtension */.j6([isClient ? x509_cjs/* ExtendedKeyUsage */.CD.clientAuth : x509_cjs/* ExtendedKeyUsage */.CD.serverAuth]),
        ...(names.length > 0 ? [new x509_cjs/* SubjectAlternativeNameExtension */.Wx(names)] : []),
    ];
    return { ...options, name: commonName, days: 90, extensions };
}
async function certify(subject, keys, issuer) {
    const name = new x509_cjs/* Name */.SX([{ CN: [{ utf8String: subject.name }] }]);
    const signer = issuer?.keys ?? keys;
    return x509_cjs/* X509CertificateGenerator */.Jy.create({
        subject: name,
        issuer: issuer?.certificate.subjectName ?? name,
        notBefore: subject.notBefore ?? new Date(Date.now() - 60 * 60 * 1000),
        notAfter: subject.notAfter ?? new Date(Date.now() + subject.days * DAY_MS),
        publicKey: keys.publicKey,
        signingKey: signer.privateKey,
        signingAlgorithm: { ...signer.privateKey.algorithm, hash: subject.digest ?? 'SHA-256' },
        extensions: [
            ...subject.extensions,
            await x509_cjs/* SubjectKeyIdentifierExtension */.QE.create(keys.publicKey),
            await x509_cjs/* AuthorityKeyIdentifierExtension */.Z$.create(signer.publicKey),
        ],
    });
}
function issued(certificate, keys, intermediatesPem) {
    const certificatePem = pem(certificate);
    return {
        certificatePem,
        chainPem: certificatePem + intermediatesPem,
        privateKeyPem: privateKeyPem(keys),
        fingerprint256: new external_node_crypto_.X509Certificate(certificatePem).fingerprint256,
    };
}
function newKeys(type = 'ec') {
    return external_node_crypto_.webcrypto.subtle.generateKey(KEY_TYPES[type], true, ['sign', 'verify']);
}
function pem(certificate) {
    return `${certificate.toString('pem')}\n`;
}
function privateKeyPem(keys) {
    return external_node_crypto_.KeyObject.from(keys.privateKey).export({ type: 'pkcs8', format: 'pem' }).toString();
}

;// CONCATENATED MODULE: ./lib/sandbox/common/mailbox-store.js
const DELIMITER = '/';
const DEFAULT_MAILBOXES = [
    { name: 'Junk', specialUse: '\\Junk' },
    { name: 'Sent', specialUse: '\\Sent' },
    { name: 'Trash', specialUse: '\\Trash' },
];
function createStore(users) {
    const store = { accounts: users.map(newAccount), nextUidValidity: 1 };
    store.accounts.forEach((account, index) => {
        createMailbox(store, account, { name: 'INBOX' });
        for (const mailbox of users[index]?.mailboxes ?? DEFAULT_MAILBOXES)
            createMailbox(store, account, mailbox);
    });
    return store;
}
function newAccount({ username, password, address, accessToken, quotaKib }) {
    const ownAddress = address ?? (username.includes('@') ? username : `${username}@sandbox.test`);
    return { username, password, address: ownAddress, accessToken, quotaKib, mailboxes: new Map() };
}
function findAccount(store, username) {
    return store.accounts.find((account) => account.username === username);
}
function findRecipient(store, address) {
    return store.accounts.find((account) => account.address.toLowerCase() === address.toLowerCase());
}
function findMailbox(account, name) {
    return account.mailboxes.get(name.toUpperCase() === 'INBOX' ? 'INBOX' : name);
}
function createMailbox(store, account, { name, specialUse }) {
    const existing = findMailbox(account, name);
    if (existing)
        return existing;
    const parent = name.slice(0, Math.max(0, name.lastIndexOf(DELIMITER)));
    if (parent)
        createMailbox(store, account, { name: parent });
    const mailbox = {
        name,
        specialUse,
        uidValidity: store.nextUidValidity++,
        uidNext: 1,
        recentFrom: 1,
        isSubscribed: true,
        messages: [],
        watchers: new Set(),
    };
    account.mailboxes.set(name, mailbox);
    return mailbox;
}
function deleteMailbox(account, mailbox) {
    account.mailboxes.delete(mailbox.name);
    expungeMessages(mailbox, () => true);
}
function appendMessage(mailbox, raw, { flags = [], internalDate = new Date() } = {}) {
    const message = { uid: mailbox.uidNext++, raw, internalDate, flags: new Set(flags) };
    mailbox.messages.push(message);
    notify(mailbox, { kind: 'added' });
    return message;
}
function expungeMessages(mailbox, isDoomed) {
    const kept = mailbox.messages.filter((message) => !isDoomed(message));
    if (kept.length === mailbox.messages.length)
        return;
    mailbox.messages.splice(0, mailbox.messages.length, ...kept);
    notify(mailbox, { kind: 'expunged' });
}
function setFlags(mailbox, message, flags, by) {
    const wanted = [...flags];
    message.flags.clear();
    for (const flag of wanted)
        message.flags.add(flag);
    notify(mailbox, { kind: 'flags', message, by });
}
function watchMailbox(mailbox, watcher) {
    mailbox.watchers.add(watcher);
    return () => mailbox.watchers.delete(watcher);
}
function usedBytes(account) {
    const messages = [...account.mailboxes.values()].flatMap((mailbox) => mailbox.messages);
    return messages.reduce((sum, message) => sum + message.raw.length, 0);
}
function exceedsQuota(account, bytes) {
    return account.quotaKib !== undefined && usedBytes(account) + bytes > account.quotaKib * 1024;
}
function notify(mailbox, change) {
    for (const watcher of [...mailbox.watchers])
        watcher(change);
}

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(41692);
;// CONCATENATED MODULE: ./lib/sandbox/common/listener.js



const HOST = '127.0.0.1';
async function listenOnLoopback(tls, serve, { allowHalfOpen = false, hosts = [] } = {}) {
    const sockets = new Set();
    const servers = [];
    async function listen(mode) {
        const port = await open(mode, HOST, 0);
        await Promise.all(hosts.map((host) => open(mode, host, port)));
        return port;
    }
    async function open(mode, host, port) {
        const server = (0,external_node_net_.createServer)({ noDelay: true, allowHalfOpen }, (socket) => {
            sockets.add(socket);
            socket.on('close', () => sockets.delete(socket));
            socket.on('error', () => { });
            if (mode !== 'implicit')
                return serve(socket, mode);
            acceptTls(socket, tls).then((secured) => serve(secured, mode), () => socket.destroy());
        });
        servers.push(server);
        server.listen(port, host);
        await (0,external_node_events_.once)(server, 'listening');
        return server.address().port;
    }
    async function close() {
        const closed = servers.map((server) => (0,external_node_events_.once)(server.close(), 'close'));
        for (const socket of sockets)
            socket.destroy();
        await Promise.all(closed);
    }
    const [implicit, starttls, plain] = await Promise.all([listen('implicit'), listen('starttls'), listen('plain')]);
    return { ports: { host: HOST, implicit, starttls, plain }, close };
}
async function acceptTls(raw, options) {
    const secured = await new Promise((resolve, reject) => {
        const server = (0,external_node_tls_.createServer)(options, resolve);
        server.on('tlsClientError', reject);
        server.emit('connection', raw);
    });
    return secured.on('error', () => { });
}
function rejectFaults(server, faults) {
    if (faults.length > 0)
        throw new AggregateError(faults, `The ${server} server has failed`);
}

;// CONCATENATED MODULE: ./lib/sandbox/common/sasl.js

async function plain({ initial, ask, find }) {
    const [actsFor, username = '', password, ...rest] = (initial ?? (await ask(''))).split('\0');
    const isOwn = actsFor === '' || actsFor === username;
    return isOwn && rest.length === 0 ? withPassword(find(username), password) : undefined;
}
async function login({ initial, ask, find }) {
    const username = initial ?? (await ask('Username:'));
    const password = await ask('Password:');
    return withPassword(find(username), password);
}
async function cramMd5({ ask, find }) {
    const challenge = `<${(0,external_node_crypto_.randomBytes)(8).toString('hex')}@sandbox.test>`;
    const [, username = '', digest] = /^(.*) ([0-9a-f]{32})$/.exec(await ask(challenge)) ?? [];
    const account = find(username);
    const expected = (0,external_node_crypto_.createHmac)('md5', account?.password ?? '')
        .update(challenge)
        .digest('hex');
    return digest === expected ? account : undefined;
}
async function xoauth2(exchange) {
    const [user = '', ...fields] = (exchange.initial ?? (await exchange.ask(''))).split('\x01');
    return withToken(exchange, /^user=(.*)$/.exec(user)?.[1], fields);
}
async function oauthBearer(exchange) {
    const [header = '', ...fields] = (exchange.initial ?? (await exchange.ask(''))).split('\x01');
    const username = /^n,a=([^,]*),$/.exec(header)?.[1];
    return withToken(exchange, username?.replaceAll('=2C', ',').replaceAll('=3D', '='), fields);
}
function withPassword(account, password) {
    return account && account.password === password ? account : undefined;
}
async function withToken({ find, ask }, username = '', fields = []) {
    const account = find(username);
    const [token] = fields.flatMap((field) => /^auth=Bearer (.+)$/i.exec(field)?.[1] ?? []);
    const isComplete = fields.slice(-2).every((field) => field === '');
    if (isComplete && token !== undefined && account?.accessToken === token)
        return account;
    await ask(JSON.stringify({ status: 'invalid_token', schemes: 'bearer', scope: 'mail' }));
    return undefined;
}
const MECHANISMS = {
    'CRAM-MD5': cramMd5,
    OAUTHBEARER: oauthBearer,
    XOAUTH2: xoauth2,
    PLAIN: plain,
    LOGIN: login,
};
function isMechanism(text) {
    return Object.hasOwn(MECHANISMS, text);
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/errors.js
class BadCommand extends Error {
    name = 'BadCommand';
}
class Refused extends Error {
    name = 'Refused';
}
class SessionEnded extends Error {
    name = 'SessionEnded';
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/commands/login-commands.js



const LOGIN_REFUSED = '[AUTHENTICATIONFAILED] Invalid credentials';
const LOGIN_COMMANDS = {
    AUTHENTICATE: { states: ['not authenticated'], run: authenticate },
    CAPABILITY: { run: capability },
    ENABLE: { states: ['authenticated'], extension: 'ENABLE', run: enable },
    ID: { extension: 'ID', run: identify },
    LOGIN: { states: ['not authenticated'], run: login_commands_login },
    LOGOUT: { run: logout },
    NOOP: { announces: true, run: noop },
    STARTTLS: { states: ['not authenticated'], extension: 'STARTTLS', run: startTls },
};
function capability(session, args) {
    args.end();
    session.untagged(`CAPABILITY ${session.capabilities}`);
    return 'CAPABILITY completed';
}
function noop(_session, args) {
    args.end();
    return 'NOOP completed';
}
function identify(session, args) {
    if (args.nextKind === 'list')
        args.list();
    else if (!args.takeWord('NIL'))
        throw new BadCommand('List or NIL expected');
    args.end();
    session.untagged('ID ("name" "Mail Probe sandbox")');
    return 'ID completed';
}
function enable(session, args) {
    args.atom();
    args.rest(() => args.atom());
    session.untagged('ENABLED');
    return 'ENABLE completed';
}
function startTls(session, args) {
    args.end();
    if (session.connection.isSecure)
        throw new BadCommand('TLS is already active');
    return { text: 'Begin TLS now', after: () => session.connection.beginTls() };
}
function login_commands_login(session, args) {
    const username = args.text();
    const password = args.text();
    args.end();
    requirePrivacy(session);
    const account = findAccount(session.options.store, username);
    if (account?.password !== password)
        throw new Refused(LOGIN_REFUSED);
    session.logIn(account);
    return `[CAPABILITY ${session.capabilities}] Logged in`;
}
async function authenticate(session, args) {
    const mechanism = args.word();
    const initial = args.isEmpty ? undefined : args.atom();
    args.end();
    if (initial !== undefined && !session.offers('SASL-IR'))
        throw new BadCommand('Too many arguments');
    requirePrivacy(session);
    if (!isMechanism(mechanism) || !session.options.mechanisms.includes(mechanism)) {
        throw new Refused('[CANNOT] Unknown mechanism');
    }
    const account = await MECHANISMS[mechanism]({
        initial: initial === undefined || initial === '=' ? initial && '' : decode(initial),
        ask: async (challenge) => decode(await session.connection.ask(Buffer.from(challenge).toString('base64'))),
        find: (username) => findAccount(session.options.store, username),
    });
    if (!account)
        throw new Refused(LOGIN_REFUSED);
    session.logIn(account);
    return `[CAPABILITY ${session.capabilities}] Logged in`;
}
function logout(session, args) {
    args.end();
    session.untagged('BYE Logging out');
    return { text: 'LOGOUT completed', after: () => session.logOut() };
}
function requirePrivacy(session) {
    if (session.awaitsTls)
        throw new Refused('[PRIVACYREQUIRED] Begin TLS first');
}
function decode(base64) {
    if (base64 === '*')
        throw new BadCommand('Login cancelled');
    if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(base64))
        throw new BadCommand('Not valid base64');
    return Buffer.from(base64, 'base64').toString('utf8');
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/modified-utf7.js
function encodeModifiedUtf7(name) {
    return name.replace(/&|[^\x20-\x7e]+/g, (run) => (run === '&' ? '&-' : `&${encodeRun(run)}-`));
}
function decodeModifiedUtf7(text) {
    const name = text.replace(/&([A-Za-z0-9+,]*)-/g, (_, run) => (run === '' ? '&' : decodeRun(run)));
    return encodeModifiedUtf7(name) === text ? name : undefined;
}
function encodeRun(run) {
    return Buffer.from(run, 'utf16le').swap16().toString('base64').replaceAll('/', ',').replace(/=+$/, '');
}
function decodeRun(run) {
    const bytes = Buffer.from(run.replaceAll(',', '/'), 'base64');
    return bytes.length % 2 === 0 ? bytes.swap16().toString('utf16le') : '';
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/text.js
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const text_DAY_MS = 24 * 60 * 60 * 1000;
function imapString(value) {
    if (value === undefined)
        return 'NIL';
    const bytes = Buffer.from(value);
    const text = bytes.toString('latin1');
    if (/^[\x20-\x7e]{0,1000}$/.test(text))
        return `"${text.replace(/["\\]/g, '\\$&')}"`;
    return literal(bytes);
}
function literal(bytes) {
    return Buffer.concat([Buffer.from(`{${bytes.length}}\r\n`), bytes]);
}
function imapList(items) {
    return ['(', ...items.flatMap((pieces, index) => (index === 0 ? pieces : [' ', ...pieces])), ')'];
}
function formatDateTime(date) {
    const day = String(date.getUTCDate()).padStart(2, ' ');
    return `"${day}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()} ${date.toISOString().slice(11, 19)} +0000"`;
}
function parseDateTime(text) {
    const match = /^([ \d]\d)-([a-z]{3})-(\d{4}) (\d\d:\d\d:\d\d) ([+-]\d\d)(\d\d)$/i.exec(text);
    const [, day, month, year, time, hours, minutes] = match ?? [];
    const date = new Date(`${day?.trim()} ${month} ${year} ${time} GMT${hours}${minutes}`);
    return match && monthNumber(month) >= 0 && !Number.isNaN(date.getTime()) ? date : undefined;
}
function parseDay(text) {
    const [, day, month, year] = /^(\d{1,2})-([a-z]{3})-(\d{4})$/i.exec(text) ?? [];
    const index = monthNumber(month);
    return index < 0 ? undefined : dayOf(new Date(Date.UTC(Number(year), index, Number(day))));
}
function dayOf(date) {
    return Math.floor(date.getTime() / text_DAY_MS);
}
function monthNumber(name) {
    return MONTHS.findIndex((month) => month.toLowerCase() === name?.toLowerCase());
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/view.js

class MailboxView {
    mailbox;
    isReadOnly;
    #known = [];
    #recent = new Set();
    #reflagged = new Set();
    #unwatch;
    #onChange = () => { };
    constructor(mailbox, isReadOnly) {
        this.mailbox = mailbox;
        this.isReadOnly = isReadOnly;
        this.#unwatch = watchMailbox(mailbox, (change) => this.#notice(change));
        this.#learn();
    }
    get candidates() {
        return this.#known.map((message, index) => this.#candidate(message, index));
    }
    get size() {
        return this.#known.length;
    }
    get recentCount() {
        return this.#recent.size;
    }
    get highestUid() {
        return this.#known.at(-1)?.uid ?? 0;
    }
    announce() {
        const removals = this.#forget();
        const sizeBefore = this.size;
        this.#learn();
        const arrivals = this.size > sizeBefore ? [`${this.size} EXISTS`, `${this.recentCount} RECENT`] : [];
        const reflagged = this.candidates.filter(({ message }) => this.#reflagged.has(message));
        this.#reflagged.clear();
        return { lines: [...removals, ...arrivals], reflagged };
    }
    whenChanged(onChange) {
        this.#onChange = onChange;
    }
    close() {
        this.#unwatch();
    }
    #notice(change) {
        if (change.kind === 'flags') {
            if (change.by === this)
                return;
            this.#reflagged.add(change.message);
        }
        this.#onChange();
    }
    #forget() {
        const present = new Set(this.mailbox.messages);
        const kept = [];
        const lines = [];
        for (const message of this.#known) {
            if (present.has(message))
                kept.push(message);
            else
                lines.push(`${kept.length + 1} EXPUNGE`);
            if (!present.has(message))
                this.#recent.delete(message);
        }
        this.#known = kept;
        return lines;
    }
    #learn() {
        const highest = this.highestUid;
        const added = this.mailbox.messages.filter((message) => message.uid > highest);
        this.#known.push(...added);
        for (const message of added) {
            this.#reflagged.delete(message);
            if (message.uid >= this.mailbox.recentFrom)
                this.#recent.add(message);
        }
        if (!this.isReadOnly)
            this.mailbox.recentFrom = this.mailbox.uidNext;
    }
    #candidate(message, index) {
        return { message, sequence: index + 1, isRecent: this.#recent.has(message) };
    }
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/commands/flags.js

const SYSTEM_FLAGS = ['\\Answered', '\\Flagged', '\\Deleted', '\\Seen', '\\Draft'];
function takeFlags(args) {
    const list = args.nextKind === 'list' ? args.list() : undefined;
    const flags = list ? list.rest(() => list.atom()) : [args.atom(), ...args.rest(() => args.atom())];
    return flags.map(canonicalFlag);
}
function canonicalFlag(text) {
    const known = SYSTEM_FLAGS.find((flag) => flag.toLowerCase() === text.toLowerCase());
    if (!known && !/^[^\\%*\]]+$/.test(text))
        throw new BadCommand(`Flag ${text} cannot be set`);
    return known ?? text;
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/commands/status.js



const ITEMS = new Map(Object.entries({
    MESSAGES: ({ messages }) => messages.length,
    RECENT: ({ messages, recentFrom }) => messages.filter(({ uid }) => uid >= recentFrom).length,
    SIZE: ({ messages }) => messages.reduce((sum, { raw }) => sum + raw.length, 0),
    UIDNEXT: ({ uidNext }) => uidNext,
    UIDVALIDITY: ({ uidValidity }) => uidValidity,
    UNSEEN: ({ messages }) => messages.filter(({ flags }) => !flags.has('\\Seen')).length,
}));
function parseStatusItems(session, args) {
    const items = [args.word(), ...args.rest(() => args.word())];
    for (const item of items) {
        const isOffered = item !== 'SIZE' || session.offers('STATUS=SIZE');
        if (!isOffered || !ITEMS.has(item))
            throw new BadCommand(`Unknown item ${item}`);
    }
    return items;
}
function sendStatus(session, mailbox, items) {
    const values = items.map((item) => `${item} ${ITEMS.get(item)?.(mailbox) ?? 0}`);
    session.untagged('STATUS ', imapString(encodeModifiedUtf7(mailbox.name)), ` (${values.join(' ')})`);
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/commands/list.js





const SELECTIONS = ['SUBSCRIBED', 'SPECIAL-USE', 'REMOTE', 'RECURSIVEMATCH'];
const RETURNS = ['SUBSCRIBED', 'SPECIAL-USE', 'CHILDREN'];
function list(session, args) {
    const selections = args.nextKind === 'list' ? readSelections(session, args) : [];
    const reference = args.mailboxName();
    const patterns = readPatterns(session, args);
    const returns = args.takeWord('RETURN') ? readReturns(session, args.list()) : { options: [], status: [] };
    args.end();
    if (patterns.length === 1 && patterns[0] === '') {
        session.untagged(`LIST (\\Noselect) "${DELIMITER}" ""`);
        return 'LIST completed';
    }
    const matches = patterns.map((pattern) => compilePattern(reference + pattern));
    const mailboxes = [...session.account.mailboxes.values()].filter(({ name }) => matches.some((match) => match(name)));
    for (const mailbox of mailboxes.filter((each) => isSelected(each, selections))) {
        sendEntry(session, 'LIST', mailbox, [...selections, ...returns.options]);
        if (returns.status.length > 0)
            sendStatus(session, mailbox, returns.status);
    }
    return 'LIST completed';
}
function lsub(session, args) {
    const matches = compilePattern(args.mailboxName() + args.mailboxName());
    args.end();
    for (const mailbox of session.account.mailboxes.values()) {
        if (mailbox.isSubscribed && matches(mailbox.name))
            sendEntry(session, 'LSUB', mailbox, []);
    }
    return 'LSUB completed';
}
function compilePattern(pattern) {
    const source = pattern
        .replace(/[\\^$.|?+()[\]{}/-]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('%', `[^${DELIMITER}]*`);
    const exact = new RegExp(`^${source}$`, 's');
    const inAnyCase = new RegExp(exact, 'si');
    return (name) => (name === 'INBOX' ? inAnyCase : exact).test(name);
}
function sendEntry(session, verb, mailbox, asked) {
    const { name, specialUse, isSubscribed } = mailbox;
    const others = [...session.account.mailboxes.keys()];
    const children = others.some((other) => other.startsWith(name + DELIMITER)) ? '\\HasChildren' : '\\HasNoChildren';
    const attributes = [
        ...(session.offers('CHILDREN') || asked.includes('CHILDREN') ? [children] : []),
        ...(specialUse && session.offers('SPECIAL-USE') ? [specialUse] : []),
        ...(isSubscribed && asked.includes('SUBSCRIBED') ? ['\\Subscribed'] : []),
    ];
    session.untagged(`${verb} (${attributes.join(' ')}) "${DELIMITER}" `, imapString(encodeModifiedUtf7(name)));
}
function isSelected({ isSubscribed, specialUse }, selections) {
    if (selections.includes('SUBSCRIBED') && !isSubscribed)
        return false;
    return !selections.includes('SPECIAL-USE') || specialUse !== undefined;
}
function readSelections(session, args) {
    const selections = args.words();
    for (const selection of selections)
        requireOption(session, selection, SELECTIONS);
    return selections;
}
function readPatterns(session, args) {
    if (args.nextKind !== 'list')
        return [args.mailboxName()];
    if (!session.offers('LIST-EXTENDED'))
        throw new BadCommand('Pattern expected');
    const patterns = args.list();
    return patterns.rest(() => patterns.mailboxName());
}
function readReturns(session, args) {
    const options = [];
    const status = [];
    while (!args.isEmpty) {
        if (session.offers('LIST-STATUS') && args.takeWord('STATUS'))
            status.push(...parseStatusItems(session, args.list()));
        else
            options.push(requireOption(session, args.word(), RETURNS));
    }
    return { options, status };
}
function requireOption(session, option, known) {
    const isOffered = session.offers(option === 'SPECIAL-USE' ? 'SPECIAL-USE' : 'LIST-EXTENDED');
    if (!isOffered || !known.includes(option))
        throw new BadCommand(`Unknown option ${option}`);
    return option;
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/commands/mailbox-commands.js








const states = ['authenticated', 'selected'];
const selected = ['selected'];
const MAILBOX_COMMANDS = {
    CHECK: { states: selected, announces: true, run: check },
    CLOSE: { states: selected, run: mailbox_commands_close },
    CREATE: { states, run: create },
    DELETE: { states, run: remove },
    EXAMINE: { states, run: (session, args) => mailbox_commands_open(session, args, true) },
    GETQUOTA: { states, extension: 'QUOTA', run: getQuota },
    GETQUOTAROOT: { states, extension: 'QUOTA', run: getQuotaRoot },
    IDLE: { states, extension: 'IDLE', run: idle },
    LIST: { states, run: list },
    LSUB: { states, run: lsub },
    NAMESPACE: { states, extension: 'NAMESPACE', run: namespace },
    SELECT: { states, run: (session, args) => mailbox_commands_open(session, args, false) },
    STATUS: { states, run: mailbox_commands_status },
    SUBSCRIBE: { states, run: (session, args) => subscribe(session, args, true) },
    UNSELECT: { states: selected, extension: 'UNSELECT', run: unselect },
    UNSUBSCRIBE: { states, run: (session, args) => subscribe(session, args, false) },
};
function takeMailbox(session, args, code = 'NONEXISTENT') {
    const mailbox = findMailbox(session.account, args.mailboxName());
    if (!mailbox)
        throw new Refused(`[${code}] No such mailbox`);
    return mailbox;
}
function namespace(session, args) {
    args.end();
    session.untagged(`NAMESPACE (("" "${DELIMITER}")) NIL NIL`);
    return 'NAMESPACE completed';
}
function mailbox_commands_status(session, args) {
    const mailbox = takeMailbox(session, args);
    const items = parseStatusItems(session, args.list());
    args.end();
    sendStatus(session, mailbox, items);
    return 'STATUS completed';
}
function mailbox_commands_open(session, args, isReadOnly) {
    session.closeMailbox();
    const mailbox = takeMailbox(session, args);
    args.end();
    const view = new MailboxView(mailbox, isReadOnly);
    session.openMailbox(view);
    const firstUnseen = view.candidates.find(({ message }) => !message.flags.has('\\Seen'));
    session.untagged(`FLAGS (${SYSTEM_FLAGS.join(' ')})`);
    session.untagged(`OK [PERMANENTFLAGS (${isReadOnly ? '' : `${SYSTEM_FLAGS.join(' ')} \\*`})] Flags that last`);
    session.untagged(`${view.size} EXISTS`);
    session.untagged(`${view.recentCount} RECENT`);
    if (firstUnseen)
        session.untagged(`OK [UNSEEN ${firstUnseen.sequence}] First unseen`);
    session.untagged(`OK [UIDVALIDITY ${mailbox.uidValidity}] UIDs valid`);
    session.untagged(`OK [UIDNEXT ${mailbox.uidNext}] Next UID`);
    return isReadOnly ? '[READ-ONLY] EXAMINE completed' : '[READ-WRITE] SELECT completed';
}
function unselect(session, args) {
    args.end();
    session.closeMailbox();
    return 'UNSELECT completed';
}
function mailbox_commands_close(session, args) {
    args.end();
    const { mailbox, isReadOnly } = session.view;
    session.closeMailbox();
    if (!isReadOnly)
        expungeMessages(mailbox, ({ flags }) => flags.has('\\Deleted'));
    return 'CLOSE completed';
}
function check(_session, args) {
    args.end();
    return 'CHECK completed';
}
async function idle(session, args) {
    args.end();
    const view = session.isSelected ? session.view : undefined;
    const asked = session.connection.ask('Idling');
    session.announce();
    view?.whenChanged(() => session.announce());
    const line = await asked.finally(() => view?.whenChanged(() => { }));
    if (line.toUpperCase() !== 'DONE')
        throw new BadCommand('DONE expected');
    return 'IDLE completed';
}
function create(session, args) {
    const name = args.mailboxName().replace(new RegExp(`${DELIMITER}$`), '');
    args.end();
    if (findMailbox(session.account, name))
        throw new Refused('[ALREADYEXISTS] Mailbox exists');
    if (!isValidName(name))
        throw new Refused('[CANNOT] Name not allowed');
    createMailbox(session.options.store, session.account, { name });
    return 'CREATE completed';
}
function isValidName(name) {
    return name.split(DELIMITER).every((level) => level !== '') && !/[*%\p{Cc}]/u.test(name);
}
function remove(session, args) {
    const mailbox = takeMailbox(session, args);
    args.end();
    if (mailbox.name === 'INBOX')
        throw new Refused('[CANNOT] INBOX stays');
    const names = [...session.account.mailboxes.keys()];
    if (names.some((name) => name.startsWith(mailbox.name + DELIMITER)))
        throw new Refused('[HASCHILDREN] Not empty');
    deleteMailbox(session.account, mailbox);
    return 'DELETE completed';
}
function subscribe(session, args, isSubscribed) {
    const mailbox = takeMailbox(session, args);
    args.end();
    mailbox.isSubscribed = isSubscribed;
    return `${isSubscribed ? 'SUBSCRIBE' : 'UNSUBSCRIBE'} completed`;
}
function getQuotaRoot(session, args) {
    const mailbox = takeMailbox(session, args);
    args.end();
    const hasQuota = session.account.quotaKib !== undefined;
    session.untagged('QUOTAROOT ', imapString(encodeModifiedUtf7(mailbox.name)), hasQuota ? ' ""' : '');
    if (hasQuota)
        sendQuota(session);
    return 'GETQUOTAROOT completed';
}
function getQuota(session, args) {
    const root = args.text();
    args.end();
    if (root !== '' || session.account.quotaKib === undefined)
        throw new Refused('[NONEXISTENT] No such quota root');
    sendQuota(session);
    return 'GETQUOTA completed';
}
function sendQuota(session) {
    const { account } = session;
    session.untagged(`QUOTA "" (STORAGE ${Math.ceil(usedBytes(account) / 1024)} ${account.quotaKib})`);
}

;// CONCATENATED MODULE: ./lib/sandbox/common/message-text.js
function splitMessage(raw) {
    const emptyLine = raw.indexOf('\r\n\r\n');
    const hasNoFields = raw.indexOf('\r\n') === 0;
    const end = hasNoFields ? 2 : emptyLine < 0 ? raw.length : emptyLine + 4;
    return { header: raw.subarray(0, end), body: raw.subarray(end) };
}
function headerFields(raw) {
    const text = splitMessage(raw).header.toString('latin1');
    return [...text.matchAll(/^([!-9;-~]+)[ \t]*:((?:.|\r\n[ \t])*)\r\n/gm)].map(([field, name = '', value = '']) => {
        const bytes = Buffer.from(value.replace(/\r\n(?=[ \t])/g, '').trim(), 'latin1');
        return { name, value: decodeWords(bytesToText(bytes)), raw: Buffer.from(field, 'latin1') };
    });
}
function fieldValues(raw, name) {
    const wanted = name.toLowerCase();
    return headerFields(raw)
        .filter((field) => field.name.toLowerCase() === wanted)
        .map((field) => field.value);
}
function bytesToText(bytes) {
    const text = bytes.toString('utf8');
    return text.includes('\uFFFD') ? bytes.toString('latin1') : text;
}
function parseAddresses(value) {
    return [...value.matchAll(/((?:"(?:[^"\\]|\\.)*"|[^",<])*)(?:<([^>]*)>)?(?:,|$)/g)].flatMap(([, text = '', angle]) => {
        const address = (angle ?? text).trim();
        const at = address.lastIndexOf('@');
        if (at < 1)
            return [];
        const name = text.trim().replace(/^"(.*)"$/, (_, quoted) => quoted.replace(/\\(.)/g, '$1'));
        const host = address.slice(at + 1);
        return [{ name: angle === undefined || name === '' ? undefined : name, mailbox: address.slice(0, at), host }];
    });
}
function decodeWords(value) {
    const joined = value.replace(/\?=[ \t]+(?==\?)/g, '?=');
    return joined.replace(/=\?([^?\s]+)\?([bq])\?([^?\s]*)\?=/gi, (word, charset, encoding, text) => {
        const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : decodeQ(text);
        try {
            return new TextDecoder(charset).decode(bytes);
        }
        catch {
            return word;
        }
    });
}
function decodeQ(text) {
    const plain = text.replaceAll('_', ' ');
    return Buffer.from(plain.replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/fetch.js



const MACROS = new Map([
    ['ALL', ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE']],
    ['FAST', ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE']],
]);
const PLAIN_ITEMS = new Map(Object.entries({
    UID: ({ message }) => [`${message.uid}`],
    FLAGS: (candidate) => [formatFlags(candidate)],
    INTERNALDATE: ({ message }) => [formatDateTime(message.internalDate)],
    'RFC822.SIZE': ({ message }) => [`${message.raw.length}`],
    ENVELOPE: ({ message }) => envelope(message),
}));
const LEGACY_SECTIONS = new Map([
    ['RFC822', 'BODY[]'],
    ['RFC822.HEADER', 'BODY.PEEK[HEADER]'],
    ['RFC822.TEXT', 'BODY[TEXT]'],
]);
const SECTION = /^BODY(\.PEEK)?\[([^\]]*)\](?:<(\d+)\.(\d+)>)?$/i;
const HEADER_FIELDS = /^HEADER\.FIELDS(\.NOT)? \(([^()]+)\)$/i;
function parseFetchItems(atoms) {
    const macro = atoms.length === 1 ? MACROS.get(atoms[0]?.toUpperCase() ?? '') : undefined;
    return (macro ?? atoms).map(parseFetchItem);
}
function formatFlags({ message, isRecent }) {
    return `(${[...message.flags, ...(isRecent ? ['\\Recent'] : [])].join(' ')})`;
}
function parseFetchItem(atom) {
    const name = atom.toUpperCase();
    const value = PLAIN_ITEMS.get(name);
    if (value)
        return { name, marksSeen: false, value };
    const legacy = LEGACY_SECTIONS.get(name);
    const [, peek, section, origin, length] = SECTION.exec(legacy ?? atom) ?? [];
    if (section === undefined)
        throw new BadCommand(`Unknown item ${name}`);
    const read = parseSection(section);
    const start = Number(origin ?? 0);
    const end = length === undefined ? undefined : start + Number(length);
    return {
        name: legacy ? name : `BODY[${section}]${origin === undefined ? '' : `<${start}>`}`,
        marksSeen: peek === undefined,
        value: ({ message }) => [literal(read(message.raw).subarray(start, end))],
    };
}
function parseSection(section) {
    const keyword = section.toUpperCase();
    if (keyword === '')
        return (raw) => raw;
    if (keyword === 'HEADER')
        return (raw) => splitMessage(raw).header;
    if (keyword === 'TEXT')
        return (raw) => splitMessage(raw).body;
    const [, not, list] = HEADER_FIELDS.exec(section) ?? [];
    if (list === undefined)
        throw new BadCommand(`Unknown section ${section}`);
    const names = list.split(' ').map((name) => name.replaceAll('"', '').toLowerCase());
    return (raw) => {
        const chosen = headerFields(raw).filter(({ name }) => names.includes(name.toLowerCase()) === (not === undefined));
        return Buffer.concat([...chosen.map((field) => field.raw), Buffer.from('\r\n')]);
    };
}
function envelope({ raw }) {
    const text = (name) => [imapString(fieldValues(raw, name)[0])];
    const addresses = (name) => fieldValues(raw, name).flatMap(parseAddresses);
    const from = addresses('From');
    const orFrom = (name) => addressList(addresses(name).length > 0 ? addresses(name) : from);
    return imapList([
        text('Date'),
        text('Subject'),
        addressList(from),
        orFrom('Sender'),
        orFrom('Reply-To'),
        addressList(addresses('To')),
        addressList(addresses('Cc')),
        addressList(addresses('Bcc')),
        text('In-Reply-To'),
        text('Message-ID'),
    ]);
}
function addressList(addresses) {
    if (addresses.length === 0)
        return ['NIL'];
    const entries = addresses.flatMap(({ name, mailbox, host }) => imapList([[imapString(name)], ['NIL'], [imapString(mailbox)], [imapString(host)]]));
    return ['(', ...entries, ')'];
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/sequence-set.js
const RANGE = /^([1-9]\d{0,9}|\*)(?::([1-9]\d{0,9}|\*))?$/;
const MAX_NUMBER = 2 ** 32 - 1;
function parseSequenceSet(text) {
    const ranges = text.split(',').map((part) => {
        const [, from, to = from] = RANGE.exec(part) ?? [];
        return from === undefined || to === undefined ? undefined : { from: bound(from), to: bound(to) };
    });
    const isComplete = ranges.every((range) => range !== undefined);
    return isComplete && ranges.every((range) => isInRange(range.from) && isInRange(range.to)) ? ranges : undefined;
}
function contains(set, number, highest) {
    return set.some((range) => {
        const from = range.from === '*' ? highest : range.from;
        const to = range.to === '*' ? highest : range.to;
        return number >= Math.min(from, to) && number <= Math.max(from, to);
    });
}
function highestNumber(set) {
    return Math.max(0, ...set.flatMap(({ from, to }) => [from, to]).filter((each) => each !== '*'));
}
function formatSequenceSet(numbers) {
    const ranges = [];
    for (const number of [...numbers].sort((a, b) => a - b)) {
        const last = ranges.at(-1);
        if (last && number <= last[1] + 1)
            last[1] = number;
        else
            ranges.push([number, number]);
    }
    return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}:${to}`)).join(',');
}
function bound(text) {
    return text === '*' ? '*' : Number(text);
}
function isInRange(value) {
    return value === '*' || value <= MAX_NUMBER;
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/commands/search.js




function parseSearchProgram(args, context) {
    if (args.takeWord('CHARSET') && !['UTF-8', 'US-ASCII'].includes(args.text().toUpperCase())) {
        throw new Refused('[BADCHARSET (US-ASCII UTF-8)] Character set not supported');
    }
    return parseKeys(args, context);
}
function parseKeys(args, context) {
    const criteria = [parseKey(args, context), ...args.rest(() => parseKey(args, context))];
    return (candidate) => criteria.every((isMet) => isMet(candidate));
}
function parseKey(args, context) {
    if (args.nextKind === 'list')
        return parseKeys(args.list(), context);
    const key = args.word();
    const set = parseSequenceSet(key);
    if (set)
        return ({ sequence }) => contains(set, sequence, context.highestSequence);
    const read = KEYS.get(key);
    if (!read)
        throw new BadCommand(`Unknown search key ${key}`);
    return read(args, context);
}
const KEYS = new Map(Object.entries({
    ALL: () => () => true,
    ANSWERED: flag('\\Answered'),
    BCC: field('Bcc'),
    BEFORE: day(arrivalDay, (actual, wanted) => actual < wanted),
    BODY: search_text((message) => bytesToText(splitMessage(message.raw).body)),
    CC: field('Cc'),
    DELETED: flag('\\Deleted'),
    DRAFT: flag('\\Draft'),
    FLAGGED: flag('\\Flagged'),
    FROM: field('From'),
    HEADER: readHeader,
    KEYWORD: (args) => hasFlag(args.atom()),
    LARGER: size((actual, wanted) => actual > wanted),
    NEW: () => (candidate) => candidate.isRecent && !hasFlag('\\Seen')(candidate),
    NOT: (args, context) => not(parseKey(args, context)),
    OLD: () => (candidate) => !candidate.isRecent,
    ON: day(arrivalDay, (actual, wanted) => actual === wanted),
    OLDER: age((actual, wanted) => actual >= wanted),
    OR: (args, context) => either(parseKey(args, context), parseKey(args, context)),
    RECENT: () => (candidate) => candidate.isRecent,
    SEEN: flag('\\Seen'),
    SENTBEFORE: day(sentDay, (actual, wanted) => actual < wanted),
    SENTON: day(sentDay, (actual, wanted) => actual === wanted),
    SENTSINCE: day(sentDay, (actual, wanted) => actual >= wanted),
    SINCE: day(arrivalDay, (actual, wanted) => actual >= wanted),
    SMALLER: size((actual, wanted) => actual < wanted),
    SUBJECT: field('Subject'),
    TEXT: search_text(wholeText),
    TO: field('To'),
    UID: readUids,
    UNANSWERED: withoutFlag('\\Answered'),
    UNDELETED: withoutFlag('\\Deleted'),
    UNDRAFT: withoutFlag('\\Draft'),
    UNFLAGGED: withoutFlag('\\Flagged'),
    UNKEYWORD: (args) => not(hasFlag(args.atom())),
    UNSEEN: withoutFlag('\\Seen'),
    YOUNGER: age((actual, wanted) => actual <= wanted),
}));
function hasFlag(name) {
    const wanted = name.toLowerCase();
    return ({ message }) => [...message.flags].some((each) => each.toLowerCase() === wanted);
}
function flag(name) {
    return () => hasFlag(name);
}
function withoutFlag(name) {
    return () => not(hasFlag(name));
}
function not(criterion) {
    return (candidate) => !criterion(candidate);
}
function either(one, other) {
    return (candidate) => one(candidate) || other(candidate);
}
function readUids(args, context) {
    const set = args.sequenceSet();
    return ({ message }) => contains(set, message.uid, context.highestUid);
}
function field(name) {
    return (args) => fieldContains(name, args.text());
}
function readHeader(args, context) {
    const name = args.text();
    const wanted = args.text();
    if (context.headerSearch === 'ignored' && /^x-/i.test(name))
        return () => false;
    return fieldContains(name, wanted);
}
function fieldContains(name, wanted) {
    return ({ message }) => fieldValues(message.raw, name).some((value) => includes(value, wanted));
}
function search_text(read) {
    return (args) => {
        const wanted = args.text();
        return ({ message }) => includes(read(message), wanted);
    };
}
function wholeText(message) {
    const fields = headerFields(message.raw).map(({ name, value }) => `${name}: ${value}`);
    return [...fields, bytesToText(message.raw)].join('\n');
}
function includes(value, wanted) {
    return value.toLowerCase().includes(wanted.toLowerCase());
}
function size(compare) {
    return (args) => {
        const wanted = args.number();
        return ({ message }) => compare(message.raw.length, wanted);
    };
}
function day(read, compare) {
    return (args) => {
        const wanted = parseDay(args.text());
        if (wanted === undefined)
            throw new BadCommand('Date expected');
        return ({ message }) => compare(read(message), wanted);
    };
}
function age(compare) {
    return (args) => {
        const wanted = args.number();
        return ({ message }) => compare((Date.now() - message.internalDate.getTime()) / 1000, wanted);
    };
}
function arrivalDay(message) {
    return dayOf(message.internalDate);
}
function sentDay(message) {
    const [value = ''] = fieldValues(message.raw, 'Date');
    const [, date] = /(\d{1,2} [a-z]{3} \d{4})/i.exec(value) ?? [];
    return dayOf(new Date(`${date} GMT`));
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/commands/search-command.js



const RESULTS = new Map(Object.entries({
    MIN: (found) => found[0]?.toString(),
    MAX: (found) => found.at(-1)?.toString(),
    COUNT: (found) => `${found.length}`,
    ALL: (found) => formatSequenceSet(found) || undefined,
}));
function search(session, args, byUid) {
    const wanted = session.offers('ESEARCH') && args.takeWord('RETURN') ? readResults(args) : undefined;
    const { view } = session;
    const { headerSearch } = session.options;
    const matches = parseSearchProgram(args, { highestSequence: view.size, highestUid: view.highestUid, headerSearch });
    const found = view.candidates.filter(matches).map(({ message, sequence }) => (byUid ? message.uid : sequence));
    if (wanted)
        session.untagged(['ESEARCH', `(TAG "${session.tag}")`, ...extended(found, wanted, byUid)].join(' '));
    else
        session.untagged(['SEARCH', ...found].join(' '));
    return 'SEARCH completed';
}
function readResults(args) {
    const results = args.words();
    const unknown = results.find((result) => !RESULTS.has(result));
    if (unknown !== undefined)
        throw new BadCommand(`Unknown result ${unknown}`);
    return results.length > 0 ? results : ['ALL'];
}
function extended(found, wanted, byUid) {
    const results = [...RESULTS].filter(([name]) => wanted.includes(name));
    const told = results.flatMap(([name, read]) => {
        const value = read(found);
        return value === undefined ? [] : [`${name} ${value}`];
    });
    return byUid ? ['UID', ...told] : told;
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/commands/message-commands.js








const message_commands_states = ['selected'];
const MESSAGE_COMMANDS = {
    APPEND: { states: ['authenticated', 'selected'], announces: true, run: append },
    COPY: { states: message_commands_states, run: (session, args) => copy(session, args, false) },
    EXPUNGE: { states: message_commands_states, announces: true, run: expunge },
    FETCH: { states: message_commands_states, run: (session, args) => fetch(session, args, false) },
    SEARCH: { states: message_commands_states, run: (session, args) => search(session, args, false) },
    STORE: { states: message_commands_states, run: (session, args) => store(session, args, false) },
    'UID COPY': { states: message_commands_states, run: (session, args) => copy(session, args, true) },
    'UID EXPUNGE': { states: message_commands_states, extension: 'UIDPLUS', announces: true, run: uidExpunge },
    'UID FETCH': { states: message_commands_states, run: (session, args) => fetch(session, args, true) },
    'UID SEARCH': { states: message_commands_states, run: (session, args) => search(session, args, true) },
    'UID STORE': { states: message_commands_states, run: (session, args) => store(session, args, true) },
};
function fetch(session, args, byUid) {
    const chosen = takeMessages(session.view, args, byUid);
    const asked = parseFetchItems(args.atoms());
    args.end();
    const items = byUid && !asked.some(({ name }) => name === 'UID') ? [...parseFetchItems(['UID']), ...asked] : asked;
    for (const candidate of chosen)
        sendItems(session, candidate, items);
    return 'FETCH completed';
}
function sendItems(session, candidate, items) {
    const becomesSeen = items.some((item) => item.marksSeen) && addFlags(session.view, candidate, ['\\Seen']);
    const mustTell = becomesSeen && !items.some(({ name }) => name === 'FLAGS');
    const answered = mustTell ? [...items, ...parseFetchItems(['FLAGS'])] : items;
    const values = answered.map((item) => [`${item.name} `, ...item.value(candidate)]);
    session.untagged(`${candidate.sequence} FETCH `, ...imapList(values));
}
function addFlags(view, { message }, flags) {
    if (view.isReadOnly || flags.every((flag) => message.flags.has(flag)))
        return false;
    setFlags(view.mailbox, message, [...message.flags, ...flags], view);
    return true;
}
function store(session, args, byUid) {
    const { view } = session;
    const chosen = takeMessages(view, args, byUid);
    const [, sign, silent] = /^([+-]?)FLAGS(\.SILENT)?$/.exec(args.word()) ?? [];
    if (sign === undefined)
        throw new BadCommand('FLAGS expected');
    const flags = takeFlags(args);
    args.end();
    requireWritable(view);
    for (const candidate of chosen) {
        setFlags(view.mailbox, candidate.message, changeFlags(candidate, sign, flags), view);
        if (silent === undefined)
            session.sendFlags(candidate, { withUid: byUid });
    }
    return 'STORE completed';
}
function changeFlags({ message }, sign, flags) {
    if (sign === '+')
        return [...message.flags, ...flags];
    if (sign === '-')
        return [...message.flags].filter((flag) => !flags.includes(flag));
    return flags;
}
function expunge(session, args) {
    args.end();
    requireWritable(session.view);
    expungeMessages(session.view.mailbox, ({ flags }) => flags.has('\\Deleted'));
    return 'EXPUNGE completed';
}
function uidExpunge(session, args) {
    const set = args.sequenceSet();
    args.end();
    const { view } = session;
    requireWritable(view);
    const isNamed = (uid) => contains(set, uid, view.highestUid);
    expungeMessages(view.mailbox, ({ uid, flags }) => flags.has('\\Deleted') && isNamed(uid));
    return 'UID EXPUNGE completed';
}
function append(session, args) {
    const mailbox = takeMailbox(session, args, 'TRYCREATE');
    const flags = args.nextKind === 'list' ? takeFlags(args) : [];
    const first = args.bytes();
    const date = args.isEmpty ? undefined : parseDateTime(first.toString('latin1'));
    if (!args.isEmpty && !date)
        throw new BadCommand('Date expected');
    const raw = args.isEmpty ? first : args.bytes();
    args.end();
    requireSpace(session, raw.length);
    const { uid } = appendMessage(mailbox, raw, { flags, ...(date ? { internalDate: date } : {}) });
    return session.offers('UIDPLUS') ? `[APPENDUID ${mailbox.uidValidity} ${uid}] APPEND completed` : 'APPEND completed';
}
function copy(session, args, byUid) {
    const chosen = takeMessages(session.view, args, byUid).map(({ message }) => message);
    const mailbox = takeMailbox(session, args, 'TRYCREATE');
    args.end();
    requireSpace(session, chosen.reduce((sum, { raw }) => sum + raw.length, 0));
    const copies = chosen.map((message) => appendMessage(mailbox, message.raw, message));
    if (copies.length === 0 || !session.offers('UIDPLUS'))
        return 'COPY completed';
    const [from, to] = [chosen, copies].map((messages) => formatSequenceSet(messages.map(({ uid }) => uid)));
    return `[COPYUID ${mailbox.uidValidity} ${from} ${to}] COPY completed`;
}
function takeMessages(view, args, byUid) {
    const set = args.sequenceSet();
    if (byUid)
        return view.candidates.filter(({ message }) => contains(set, message.uid, view.highestUid));
    if (highestNumber(set) > Math.max(1, view.size))
        throw new BadCommand('No such message');
    return view.candidates.filter(({ sequence }) => contains(set, sequence, view.size));
}
function requireWritable(view) {
    if (view.isReadOnly)
        throw new Refused('Mailbox is read-only');
}
function requireSpace(session, bytes) {
    if (exceedsQuota(session.account, bytes))
        throw new Refused('[OVERQUOTA] Mailbox is full');
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/commands/commands.js



const IMAP_COMMANDS = new Map(Object.entries({ ...LOGIN_COMMANDS, ...MAILBOX_COMMANDS, ...MESSAGE_COMMANDS }));

;// CONCATENATED MODULE: ./lib/sandbox/imap/reader.js

const CRLF = Buffer.from('\r\n');
class ImapReader {
    #socket;
    #options;
    #buffer = Buffer.alloc(0);
    #hasEnded = false;
    #wake = () => { };
    constructor(socket, options) {
        this.#socket = socket;
        this.#options = options;
        socket.on('data', this.#onData);
        socket.on('end', this.#onEnd);
        socket.on('close', this.#onEnd);
    }
    async command(invite) {
        const parts = [];
        for (;;) {
            const line = await this.line();
            parts.push(line);
            const [, digits, plus] = /\{(\d+)(\+?)\}$/.exec(line.toString('latin1')) ?? [];
            if (digits === undefined || (plus === '+' && !this.#options.hasNonSynchronizing))
                break;
            if (Number(digits) > this.#options.maxLiteralBytes) {
                if (plus === '+')
                    throw new SessionEnded('[TOOBIG] Literal too large');
                return { bytes: Buffer.concat(parts), isWhole: false };
            }
            if (plus === '')
                invite();
            parts.push(CRLF, await this.#bytes(Number(digits)));
        }
        return { bytes: Buffer.concat(parts), isWhole: true };
    }
    async line() {
        for (;;) {
            const end = this.#buffer.indexOf(0x0a);
            const length = end < 0 ? this.#buffer.length : end;
            if (length > this.#options.maxLineBytes)
                throw new SessionEnded('Line too long');
            if (end >= 0) {
                const line = this.#take(end + 1);
                return line.subarray(0, line.at(-2) === 0x0d ? -2 : -1);
            }
            await this.#more();
        }
    }
    stop() {
        this.#socket.pause();
        this.#socket.off('data', this.#onData);
        this.#socket.off('end', this.#onEnd);
        this.#socket.off('close', this.#onEnd);
    }
    async #bytes(count) {
        while (this.#buffer.length < count)
            await this.#more();
        return this.#take(count);
    }
    #take(count) {
        const taken = this.#buffer.subarray(0, count);
        this.#buffer = this.#buffer.subarray(count);
        return taken;
    }
    async #more() {
        if (this.#hasEnded)
            throw new SessionEnded();
        await new Promise((resolve) => {
            this.#wake = resolve;
        });
    }
    #onData = (chunk) => {
        this.#buffer = Buffer.concat([this.#buffer, chunk]);
        this.#wake();
    };
    #onEnd = () => {
        this.#hasEnded = true;
        this.#wake();
    };
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/connection.js




const MAX_LINE_BYTES = 64 * 1024;
class ImapConnection {
    #options;
    #socket;
    #reader;
    constructor(socket, options) {
        this.#options = options;
        this.#socket = socket;
        this.#reader = this.#newReader();
    }
    get isSecure() {
        return this.#socket instanceof external_node_tls_.TLSSocket;
    }
    async command() {
        const command = await this.#reader.command(() => this.send('+ Go on'));
        this.#record(command.bytes);
        return command;
    }
    async ask(text) {
        this.send('+ ', text);
        const line = await this.#reader.line();
        this.#record(line);
        return line.toString('utf8');
    }
    send(...pieces) {
        const line = Buffer.concat([...pieces, '\r\n'].map((piece) => Buffer.from(piece)));
        if (this.#socket.writable)
            this.#socket.write(line);
    }
    async beginTls() {
        this.#reader.stop();
        this.#socket = await acceptTls(this.#socket, this.#options.tls).catch((cause) => {
            throw new SessionEnded(undefined, { cause });
        });
        this.#reader = this.#newReader();
    }
    end() {
        this.#reader.stop();
        this.#socket.resume();
        this.#socket.end();
    }
    drop() {
        this.#socket.destroy();
    }
    #newReader() {
        return new ImapReader(this.#socket, { maxLineBytes: MAX_LINE_BYTES, ...this.#options });
    }
    #record(bytes) {
        const { id, mode, log } = this.#options;
        log.push({ session: id, mode, isSecure: this.isSecure, line: bytes.toString('utf8') });
    }
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/arguments.js



class ImapArguments {
    #tokens;
    #at = 0;
    constructor(tokens) {
        this.#tokens = tokens;
    }
    get isEmpty() {
        return this.#at === this.#tokens.length;
    }
    get nextKind() {
        return this.#tokens[this.#at]?.kind;
    }
    next() {
        const token = this.#tokens[this.#at++];
        if (!token)
            throw new BadCommand('Argument missing');
        return token;
    }
    atom() {
        const token = this.next();
        if (token.kind !== 'atom')
            throw new BadCommand('Atom expected');
        return token.text;
    }
    word() {
        return this.atom().toUpperCase();
    }
    takeWord(word) {
        const token = this.#tokens[this.#at];
        const isNext = token?.kind === 'atom' && token.text.toUpperCase() === word;
        if (isNext)
            this.#at += 1;
        return isNext;
    }
    bytes() {
        const token = this.next();
        if (token.kind !== 'string')
            throw new BadCommand('String expected');
        return token.bytes;
    }
    text() {
        const token = this.next();
        if (token.kind === 'list')
            throw new BadCommand('String expected');
        return token.kind === 'atom' ? token.text : token.bytes.toString('utf8');
    }
    number() {
        const text = this.atom();
        if (!/^\d{1,15}$/.test(text))
            throw new BadCommand('Number expected');
        return Number(text);
    }
    mailboxName() {
        const name = decodeModifiedUtf7(this.text());
        if (name === undefined)
            throw new BadCommand('Mailbox name is not in modified UTF-7');
        return name;
    }
    sequenceSet() {
        const set = parseSequenceSet(this.atom());
        if (!set)
            throw new BadCommand('Sequence set expected');
        return set;
    }
    list() {
        const token = this.next();
        if (token.kind !== 'list')
            throw new BadCommand('List expected');
        return new ImapArguments(token.items);
    }
    atoms() {
        if (this.nextKind !== 'list')
            return [this.atom()];
        const list = this.list();
        return [list.atom(), ...list.rest(() => list.atom())];
    }
    words() {
        const list = this.list();
        return list.rest(() => list.word());
    }
    rest(take) {
        const taken = [];
        while (!this.isEmpty)
            taken.push(take());
        return taken;
    }
    end() {
        if (!this.isEmpty)
            throw new BadCommand('Too many arguments');
    }
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/capabilities.js
const EXTENSIONS = [
    'CHILDREN',
    'ENABLE',
    'ESEARCH',
    'ID',
    'IDLE',
    'LIST-EXTENDED',
    'LIST-STATUS',
    'LITERAL+',
    'NAMESPACE',
    'QUOTA',
    'SASL-IR',
    'SPECIAL-USE',
    'STATUS=SIZE',
    'UIDPLUS',
    'UNSELECT',
    'WITHIN',
];
function capabilities({ without, mechanisms, isLoggedIn, awaitsTls }) {
    const extensions = EXTENSIONS.filter((extension) => !without.includes(extension));
    const logins = mechanisms.map((mechanism) => `AUTH=${mechanism}`);
    const ways = isLoggedIn ? [] : awaitsTls ? ['STARTTLS', 'LOGINDISABLED'] : logins;
    return ['IMAP4rev1', ...extensions, ...ways];
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/parser.js

const TAG = /^[!#$&',-[\]-z|}~]+(?= )/;
const VERB = /[^ ]+ ((?:UID )?[A-Z0-9-]+)(?= |$)/iy;
const ATOM = /BODY(?:\.PEEK)?\[[^\]\r\n]*\](?:<\d+\.\d+>)?|[!#-'*-z|}~]+/iy;
const QUOTED = /"((?:[^"\\\r\n]|\\["\\])*)"/y;
const LITERAL = /\{(\d+)\+?\}\r\n/y;
function parseTag(command) {
    return TAG.exec(command.toString('latin1'))?.[0];
}
function parseCommand(command) {
    const scanner = { text: command.toString('latin1'), at: 0 };
    const [, verb = ''] = match(scanner, VERB, 'command');
    const tokens = scanner.at === scanner.text.length ? [] : scanTokens(expect(scanner, ' '));
    if (scanner.at < scanner.text.length)
        throw new BadCommand(`Unexpected character at ${scanner.at}`);
    return { verb: verb.toUpperCase(), tokens };
}
function scanTokens(scanner) {
    const tokens = [scanToken(scanner)];
    while (scanner.text[scanner.at] === ' ')
        tokens.push(scanToken(expect(scanner, ' ')));
    return tokens;
}
function scanToken(scanner) {
    const start = scanner.text[scanner.at];
    if (start === '(')
        return scanList(scanner);
    if (start === '"')
        return { kind: 'string', bytes: Buffer.from(scanQuoted(scanner), 'latin1') };
    if (start === '{')
        return { kind: 'string', bytes: Buffer.from(scanLiteral(scanner), 'latin1') };
    return { kind: 'atom', text: match(scanner, ATOM, 'argument')[0] };
}
function scanList(scanner) {
    expect(scanner, '(');
    const items = scanner.text[scanner.at] === ')' ? [] : scanTokens(scanner);
    expect(scanner, ')');
    return { kind: 'list', items };
}
function scanQuoted(scanner) {
    return (match(scanner, QUOTED, 'quoted string')[1] ?? '').replace(/\\(.)/g, '$1');
}
function scanLiteral(scanner) {
    const [, digits] = match(scanner, LITERAL, 'literal');
    const start = scanner.at;
    scanner.at += Number(digits);
    return scanner.text.slice(start, scanner.at);
}
function match(scanner, pattern, what) {
    pattern.lastIndex = scanner.at;
    const found = pattern.exec(scanner.text);
    if (!found)
        throw new BadCommand(`No valid ${what} at ${scanner.at}`);
    scanner.at = pattern.lastIndex;
    return found;
}
function expect(scanner, character) {
    if (scanner.text[scanner.at] !== character)
        throw new BadCommand(`"${character}" expected at ${scanner.at}`);
    scanner.at += 1;
    return scanner;
}

;// CONCATENATED MODULE: ./lib/sandbox/imap/session.js





class ImapSession {
    connection;
    options;
    #state = 'not authenticated';
    #tag = '*';
    #account;
    #view;
    constructor(connection, options) {
        this.connection = connection;
        this.options = options;
    }
    get tag() {
        return this.#tag;
    }
    get account() {
        if (!this.#account)
            throw new BadCommand('Log in first');
        return this.#account;
    }
    get view() {
        if (!this.#view)
            throw new BadCommand('Select a mailbox first');
        return this.#view;
    }
    get isSelected() {
        return this.#view !== undefined;
    }
    get awaitsTls() {
        return this.offers('STARTTLS') && !this.connection.isSecure;
    }
    get capabilities() {
        const isLoggedIn = this.#account !== undefined;
        return capabilities({ ...this.options, isLoggedIn, awaitsTls: this.awaitsTls }).join(' ');
    }
    offers(extension) {
        return !this.options.without.includes(extension);
    }
    async run() {
        try {
            this.untagged(`OK [CAPABILITY ${this.capabilities}] Sandbox ready`);
            while (this.#state !== 'logout')
                await this.#serve();
        }
        catch (error) {
            if (!(error instanceof SessionEnded))
                throw error;
            if (error.message !== '')
                this.untagged(`BYE ${error.message}`);
        }
        finally {
            this.closeMailbox();
            this.connection.end();
        }
    }
    untagged(...pieces) {
        this.connection.send('* ', ...pieces);
    }
    logIn(account) {
        this.#account = account;
        this.#state = 'authenticated';
    }
    openMailbox(view) {
        this.closeMailbox();
        this.#view = view;
        this.#state = 'selected';
    }
    closeMailbox() {
        this.#view?.close();
        this.#view = undefined;
        if (this.#state === 'selected')
            this.#state = 'authenticated';
    }
    logOut() {
        this.#state = 'logout';
    }
    announce() {
        if (!this.#view)
            return;
        const { lines, reflagged } = this.#view.announce();
        for (const line of lines)
            this.untagged(line);
        for (const candidate of reflagged)
            this.sendFlags(candidate);
    }
    sendFlags(candidate, { withUid = false } = {}) {
        const uid = withUid ? `UID ${candidate.message.uid} ` : '';
        this.untagged(`${candidate.sequence} FETCH (${uid}FLAGS ${formatFlags(candidate)})`);
    }
    async #serve() {
        const { bytes, isWhole } = await this.connection.command();
        const tag = parseTag(bytes);
        this.#tag = tag ?? '*';
        try {
            if (!isWhole)
                throw new Refused('[TOOBIG] Literal too large');
            if (tag === undefined)
                throw new BadCommand('Tag missing');
            const command = parseCommand(bytes);
            if (!(await this.#isOverridden(command.verb, bytes)))
                await this.#carryOut(command);
        }
        catch (error) {
            if (error instanceof BadCommand)
                this.#reply(`BAD ${error.message}`);
            else if (error instanceof Refused)
                this.#reply(`NO ${error.message}`);
            else
                throw error;
        }
    }
    async #isOverridden(verb, bytes) {
        const answer = await this.options.onCommand?.(verb, bytes.toString('utf8'), this);
        if (answer === 'drop') {
            this.connection.drop();
            throw new SessionEnded();
        }
        const lines = answer?.split(/\r?\n/) ?? [];
        const last = lines.pop();
        for (const line of lines)
            this.connection.send(line);
        if (last)
            this.#reply(last);
        return answer !== undefined;
    }
    async #carryOut({ verb, tokens }) {
        const handler = this.options.commands.get(verb);
        if (!handler || (handler.extension && !this.offers(handler.extension)))
            throw new BadCommand('Unknown command');
        if (handler.states && !handler.states.includes(this.#state))
            throw new BadCommand(`Not allowed: ${this.#state}`);
        const answer = await handler.run(this, new ImapArguments(tokens));
        if (handler.announces)
            this.announce();
        this.#reply(`OK ${typeof answer === 'string' ? answer : answer.text}`);
        if (typeof answer !== 'string')
            await answer.after();
    }
    #reply(text) {
        this.connection.send(`${this.#tag} ${text}`);
    }
}

;// CONCATENATED MODULE: ./lib/sandbox/imap-server.js




const DEFAULTS = {
    without: [],
    mechanisms: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2', 'OAUTHBEARER'],
    headerSearch: 'indexed',
    maxLiteralBytes: 32 * 1024 * 1024,
};
async function startImapServer(store, tls, given = {}) {
    const settings = { ...DEFAULTS, ...given };
    const log = [];
    const faults = [];
    let sessions = 0;
    function serve(socket, mode) {
        const without = mode === 'starttls' ? settings.without : [...settings.without, 'STARTTLS'];
        const connection = new ImapConnection(socket, {
            id: ++sessions,
            mode,
            tls,
            log,
            maxLiteralBytes: settings.maxLiteralBytes,
            hasNonSynchronizing: !without.includes('LITERAL+'),
        });
        new ImapSession(connection, { ...settings, commands: IMAP_COMMANDS, store, without })
            .run()
            .catch((fault) => {
            faults.push(fault);
            connection.drop();
        });
    }
    const { ports, close } = await listenOnLoopback(tls, serve, { allowHalfOpen: true, hosts: given.hosts });
    return { ...ports, log, close: () => close().then(() => rejectFaults('IMAP', faults)) };
}

;// CONCATENATED MODULE: ./lib/sandbox/smtp/bounce.js

function composeBounce({ message, recipient, diagnostic }, date) {
    const boundary = `=_bounce_${message.id}`;
    const status = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(diagnostic)?.[0] ?? '5.0.0';
    const lines = [
        'From: Mail Delivery System <MAILER-DAEMON@sandbox.test>',
        `To: <${message.sender}>`,
        'Subject: Undelivered Mail Returned to Sender',
        `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
        `Message-ID: <bounce.${message.id}@sandbox.test>`,
        'Auto-Submitted: auto-replied',
        'MIME-Version: 1.0',
        `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
        '',
        `--${boundary}`,
        'Content-Type: text/plain; charset=us-ascii',
        '',
        `Your message to <${recipient}> could not be delivered: ${diagnostic}`,
        '',
        `--${boundary}`,
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; sandbox.test',
        '',
        `Final-Recipient: rfc822; ${recipient}`,
        'Action: failed',
        `Status: ${status}`,
        `Diagnostic-Code: smtp; ${diagnostic}`,
        '',
        `--${boundary}`,
        'Content-Type: text/rfc822-headers',
        '',
    ];
    const end = `\r\n--${boundary}--\r\n`;
    return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n`), splitMessage(message.raw).header, Buffer.from(end)]);
}

;// CONCATENATED MODULE: ./lib/sandbox/smtp/delivery.js


const delivery_DEFAULTS = {
    delayMs: 0,
    copies: 1,
    lose: false,
    mailbox: 'INBOX',
    bounce: undefined,
    rewrite: undefined,
};
function createDelivery(store, given = {}) {
    const timers = new Set();
    let settings = { ...delivery_DEFAULTS, ...given };
    return {
        refusal: (recipient, isLoggedIn) => refusal(store, recipient, isLoggedIn),
        accept(message) {
            const { delayMs, ...how } = settings;
            const work = () => deliver(store, message, how);
            if (how.lose)
                return;
            if (delayMs > 0)
                timers.add(setTimeout(work, delayMs));
            else
                work();
        },
        set(changes) {
            settings = { ...settings, ...changes };
        },
        close() {
            for (const timer of timers)
                clearTimeout(timer);
            timers.clear();
        },
    };
}
function refusal(store, recipient, isLoggedIn) {
    if (findRecipient(store, recipient))
        return undefined;
    const isLocal = store.accounts.some(({ address }) => domainOf(address) === domainOf(recipient));
    if (isLocal)
        return { code: 550, text: '5.1.1 No such user' };
    return isLoggedIn ? undefined : { code: 554, text: '5.7.1 Relay access denied' };
}
function domainOf(address) {
    return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
function deliver(store, message, how) {
    const body = how.rewrite ? Buffer.from(how.rewrite(message.raw.toString('latin1')), 'latin1') : message.raw;
    for (const recipient of message.recipients) {
        const account = findRecipient(store, recipient);
        const raw = Buffer.concat([traceFields(message, recipient), body]);
        const diagnostic = how.bounce ?? (account && quotaProblem(account, raw.length * how.copies));
        if (diagnostic !== undefined)
            sendBack(store, message, recipient, diagnostic);
        else if (account)
            for (let copy = 0; copy < how.copies; copy += 1)
                place(store, account, how.mailbox, raw);
    }
}
function quotaProblem(account, bytes) {
    return exceedsQuota(account, bytes) ? '552 5.2.2 Mailbox full' : undefined;
}
function sendBack(store, message, recipient, diagnostic) {
    const account = findRecipient(store, message.sender);
    if (!account)
        return;
    const report = composeBounce({ message, recipient, diagnostic }, new Date());
    place(store, account, 'INBOX', Buffer.concat([Buffer.from('Return-Path: <>\r\n'), report]));
}
function place(store, account, name, raw) {
    appendMessage(createMailbox(store, account, { name }), raw);
}
function traceFields({ id, sender, helo, protocol }, recipient) {
    const date = new Date().toUTCString().replace('GMT', '+0000');
    return Buffer.from([
        `Return-Path: <${sender}>`,
        `Received: from ${helo} ([127.0.0.1])`,
        `\tby sandbox.test with ${protocol} id ${id}`,
        `\tfor <${recipient}>; ${date}`,
        '',
    ].join('\r\n'));
}

// EXTERNAL MODULE: external "node:stream/consumers"
var consumers_ = __webpack_require__(38321);
;// CONCATENATED MODULE: ./lib/sandbox/smtp/reception.js


class SmtpReception {
    log = [];
    sessions = [];
    messages = [];
    faults = [];
    #byId = new Map();
    #options;
    constructor(options) {
        this.#options = options;
    }
    open(id, mode) {
        const number = this.sessions.length + 1;
        const session = { number, mode, isSecure: false, isOpen: true, username: undefined };
        this.sessions.push(session);
        this.#byId.set(id, session);
    }
    session(id) {
        const session = this.#byId.get(id);
        if (!session)
            throw new Error(`No session ${id}`);
        return session;
    }
    record(id, line) {
        const { number, mode, isSecure } = this.session(id);
        this.log.push({ session: number, mode, isSecure, line });
    }
    authenticate(proof, id) {
        const account = findAccount(this.#options.store, proof.username ?? '');
        if (!account || !proves(proof, account))
            return undefined;
        this.session(id).username = account.username;
        return account.username;
    }
    async checkSender(address, { id }) {
        const session = this.session(id);
        const mustLogIn = this.#options.isLoginRequired && session.username === undefined;
        if (mustLogIn)
            return { code: 530, text: '5.7.0 Begin TLS and log in first' };
        return this.#options.onSender?.(address, session);
    }
    async checkRecipient(address, { id }) {
        const session = this.session(id);
        const refusal = this.#options.destination.refusal(address, session.username !== undefined);
        return refusal ?? this.#options.onRecipient?.(address, session);
    }
    async receive(stream, session) {
        const raw = await (0,consumers_.buffer)(stream).catch(() => undefined);
        if (raw === undefined)
            return { code: 451, text: '4.4.2 Message cut off' };
        if (stream.sizeExceeded)
            return { code: 552, text: '5.3.4 Message too large' };
        const message = this.#newMessage(raw, session);
        const refusal = await this.#options.onMessage?.(message, message.session);
        if (refusal)
            return refusal;
        this.messages.push(message);
        this.#options.destination.accept(message);
        return `2.0.0 Queued as ${message.id}`;
    }
    #newMessage(raw, { id, envelope, hostNameAppearsAs, transmissionType }) {
        return {
            id: `${this.messages.length + 1}`,
            session: this.session(id),
            helo: hostNameAppearsAs,
            protocol: transmissionType,
            sender: envelope.mailFrom ? envelope.mailFrom.address : '',
            recipients: envelope.rcptTo.map(({ address }) => address),
            raw,
        };
    }
}
function proves(proof, { password, accessToken }) {
    if (proof.method === 'XOAUTH2')
        return accessToken !== undefined && proof.accessToken === accessToken;
    return proof.method === 'CRAM-MD5' ? proof.validatePassword(password) : proof.password === password;
}

// EXTERNAL MODULE: ../../node_modules/smtp-server/dist/esm/smtp-server.js + 1 modules
var smtp_server = __webpack_require__(49046);
// EXTERNAL MODULE: ../../node_modules/smtp-server/dist/esm/smtp-connection.js + 3 modules
var smtp_connection = __webpack_require__(10506);
;// CONCATENATED MODULE: ./lib/sandbox/smtp/recording.js


class RecordingServer extends smtp_server/* SMTPServer */.C {
    #recorder;
    constructor(options, recorder) {
        super(options);
        this.#recorder = recorder;
        this.on('error', () => { });
    }
    connect(socket, options) {
        const connection = new RecordingConnection(this, socket, options, this.#recorder);
        this.connections.add(connection);
        connection.on('error', () => { });
        this.#recorder.onOpen(connection);
        connection.init();
    }
}
class RecordingConnection extends smtp_connection/* SMTPConnection */.p8 {
    #recorder;
    constructor(server, socket, options, recorder) {
        super(server, socket, options);
        this.#recorder = recorder;
    }
    init() {
        this._setListeners(() => this.connectionReady());
    }
    _onCommand(command, done) {
        this.#recorder.onLine(this, command.toString('utf8'));
        super._onCommand(command, done);
    }
}

;// CONCATENATED MODULE: ./lib/sandbox/smtp-server.js



const smtp_server_DEFAULTS = {
    mechanisms: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'],
    isLoginRequired: true,
    maxBytes: 16 * 1024 * 1024,
};
async function startSmtpServer(store, destination, tls, given = {}) {
    const settings = { ...smtp_server_DEFAULTS, ...given };
    const reception = new SmtpReception({ ...settings, store, destination });
    const server = (mode) => new RecordingServer({ ...tls, ...behaviour(mode, settings), ...handlers(mode, reception) }, { onOpen: ({ id }) => reception.open(id, mode), onLine: ({ id }, line) => reception.record(id, line) });
    const servers = { implicit: server('implicit'), starttls: server('starttls'), plain: server('plain') };
    const { ports, close } = await listenOnLoopback(tls, (socket, mode) => servers[mode].connect(socket));
    const { log, sessions, messages, faults } = reception;
    return { ...ports, log, sessions, messages, close: () => close().then(() => rejectFaults('SMTP', faults)) };
}
function behaviour(mode, settings) {
    return {
        name: 'sandbox.test',
        secure: mode === 'implicit',
        secured: true,
        disabledCommands: [
            ...(mode === 'starttls' ? [] : ['STARTTLS']),
            ...(settings.mechanisms.length > 0 ? [] : ['AUTH']),
        ],
        authMethods: [...settings.mechanisms],
        authOptional: !settings.isLoginRequired,
        allowInsecureAuth: mode === 'plain',
        maxAllowedUnauthenticatedCommands: false,
        size: settings.maxBytes,
        disableReverseLookup: true,
    };
}
function handlers(mode, reception) {
    function reply(decision, done) {
        decision.then((decided) => {
            if (typeof decided !== 'object')
                done(null, decided);
            else
                done(Object.assign(new Error(decided.text), { responseCode: decided.code }));
        }, (fault) => {
            reception.faults.push(fault);
            done(Object.assign(new Error('4.3.0 Fault of the sandbox'), { responseCode: 451 }));
        });
    }
    return {
        onConnect(session, done) {
            if (mode === 'starttls')
                session.disabledCommands = ['AUTH'];
            done();
        },
        onSecure(_socket, session, done) {
            session.disabledCommands = undefined;
            reception.session(session.id).isSecure = true;
            done();
        },
        onAuth(proof, session, done) {
            const user = reception.authenticate(proof, session.id);
            const data = { status: '401', schemes: 'bearer', scope: 'mail' };
            done(null, user === undefined ? { message: '5.7.8 Invalid credentials', data } : { user });
        },
        onMailFrom: ({ address }, session, done) => reply(reception.checkSender(address, session), done),
        onRcptTo: ({ address }, session, done) => reply(reception.checkRecipient(address, session), done),
        onData: (stream, session, done) => reply(reception.receive(stream, session), done),
        onClose({ id }) {
            reception.session(id).isOpen = false;
        },
    };
}

;// CONCATENATED MODULE: ./lib/sandbox/sandbox.js





const DEFAULT_USERS = [
    { username: 'probe@sandbox.test', password: 'correct horse battery staple', accessToken: 'ya29.sandbox-token' },
];
async function startSandbox(options = {}) {
    const authority = await createAuthority({ name: 'Sandbox Root CA' });
    const served = options.certificate ?? (await issue(authority, options.issueFor));
    const tls = { key: served.privateKeyPem, cert: served.chainPem, minVersion: 'TLSv1.2', ...options.tls };
    const store = createStore(options.users ?? DEFAULT_USERS);
    const delivery = createDelivery(store, options.delivery);
    const smtp = await startSmtpServer(store, delivery, tls, options.smtp);
    const imap = await startImapServer(store, tls, options.imap);
    const close = async () => {
        delivery.close();
        await Promise.all([smtp.close(), imap.close()]);
    };
    return {
        authority,
        caPem: authority.certificatePem,
        certificatePem: served.chainPem,
        users: store.accounts,
        smtp,
        imap,
        store,
        deliver: (message) => sandbox_deliver(store, message),
        setDelivery: (changes) => delivery.set(changes),
        close,
        [Symbol.asyncDispose]: close,
    };
}
async function issue(authority, hosts) {
    if (hosts?.[0] !== undefined)
        return await authority.issue({ commonName: hosts[0], dnsNames: hosts });
    return await authority.issue({
        commonName: 'localhost',
        dnsNames: ['localhost'],
        ipAddresses: ['127.0.0.1', '::1'],
    });
}
function sandbox_deliver(store, message) {
    const { to, mailbox = 'INBOX', raw = compose(message), flags = [], internalDate = new Date() } = message;
    const account = store.accounts.find(({ address }) => to === undefined || address === to);
    if (!account)
        throw new Error(`The sandbox has no user ${to ?? ''}`);
    return appendMessage(createMailbox(store, account, { name: mailbox }), Buffer.from(raw), { flags, internalDate });
}
function compose({ headers = {}, body = 'Hello\r\n' }) {
    const fields = Object.entries({ From: 'someone@example.org', Subject: 'Hello', ...headers });
    return [...fields.map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n');
}


/***/ })

};
