export * from '../probes-mx-talk-with-hosts.js';
