import { z } from 'zod';
import { documentTexts } from '../../texts/document-texts.ts';
import { languages, textsOf } from '../../texts/index.ts';
import { query } from './fields.ts';
import type { Server } from './server.ts';

/** Every label of the domain in one language, for the console. */
export function textsRoute(app: Server): void {
  app.get(
    '/api/texts/:language',
    {
      schema: {
        summary: 'All labels and sentences in one language',
        tags: ['texts'],
        params: z.strictObject({ language: z.enum(languages) }),
        querystring: query({}),
        response: { 200: z.record(z.string(), z.record(z.string(), z.string())) },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'public, max-age=300');
      const { language } = request.params;
      const { fields: ledgerFields } = documentTexts(language);
      return { ...textsOf(language), ledgerFields };
    },
  );
}
