/** The counterfactuals that lie beside a scenario, by id. */
import { FaultError, nearest } from '../../foundation/fault.js';
import type { SourceFile } from '../../scenario/yaml.js';

/** What reads each of them, by its id: a file is read when it is asked for. */
export type TwinFiles = ReadonlyMap<string, () => SourceFile>;

/** What is said of a word that means none of the counterfactuals with these ids. */
export function noTwin(word: string, ids: Iterable<string>): FaultError {
  const message = `there is no counterfactual \`${word}\`, neither with the scenario nor as a file here`;
  const near = nearest(word, ids);
  const listed = '`tauride list` names those that come with a scenario';
  const hint = near === undefined ? listed : `did you mean \`${near}\`?`;
  return new FaultError([{ code: 'unknown-counterfactual', message, hint }]);
}
