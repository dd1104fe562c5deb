/**
 * Elementary functions whose every bit is the same on every engine.
 *
 * Decision worth knowing: the language leaves the accuracy of `Math.exp`, `Math.log` and `Math.pow` to each
 * engine, so one run could differ between Node and a browser. Here they are short series over + - * / and the
 * square root, which IEEE 754 rounds in one way only. Tables or minimax polynomials would be faster; a series
 * explains itself.
 */

/**
 * ln 2 in two parts: the first has 33 bits, so that its product with any exponent is exact (as in fdlibm,
 * 1993).
 */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;

const EXP_MAX = 709.782712893384;
const EXP_MIN = -745.1332191019412;

/**
 * 1/13!, 1/12! ... 1/0!: Taylor's series of exp, enough below half of ln 2. Each has a name, because a loop
 * over them would take twice the time.
 */
const [E13, E12, E11, E10, E9, E8, E7, E6, E5, E4, E3, E2, E1, E0] = inverseFactorials(13);

/** 2/23, 2/21 ... 2/3: the series of the inverse hyperbolic tangent after its first term. */
const ATANH_SERIES = [23, 21, 19, 17, 15, 13, 11, 9, 7, 5, 3].map((n) => 2 / n);

/** 2 to the -1022, -1021 ... 1023, all exact. */
const POWERS_OF_TWO = Float64Array.from({ length: 2046 }, (_, i) =>
  wholePower(i < 1022 ? 0.5 : 2, Math.abs(i - 1022)),
);

const bits = new DataView(new ArrayBuffer(8));

/** e to the x, within 1e-15 of its value; 0 below about -745.1, Infinity above about 709.8. */
export function exp(x: number): number {
  if (x > EXP_MAX) return Infinity;
  if (x < EXP_MIN) return 0;
  const doublings = Math.floor(x / (LN2_HIGH + LN2_LOW) + 0.5);
  const r = x - doublings * LN2_HIGH - doublings * LN2_LOW;
  const low = ((((((E13 * r + E12) * r + E11) * r + E10) * r + E9) * r + E8) * r + E7) * r + E6;
  const series = (((((low * r + E5) * r + E4) * r + E3) * r + E2) * r + E1) * r + E0;
  // In two steps, because 2 ** 1024 and 2 ** -1075 are no numbers by themselves.
  const half = doublings >> 1;
  return series * powerOfTwo(half) * powerOfTwo(doublings - half);
}

/** The natural logarithm, within 1e-15 of its value; -Infinity at 0, NaN below. */
export function ln(x: number): number {
  if (!(x > 0) || x === Infinity) return x === 0 ? -Infinity : x > 0 ? x : NaN;
  const { mantissa, exponent } = split(x);
  const f = mantissa - 1;
  const s = f / (2 + f); // ln(1 + f) = 2 atanh(s)
  const square = s * s;
  const tail = s * square * polynomial(ATANH_SERIES, square);
  return exponent * LN2_HIGH + (2 * s + (tail + exponent * LN2_LOW));
}

/**
 * x to the y. A whole y of at most 64 multiplies x by itself, and a half beyond it takes the square root
 * besides; any other y takes exp(y ln x), whose relative error grows with the size of the result's logarithm
 * (1e-15 near 1, 1e-13 near 1e300). NaN for x below 0 unless y is whole.
 */
export function pow(x: number, y: number): number {
  if (Math.abs(y) <= 64) {
    const whole = Math.floor(Math.abs(y));
    const rest = Math.abs(y) - whole;
    if (rest === 0 || rest === 0.5) {
      const power = rest === 0 ? wholePower(x, whole) : wholePower(x, whole) * Math.sqrt(x);
      return y < 0 ? 1 / power : power;
    }
  }
  return exp(y * ln(x));
}

/** The logistic curve 1 / (1 + e^-x), from 0 to 1, without overflow at either end. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** x held between two bounds, `low` first; NaN stays NaN. */
export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}

/**
 * x to 12 significant digits, for figures that are printed or compared but never drawn from; -0 becomes 0.
 */
export function round12(x: number): number {
  // Counts of people are whole, and are most of what a kept run rounds.
  if (Number.isInteger(x) && Math.abs(x) < 1e12) return x === 0 ? 0 : x;
  return Number(x.toPrecision(12));
}

