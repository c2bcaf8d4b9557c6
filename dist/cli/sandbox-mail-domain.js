export const id = 852;
export const ids = [852];
export const modules = {

/***/ 92852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  gateInputs: () => (/* binding */ gateInputs),
  startMailDomain: () => (/* binding */ startMailDomain)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/sandbox/dns/demo-zone.js
const [MX_ADDRESS, NEW_MX_ADDRESS] = ['192.0.2.25', '192.0.2.26'];
function demoZone({ domain, keyDigest, dkimKey, policyId }) {
    const key = `v=DKIM1; k=rsa; p=${dkimKey}`.match(/.{1,200}/g) ?? [];
    const policy = `_mta-sts TXT "v=STSv1; id=${policyId}"\nmta-sts A 127.0.0.1\n`;
    return `$ORIGIN ${domain}.
$TTL 3600
@ SOA ns1 hostmaster 2026112001 7200 900 1209600 600
@ NS ns1
ns1 A 127.0.0.1
@ MX 10 mx1
mx1 A ${MX_ADDRESS}
@ TXT "v=spf1 mx -all"
mail._domainkey TXT ( ${key.map((part) => `"${part}"`).join('\n  ')} )
_dmarc TXT "v=DMARC1; p=reject; rua=mailto:dmarc@${domain}"
_smtp._tls TXT "v=TLSRPTv1; rua=mailto:tls@${domain}"
_25._tcp.mx1 TLSA 3 1 1 ${keyDigest}
${policyId === undefined ? '' : policy}`;
}
function demoPolicy(domain) {
    return `version: STSv1\r\nmode: enforce\r\nmx: mx1.${domain}\r\nmax_age: 604800\r\n`;
}
function safePlan(zone, nextKeyDigest) {
    return zone.replace(/^(_25\._tcp\.mx1 TLSA 3 1 1 ).*$/m, `$&\n$1${nextKeyDigest}`);
}
function movingPlan(zone) {
    return zone
        .replace(/^@ MX 10 mx1$/m, '@ MX 10 mx2')
        .replace(/^mx1 A .*$/m, `mx2 A ${NEW_MX_ADDRESS}`)
        .replace(/^_25\._tcp\.mx1 .*\n/gm, '');
}
function surroundingZones(domain) {
    const parent = domain.slice(domain.indexOf('.') + 1);
    const soa = '@ SOA ns1 hostmaster 1 7200 900 1209600 600\n@ NS ns1\nns1 A 127.0.0.1\n';
    const reverse = [MX_ADDRESS, NEW_MX_ADDRESS].map((address, index) => `${address.split('.').reverse().join('.')} PTR mx${index + 1}.${domain}.\n`);
    const delegation = `${domain}. NS ns1.${domain}.\nns1.${domain}. A 127.0.0.1\n`;
    return [
        { origin: parent, text: `${soa}${delegation}` },
        { origin: 'in-addr.arpa', text: `${soa}${reverse.join('')}` },
    ];
}

// EXTERNAL MODULE: external "node:dgram"
var external_node_dgram_ = __webpack_require__(41314);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(78474);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./lib/sandbox/dns/types.js
const TYPE_NUMBERS = {
    ...{ A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33, DS: 43, TLSA: 52, CAA: 257 },
};
function isBelow(name, zone) {
    return zone === '' || name === zone || name.endsWith(`.${zone}`);
}

;// CONCATENATED MODULE: ./lib/sandbox/dns/answer.js

const [NOERROR, SERVFAIL, NXDOMAIN, NOTIMP, REFUSED] = [0, 2, 3, 4, 5];
const QUERY = 0;
const MAX_ALIASES = 8;
function answerQuestion(zones, question) {
    if (question.opcode !== QUERY)
        return empty(NOTIMP);
    return question.isRecursive ? resolve(zones, question) : fromZone(zones, question);
}
function empty(rcode) {
    return { rcode, isAuthoritative: false, answers: [], authorities: [], additionals: [] };
}
function fromZone(zones, { name, type }) {
    const zone = zoneOf(zones, name, type);
    return zone ? authoritative(zone, name, type) : empty(REFUSED);
}
function resolve(zones, { name, type, wantsAuthentic }) {
    const answers = [];
    let [at, isSecure] = [name, true];
    for (let count = 0; count <= MAX_ALIASES; count += 1) {
        const zone = zoneOf(zones, at, type);
        if (!zone)
            return { ...empty(NXDOMAIN), isRecursionAvailable: true, answers };
        isSecure &&= zone.isSecure;
        const found = authoritative(zone, at, type);
        if (!found.isAuthoritative)
            break;
        answers.push(...found.answers);
        const target = type === TYPE_NUMBERS.CNAME ? undefined : aliasEnd(found.answers);
        const isDone = target === undefined || isBelow(target, zone.origin);
        const isAuthentic = wantsAuthentic && isSecure;
        if (isDone)
            return { ...found, answers, isAuthoritative: false, isRecursionAvailable: true, isAuthentic };
        at = target;
    }
    return { ...empty(SERVFAIL), isRecursionAvailable: true };
}
function aliasEnd(answers) {
    const last = answers.at(-1);
    return last?.type === TYPE_NUMBERS.CNAME ? last.target : undefined;
}
function zoneOf(zones, name, type) {
    const around = zones
        .filter(({ origin }) => isBelow(name, origin))
        .toSorted((one, other) => other.origin.length - one.origin.length);
    const above = type === TYPE_NUMBERS.DS ? around.find(({ origin }) => origin !== name) : undefined;
    return above ?? around[0];
}
function authoritative(zone, name, type) {
    const referral = referralTo(zone, name, type);
    if (referral)
        return referral;
    const answers = [];
    const soa = zone.records.filter((record) => record.type === TYPE_NUMBERS.SOA);
    let at = name;
    for (let count = 0; count <= MAX_ALIASES && isBelow(at, zone.origin); count += 1) {
        const here = recordsAt(zone, at);
        const found = here.filter((record) => record.type === type);
        const alias = here.find((record) => record.type === TYPE_NUMBERS.CNAME);
        answers.push(...found);
        if (found.length > 0)
            return { ...empty(NOERROR), isAuthoritative: true, answers };
        if (alias?.target === undefined) {
            const rcode = here.length > 0 || exists(zone, at) ? NOERROR : NXDOMAIN;
            return { ...empty(rcode), isAuthoritative: true, answers, authorities: negative(soa) };
        }
        answers.push(alias);
        at = alias.target;
    }
    return { ...empty(NOERROR), isAuthoritative: true, answers };
}
function negative(soa) {
    return soa.map((record) => ({
        ...record,
        ttl: Math.min(record.ttl, record.data.readUInt32BE(record.data.length - 4)),
    }));
}
function referralTo({ origin, records }, name, type) {
    const cut = records.find((record) => record.type === TYPE_NUMBERS.NS &&
        record.name !== origin &&
        isBelow(name, record.name) &&
        !(type === TYPE_NUMBERS.DS && name === record.name));
    if (!cut)
        return undefined;
    const authorities = records.filter((record) => record.type === TYPE_NUMBERS.NS && record.name === cut.name);
    const hosts = authorities.map(({ target }) => target);
    const isAddress = ({ type: own }) => own === TYPE_NUMBERS.A || own === TYPE_NUMBERS.AAAA;
    const additionals = records.filter((record) => isAddress(record) && hosts.includes(record.name));
    return { ...empty(NOERROR), authorities, additionals };
}
function recordsAt(zone, name) {
    const own = zone.records.filter((record) => record.name === name);
    if (own.length > 0 || exists(zone, name))
        return own;
    let above = name;
    do
        above = above.slice(above.indexOf('.') + 1);
    while (!exists(zone, above));
    return zone.records.filter((record) => record.name === `*.${above}`).map((record) => ({ ...record, name }));
}
function exists({ records, origin }, name) {
    return name === origin || records.some((record) => isBelow(record.name, name));
}

;// CONCATENATED MODULE: ./lib/sandbox/dns/wire.js
const HEADER = 12;
const OPT = 41;
const IN = 1;
const [QR, AA, TC, RD, RA, AD] = [0x8000, 0x0400, 0x0200, 0x0100, 0x0080, 0x0020];
const DO = 0x8000;
const PLAIN_PAYLOAD = 512;
const OWN_PAYLOAD = 1232;
function readQuestion(message) {
    if (message.length < HEADER || message.readUInt16BE(4) !== 1)
        return undefined;
    const flags = message.readUInt16BE(2);
    const read = readPlainName(message, HEADER);
    if ((flags & QR) !== 0 || !read || read.end + 4 > message.length)
        return undefined;
    const edns = message.readUInt16BE(10) === 1 ? readEdns(message, read.end + 4) : undefined;
    return {
        id: message.readUInt16BE(0),
        octets: message.subarray(HEADER, read.end + 4),
        name: read.name,
        type: message.readUInt16BE(read.end),
        opcode: (flags >> 11) & 0xf,
        isRecursive: (flags & RD) !== 0,
        wantsAuthentic: (flags & AD) !== 0 || edns?.isDo === true,
        payload: edns?.payload,
    };
}
function writeReply(question, reply, isUdp) {
    const sections = [reply.answers, reply.authorities, reply.additionals];
    const whole = encode(question, reply, sections, 0);
    const room = Math.max(PLAIN_PAYLOAD, question.payload ?? 0);
    return isUdp && whole.length > room ? encode(question, reply, [[], [], []], TC) : whole;
}
function encode(question, reply, sections, more) {
    const edns = question.payload === undefined ? [] : [optRecord(question.wantsAuthentic)];
    const header = Buffer.alloc(HEADER);
    header.writeUInt16BE(question.id, 0);
    const bits = [
        ...[QR, more, question.opcode << 11, reply.rcode],
        ...[reply.isAuthoritative ? AA : 0, question.isRecursive ? RD : 0],
        ...[reply.isRecursionAvailable ? RA : 0, reply.isAuthentic ? AD : 0],
    ];
    header.writeUInt16BE(bits.reduce((all, bit) => all | bit, 0), 2);
    header.writeUInt16BE(1, 4);
    sections.forEach((records, index) => {
        header.writeUInt16BE(records.length + (index === 2 ? edns.length : 0), 6 + 2 * index);
    });
    return Buffer.concat([header, question.octets, ...sections.flat().map(writeRecord), ...edns]);
}
function writeRecord({ name, type, ttl, data }) {
    const fixed = Buffer.alloc(10);
    fixed.writeUInt16BE(type, 0);
    fixed.writeUInt16BE(IN, 2);
    fixed.writeUInt32BE(ttl, 4);
    fixed.writeUInt16BE(data.length, 8);
    return Buffer.concat([writeName(name), fixed, data]);
}
function optRecord(isDo) {
    const record = Buffer.alloc(11);
    record.writeUInt16BE(OPT, 1);
    record.writeUInt16BE(OWN_PAYLOAD, 3);
    record.writeUInt32BE(isDo ? DO : 0, 5);
    return record;
}
function readEdns(message, start) {
    if (start + 11 > message.length || message[start] !== 0 || message.readUInt16BE(start + 1) !== OPT)
        return undefined;
    return { payload: message.readUInt16BE(start + 3), isDo: (message.readUInt16BE(start + 7) & DO) !== 0 };
}
function readPlainName(message, start) {
    const labels = [];
    for (let at = start; at < message.length;) {
        const length = message[at] ?? 0;
        if (length === 0)
            return { name: labels.join('.').toLowerCase(), end: at + 1 };
        if (length > 63 || at + 1 + length >= message.length)
            return undefined;
        labels.push(message.toString('latin1', at + 1, at + 1 + length));
        at += 1 + length;
    }
    return undefined;
}
function writeName(name) {
    const labels = name === '' ? [] : name.split('.');
    const parts = labels.flatMap((label) => [Buffer.from([label.length]), Buffer.from(label, 'latin1')]);
    return Buffer.concat([...parts, Buffer.alloc(1)]);
}

;// CONCATENATED MODULE: ./lib/sandbox/dns/zone-file.js



function readMasterFile(text, zone) {
    const records = [];
    let [origin, owner, ttl] = [zone, zone, 3600];
    for (const { hasOwner, words } of linesOf(text)) {
        const rest = [...words];
        const [first = ''] = rest;
        if (first === '$ORIGIN')
            origin = absoluteName(rest[1] ?? '', origin);
        else if (first === '$TTL')
            ttl = Number(rest[1]);
        else {
            if (hasOwner)
                owner = absoluteName(rest.shift() ?? '', origin);
            let own = ttl;
            for (; rest[0] !== undefined && /^(?:\d+|IN)$/i.test(rest[0]); rest.shift()) {
                if (rest[0].toUpperCase() !== 'IN')
                    own = Number(rest[0]);
            }
            const type = (rest.shift() ?? '').toUpperCase();
            if (!isType(type))
                throw new Error(`The zone ${zone} has a record that the sandbox cannot read: ${first} ${type}`);
            records.push({ name: owner, type: TYPE_NUMBERS[type], ttl: own, ...dataOf(type, rest, origin) });
        }
    }
    return records;
}
function isType(text) {
    return Object.hasOwn(TYPE_NUMBERS, text);
}
function linesOf(text) {
    const lines = [];
    let words = [];
    let [depth, hasOwner] = [0, true];
    for (const line of text.split('\n')) {
        if (depth === 0)
            hasOwner = /^[^\s;]/.test(line);
        for (const [, quoted, mark, plain] of line.matchAll(/"((?:[^"\\]|\\.)*)"|([();])|([^\s"();]+)/g)) {
            if (mark === ';')
                break;
            if (mark !== undefined)
                depth += mark === '(' ? 1 : -1;
            else
                words.push(quoted ?? plain ?? '');
        }
        if (depth > 0 || words.length === 0)
            continue;
        lines.push({ hasOwner, words });
        words = [];
    }
    return lines;
}
function absoluteName(text, origin) {
    const name = text.toLowerCase();
    if (name === '@')
        return origin;
    if (name.endsWith('.'))
        return name.slice(0, -1);
    return origin === '' ? name : `${name}.${origin}`;
}
function dataOf(type, words, origin) {
    const [first = '', ...rest] = words;
    const name = (text) => writeName(absoluteName(text ?? '', origin));
    switch (type) {
        case 'A':
            if (!(0,external_node_net_.isIPv4)(first))
                throw new Error(`No IPv4 address: ${first}`);
            return { data: Buffer.from(first.split('.').map(Number)) };
        case 'AAAA':
            return { data: ipv6Octets(first) };
        case 'NS':
        case 'CNAME':
        case 'PTR':
            return { data: name(first), target: absoluteName(first, origin) };
        case 'MX':
            return { data: Buffer.concat([numbers(2, first), name(rest[0])]) };
        case 'SRV':
            return { data: Buffer.concat([numbers(2, first, rest[0], rest[1]), name(rest[2])]) };
        case 'TXT':
            return { data: Buffer.concat(words.map((word) => stringOctets(unescaped(word)))) };
        case 'CAA':
            return {
                data: Buffer.concat([
                    numbers(1, first),
                    stringOctets(rest[0] ?? ''),
                    Buffer.from(unescaped(rest[1] ?? ''), 'latin1'),
                ]),
            };
        case 'SOA':
            return { data: Buffer.concat([name(first), name(rest[0]), numbers(4, ...rest.slice(1))]) };
        case 'DS':
            return { data: Buffer.concat([numbers(2, first), numbers(1, rest[0], rest[1]), hex(rest.slice(2))]) };
        case 'TLSA':
            return { data: Buffer.concat([numbers(1, first, rest[0], rest[1]), hex(rest.slice(2))]) };
    }
}
function numbers(octets, ...texts) {
    const data = Buffer.alloc(octets * texts.length);
    texts.forEach((text, index) => {
        data.writeUIntBE(Number(text), octets * index, octets);
    });
    return data;
}
function hex(words) {
    return Buffer.from(words.join(''), 'hex');
}
function stringOctets(text) {
    const octets = Buffer.from(text, 'latin1');
    if (octets.length > 255)
        throw new Error(`A string of more than 255 octets: ${text.slice(0, 40)}\u2026`);
    return Buffer.concat([Buffer.from([octets.length]), octets]);
}
function unescaped(text) {
    return text.replace(/\\(\d{3}|.)/g, (_all, own) => own.length === 3 ? String.fromCharCode(Number(own)) : own);
}
function ipv6Octets(text) {
    if (!(0,external_node_net_.isIPv6)(text))
        throw new Error(`No IPv6 address: ${text}`);
    const [head = '', tail] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::');
    const groups = (part) => (part === '' ? [] : part.split(':'));
    const [before, after] = [groups(head), groups(tail ?? '')];
    const all = tail === undefined ? before : [...before, ...Array(8 - before.length - after.length).fill('0'), ...after];
    return Buffer.from(all.map((group) => String(group).padStart(4, '0')).join(''), 'hex');
}

