/** The entry of the action, for its main and its post step. */
import { runAction } from './github/action.ts';

// An error that escapes everything is no success.
process.exitCode = 1;
process.exitCode = await runAction(process);
