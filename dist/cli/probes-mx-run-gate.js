export * from '../probes-mx-run-gate.js';