;// CONCATENATED MODULE: ./lib/sandbox/dns/name-server.js






const HOST = '127.0.0.1';
async function startNameServer(zones) {
    const served = new Map();
    const publish = ({ origin, text, isSecure = false }) => {
        served.set(origin, { origin, isSecure, records: readMasterFile(text, origin) });
    };
    for (const zone of zones)
        publish(zone);
    const questions = [];
    const respond = (message, isUdp) => {
        const question = readQuestion(message);
        if (!question)
            return undefined;
        questions.push(question);
        return writeReply(question, answerQuestion([...served.values()], question), isUdp);
    };
    const { udp, tcp, port } = await listenOnBoth();
    udp.on('message', (message, { port: from, address }) => {
        const reply = respond(message, true);
        if (reply)
            udp.send(reply, from, address);
    });
    const sockets = new Set();
    tcp.on('connection', (socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket));
        serveTcp(socket, (message) => respond(message, false));
    });
    const close = async () => {
        const closed = [(0,external_node_events_.once)(udp, 'close'), (0,external_node_events_.once)(tcp, 'close')];
        udp.close();
        tcp.close();
        for (const socket of sockets)
            socket.destroy();
        await Promise.all(closed);
    };
    return { host: HOST, port, questions, publish, close, [Symbol.asyncDispose]: close };
}
function serveTcp(socket, respond) {
    let received = Buffer.alloc(0);
    socket.on('error', () => { });
    socket.on('data', (chunk) => {
        received = Buffer.concat([received, chunk]);
        while (received.length >= 2 && received.length >= 2 + received.readUInt16BE()) {
            const end = 2 + received.readUInt16BE();
            const reply = respond(received.subarray(2, end));
            received = received.subarray(end);
            if (!reply) {
                socket.destroy();
                return;
            }
            const length = Buffer.alloc(2);
            length.writeUInt16BE(reply.length);
            socket.write(Buffer.concat([length, reply]));
        }
    });
}
async function listenOnBoth() {
    for (;;) {
        const tcp = (0,external_node_net_.createServer)();
        tcp.listen(0, HOST);
        await (0,external_node_events_.once)(tcp, 'listening');
        const address = tcp.address();
        const port = typeof address === 'object' && address ? address.port : 0;
        const udp = (0,external_node_dgram_.createSocket)('udp4');
        try {
            udp.bind(port, HOST);
            await (0,external_node_events_.once)(udp, 'listening');
            udp.on('error', () => { });
            return { udp, tcp, port };
        }
        catch {
            udp.close();
            tcp.close();
        }
    }
}

// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
;// CONCATENATED MODULE: ./lib/sandbox/policy-host.js


const policy_host_HOST = '127.0.0.1';
const PATH = '/.well-known/mta-sts.txt';
async function startPolicyHost({ authority, domain, policy, port }) {
    const name = `mta-sts.${domain}`;
    const { chainPem, privateKeyPem } = await authority.issue({ commonName: name });
    let served = policy;
    const server = (0,external_node_https_.createServer)({ cert: chainPem, key: privateKeyPem, minVersion: 'TLSv1.2' }, (request, response) => {
        const isPolicy = request.url === PATH && request.headers.host?.split(':', 1)[0] === name;
        response.writeHead(isPolicy ? 200 : 404, { 'content-type': 'text/plain' });
        response.end(isPolicy ? served : 'Not found\n');
    });
    const listening = (0,external_node_events_.once)(server, 'listening');
    server.listen(port ?? 0, policy_host_HOST);
    await listening;
    const address = server.address();
    const close = async () => {
        const closed = (0,external_node_events_.once)(server, 'close');
        server.close();
        server.closeAllConnections();
        await closed;
    };
    return {
        host: policy_host_HOST,
        port: typeof address === 'object' && address ? address.port : 0,
        serve: (text) => {
            served = text;
        },
        close,
        [Symbol.asyncDispose]: close,
    };
}