/** Wichura's rational functions, highest power first: numerator and denominator of each region. */
const CENTRE = [
  [
    2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
    1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.387132872796366608,
  ],
  [
    5.226495278852854561e3, 2.8729085735721942674e4, 3.930789580009271061e4, 2.1213794301586595867e4,
    5.3941960214247511077e3, 6.871870074920579083e2, 4.2313330701600911252e1, 1,
  ],
] as const;
const TAIL = [
  [
    7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.4178072517745061177e-1, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ],
  [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 1.51986665636164571966e-2, 1.4810397642748007459e-1,
    6.8976733498510000455e-1, 1.6763848301838038494, 2.05319162663775882187, 1,
  ],
] as const;
const FAR_TAIL = [
  [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.2426609473880784386e-3, 2.6532189526576123093e-2,
    2.9656057182850489123e-1, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ],
  [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    1.48753612908506148525e-2, 1.3692988092273580531e-1, 5.9983220655588793769e-1, 1,
  ],
] as const;

/**
 * The standard normal value below which a share p of all values lies, within 1e-15 of its size (algorithm AS
 * 241, Wichura 1988). -Infinity at 0, Infinity at 1, NaN outside.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE, 0.180625 - q * q);
  const r = Math.sqrt(-ln(q < 0 ? p : 1 - p));
  const distance = r <= 5 ? ratio(TAIL, r - 1.6) : ratio(FAR_TAIL, r - 5);
  return q < 0 ? -distance : distance;
}

/** Beyond this the series of the centre loses what is left of the tail. */
const NORMAL_CENTRE = 2.5;
const NORMAL_FRACTION_TERMS = 80;

/**
 * The share of all standard normal values above x, within 1e-13 of its size: a series about 0 (Marsaglia
 * 2004), and in the tail Laplace's continued fraction for Mills' ratio.
 */
export function normalTail(x: number): number {
  if (Number.isNaN(x)) return NaN;
  const density = exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  if (Math.abs(x) > NORMAL_CENTRE) {
    const distance = Math.abs(x);
    let fraction = distance;
    for (let n = NORMAL_FRACTION_TERMS; n > 0; n--) fraction = distance + n / fraction;
    return x > 0 ? density / fraction : 1 - density / fraction;
  }
  let [sum, term] = [0, x];
  for (let n = 1; sum !== sum + term; n++) {
    sum += term;
    term *= (x * x) / (2 * n + 1);
  }
  return 0.5 - density * sum;
}

function ratio([numerator, denominator]: readonly [readonly number[], readonly number[]], x: number): number {
  return polynomial(numerator, x) / polynomial(denominator, x);
}

/** Horner's scheme, highest power first. */
function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (let i = 0; i < coefficients.length; i++) value = value * x + coefficients[i];
  return value;
}

/** 1/n!, 1/(n-1)! ... 1/0!. */
function inverseFactorials(n: number): number[] {
  const inverses = [1];
  for (let i = 1, factorial = 1; i <= n; i++) inverses.unshift(1 / (factorial *= i));
  return inverses;
}

/** x by itself n times, n whole and not negative, by repeated squaring. */
function wholePower(x: number, n: number): number {
  let power = 1;
  for (let square = x, left = n; left > 0; square *= square, left >>= 1) if (left & 1) power *= square;
  return power;
}

/** 2 to the n, exact, for n from -1022 to 1023. */
function powerOfTwo(n: number): number {
  return POWERS_OF_TWO[n + 1022];
}

/**
 * A positive finite x as mantissa times 2 to the exponent, both exact, the mantissa between sqrt(1/2) and
 * sqrt(2).
 */
function split(x: number): { mantissa: number; exponent: number } {
  const isSubnormal = x < 2.2250738585072014e-308;
  bits.setFloat64(0, isSubnormal ? x * powerOfTwo(54) : x);
  const high = bits.getUint32(0);
  bits.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  const mantissa = bits.getFloat64(0);
  const exponent = (high >>> 20) - 1023 - (isSubnormal ? 54 : 0);
  return mantissa > Math.SQRT2 ? { mantissa: mantissa / 2, exponent: exponent + 1 } : { mantissa, exponent };
}
