/** One line on a terminal that shows what the run is waiting for: redrawn repeatedly, and erased at the end. */
import type { Clock } from '../../system/world.ts';
import type { TerminalOutput } from './terminal.ts';

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 80;
const ERASE = '\r\x1b[2K';
/** Turn the terminal's own line wrapping (DECAWM) off and on, so that a long line can be erased as one. */
const [NO_WRAP, WRAP] = ['\x1b[?7l', '\x1b[?7h'];

export class LiveLine {
  readonly #output: TerminalOutput;
  readonly #clock: Clock;
  readonly #timer: NodeJS.Timeout | undefined;
  #text: string | undefined;
  #since = 0;
  #frame = 0;
  #isDrawn = false;

  /** Draws nothing where a line cannot be erased. */
  constructor(output: TerminalOutput, clock: Clock) {
    this.#output = output;
    this.#clock = clock;
    if (output.isLive) this.#timer = setInterval(() => this.#draw(), FRAME_MS).unref();
  }

  /** Sets the text, one line of safe text; undefined when there is nothing to wait for. */
  show(text: string | undefined): void {
    if (text === this.#text) return;
    this.#text = text;
    this.#since = this.#clock.now();
  }

  /** Prints a permanent line above the live one. */
  print(line: string): void {
    this.#erase();
    this.#output.stream.write(`${line}\n`);
  }

  /** Erases the line for good. */
  stop(): void {
    clearInterval(this.#timer);
    this.#erase();
  }

  #draw(): void {
    if (this.#text === undefined) {
      this.#erase();
      return;
    }
    const frame = FRAMES[this.#frame % FRAMES.length];
    this.#frame += 1;
    const seconds = ((this.#clock.now() - this.#since) / 1000).toFixed(1);
    this.#output.stream.write(`${ERASE}${NO_WRAP}${frame} ${this.#text} ${seconds} s${WRAP}`);
    this.#isDrawn = true;
  }

  #erase(): void {
    if (this.#isDrawn) this.#output.stream.write(ERASE);
    this.#isDrawn = false;
  }
}
