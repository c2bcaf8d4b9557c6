/** See `broken-search.ts`: one file for each value of delete-found, because each takes long. */
import { beforeAll, describe } from 'vitest';
import { testBrokenSearch } from '../../support/servers/broken-search.ts';
import { loadAll } from '../../support/servers/load-all.ts';

beforeAll(loadAll);

describe('a search whose line breaks, delete-found false', () => testBrokenSearch(false));
