#!/usr/bin/env node
/** The entry of the command line. */
import { runCli } from './cli/run-cli.ts';

process.exitCode = await runCli(process);
