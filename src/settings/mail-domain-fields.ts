/** The settings of mode `mx`: a part of the table in `fields.ts`. */
import { GATE_STAGES, ZONE_FORMATS, ZONE_MERGES } from '../model/gate-facts.ts';
import { domain } from './field.ts';
import { addresses } from './kinds/address.ts';
import { choice, flag, line, pem, port } from './kinds/basic.ts';
import {
  dkimSelectors,
  domainName,
  hostAddresses,
  hostNames,
  ipAddresses,
  nameServers,
  resolverAddresses,
} from './kinds/dns.ts';
import { pathPatterns } from './kinds/path-patterns.ts';

export const MAIL_DOMAIN_FIELDS = {
  domain: domain(domainName, 'The mail domain, also in Unicode. Required by `mx`.'),
  stage: domain(
    choice(...GATE_STAGES),
    '`planned`: nothing of the plan is published yet. `live`: judge what is published now. `after`: what is published must be the plan.',
    { defaultNote: '`planned` with `zone`, else `live`' },
  ),
  zone: domain(
    pathPatterns,
    'Files of the workspace that plan the zone, one path or glob per line: master files, octoDNS, the output of dnscontrol print-ir, or of terraform show -json.',
  ),
  zoneFormat: domain(choice('auto', ...ZONE_FORMATS), 'Format of the files in `zone`.', { default: 'auto' }),
  zoneMerge: domain(
    choice(...ZONE_MERGES),
    '`zone`: the files are the whole zone. `rrset`: they replace only what they name. `auto` goes by the files.',
    { default: 'auto' },
  ),
  nameServers: domain(
    nameServers,
    'Authoritative servers to ask, names or addresses: a hidden primary, or one side of a split horizon.',
    { defaultNote: 'the delegation' },
  ),
  resolvers: domain(
    resolverAddresses,
    'Addresses of resolvers for all other names. They are trusted to validate DNSSEC.',
    { defaultNote: "the system's, which are not trusted" },
  ),
  outboundIps: domain(
    ipAddresses,
    'Addresses that send mail for the domain: each must pass SPF and have a reverse name.',
  ),
  dkimSelectors: domain(dkimSelectors, 'Selectors of the DKIM keys in use.'),
  recipients: domain(
    addresses(20),
    'Addresses that every MX host must accept. They are asked for and taken back; nothing is ever sent to them.',
    { defaultNote: 'postmaster at the domain' },
  ),
  mxConnect: domain(flag, 'Talk SMTP to every address of every MX host.', {
    defaultNote: '`false` in stage planned, else `true`',
  }),
  mxAddresses: domain(
    hostAddresses,
    'Where to dial MX hosts whose address is not in DNS yet, one host and address per line. Name and certificate stay those of the host.',
  ),
  mxPort: domain(port, 'Port of the MX hosts.', { default: '25' }),
  mxCertificate: domain(
    pem,
    'Certificate that a new MX host will show, when it cannot be dialled: PEM text, or the path of a PEM file.',
  ),
  mtaStsPolicy: domain(line, 'File of the workspace with the MTA-STS policy that will be served.'),
  noMail: domain(flag, 'The domain must take no mail (null MX).', { default: 'false' }),
  allowDead: domain(hostNames, 'MX hosts that are dead on purpose (nolisting).'),
  probeRelay: domain(flag, 'Also ask every MX host for a foreign recipient, which it must refuse.', {
    default: 'false',
  }),
  probeUnknownRecipient: domain(
    flag,
    'Also ask every MX host for a recipient that does not exist, which it should refuse.',
    { default: 'false' },
  ),
  strict: domain(flag, 'Raises what is told of optional protection by one step.', { default: 'false' }),
} as const;
