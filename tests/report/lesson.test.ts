/** A lesson as a page: what is asked, what came, what to do; whatever a scenario writes stays text. */
import { describe, expect, test } from 'vitest';
import { lessonPage, type LessonPage } from '../../src/report/page/lesson.js';
import { allOf, readHtml } from '../html.js';
import { changedStory, story } from '../view/story-fixture.js';

const series = (values: readonly (number | null)[]) => [
  { name: 'figure_0', meaning: '', dates: ['1911-05-01', '1911-05-02', '1911-05-03'], values },
];

const measured = (told: typeof story, values: readonly (number | null)[]) => ({
  ...told,
  record: { ...told.record, measuredSeries: series(values) },
});

/** A lesson all of whose words are one text. */
const lessonOf = (text: string, more: Partial<LessonPage> = {}): LessonPage => ({
  ...{ question: text, text, figures: [], ask: [text], read: [text], sources: [text], serve: 'tauride x' },
  run: { story, command: text, link: 'http://127.0.0.1:8017/' },
  changes: [{ try: text, story: changedStory, command: text, link: 'http://127.0.0.1:8017/?set=a' }],
  ...more,
});

const textOf = (page: string): string => (readHtml(page).body.textContent ?? '').replaceAll(/\s+/g, ' ');

const elements = (page: string): string[] => allOf(readHtml(page), '*').map(({ tagName }) => tagName);

describe('the page of a lesson', () => {
  test('tells what came of a run and its change, by figures where there are such', () => {
    const figures = [{ measure: 'figure_0', name: 'In the street', unit: 'persons' }];
    const page = lessonPage({
      ...lessonOf('Who?', { figures }),
      run: { story: measured(story, [1, 2, 5]), command: 'a' },
      changes: [{ try: 'More.', story: measured(changedStory, [1, 2, null]), command: 'b' }],
    });
    expect(textOf(page)).toContain('In the street: 5 (persons, on');
    expect(textOf(page)).toContain('In the street: no value instead of 5 (persons).');
    expect(textOf(lessonPage(lessonOf('Who?')))).toContain('Council took power by force');
  });

  test('keeps what comes of a change behind a title, so that it can be guessed first', () => {
    const document = readHtml(lessonPage(lessonOf('Who?')));
    const folded = allOf(document, 'ol.lesson details');
    expect(folded.map((each) => each.querySelector('summary')?.textContent)).toEqual(['What comes of it']);
    expect(allOf(folded[0], 'svg')).toHaveLength(2);
    expect(folded[0].getAttribute('open')).toBeNull();
  });

  test('has no links and no command that serves where no page can show it', () => {
    const { run, changes } = lessonOf('Who?');
    const bare = lessonOf('Who?', {
      run: { ...run, link: undefined },
      changes: changes.map((each) => ({ ...each, link: undefined })),
    });
    expect(allOf(readHtml(lessonPage(bare)), 'a')).toEqual([]);
    expect(textOf(lessonPage(bare))).not.toContain('tauride x');
  });

  test('names ten sources and counts the others', () => {
    const sources = Array.from({ length: 13 }, (_, i) => `Source ${String(i)}`);
    const items = allOf(readHtml(lessonPage(lessonOf('Who?', { sources, read: [] }))), '.sources li');
    expect(items).toHaveLength(11);
    expect(items.at(-1)?.textContent).toContain('3 further sources');
  });

  test('whose every text is markup makes the same elements as one of words, and runs nothing', () => {
    const hostile = `"><script>alert(1)</script><svg onload='x'></style><a href='javascript:x'>`;
    const page = lessonPage(lessonOf(hostile));
    expect(elements(page)).toEqual(elements(lessonPage(lessonOf('w'.repeat(hostile.length)))));
    expect(allOf(readHtml(page), 'script, [onload], [src], style ~ style')).toEqual([]);
    expect(allOf(readHtml(page), 'a').every((a) => a.getAttribute('href')?.startsWith('http:'))).toBe(true);
    expect(page).toContain("default-src 'none'");
  });

  test('writes out what acts on a reader unseen', () => {
    const page = lessonPage(lessonOf('safe\u202egpj\u0007'));
    expect(page).not.toMatch(/[\u202e\u0007]/);
  });
});
