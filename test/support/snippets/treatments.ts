/** How each block of the documents is tried. A block that is not in this table fails the tests. */

/** What is done with a block. */
export type Treatment =
  /** A workflow, or steps or jobs of one, runs; it passes. */
  | { readonly kind: 'workflow' }
  /** Inputs of a step, added to those of a round trip; it passes. */
  | { readonly kind: 'inputs' }
  /** An `if` of a step, which holds in a run by hand. */
  | { readonly kind: 'condition' }
  /** A script of a shell; it ends with 0. */
  | { readonly kind: 'shell' }
  /** A file of the repository that the workflows use: its path. */
  | { readonly kind: 'file'; readonly path: string }
  /** Tried by a test of its own: its file. */
  | { readonly kind: 'own'; readonly test: string }
  /** Not run, and why. */
  | { readonly kind: 'not run'; readonly reason: string };

const WORKFLOW: Treatment = { kind: 'workflow' };
const INPUTS: Treatment = { kind: 'inputs' };
const SHELL: Treatment = { kind: 'shell' };
const GENERATED: Treatment = {
  kind: 'not run',
  reason: 'output, which "npm run docs" writes and test/repository/docs.test.ts compares',
};
const SOURCE: Treatment = { kind: 'own', test: 'test/repository/adding-a-probe.test.ts' };
const OWN_SERVER: Treatment = {
  kind: 'not run',
  reason: 'programs of other projects, to look at a server of the reader',
};
/** Programs of other projects in it are stood in for by small ones that print an output of their form. */
const GATE: Treatment = { kind: 'own', test: 'test/cli/gate-snippets.test.ts' };
const SNIPPETS = 'test/cli/snippets.test.ts';
const CONFIGURATIONS = 'test/parsers/monitoring-configurations.test.ts';