// EXTERNAL MODULE: ./lib/sandbox/sandbox.js + 33 modules
var sandbox = __webpack_require__(63352);
;// CONCATENATED MODULE: ./lib/sandbox/mail-domain.js





const HTTPS = 443;
const POLICY_ID = '20261120';
async function startMailDomain(options = {}) {
    const { domain = 'example.test', policyPort = HTTPS } = options;
    const mail = await startMx(domain);
    const policy = { authority: mail.authority, domain, policy: demoPolicy(domain), port: policyPort };
    let policyFault;
    const policyHost = await startPolicyHost(policy).catch((error) => {
        policyFault = error instanceof Error && 'code' in error ? String(error.code) : String(error);
        return undefined;
    });
    const zone = demoZone({
        domain,
        keyDigest: digestOf(new external_node_crypto_.X509Certificate(mail.certificatePem).publicKey.export({ type: 'spki', format: 'der' })),
        dkimKey: publicKey().toString('base64'),
        policyId: policyHost && POLICY_ID,
    });
    const zones = [{ origin: domain, text: zone }, ...surroundingZones(domain)];
    const names = await startNameServer(zones.map((each) => ({ ...each, isSecure: true })));
    const close = async () => {
        await Promise.all([mail.close(), names.close(), policyHost?.close()]);
    };
    return {
        ...{ domain, mail, names, policyHost, policyFault, zone, close },
        safePlan: safePlan(zone, digestOf(publicKey())),
        movingPlan: movingPlan(zone),
        [Symbol.asyncDispose]: close,
    };
}
function startMx(domain) {
    const password = 'correct horse battery staple';
    const users = ['postmaster', 'dmarc', 'tls'].map((name) => ({ username: `${name}@${domain}`, password }));
    return (0,sandbox.startSandbox)({ users, smtp: { isLoginRequired: false, mechanisms: [] }, issueFor: hostsOf(domain) });
}
function gateInputs({ domain, names, mail }, zoneFile, moves = false) {
    const server = `${names.host}:${names.port}`;
    return {
        mode: 'mx',
        domain,
        'name-servers': server,
        resolvers: server,
        'dkim-selectors': 'mail',
        'outbound-ips': MX_ADDRESS,
        'mx-connect': 'true',
        'mx-port': String(mail.smtp.starttls),
        'mx-addresses': hostsOf(domain)
            .slice(0, moves ? 2 : 1)
            .map((host) => `${host} ${mail.smtp.host}`)
            .join('\n'),
        'tls-ca': mail.caPem,
        ...(zoneFile === undefined ? {} : { zone: zoneFile }),
    };
}
function hostsOf(domain) {
    return ['mx1', 'mx2'].map((name) => `${name}.${domain}`);
}
function publicKey() {
    return (0,external_node_crypto_.generateKeyPairSync)('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'der' });
}
function digestOf(octets) {
    return (0,external_node_crypto_.createHash)('sha256').update(octets).digest('hex');
}


/***/ })

};
