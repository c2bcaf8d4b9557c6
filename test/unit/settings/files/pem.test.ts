import { describe, expect, test } from 'vitest';
import type { Issue } from '../../../../src/model/issue.ts';
import { createAuthority } from '../../../../src/sandbox/common/certificates.ts';
import { loadPem } from '../../../../src/settings/files/pem.ts';
import { memoryFiles } from '../../../support/settings/memory-files.ts';

const first = await createAuthority({ name: 'First' });
const second = await createAuthority({ name: 'Second' });
const one = first.certificatePem.trim();
const other = second.certificatePem.trim();
const key = first.privateKeyPem.trim();

async function load(value: string | undefined, textOf?: Parameters<typeof memoryFiles>[0]) {
  const issues: Issue[] = [];
  return { pem: await loadPem('tls-ca', value, { env: {}, files: memoryFiles(textOf) }, issues), issues };
}

describe('loadPem', () => {
  test('leaves out what is not given', async () => {
    expect(await load(undefined)).toEqual({ pem: undefined, issues: [] });
  });

  test.each([
    ['one certificate', one, [one]],
    ['two certificates', `${one}\n${other}\n`, [one, other]],
    ['line ends of Windows', one.replaceAll('\n', '\r\n'), [one.replaceAll('\n', '\r\n')]],
    ['comments between them', `# First - ours\n${one}\n\nsubject=CN = Second\n${other}\n`, [one, other]],
    ['a private key beside it, which is left out', `${key}\n${one}`, [one]],
  ])('reads %s', async (_what, text, expected) => {
    expect(await load(text)).toEqual({ pem: expected.join('\n'), issues: [] });
  });

  test('reads the file that is named', async () => {
    const paths: string[] = [];
    const textOf = (path: string) => {
      paths.push(path);
      return `${one}\n`;
    };
    expect(await load('certs/ca.pem', textOf)).toEqual({ pem: one, issues: [] });
    expect(new Set(paths)).toEqual(new Set(['certs/ca.pem']));
  });

  test.each([
    ['a damaged certificate', one.replace('MII', '###'), 'holds a damaged PEM certificate'],
    ['one damaged among good ones', `${one}\n${other.slice(0, 200)}\n${other}`, 'holds a damaged PEM certificate'],
    ['a certificate cut short', one.slice(0, -10), 'holds a damaged PEM certificate'],
    ['a certificate without its line ends', one.replaceAll('\n', '\\n'), 'holds a damaged PEM certificate'],
    ['a private key alone', key, 'holds no PEM certificate'],
  ])('refuses %s and does not show it', async (_what, text, problem) => {
    const { pem, issues } = await load(text);
    expect(pem).toBeUndefined();
    expect(issues).toEqual([
      { code: 'E_INPUT', input: 'tls-ca', value: undefined, problem, remedy: expect.stringMatching(/\.$/) },
    ]);
  });

  test.each([
    ['a missing file', undefined, 'cannot be read as a file (ENOENT)'],
    ['a folder', Object.assign(new Error('read'), { code: 'EISDIR' }), 'cannot be read as a file (EISDIR)'],
    ['an error without a code', new Error('?'), 'cannot be read as a file (unreadable)'],
  ])('reports %s with its path', async (_what, error, problem) => {
    const { pem, issues } = await load('ca.pem', () => error);
    expect(pem).toBeUndefined();
    expect(issues).toMatchObject([{ input: 'tls-ca', value: 'ca.pem', problem }]);
  });

  test.each([
    ['an empty file', ''],
    ['a file in DER form', '0\u0082\u0003\u00e4'],
    ['a certificate request', '-----BEGIN CERTIFICATE REQUEST-----\nAA==\n-----END CERTIFICATE REQUEST-----'],
  ])('reports %s with its path', async (_what, content) => {
    const { issues } = await load('ca.pem', () => content);
    expect(issues).toMatchObject([{ value: 'ca.pem', problem: 'holds no PEM certificate' }]);
  });

  test('reads a large text without going over it again and again', async () => {
    const began = performance.now();
    const { issues } = await load('-----BEGIN CERTIFICATE-----\n'.repeat(50_000));
    expect(issues).toMatchObject([{ problem: 'holds a damaged PEM certificate' }]);
    expect(performance.now() - began).toBeLessThan(2000);
  });
});
