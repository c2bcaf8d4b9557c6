export * from '../ajv-dist-2020.js';
