import fastify from 'fastify';
import pg from 'pg';

/**
 * What a server can do at most: Fastify takes a report as JSON and answers when one insert, shared by
 * all reports that came in meanwhile, is committed. No schema, no rules, no log. A process of its own.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 2 });
await pool.query('create table if not exists bare (id bigserial primary key, body text not null)');

type Waiting = {
  readonly body: string;
  readonly done: () => void;
  readonly fail: (e: unknown) => void;
};
let waiting: Waiting[] = [];
let isWriting = false;

async function write(): Promise<void> {
  if (isWriting) return;
  isWriting = true;
  await new Promise((resolve) => setImmediate(resolve));
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    try {
      await pool.query({
        name: 'insert',
        text: 'insert into bare (body) select unnest($1::text[])',
        values: [batch.map(({ body }) => body)],
      });
      for (const { done } of batch) done();
    } catch (error) {
      for (const { fail } of batch) fail(error);
    }
  }
  isWriting = false;
}

const app = fastify();
app.post('/', async (request, reply) => {
  const body = JSON.stringify(request.body);
  await new Promise<void>((done, fail) => {
    waiting.push({ body, done, fail });
    void write();
  });
  return reply.code(201).send({ number: '2026-00001', code: 'ABCDE-ABCDE-ABCDE-ABCDE' });
});

await app.listen({ host: '127.0.0.1', port: Number(process.env['PORT'] ?? 0) });
process.on('SIGTERM', () => {
  void app.close().then(() => pool.end());
});
