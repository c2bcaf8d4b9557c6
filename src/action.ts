/** The entry of the action, for its main and its post step. */
import { startAction } from './github/start.ts';

startAction(process);
