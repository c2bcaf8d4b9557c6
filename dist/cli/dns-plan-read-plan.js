export * from '../dns-plan-read-plan.js';
