/** The entry of the action, for its main and its post step. */
import { runAction } from './github/action.ts';

process.exitCode = await runAction(process);
