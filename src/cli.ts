#!/usr/bin/env node
/** The entry of the command line. */
import { runCli } from './cli/run-cli.ts';

// An error that escapes everything is no success: it is unknown.
process.exitCode = 3;
process.exitCode = await runCli(process);
