/** See `broken-round-trip.ts`: one file a server, because each takes long. */
import { beforeAll, describe } from 'vitest';
import { testBrokenRoundTrip } from '../../support/servers/broken-round-trip.ts';
import { loadAll } from '../../support/servers/load-all.ts';

beforeAll(loadAll);

describe('a round trip whose line to smtp breaks', () => testBrokenRoundTrip('smtp'));
