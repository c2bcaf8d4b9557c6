export * from '../probes-round-trip-make-round-trip.js';
