/** The figures of a machine, and the kernels it has, as text. */
import type { BenchFigures, SizeFigures } from '../experiment/bench/figures.js';
import type { KernelsFigures } from '../experiment/bench/kernels.js';
import { createSheet, type SheetOptions } from './sheet.js';
import { paragraph, right, table } from './table.js';
import { count, percent, plural } from './words.js';

const HEAD = ['agents', 'threads', 'million updates/s', 'ns per update', 'bytes/agent', 'of bandwidth'];

const COLUMNS = HEAD.map((word) => right(Math.max(10, word.length)));

const GIGA = 1e9;

const rowOf = (size: SizeFigures): string[] => {
  const [low, high] = size.nanoseconds.quartiles.map((time) => time.toFixed(1));
  return [
    count(size.agents),
    String(size.threads),
    (size.updatesPerSecond / 1e6).toFixed(0),
    `${low}-${high}`,
    size.bytesPerAgent.toFixed(1),
    percent(size.bandwidthShare),
  ];
};

/** The report as text, ending in a line break. */
export const benchReport = (figures: BenchFigures, options: SheetOptions): string => {
  const sheet = createSheet(options);
  const { machine, runs } = figures;
  const { bold, dim } = sheet.colours;
  const gigabytes = (bytes: number): string => (bytes / GIGA).toFixed(1);
  return [
    ...paragraph(
      sheet,
      `${bold(machine.processor)}, ${plural(machine.cores, 'core')}, ${gigabytes(machine.memoryBytes)} GB`,
    ),
    ...paragraph(
      sheet,
      dim(
        `tauride ${machine.tauride}, ${figures.kernel} kernel, Node ${machine.node}, V8 ${machine.v8}, ${machine.system}`,
      ),
    ),
    '',
    ...table(COLUMNS, [HEAD, ...figures.sizes.map(rowOf)]),
    '',
    ...paragraph(
      sheet,
      `${runs.scenario}, ${count(runs.agents)} agents, ${plural(runs.days, 'day')}: ${runs.runsPerSecond.toFixed(1)} runs a second on one thread.`,
    ),
    ...paragraph(
      sheet,
      `One thread copies ${gigabytes(figures.bandwidth)} GB/s, read and written. Greatest memory: ${gigabytes(figures.memoryBytes)} GB.`,
    ),
    '',
  ].join('\n');
};

/** Which kernels a machine has as text, ending in a line break. */
export const kernelsReport = ({ kernels, auto, built }: KernelsFigures, options: SheetOptions): string => {
  const sheet = createSheet(options);
  const { bold, dim } = sheet.colours;
  const told = built
    ? [
        ...paragraph(sheet, `Built with ${built.compiler}: ${built.file}`),
        ...paragraph(sheet, `It moves people as the simd kernel does (${built.widths.join(', ')}).`),
        '',
      ]
    : [];
  return [
    ...told,
    ...kernels.flatMap(({ name, here, about }) =>
      paragraph(sheet, `${bold(name)}: ${here ? about : dim(`not here; ${about}`)}`),
    ),
    '',
    ...paragraph(sheet, `\`auto\` takes ${bold(auto)}; all give the same results.`),
    '',
  ].join('\n');
};