/** By the document, the heading and the number below it. */
export const TREATMENTS: Readonly<Record<string, Treatment>> = {
  'README.md, Smallest workflow, 1': WORKFLOW,
  'README.md, Smallest workflow, 2': WORKFLOW,
  'README.md, See it without a mail server, 1': {
    kind: 'not run',
    reason: 'scripts of this project, which its own tests run',
  },
  'README.md, On the command line, 1': SHELL,
  'README.md, TLS modes and ports, 1': INPUTS,
  'README.md, Thresholds, 1': INPUTS,
  'README.md, Reports, 1': INPUTS,
  'README.md, Validate a deployment, 1': WORKFLOW,
  'README.md, Validate a deployment, 2': WORKFLOW,
  'README.md, Many checks in one step, 1': WORKFLOW,
  'README.md, Scheduled health check, 1': WORKFLOW,
  'README.md, Gate before a DNS or MX change, 1': WORKFLOW,
  'README.md, Access token in place of a password, 1': WORKFLOW,
  'docs/adding-a-probe.md, An example, 1': SOURCE,
  'docs/adding-a-probe.md, An example, 2': SOURCE,
  'docs/command-line.md, Install, 1': SHELL,
  'docs/command-line.md, Use, 1': SHELL,
  'docs/command-line.md, Use, 2': SHELL,
  'docs/command-line.md, Use, 3': SHELL,
  'docs/command-line.md, Use, 4': SHELL,
  'docs/command-line.md, The gate, 1': SHELL,
  'docs/command-line.md, Try it without a mail server, 1': SHELL,
  'docs/gate.md, How to read the result, 1': GATE,
  'docs/gate.md, How to read the result, 2': {
    kind: 'not run',
    reason: 'output, which "npm run docs" writes and a test of the gate compares',
  },
  'docs/gate.md, Order in the pull request, 1': WORKFLOW,
  'docs/gate.md, Zone files, 1': WORKFLOW,
  'docs/gate.md, octoDNS, 1': WORKFLOW,
  'docs/gate.md, DNSControl, 1': WORKFLOW,
  'docs/gate.md, Terraform, 1': WORKFLOW,
  'docs/gate.md, Terraform, 2': WORKFLOW,
  'docs/gate.md, The new system first, 1': WORKFLOW,
  'docs/gate.md, After the change, 1': WORKFLOW,
  'docs/gate.md, On a schedule, 1': WORKFLOW,
  'docs/how-it-works.md, How it works, 1': { kind: 'not run', reason: 'a diagram' },
  'docs/how-it-works.md, How the message is recognised, 1': { kind: 'not run', reason: 'header fields of a message' },
  'docs/incidents.md, Every hour, with an issue for each outage, 1': WORKFLOW,
  'docs/incidents.md, The rules, 1': INPUTS,
  'docs/incidents.md, For single checks, 1': { kind: 'own', test: SNIPPETS },
  'docs/incidents.md, Without issues: a message when it matters, 1': WORKFLOW,
  'docs/incidents.md, Every five minutes, 1': INPUTS,
  'docs/incidents.md, Many runners, one keeper of incidents, 1': WORKFLOW,
  'docs/incidents.md, Restart what is down, 1': INPUTS,
  'docs/incidents.md, History without a cache, 1': SHELL,
  'docs/many-checks.md, The file, 1': { kind: 'file', path: 'ci/checks.yml' },
  'docs/many-checks.md, The file, 2': WORKFLOW,
  'docs/many-checks.md, Choosing checks, 1': WORKFLOW,
  'docs/many-checks.md, More than one machine, 1': WORKFLOW,
  'docs/many-checks.md, Several places, 1': { kind: 'file', path: 'ci/places.yml' },
  'docs/many-checks.md, Several places, 2': WORKFLOW,
  'docs/many-checks.md, Mail domains, 1': { kind: 'file', path: 'ci/domains.yml' },
  'docs/many-checks.md, Mail domains, 2': WORKFLOW,
  'docs/other-systems.md, GitLab CI, 1': { kind: 'own', test: SNIPPETS },
  'docs/other-systems.md, Jenkins, 1': { kind: 'own', test: SNIPPETS },
  'docs/other-systems.md, Nagios and Naemon, 1': { kind: 'own', test: CONFIGURATIONS },
  'docs/other-systems.md, Nagios and Naemon, 2': { kind: 'own', test: CONFIGURATIONS },
  'docs/other-systems.md, Icinga 2, 1': { kind: 'own', test: CONFIGURATIONS },
  'docs/other-systems.md, Centreon, 1': { kind: 'own', test: SNIPPETS },
  'docs/performance.md, Performance, 1': { kind: 'not run', reason: 'takes servers of other projects, and an hour' },
  'docs/reports.md, Reports, 1': WORKFLOW,
  'docs/reports.md, json, 1': GENERATED,
  'docs/reports.md, junit, 1': GENERATED,
  'docs/reports.md, GitHub, 1': WORKFLOW,
  'docs/reports.md, GitLab, 1': { kind: 'own', test: SNIPPETS },
  'docs/reports.md, Jenkins, 1': { kind: 'own', test: SNIPPETS },
  'docs/reports.md, openmetrics, 1': GENERATED,
  'docs/reports.md, nagios, 1': GENERATED,
  'docs/reports.md, status-page, 1': WORKFLOW,
  'docs/security.md, Text from servers, 1': WORKFLOW,
  'docs/security.md, Forks and pull requests, 1': { kind: 'condition' },
  'docs/security.md, Pinning, 1': { kind: 'not run', reason: 'shows how to pin, without the inputs of a step' },
  'docs/security.md, Pinning, 2': { kind: 'not run', reason: 'looks at a release on GitHub' },
  'docs/security.md, Permissions, 1': { kind: 'not run', reason: 'one key, which every workflow of the documents has' },
  'docs/troubleshooting.md, Troubleshooting, 1': OWN_SERVER,
  'docs/troubleshooting.md, E_SECRET_MISSING, 1': { kind: 'condition' },
  'docs/troubleshooting.md, E_NOT_ARRIVED, 1': OWN_SERVER,
  'docs/troubleshooting.md, E_NOT_ARRIVED, 2': OWN_SERVER,
  'docs/troubleshooting.md, E_NOT_ARRIVED, 3': OWN_SERVER,
  'docs/troubleshooting.md, E_STS_POLICY, 1': {
    kind: 'not run',
    reason: 'a policy of MTA-STS, for a web server of the reader',
  },
  'docs/troubleshooting.md, Microsoft 365, 1': OWN_SERVER,
  'docs/troubleshooting.md, Microsoft 365, 2': OWN_SERVER,
};
