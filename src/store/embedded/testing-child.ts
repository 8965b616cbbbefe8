/**
 * A Huiyin that does nothing but hold its database, to be killed by tests. Its one argument is
 * the options of startEmbedded as JSON, with `runAs: {uid, gid}` for what it becomes first.
 * Prints one line of JSON: `{serverPid}` or the error.
 */
import { DataFolderInUse, EmbeddedError, startEmbedded } from './index.ts';
import type { EmbeddedOptions } from './index.ts';

type Argument = EmbeddedOptions & { runAs?: { uid: number; gid: number } };

const { runAs, ...options } = JSON.parse(process.argv[2] ?? '') as Argument;
if (runAs !== undefined) {
  process.setgroups?.([]);
  process.setgid?.(runAs.gid);
  process.setuid?.(runAs.uid);
}
try {
  const embedded = await startEmbedded(options);
  process.stdin.on('end', () => void embedded.stop());
  process.stdin.resume();
  console.log(JSON.stringify({ serverPid: embedded.serverPid, connection: embedded.connection }));
} catch (error) {
  if (!(error instanceof EmbeddedError)) throw error;
  const { code, message, detail } = error;
  const pid = error instanceof DataFolderInUse ? error.pid : undefined;
  console.log(JSON.stringify({ error: { code, message, detail, pid } }));
  process.exit(0);
}
