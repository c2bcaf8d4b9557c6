#!/usr/bin/env node
/** The entry of the command line. */
import { startCli } from './cli/start.ts';

startCli(process);
