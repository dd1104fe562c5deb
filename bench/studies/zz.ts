import { ask, seedsOf, mean } from './laboratory.js';
const off = process.argv.includes('--off');
const law = process.argv[process.argv.indexOf('--law')+1];
const inter = off ? law.split(',').map((l)=>({ kind: 'set' as const, path: `laws.${l}.on`, value: 0 })) : [];
const r: number[] = [];
for (const seed of ["a","b","c","d","e","f"]) {
  const rec = ask({ scenario: 'russia-1917', mode: 'replay', seed, agents: 43099, interventions: inter as never });
  const s = (rec as any).scores?.calibration?.rmse; r.push(s);
  console.log(seed, s, rec.regimes.map((x) => x.to).join(' > '));
}
console.log('mean', mean(r));
