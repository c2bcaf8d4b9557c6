/** The mode that is no probe: it makes one report of many. */
export const MERGE = 'merge';
