/**
 * What the engine computes, as one digest: it moves when a model would come out otherwise.
 * `tests/model/engine.test.ts` holds it to what it is made of.
 *
 * Decision worth knowing: it is made of what runs come to: a week in which everything happens that a
 * scenario can write, the published models and the small scenario. The version was rejected, since a
 * posterior is to outlive a release that moves nothing, and to end with a change between two releases that
 * does; a digest of the sources was, since a comment would end it; those of the revolutions were, since
 * whoever corrects a date of Germany would end the posterior of Russia.
 */

/** Digest of what the engine computes, 32 hexadecimal digits. */
export const ENGINE_DIGEST = '2a2df2a9dff6f591fa0315848cb4d970';
