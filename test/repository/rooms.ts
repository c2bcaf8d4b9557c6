/** The rooms of `src/`, as data: what each is for, and what it may import. `npm run docs` prints it in CONTRIBUTING.md. */

/** A folder of `src/`, without its subfolders. */
export interface Room {
  /** What it is for. */
  readonly holds: string;
  /** For a top-level room: the other top-level rooms that it, and the rooms below it, may import from. */
  readonly mayImport?: readonly string[];
  /** The rooms of the same top-level room that it may import from. */
  readonly siblings?: readonly string[];
  /** Loaded by `import()` when it is needed, and not before the first packet. */
  readonly isLate?: true;
}

/** Each room stands above all that it may import from. Value and type imports count alike. */
export const ROOMS: Readonly<Record<string, Room>> = {
  github: {
    holds: 'the runner: inputs, masks, state, outputs; the only room that knows it',
    mayImport: ['pipeline', 'report', 'incidents', 'history', 'engine', 'model', 'system', 'text'],
    siblings: ['github/incidents'],
  },
  'github/api': { holds: 'calls of the GitHub API: budget, retries, what an answer must look like', isLate: true },
  'github/branch': { holds: 'a history kept in a branch', siblings: ['github/api'], isLate: true },
  'github/incidents': {
    holds: 'issues and dispatches: what should exist, made so',
    siblings: ['github/branch', 'github/api'],
    isLate: true,
  },
  cli: {
    holds: 'the command line: its door and its help',
    mayImport: [
      'pipeline',
      'plan',
      'import',
      'history',
      'probes',
      'report',
      'settings',
      'engine',
      'verdict',
      'model',
      'sandbox',
      'system',
      'text',
    ],
    siblings: ['cli/commands', 'cli/terminal', 'cli/arguments'],
  },
  'cli/commands': {
    holds: 'one file per command: run a check, lint, import, sandbox',
    siblings: ['cli/terminal', 'cli/arguments'],
  },
  'cli/arguments': { holds: 'what was given on the command line: options, secrets, words' },
  'cli/terminal': { holds: 'what a terminal shows' },
  pipeline: {
    holds: 'settings → plan → outcomes → report → files, on one screen',
    mayImport: ['plan', 'merge', 'history', 'report', 'settings', 'engine', 'secrets', 'verdict', 'model', 'system'],
  },
  plan: {
    holds: 'settings → plan: which checks, with which limits',
    mayImport: ['probes', 'settings', 'verdict', 'model', 'system', 'text'],
  },
  probes: {
    holds: 'one file per mode: what it declares and plans; and the registry',
    mayImport: ['settings', 'policy', 'mail', 'dns', 'model', 'text'],
    siblings: ['probes/round-trip', 'probes/imap-search', 'probes/imap-mailbox', 'probes/mx', 'probes/shared'],
  },
  'probes/shared': { holds: 'what modes have in common: accounts, metrics, groups of settings, the message' },
  'probes/round-trip': { holds: 'what round-trip does', siblings: ['probes/shared'], isLate: true },
  'probes/imap-search': { holds: 'what imap-search does', isLate: true },
  'probes/imap-mailbox': { holds: 'what imap-mailbox does', isLate: true },
  'probes/mx': {
    holds: 'what mx does: both zones, their checks, what changes',
    siblings: ['probes/mx/talks'],
    isLate: true,
  },
  'probes/mx/talks': { holds: 'what sessions with MX hosts mean', isLate: true },
  import: {
    holds: 'checks of other systems → a checks file',
    mayImport: ['settings', 'verdict', 'model', 'system', 'text'],
    siblings: ['import/nagios', 'import/commands', 'import/hertzbeat', 'import/write', 'import/draft'],
    isLate: true,
  },
  'import/draft': { holds: 'a check being imported, and what was lost of it', isLate: true },
  'import/plugins': { holds: 'one file per monitoring plugin', siblings: ['import/draft'], isLate: true },
  'import/commands': { holds: 'command lines', siblings: ['import/plugins', 'import/draft'], isLate: true },
  'import/nagios': { holds: 'a Nagios configuration', siblings: ['import/commands', 'import/draft'], isLate: true },
  'import/hertzbeat': { holds: 'a HertzBeat export', siblings: ['import/draft'], isLate: true },
  'import/write': { holds: 'drafts → YAML', siblings: ['import/draft'], isLate: true },
  incidents: {
    holds: 'which issues should exist, and their words (pure)',
    mayImport: ['verdict', 'model', 'text'],
    siblings: ['incidents/issue'],
    isLate: true,
  },
  'incidents/issue': { holds: 'an issue: title, body, comments, hidden block', isLate: true },
  history: {
    holds: 'what is remembered from run to run: read, fold a run in, write (pure)',
    mayImport: ['model', 'text'],
    siblings: ['history/state'],
    isLate: true,
  },
  'history/state': {
    holds: 'the state machine of a check: up, failing, down, lost, recovering, flapping',
    isLate: true,
  },
  'history/comparison': {
    holds: 'a run against the own past: lost abilities, weaker protection, slower',
    isLate: true,
  },
  merge: { holds: 'many reports → one', mayImport: ['settings', 'verdict', 'model', 'system', 'text'], isLate: true },
  report: {
    holds: 'the registry of report formats',
    mayImport: ['verdict', 'model', 'system', 'text'],
    siblings: ['report/html', 'report/formats', 'report/badge', 'report/status-page'],
    isLate: true,
  },
  'report/common': { holds: 'what several formats show alike', isLate: true },
  'report/story': { holds: 'what earlier runs tell: words, marks, trend, uptime', isLate: true },
  'report/formats': {
    holds: 'what programs read: JSON, JUnit, OpenMetrics, Nagios',
    siblings: ['report/common'],
    isLate: true,
  },
  'report/workflow': {
    holds: 'what a workflow reads: annotations and outputs',
    siblings: ['report/common'],
    isLate: true,
  },
  'report/summary': {
    holds: 'the job summary (Markdown)',
    siblings: ['report/common', 'report/story'],
    isLate: true,
  },
  'report/html': {
    holds: 'the HTML page',
    siblings: ['report/common', 'report/html/gate', 'report/html/parts'],
    isLate: true,
  },
  'report/html/gate': {
    holds: 'a mail domain on the page',
    siblings: ['report/common', 'report/html/parts'],
    isLate: true,
  },
  'report/html/parts': {
    holds: 'what pages are made of: forms of HTML, icons, connections, the story of a check',
    siblings: ['report/common', 'report/story', 'report/html/style'],
    isLate: true,
  },
  'report/html/style': { holds: 'how the page looks', isLate: true },
  'report/badge': { holds: 'a badge: SVG, and JSON for shields', siblings: ['report/story'], isLate: true },
  'report/status-page': {
    holds: 'a folder of static pages: all checks over 90 days',
    siblings: ['report/common', 'report/story', 'report/html/parts'],
    isLate: true,
  },
  'report/log': { holds: 'what a log shows', siblings: ['report/common', 'report/story'] },
  settings: {
    holds: 'the table of settings; texts → typed settings',
    mayImport: ['secrets', 'dns', 'model', 'system', 'text'],
    siblings: ['settings/files', 'settings/kinds'],
  },
  'settings/kinds': { holds: 'one text → one value, or what is wrong with it' },
  'settings/files': { holds: 'what settings name in the workspace', siblings: ['settings/kinds'] },
  'settings/incidents': {
    holds: 'the block `incidents`: rules of alerts, roles, recovery',
    siblings: ['settings/yaml', 'settings/kinds'],
    isLate: true,
  },
  'settings/yaml': { holds: 'YAML → a plain tree with places', isLate: true },
  'settings/servers': { holds: 'which server, as whom, how protected', siblings: ['settings'] },
  'settings/checks-file': {
    holds: 'many checks from YAML, each at its line',
    siblings: ['settings', 'settings/files', 'settings/incidents', 'settings/yaml', 'settings/kinds'],
    isLate: true,
  },
  mail: {
    holds: 'how to talk to mail servers; all of its files are in the rooms below',
    mayImport: ['model', 'system', 'text'],
  },
  'mail/arrival': {
    holds: 'follow one message of ours: wait, compare, remove',
    siblings: ['mail/mailbox', 'mail/imap', 'mail/imap/wire', 'mail/message'],
    isLate: true,
  },
  'mail/mailbox': {
    holds: 'what can be found out about a mailbox, and removed from it',
    siblings: ['mail/imap', 'mail/imap/wire', 'mail/message'],
    isLate: true,
  },
  'mail/smtp': {
    holds: 'an SMTP session',
    siblings: ['mail/login', 'mail/opening', 'mail/refusal', 'mail/tls', 'mail/network'],
    isLate: true,
  },
  'mail/mx': {
    holds: 'ask a mail server what it would accept, and send nothing',
    siblings: ['mail/smtp', 'mail/opening', 'mail/refusal', 'mail/tls', 'mail/network'],
    isLate: true,
  },
  'mail/imap': {
    holds: 'an IMAP session',
    siblings: [
      ...['mail/login', 'mail/opening', 'mail/refusal', 'mail/tls', 'mail/imap/wire', 'mail/network', 'mail/message'],
    ],
    isLate: true,
  },
  'mail/imap/wire': {
    holds: 'bytes ↔ IMAP responses; the only room that knows imapflow',
    siblings: ['mail/network'],
    isLate: true,
  },
  'mail/login': {
    holds: 'which mechanism, what it sends, why it was refused',
    siblings: ['mail/refusal'],
    isLate: true,
  },
  'mail/opening': {
    holds: 'greeting and STARTTLS: before a protocol takes over',
    siblings: ['mail/refusal', 'mail/tls', 'mail/network'],
    isLate: true,
  },
  'mail/refusal': { holds: 'what a server means by a refusal: one table for both protocols', isLate: true },
  'mail/tls': { holds: 'the handshake, and the judgement of a certificate', siblings: ['mail/network'], isLate: true },
  'mail/message': { holds: 'compose, recognise, take apart a message', isLate: true },
  'mail/network': { holds: 'a name → an open TCP connection, and the watch over it' },
  dns: {
    holds: 'resource records, and where they come from',
    mayImport: ['model', 'system', 'text'],
    isLate: true,
  },
  'dns/rdata': { holds: 'the data of a record as files write it', siblings: ['dns'], isLate: true },
  'dns/zone': { holds: 'a master file → records with their lines', siblings: ['dns', 'dns/rdata'], isLate: true },
  'dns/plan': {
    holds: 'files of octoDNS, DNSControl, Terraform, or master files → planned zones',
    siblings: ['dns', 'dns/rdata', 'dns/zone'],
    isLate: true,
  },
  'dns/overlay': {
    holds: 'planned zones over the published ones: answers by the rules of DNS',
    siblings: ['dns'],
    isLate: true,
  },
  'dns/query': {
    holds: 'one question to one name server, on the wire',
    siblings: ['dns'],
    isLate: true,
  },
  'dns/lookup': {
    holds: 'names over resolvers, to the end of their aliases',
    siblings: ['dns', 'dns/query'],
    isLate: true,
  },
  'dns/authority': {
    holds: 'which servers have a zone, and what each of them says',
    siblings: ['dns', 'dns/query', 'dns/lookup'],
    isLate: true,
  },
  policy: {
    holds: 'what senders and receivers demand of a mail domain: one file or room a mechanism',
    mayImport: ['dns', 'model', 'system', 'text'],
    isLate: true,
  },
  'policy/mx': { holds: 'MX records and the addresses of their hosts', siblings: ['policy'], isLate: true },
  'policy/dkim': { holds: 'DKIM keys', siblings: ['policy'], isLate: true },
  'policy/dmarc': {
    holds: 'DMARC: the record, what it asks for, where reports go',
    siblings: ['policy'],
    isLate: true,
  },
  'policy/spf': { holds: 'SPF: syntax, limits, tree, who may send', siblings: ['policy'], isLate: true },
  'policy/mta-sts': { holds: 'MTA-STS: record, fetch, policy, match', siblings: ['policy'], isLate: true },
  'policy/dane': { holds: 'TLSA records and the certificates that they fit', siblings: ['policy'], isLate: true },
  'policy/servers': { holds: 'the servers of a zone, and its signatures', siblings: ['policy'], isLate: true },
  'policy/changes': { holds: 'what a plan changes, and how long the old stays', siblings: ['policy'], isLate: true },
  'policy/order': {
    holds: 'the safe order of publication (pure)',
    siblings: ['policy', 'policy/changes'],
    isLate: true,
  },
  engine: {
    holds: 'deadline, attempts, clean-up, record: it runs any plan',
    mayImport: ['model', 'system'],
  },
  secrets: { holds: 'what must never be shown: its forms, the redactor', mayImport: ['model'] },
  verdict: { holds: 'what was measured → what it means (pure)', mayImport: ['model', 'text'] },
  model: {
    holds: 'the nouns: plain types, and the table of failure codes',
    mayImport: ['system'],
  },
  'model/memory': { holds: 'what is remembered from run to run, and the rules of alerts', siblings: ['model'] },
  'model/message': { holds: 'the nouns of a message: what is sent, what is looked for' },
  text: { holds: 'texts of any origin: made safe, compared, counted, listed', mayImport: [] },
  system: { holds: 'the outside world as one value, and the real one', mayImport: [] },
  sandbox: {
    holds: 'a mail system in one process; shares no code with the rest',
    mayImport: [],
    siblings: ['sandbox/imap', 'sandbox/imap/commands', 'sandbox/smtp', 'sandbox/dns', 'sandbox/common'],
    isLate: true,
  },
  'sandbox/common': { holds: 'listener, certificates, mailboxes', isLate: true },
  'sandbox/dns': { holds: 'a name server with zones of its own', isLate: true },
  'sandbox/smtp': { holds: 'receives and bounces', siblings: ['sandbox/common'], isLate: true },
  'sandbox/imap': { holds: 'an IMAP session of the sandbox', siblings: ['sandbox/common'], isLate: true },
  'sandbox/imap/commands': {
    holds: 'one table of commands',
    siblings: ['sandbox/imap', 'sandbox/common'],
    isLate: true,
  },
};

