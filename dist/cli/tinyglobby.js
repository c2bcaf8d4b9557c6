export * from '../tinyglobby.js';
