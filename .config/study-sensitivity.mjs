/** Screens the calibration ranges of Russia 1917 to the end of May, small, and keeps what came out: `npm run study:sensitivity`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const words =
  'sensitivity russia-1917 --population 43099 --points 6 --runs 3 --until 1917-05-31 --seed sensitivity --json --quiet'.split(
    ' ',
  );
const measures = ['bolsheviks=support.bolshevik.all@1917-05-31', 'kadets=support.kadet.all@1917-05-31'];
const out = join(mkdtempSync(join(tmpdir(), 'tauride-')), 'screened');
const options = ['--out', out, ...measures.flatMap((measure) => ['--measure', measure])];
const text = execFileSync('node', ['dist/cli/main.js', ...words, ...options], { encoding: 'utf8' });
writeFileSync('bench/results/sensitivity.json.part', text);
renameSync('bench/results/sensitivity.json.part', 'bench/results/sensitivity.json');
