/** Both examples of the page as a user of TypeScript would write them; what must not be accepted is marked. */
export const TYPED = `
import { createModel, isoOf, loadScenario, sharesOf, FaultError, type Fault, type Model } from 'tauride';
import { browserKernel } from 'tauride/browser';

export async function weavers(text: string): Promise<readonly number[]> {
  const { definition } = loadScenario([{ name: 'scenario.yaml', text }]);
  const group = definition.groups.find(({ id }) => id === 'weavers');
  if (!group) throw new Error(isoOf(definition.startDay));
  const kernel = await browserKernel('auto', new URL('kernel.wasm', 'https://example.org/'));
  const model: Model = createModel(definition, { seed: 'mine', agents: 2500, kernel });
  model.run(20, (state) => void state.tick);
  const { shares } = sharesOf(model.state, group.strata);
  return shares;
}

export const faultsOf = (error: unknown): readonly Fault[] => (error instanceof FaultError ? error.faults : []);

// @ts-expect-error the seed is a text
createModel(loadScenario([]).definition, { seed: 1917 });
`;
