/**
 * Views of numbers that lie in rows: they know the strides, so that nobody else needs to.
 *
 * Decision worth knowing: a view of one axis is the array itself. A row is cut out when it is first asked for
 * and kept: an inner loop takes its row before it begins and reads an ordinary array.
 */

/** Rows of equal width, each cut out once. */
class Rows {
  readonly #rows: (Float64Array | undefined)[];

  constructor(
    readonly cells: Float64Array,
    readonly width: number,
    count: number,
  ) {
    this.#rows = new Array<undefined>(count).fill(undefined);
  }

  protected cut(row: number): Float64Array {
    return (this.#rows[row] ??= this.cells.subarray(row * this.width, (row + 1) * this.width));
  }
}

/** Numbers of two axes, a row for each step on the first. */
export class Matrix extends Rows {
  constructor(cells: Float64Array, [height, width]: readonly [number, number]) {
    super(cells, width, height);
  }

  at(i: number, j: number): number {
    return this.cells[i * this.width + j];
  }

  set(i: number, j: number, value: number): void {
    this.cells[i * this.width + j] = value;
  }

  add(i: number, j: number, value: number): void {
    this.cells[i * this.width + j] += value;
  }

  /** [second axis] The numbers themselves, no copy. */
  row(i: number): Float64Array {
    return this.cut(i);
  }

  /** The same numbers, which nobody else writes to. */
  copy(): Matrix {
    return new Matrix(this.cells.slice(), [this.cells.length / this.width, this.width]);
  }

  static zeroed(height: number, width: number): Matrix {
    return new Matrix(new Float64Array(height * width), [height, width]);
  }
}

/** Numbers of two axes that lie the other way round: a row for each step on the second. */
export class Transposed {
  readonly #across: number;

  constructor(
    readonly cells: Float64Array,
    [height]: readonly [number, number],
  ) {
    this.#across = height;
  }

  at(i: number, j: number): number {
    return this.cells[j * this.#across + i];
  }

  set(i: number, j: number, value: number): void {
    this.cells[j * this.#across + i] = value;
  }
}

/** Numbers of three axes, a row for each step on the first two. */
export class Cube extends Rows {
  readonly #height: number;

  constructor(cells: Float64Array, [depth, height, width]: readonly [number, number, number]) {
    super(cells, width, depth * height);
    this.#height = height;
  }

  at(i: number, j: number, k: number): number {
    return this.cells[(i * this.#height + j) * this.width + k];
  }

  set(i: number, j: number, k: number, value: number): void {
    this.cells[(i * this.#height + j) * this.width + k] = value;
  }

  /** Whether all numbers of one step on the first axis are 0. */
  isZero(i: number): boolean {
    const slab = this.#height * this.width;
    for (let cell = i * slab; cell < (i + 1) * slab; cell++) if (this.cells[cell] !== 0) return false;
    return true;
  }

  static zeroed(depth: number, height: number, width: number): Cube {
    return new Cube(new Float64Array(depth * height * width), [depth, height, width]);
  }

  /** [third axis] The numbers themselves, no copy. */
  row(i: number, j: number): Float64Array {
    return this.cut(i * this.#height + j);
  }
}

/** Whatever shows the numbers of a column. */
export type View = Float64Array | Matrix | Transposed | Cube;
