/**
 * Operations counted in the text of a program in WGSL.
 *
 * Decision worth knowing: every operator and every call of a built-in function counts as one, that of addresses too. So it is more than a
 * compiler leaves, and it changes with the program itself.
 */
const TOKEN = /[A-Za-z_]\w*|\d\w*|>>|<<|[<>=!+*/%&|^-]=|\+\+|&&|\|\||[-+*/%&|^<>=!(){};]/g;
const OPERATOR = /^(>>|<<|[<>=!+*/%&|^-]=|\+\+|&&|\|\||[-+*/%&|^<>!])$/;

/** Words before a bracket that compute nothing. */
const FREE = /^(if|while|switch|return|bitcast|array|vec[234][uif]?|[iuf]32|workgroupBarrier)$/;

const COMMENT_OR_TYPE = /\/\/.*|->|bitcast<\w+>|array<[^>]*>|@\w+\([^)]*\)/g;

/** The tokens of each function, from the bracket of its parameters on. */
function functionsOf(shader: string): ReadonlyMap<string, readonly string[]> {
  const bodies = shader.replace(COMMENT_OR_TYPE, ' ').split(/\bfn /).slice(1);
  return new Map(
    bodies.map((text) => {
      const [name = '', ...rest] = text.match(TOKEN) ?? [];
      return [name, rest.slice(rest.indexOf('{'))];
    }),
  );
}

/** Operations of a function, with those of what it calls; loops over parties count that often, all others once. */
export function operationsOf(shader: string, name: string, parties: number): number {
  const functions = functionsOf(shader);
  const count = (of: string): number => {
    const tokens = functions.get(of) ?? [];
    /** How often what stands within each open brace is done. */
    const times = [1];
    let next = 1;
    let sum = 0;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (token === 'for') {
        const head = tokens.slice(i, tokens.indexOf('{', i));
        next = head.includes('PARTIES') ? parties : 1;
      } else if (token === '{') {
        times.push(times[times.length - 1] * next);
        next = 1;
      } else if (token === '}') {
        times.pop();
        if (times.length === 1) break;
      } else if (OPERATOR.test(token)) sum += times[times.length - 1] * next;
      else if (tokens[i + 1] === '(' && /^[a-z]/.test(token) && !FREE.test(token))
        sum += times[times.length - 1] * (functions.has(token) ? count(token) : 1);
    }
    return sum;
  };
  return count(name);
}
