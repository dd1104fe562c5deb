/**
 * The state of the desk, and what may be done at it.
 *
 * Decision worth knowing: texts are checked and run as they stand in the fields, saved or not, and what is on
 * the disk is written only when it is asked for, and only over what the desk has seen there.
 */
import { signal } from '@preact/signals';
import { DEEP_RUNS } from '../../experiment/deep/runs.js';
import { workersFor } from '../engine/many.js';
import { browser } from '../host.js';
import { Checking } from './checking.js';
import { fieldText, fileText, knownFile, type KnownFile } from './files.js';
import type { FieldKey } from './host.js';
import { TextHistory, type Edit, type Selected } from './history.js';
import { Looking } from './looking.js';
import {
  NEW_FILE,
  type DeskFile,
  type DeskFolder,
  type DeskNumber,
  type DeskReply,
  type DeskRequest,
} from './protocol.js';
import { Running } from './running.js';
import type { DeskSource } from './source.js';
import { offsetOf, placeInField } from './parts/place.js';

/** Something that was done or could not be, in a sentence. */
export interface Notice {
  readonly words: string;
  readonly isFault: boolean;
}

/** A number as files and people write it. */
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/;
const NUMBER_MAX = 40;

const NOTHING: Notice = { words: '', isFault: false };

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export class DeskStore {
  readonly source: DeskSource;
  readonly folder: DeskFolder;
  readonly checking: Checking;
  readonly running: Running;
  readonly looking: Looking;
  /** All texts by the names of their files. */
  readonly texts = signal<Readonly<Record<string, string>>>({});
  /** The file that is written in. */
  readonly name = signal('');
  readonly reply = signal<DeskReply | undefined>(undefined);
  /** Words that the scenario knows, or knew when it could last be run. */
  readonly words = signal<readonly string[]>([]);
  /** Whether a number is looked for. */
  readonly seeksNumbers = signal(false);
  /** Where letters are typed; 0 where something is selected. */
  readonly caret = signal({ name: '', at: 0 });
  readonly notice = signal<Notice>(NOTHING);
  /** Files that hold something else on the disk than what was read here. */
  readonly changed = signal<readonly string[]>([]);
  readonly unread = signal<DeskFolder['unread']>([]);
  /** Pixels that pictures have. */
  readonly width = signal(600);
  readonly #known = signal<ReadonlyMap<string, KnownFile>>(new Map());
  readonly #history: TextHistory;
  #isSaving = false;

  constructor(source: DeskSource, folder: DeskFolder) {
    this.source = source;
    this.folder = folder;
    this.unread.value = folder.unread;
    const { files } = folder;
    this.#known.value = new Map(files.map((file) => [file.name, knownFile(file)]));
    this.#history = new TextHistory(
      Object.fromEntries(files.map(({ name, text }) => [name, fieldText(text)])),
    );
    this.texts.value = this.#history.texts.files;
    this.name.value = (files.find(({ name }) => name === 'scenario.yaml') ?? files.at(0))?.name ?? '';
    this.running = new Running(() => source.engine(), folder.version);
    const { hardwareConcurrency } = browser.navigator;
    this.looking = new Looking(() => source.reader(), workersFor(DEEP_RUNS, hardwareConcurrency));
    this.checking = new Checking(source.reader(), {
      asked: () => ({
        ...{ scenario: folder.scenario, files: this.#asked() },
        seeksNumbers: this.seeksNumbers.peek(),
      }),
      below: (name) => source.below(name),
      onReply: (reply) => {
        this.reply.value = reply;
        if (reply.runnable !== null) this.words.value = reply.runnable.known;
        this.running.want(reply.runnable);
        if (this.unsaved().length === 0) this.running.isSaved();
      },
      onFailure: (message) => this.#say(`The texts could not be read: ${message}`, true),
    });
  }

  begin(): void {
    this.checking.ask();
  }

  #asked() {
    return Object.entries(this.texts.peek()).map(([name, text]) => ({ name, text, path: this.pathOf(name) }));
  }

  /** What faults call a file. */
  pathOf(name: string): string {
    const { prefix, separator } = this.folder;
    return this.#known.peek().get(name)?.path ?? prefix + name.split('/').join(separator);
  }

  /** The name of the file that faults call so; undefined for one that is not edited here. */
  nameOf(path: string | undefined): string | undefined {
    return Object.keys(this.texts.value).find((name) => this.pathOf(name) === path);
  }

  /** Names of files, those of the scenario itself first. */
  names(): readonly string[] {
    const depth = (name: string): number => name.split('/').length;
    return Object.keys(this.texts.value).sort(
      (one, other) => depth(one) - depth(other) || (one < other ? -1 : 1),
    );
  }

  /** Names of files whose texts are not what is on the disk. */
  unsaved(): readonly string[] {
    const known = this.#known.value;
    return Object.entries(this.texts.value).flatMap(([name, text]) => {
      const file = known.get(name);
      const isSaved = file !== undefined && file.revision !== null && fileText(text, file) === file.text;
      return isSaved ? [] : [name];
    });
  }

  get canUndo(): boolean {
    return this.texts.value !== undefined && this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.texts.value !== undefined && this.#history.canRedo;
  }

  #say(words: string, isFault = false): void {
    this.notice.value = { words, isFault };
  }

  /** Gives a file another text. */
  edit(edit: Edit): void {
    this.#history.change(edit);
    this.#show();
  }

  #show(): void {
    this.texts.value = this.#history.texts.files;
    this.notice.value = NOTHING;
    this.checking.askSoon();
  }

  /** Looks for what the texts as they are never or always do. */
  look(movesNumbers: boolean): void {
    void this.looking.start({ texts: this.checking.texts, runs: DEEP_RUNS, movesNumbers });
  }

  /** Whether the scenario is written otherwise than in these texts. */
  isOlder({ files }: DeskRequest): boolean {
    const isOwn = (name: string): boolean => !name.includes('/');
    const then = files.filter(({ name }) => isOwn(name));
    const now = Object.entries(this.texts.value).filter(([name]) => isOwn(name));
    const texts = new Map(now);
    return then.length !== now.length || then.some(({ name, text }) => texts.get(name) !== text);
  }

  seekNumbers(isSought: boolean): void {
    if (isSought === this.seeksNumbers.peek()) return;
    this.seeksNumbers.value = isSought;
    if (isSought) this.checking.ask();
  }

  /** Writes another number where one stands. Whether it did; else it says why. */
  setNumber({ path, line, column, value }: DeskNumber, written: string): boolean {
    const name = this.nameOf(path);
    const text = name === undefined ? '' : this.texts.peek()[name];
    const from = offsetOf(text, line, column);
    const there = NUMBER.exec(text.slice(from, from + NUMBER_MAX))?.[0] ?? '';
    const why = !new RegExp(`${NUMBER.source}$`).test(written)
      ? `\`${written}\` is no number.`
      : name === undefined || there === '' || Number(there) !== value
        ? 'What stands there is not written as this number: change it in the text.'
        : undefined;
    if (why !== undefined || name === undefined) {
      this.#say(why ?? '', true);
      return false;
    }
    const changed = text.slice(0, from) + written + text.slice(from + there.length);
    const before = { name, from, to: from + there.length };
    const after = { name, from, to: from + written.length };
    this.edit({ name, text: changed, before, after });
    this.name.value = name;
    return true;
  }

  undo(): void {
    this.#go(this.#history.undo());
  }

  redo(): void {
    this.#go(this.#history.redo());
  }

  #go(selected: Selected | undefined): void {
    if (selected === undefined) return;
    this.#show();
    this.select(selected);
  }

  /** Goes to a place in a file, whose text is shown then. */
  select(selected: Selected): void {
    this.name.value = selected.name;
    placeInField(selected, this.texts.peek()[selected.name] ?? '');
  }

  /** The keys that mean the desk, wherever they are pressed. */
  press(event: Omit<FieldKey, 'currentTarget'>): void {
    if (event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    const act =
      key === 's'
        ? () => void this.save()
        : key === 'z'
          ? () => (event.shiftKey ? this.redo() : this.undo())
          : key === 'y'
            ? () => this.redo()
            : undefined;
    if (act === undefined) return;
    event.preventDefault();
    act();
  }

  /** Adds a file. Returns why it cannot be, in a sentence; undefined where it was. */
  add(name: string): string | undefined {
    const stem = (each: string): string => each.replace(/\.ya?ml$/i, '').toLowerCase();
    if (!NEW_FILE.test(name))
      return 'A name has letters, digits, hyphens and underscores, and .yaml at its end; before it may stand counterfactuals/ or hypotheses/.';
    if (this.names().some((each) => stem(each) === stem(name))) return 'There is a file of this name.';
    this.#history.put(name, '');
    this.#show();
    this.select({ name, from: 0, to: 0 });
    return undefined;
  }

  /** Writes all texts that are not saved; those whose files were changed meanwhile are left. */
  async save(): Promise<void> {
    const names = this.unsaved();
    if (this.#isSaving) return;
    if (names.length === 0) return this.#say('All is saved.');
    this.#isSaving = true;
    try {
      const left: string[] = [];
      for (const name of names) if (!(await this.#saveOne(name))) left.push(name);
      this.changed.value = left;
      this.checking.forgetBelow();
      if (left.length > 0) this.#say('Not all is saved: see below.', true);
      else this.#say(`Saved: ${names.join(', ')}.`);
      if (this.unsaved().length === 0 && !this.checking.isBehind.peek()) this.running.isSaved();
    } catch (error) {
      this.#say(`Not saved. ${wordsOf(error)}`, true);
    } finally {
      this.#isSaving = false;
    }
  }

  /** Whether a text was written. Rejects with an Error in words. */
  async #saveOne(name: string): Promise<boolean> {
    const known = this.#known.peek().get(name);
    const text = fileText(
      this.texts.peek()[name],
      known ?? { path: '', text: '', revision: null, ends: '\n' },
    );
    const reply = await this.source.save({ name, text, replaces: known?.revision ?? null });
    if (reply.kind !== 'saved') return false;
    const ends = known?.ends ?? '\n';
    this.#know(name, { path: this.pathOf(name), text, revision: reply.revision, ends });
    return true;
  }

  #know(name: string, file: KnownFile): void {
    this.#known.value = new Map([...this.#known.peek(), [name, file]]);
  }

  /** Looks whether files were changed elsewhere: what is not edited here is read anew, the rest is told. */
  async lookAgain(): Promise<void> {
    if (this.#isSaving) return;
    const folder = await this.source.open().catch(() => undefined);
    if (folder === undefined || this.#isSaving) return;
    this.unread.value = folder.unread;
    const unsaved = this.unsaved();
    const there = new Map(folder.files.map((file) => [file.name, file]));
    const other = [...there.values()].filter(
      ({ name, revision }) => this.#known.peek().get(name)?.revision !== revision,
    );
    const gone = [...this.#known.peek()].filter(
      ([name, { revision }]) => revision !== null && !there.has(name),
    );
    for (const [name, file] of gone) this.#know(name, { ...file, revision: null });
    const read = other.filter(({ name }) => !unsaved.includes(name));
    for (const file of read) this.#read(file);
    this.changed.value = other.filter((file) => !read.includes(file)).map(({ name }) => name);
    if (read.length + gone.length > 0) this.checking.ask();
    const names = [...read.map(({ name }) => name), ...gone.map(([name]) => `${name} (gone)`)];
    if (names.length > 0) this.#say(`Changed on the disk, and read again: ${names.join(', ')}.`);
  }

  /** Takes what a file holds; that can be undone. */
  #read(file: DeskFile): void {
    const text = fieldText(file.text);
    this.#know(file.name, knownFile(file));
    if (this.texts.peek()[file.name] === undefined) this.#history.put(file.name, text);
    else {
      const at = { name: file.name, from: 0, to: 0 };
      this.#history.change({ name: file.name, text, before: at, after: at });
    }
    this.texts.value = this.#history.texts.files;
  }

  /** Ends the doubt about a file that was changed meanwhile: one text counts, and is on the disk. */
  async settle(name: string, whose: 'disk' | 'own'): Promise<void> {
    try {
      const { files } = await this.source.open();
      const file = files.find((each) => each.name === name);
      if (file === undefined || whose === 'own') {
        const known = this.#known.peek().get(name);
        const there = file === undefined ? undefined : knownFile(file);
        const path = this.pathOf(name);
        this.#know(name, {
          ...{ path, text: '', ends: known?.ends ?? '\n', ...there },
          revision: file?.revision ?? null,
        });
        this.changed.value = this.changed.peek().filter((each) => each !== name);
        return await this.save();
      }
      this.#read(file);
      this.changed.value = this.changed.peek().filter((each) => each !== name);
      this.checking.ask();
      this.#say(`Read again: ${name}. What stood here before can be had back with Undo.`);
    } catch (error) {
      this.#say(wordsOf(error), true);
    }
  }
}
