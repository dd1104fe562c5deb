/** The count of operations that the estimate for graphics cards stands on. */
import { describe, expect, it } from 'vitest';
import { operationsOf } from '../../bench/operations.js';
import { dayShader } from '../../src/kernel/webgpu/shader.js';

const PROGRAM = `
const PARTIES = 4u;
fn twice(x: i32) -> i32 { return x << 1u; } // this + is no operation
fn bounded(x: i32) -> i32 { return clamp(bitcast<i32>(x) + 1, 0, 9); }
@compute @workgroup_size(32)
fn main(@builtin(workgroup_id) group: vec3u) {
  var sum = 0;
  for (var i = 0u; i < 9u; i++) { sum += twice(3); }
  for (var p = 0u; p < PARTIES; p++) { sum += twice(3); }
  if (sum > 3) { sum = bounded(sum); }
}
`;

describe('operations of a program', () => {
  it('are its operators and its calls of built-in functions', () => {
    expect(operationsOf(PROGRAM, 'twice', 4)).toBe(1);
    expect(operationsOf(PROGRAM, 'bounded', 4)).toBe(2);
  });

  it('count once in a loop, but once for each party in a loop over parties', () => {
    const [once, parties] = [4, 4 * 4];
    const rest = 1 + 2;
    expect(operationsOf(PROGRAM, 'main', 4)).toBe(once + parties + rest);
  });

  it('grow with the parties of the kernel as its loops over them do', () => {
    const [two, four, eight] = [2, 4, 8].map((parties) => operationsOf(dayShader(parties), 'live', parties));
    expect(eight - four).toBe(2 * (four - two));
    expect(four).toBeGreaterThan(two);
  });
});
