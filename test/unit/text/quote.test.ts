import { describe, expect, test } from 'vitest';
import { isQuotable } from '../../../src/text/quote.ts';

describe('a value that is quoted', () => {
  test.each(['Login in Berlin', 'MailServerNorthWest', 'imapLoginOfTheTeam', 'smtp.example.org', 'eu-west'])(
    'may be %s',
    (value) => expect(isQuotable(value, 'text')).toBe(true),
  );

  test.each([
    'bTSbxkxyVqiBKleVaClTHkfu',
    'QWxhZGRpbjpvcGVuIHNlc2FtZQ',

    'abcd efgh ijkl mnop',
  ])('is not %s, which looks like chance', (value) => expect(isQuotable(value, 'text')).toBe(false));
});
