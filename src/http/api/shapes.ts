import { z } from 'zod';

/** Shapes of answers. They also strip: what isn't named here doesn't leave. */
export const receipt = z.object({ index: z.number(), leafHash: z.string() });
export const namesShape = z.object({ zh: z.string(), en: z.string().optional() });

export const done = z.object({
  /** The first of the entries that the command brought about. */
  receipt: receipt.optional(),
  status: z.string().optional(),
});

export const refusalShape = z.object({
  refused: z.string(),
  text: z.string(),
  detail: z.record(z.string(), z.unknown()).optional(),
});
