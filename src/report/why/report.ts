/**
 * The answer to "why" as text: words first, then the figures they are taken from.
 *
 * Decision worth knowing: loyalty is told in points, hundredths of the half scale (0.21 is 21 points), and
 * always called loyalty; shares of ballots are told in percent. The rows shown are rounded so that they add
 * up to the rounded whole.
 */
import type { Explanation } from '../../experiment/why/explanation.js';
import { createSheet, type Sheet, type SheetOptions } from '../sheet.js';
import { paragraph, section } from '../table.js';
import { longDate, plural } from '../words.js';
import { causeLines } from './causes.js';
import { contestLines } from './contested.js';
import { courseLines } from './course.js';
import { butForLines } from './but-for.js';
import { firedLines } from './fired.js';
import { movedLines } from './moved.js';
import { obeyedLines, organLines, turnLines } from './obeyed.js';
import { partsLines } from './parts.js';

const HINGES_SHOWN = 8;

function hingeLines({ hinges }: Explanation, sheet: Sheet): string[] {
  if (hinges.length === 0)
    return paragraph(
      sheet,
      'On every day obedience had one solution: to believe in another winner would not have made it so.',
    );
  const widest = [...hinges].sort((a, b) => b.gap - a.gap).slice(0, HINGES_SHOWN);
  const apart = (gap: number) => (gap < 0.01 ? 'less than a point' : plural(Math.round(100 * gap), 'point'));
  const days = widest.map(({ date, gap }) => `${longDate(date, sheet)} by ${apart(gap)}`);
  return paragraph(
    sheet,
    `On ${plural(hinges.length, 'day')} obedience had two solutions: who was thought to win would have been obeyed. ` +
      `Furthest apart: ${days.join(', ')}.`,
  );
}

/** Without a question, what can be asked. */
function invitation({ run, fired, names, turns }: Explanation, sheet: Sheet): string[] {
  const party = names.parties.at(-1)?.id ?? 'PARTY';
  const last = fired.at(-1);
  const [turn] = turns;
  return [
    `  tauride why ${run.folder} --party ${party} --stratum all`,
    ...(last ? [`  tauride why ${run.folder} --transition ${last.to}`] : []),
    `  tauride why ${run.folder} --party ${party} --but-for EVENT`,
    ...(turns.length > 0
      ? [`  tauride why ${run.folder} --unit ${turn.unit} --authority ${turn.authority} --daily`]
      : []),
    `  tauride why ${run.folder} --quantity obeys.UNIT.AUTHORITY`,
    ...paragraph(sheet, 'More with `tauride why --help`.'),
  ];
}

/** The whole answer as text, ending in a line break; no line is wider than the sheet. */
export function whyReport(
  answer: Explanation,
  options: SheetOptions & { readonly weekly: boolean; readonly daily: boolean },
): string {
  const sheet = createSheet(options, answer.run);
  const { run, moved, asked, names, wanted, butFor, course, obeyed, organs, contests } = answer;
  const isOpen =
    [moved, wanted, butFor, course, contests].every((each) => each === null) &&
    obeyed.length === 0 &&
    organs.length === 0;
  const tellsPower = wanted !== null || isOpen;
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['What moved them', moved && asked ? movedLines({ moved, asked, names }, sheet, options.weekly) : []],
    ['By whom', answer.causes ? causeLines(answer.causes, sheet) : []],
    ['Why they obeyed', obeyedLines(answer, sheet, options.daily)],
    ['Who operates it', organLines(answer, sheet)],
    ['Who came', contests ? contestLines(contests, answer, sheet) : []],
    // Of a cause the last day counts; --json has all of them.
    ['Day by day', course && butFor === null ? courseLines(course, sheet) : []],
    ['Why power changed hands', tellsPower ? firedLines(answer, sheet) : []],
    ['Hinge days', tellsPower ? hingeLines(answer, sheet) : []],
    ['Who turned overnight', isOpen ? turnLines(answer, sheet) : []],
    [`But for ${butFor?.title}`.slice(0, sheet.width - 6), butForLines(answer, sheet)],
    ['By its parts', partsLines(answer, sheet)],
    ['What can be asked', isOpen ? invitation(answer, sheet) : []],
  ];
  const kind = run.mode === 'replay' ? 'replay' : 'run';
  return [
    '',
    ...paragraph(
      sheet,
      `${run.title}: a ${kind} of seed "${run.seed}", made again day by day; its digest ${run.digest} is that of the kept one.`,
    ),
    ...sections.flatMap(([title, lines]) => section(sheet, title, lines)),
    '',
  ].join('\n');
}
