export * from '../dns-plan-yaml-nodes.js';
