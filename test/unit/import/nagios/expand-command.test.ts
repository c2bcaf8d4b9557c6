import { describe, expect, it } from 'vitest';
import { readable } from '../../../../src/import/draft/placeholder.ts';
import { expandCommand } from '../../../../src/import/nagios/expand-command.ts';

/** Macros of a resource file that count how often one is asked for. */
class Asked extends Map<string, string> {
  times = 0;

  override get(name: string): string | undefined {
    this.times += 1;
    return super.get(name);
  }
}

describe('expandCommand', () => {
  it('replaces arguments, and what stands in them, once', () => {
    const resources = new Map([
      ['USER1', '/lib'],
      ['A', '$B$'],
      ['B', 'no'],
    ]);
    const args = ['-x $USER1$', '$ARG1$', '$A$'];
    const command = expandCommand('$USER1$/c $ARG1$ $ARG3$ $ARG4$ $$5 $C$', { resources, args, label: 'c' });
    expect(readable(command ?? '')).toBe('/lib/c -x /lib $B$  $5 C');
  });

  it('keeps an argument in an argument for a variable, so that nothing goes round in circles', () => {
    const command = expandCommand('c $ARG1$', { resources: new Map(), args: ['$ARG1$'], label: 'mail01' });
    expect(readable(command ?? '')).toBe('c ARG1_MAIL01');
  });

  it('stops when the command line becomes too long', () => {
    const resources = new Asked([['LONG', 'x'.repeat(10_000)]]);
    expect(expandCommand('$LONG$'.repeat(1000), { resources, label: 'c' })).toBeUndefined();
    expect(resources.times).toBe(2);
  });
});
