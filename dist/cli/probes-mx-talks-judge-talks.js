export * from '../probes-mx-talks-judge-talks.js';
