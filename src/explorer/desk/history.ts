/**
 * The texts of the desk, and what was done to them: undone and done again, over all files.
 *
 * Decision worth knowing: a step is immer's patches of one text, so it can be taken back whatever else has
 * become of the others. What is typed at one place without a pause is one step; a file that is made is none,
 * for it may be on the disk by then.
 */
import { enablePatches, Immer, type Patch } from 'immer';

/** All texts by the names of their files. */
export interface DeskTexts {
  readonly files: Readonly<Record<string, string>>;
}

/** A text and what is selected in it, in letters from 0. */
export interface Selected {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

interface Step {
  readonly redo: readonly Patch[];
  readonly undo: readonly Patch[];
  readonly before: Selected;
  readonly after: Selected;
  /** When it was typed, milliseconds; undefined for what was not typed. */
  readonly typed: number | undefined;
}

/** A new text for a file. */
export interface Edit {
  readonly name: string;
  readonly text: string;
  readonly before: Selected;
  readonly after: Selected;
  /** When it was typed, milliseconds; undefined for what is a step by itself. */
  readonly typed?: number;
}

/** Steps that are kept. */
const STEPS_MAX = 500;

/** Letters that all steps may hold together: a step keeps the whole text before it. */
const LETTERS_MAX = 20_000_000;

/** A pause in typing that ends a step, milliseconds. */
const PAUSE = 800;

const lettersOf = ({ undo }: Step): number =>
  undo.reduce((sum, { value }) => sum + (typeof value === 'string' ? value.length : 0), 0);

/** Whether what is typed goes on where the last step ended. */
const goesOn = (last: Step | undefined, { name, before, typed }: Edit): last is Step =>
  last?.typed !== undefined &&
  typed !== undefined &&
  typed - last.typed < PAUSE &&
  last.after.name === name &&
  last.after.to === before.from &&
  before.from === before.to;

export class TextHistory {
  #texts: DeskTexts;
  readonly #immer = new Immer({ autoFreeze: false });
  #done: Step[] = [];
  #undone: Step[] = [];

  constructor(files: DeskTexts['files']) {
    enablePatches();
    this.#texts = { files };
  }

  get texts(): DeskTexts {
    return this.#texts;
  }

  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** Adds a file, or gives one another text, outside all steps. */
  put(name: string, text: string): void {
    this.#texts = this.#immer.produce(this.#texts, ({ files }) => {
      files[name] = text;
    });
  }

  /** Gives a file another text. */
  change(edit: Edit): void {
    const { name, text, before, after, typed } = edit;
    const [texts, redo, undo] = this.#immer.produceWithPatches(this.#texts, ({ files }) => {
      files[name] = text;
    });
    if (redo.length === 0) return;
    this.#texts = texts;
    this.#undone = [];
    const last = this.#done.at(-1);
    // A patch replaces the whole text: of two steps the first has what was before, the second what is after.
    if (goesOn(last, edit)) this.#done[this.#done.length - 1] = { ...last, redo, after, typed };
    else this.#done.push({ redo, undo, before, after, typed });
    this.#forget();
  }

  /** Forgets the oldest steps, where there are too many. */
  #forget(): void {
    let letters = this.#done.reduce((sum, step) => sum + lettersOf(step), 0);
    while (this.#done.length > STEPS_MAX || (letters > LETTERS_MAX && this.#done.length > 1)) {
      const oldest = this.#done.shift();
      letters -= oldest === undefined ? 0 : lettersOf(oldest);
    }
  }

  /** Takes the last step back. Returns what is selected then; undefined where there is none. */
  undo(): Selected | undefined {
    const step = this.#done.pop();
    if (step === undefined) return undefined;
    this.#texts = this.#immer.applyPatches(this.#texts, step.undo);
    this.#undone.push({ ...step, typed: undefined });
    return step.before;
  }

  /** Does the last step again that was taken back. */
  redo(): Selected | undefined {
    const step = this.#undone.pop();
    if (step === undefined) return undefined;
    this.#texts = this.#immer.applyPatches(this.#texts, step.redo);
    this.#done.push(step);
    return step.after;
  }
}
