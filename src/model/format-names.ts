/** The names of the formats that a report can be written in; `formats.ts` has what writes them. */
export const formatNames = ['json', 'junit', 'openmetrics', 'nagios', 'html'] as const;

/** The name of a format. */
export type FormatName = (typeof formatNames)[number];