/** Files of late rooms that are loaded at start: the way into their room. */
export const DOORS = ['mail/smtp/open.ts', 'mail/imap/open.ts'];

/** The one place of each library: a file, or a room with all below it. */
export const HOMES: Readonly<Record<string, readonly string[]>> = {
  mailauth: ['policy/'],
  imapflow: ['mail/imap/wire/grammar.ts'],
  nodemailer: [
    'mail/smtp/start-session.ts',
    'mail/smtp/login.ts',
    'mail/smtp/client-internals.ts',
    'mail/message/message.ts',
  ],
  'iconv-lite': ['mail/message/part-text.ts', 'mail/imap/mailbox-name.ts'],
  yaml: [
    'settings/yaml/yaml-tree.ts',
    'settings/yaml/yaml-problem.ts',
    'import/hertzbeat/yaml-records.ts',
    'import/write/checks-yaml.ts',
    'dns/plan/yaml-nodes.ts',
  ],
  ajv: ['merge/read-report.ts'],
  tinyglobby: ['system/real-world.ts'],
  commander: ['cli/'],
  '@actions/core': ['github/'],
  '@actions/github': ['github/'],
  'smtp-server': ['sandbox/'],
  '@peculiar/x509': ['sandbox/'],
};

/** Rooms that have no input or output of their own, with all below them. */
export const WITHOUT_NODE = [
  ...['model', 'verdict', 'report', 'text', 'secrets', 'plan', 'import', 'merge', 'pipeline', 'probes'],
  ...['history', 'incidents'],
];

/** At most this many files, and lines, in a room. */
export const ROOM_LIMITS = { files: 20, lines: 2000 };

/** At most this many lines in a file. */
export const FILE_LINES = 250;

/** Longer files, with the lines that they may have. The list only shrinks, and so do the numbers. */
export const LONG_FILES: Readonly<Record<string, number>> = {};
