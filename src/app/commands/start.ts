import { parseArgs } from 'node:util';
import { start } from '../start.ts';

export const usage = `huiyin start
  启动服务（端口 PORT，数据 HUIYIN_DATA，外部数据库 DATABASE_URL）。
  Start the server (port PORT, data HUIYIN_DATA, other database DATABASE_URL).`;

/** Runs until a signal: the first stops it gracefully, a second one at once. */
export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  parseArgs({ args: [...args], options: {} });
  const running = await start(env, (line) => {
    console.log(line);
  });
  const { promise: stopped, resolve: stop } = Promise.withResolvers<number>();
  const onSignal = () => {
    process.once('SIGINT', () => process.exit(130));
    process.once('SIGTERM', () => process.exit(143));
    stop(0);
  };
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  let stopping = false;
  void running.lost.then(() => {
    if (stopping) return;
    console.error('数据库意外停止。The database stopped unexpectedly.');
    stop(1);
  });
  const code = await stopped;
  stopping = true;
  console.log('正在停止…… Stopping…');
  await running.stop();
  return code;
}
