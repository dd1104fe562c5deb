/**
 * The package as it is built, for what is measured.
 *
 * Decision worth knowing: what runs sources as they are adds a call to every function they make, and a small population would show it. So
 * whoever measures takes the package from here, and from the sources only what is not inside the clock.
 */
const built = (path: string): Promise<unknown> => import(new URL(`../dist/${path}`, import.meta.url).href);

export const { runScenario } = (await built(
  'experiment/run/run.js',
)) as typeof import('../src/experiment/run/run.js');
export const { Digest } = (await built(
  'foundation/digest.js',
)) as typeof import('../src/foundation/digest.js');
export const { createModel } = (await built('model/model.js')) as typeof import('../src/model/model.js');
export const { findCounterfactual, findScenario } = (await built(
  'platform/node/files/bundled.js',
)) as typeof import('../src/platform/node/files/bundled.js');
export const { readScenarioFolder } = (await built(
  'platform/node/files/extended-folder.js',
)) as typeof import('../src/platform/node/files/extended-folder.js');
export const { nativeKernel, nodeKernel } = (await built(
  'platform/node/threads/kernel.js',
)) as typeof import('../src/platform/node/threads/kernel.js');
export const { buildNative } = (await built(
  'platform/node/threads/native-build.js',
)) as typeof import('../src/platform/node/threads/native-build.js');
export const { benchmarkPeople, stateBytesPerAgent } = (await built(
  'experiment/bench/people.js',
)) as typeof import('../src/experiment/bench/people.js');
export const { firstUnequalDay } = (await built(
  'experiment/bench/equality.js',
)) as typeof import('../src/experiment/bench/equality.js');
export const { dayShader } = (await built(
  'kernel/webgpu/shader.js',
)) as typeof import('../src/kernel/webgpu/shader.js');
export const { readSource } = (await built(
  'platform/node/files/source-file.js',
)) as typeof import('../src/platform/node/files/source-file.js');
export const { digestAgents } = (await built(
  'population/digest.js',
)) as typeof import('../src/population/digest.js');
export const { loadCounterfactual } = (await built(
  'scenario/counterfactual.js',
)) as typeof import('../src/scenario/counterfactual.js');
export const { parseScenarioFolder } = (await built(
  'platform/node/files/shipped.js',
)) as typeof import('../src/platform/node/files/shipped.js');
export const { compileScenario, loadScenario } = (await built(
  'scenario/load.js',
)) as typeof import('../src/scenario/load.js');
