/** What the desk, its reader and whoever holds its folder say to each other. */
import type { DeepDone, DeepPart, DeepPiece } from '../../experiment/deep/course.js';
import type { MovedNumber } from '../../experiment/deep/numbers.js';
import type { RunSeen } from '../../experiment/deep/seen.js';
import type { Fault } from '../../foundation/fault.js';
import type { SourceFile } from '../../scenario/yaml.js';
import type { ReadChanged } from '../protocol.js';

/** A file of a scenario folder. */
export interface DeskFile {
  /** Its name within the folder, parts joined by `/`: `scenario.yaml`, `counterfactuals/rain.yaml`. */
  readonly name: string;
  /** What faults call it: its path as `tauride check` writes it. */
  readonly path: string;
  readonly text: string;
  /** What tells this text from any other that the file may hold; null for a file that is nowhere yet. */
  readonly revision: string | null;
}

/** What lies below a scenario that extends another: files with their layers, or why there are none. */
export interface Below {
  /** The name under `extends`. */
  readonly name: string;
  readonly files: readonly SourceFile[];
  /** Without its place, which is that of the name. */
  readonly fault: Fault | null;
}

/** A scenario folder as it is edited: `/desk.json`. */
export interface DeskFolder {
  /** What commands call it. */
  readonly scenario: string;
  readonly version: string;
  /** The path of a file within it: what comes before and between the parts of its name. */
  readonly prefix: string;
  readonly separator: string;
  readonly files: readonly DeskFile[];
  /** What cannot be read of it, or lies there and is not read. */
  readonly unread: readonly Fault[];
}

/** Bytes that a file may have. */
export const DESK_FILE_MAX = 4 * 2 ** 20;

/** Names of the folders that belong to a scenario, beside its own. */
export const DESK_FOLDERS = ['counterfactuals', 'hypotheses'] as const;

/**
 * Names of files that can be made: letters, digits, hyphens and underscores, in the folder or one that
 * belongs to it. Nothing in one leads elsewhere, on any system.
 */
export const NEW_FILE = /^(?:(?:counterfactuals|hypotheses)\/)?[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.yaml$/;

/** Where a text is saved to, and what it is to replace. */
export interface SaveRequest {
  readonly name: string;
  readonly text: string;
  /** The revision that is replaced; null for a file that is new. */
  readonly replaces: string | null;
}

/** What became of a text: its file has it, or holds what was to be replaced no more. */
export type SaveReply =
  { readonly kind: 'saved'; readonly revision: string } | { readonly kind: 'changed-meanwhile' };

/** Texts that are to be read and checked. */
export interface DeskRequest {
  /** Counts requests. */
  readonly number: number;
  readonly scenario: string;
  readonly files: readonly Omit<DeskFile, 'revision'>[];
  readonly below: Below | null;
  /** Whether its numbers are asked for, too. */
  readonly seeksNumbers: boolean;
}

/** A number that is written in a file. */
export interface DeskNumber {
  /** As people write it, `parties.strike.growth`. */
  readonly address: string;
  readonly value: number;
  /** Where it stands; lines and columns count from 1. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** What was found in them. */
export interface DeskReply {
  readonly number: number;
  readonly faults: readonly Fault[];
  /** What is doubtful but can be run. */
  readonly warnings: readonly Fault[];
  /** The name under `extends`, if any, which whoever has it lays below. */
  readonly below: string | null;
  /** The scenario that can be run; null where it cannot. */
  readonly runnable: Runnable | null;
  /** The numbers of the scenario's own files; none where they were not asked for. */
  readonly numbers: readonly DeskNumber[];
}

/** A scenario to run, and how `tauride run` runs it. */
export interface Runnable {
  readonly read: ReadChanged;
  readonly title: string;
  readonly agents: number;
  /** Whether so many are written. */
  readonly isAll: boolean;
  readonly seed: string;
  /** Whether there are decisions with an answer on record, so that a replay differs from a run. */
  readonly isRecorded: boolean;
  /** Whether `tauride run` takes the parameters of a posterior, unless it is told to take those written. */
  readonly isFitted: boolean;
  /** Its ids, and the names that its expressions may use. */
  readonly known: readonly string[];
}

/** What is asked of a reader about what a scenario does: its texts, which have no faults, come first. */
export type LookRequest =
  | { readonly kind: 'look'; readonly texts: DeskRequest }
  | { readonly kind: 'part'; readonly part: DeepPart }
  | { readonly kind: 'worth'; readonly runs: readonly RunSeen[] }
  | { readonly kind: 'tell'; readonly done: DeepDone };

/** What it answers to each, in that order; a part comes in pieces first. */
export type LookReply =
  | { readonly kind: 'looked'; readonly agents: number; readonly numbers: readonly MovedNumber[] }
  | { readonly kind: 'piece'; readonly piece: DeepPiece }
  | { readonly kind: 'computed'; readonly milliseconds: number }
  | { readonly kind: 'worth'; readonly moved: readonly MovedNumber[] }
  | { readonly kind: 'told'; readonly findings: readonly Fault[] }
  | { readonly kind: 'failed'; readonly message: string };
