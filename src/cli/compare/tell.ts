/** A comparison as it is printed. */
import type { CompareRecord } from '../../experiment/many/compare.js';
import { compareReport } from '../../report/compare/report.js';
import { EXIT } from '../shell/failure.js';
import { complain, printJson, printReport } from '../shell/output.js';
import type { CompareFlags } from './command.js';

/** Prints a comparison as the flags say, with what else is known of its making, and what failed. */
export function tell(record: CompareRecord, flags: CompareFlags, made: object = {}): void {
  if (flags.json) printJson({ ...record, ...made });
  else if (!flags.quiet)
    printReport((told, display) => compareReport(told, display, { all: flags.all }), record);
  for (const { seed, twin, error } of record.failures.slice(0, 5))
    complain(`tauride: the run of ${twin} with seed "${seed}" failed: ${error}`);
  if (record.failures.length > 0) process.exitCode = EXIT.failed;
}
