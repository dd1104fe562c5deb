/** `tauride why`: what moved people in a kept run, why power changed hands, and what a cause was worth. */
import { whyCommand } from './options.js';

export const why = () =>
  whyCommand().action(async (folder, flags) => {
    const { explain } = await import('./work.js');
    await explain(folder, flags);
  });
