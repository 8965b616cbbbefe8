import { own } from '../kernel/own.ts';
import { sentenceFor, wrongArgument } from './sentences.ts';

interface CommandModule {
  readonly usage: string;
  readonly run: (args: readonly string[], env: NodeJS.ProcessEnv) => Promise<number>;
}

/** Loaded when called for: `huiyin verify` needs no database and no web server. */
const commands: { readonly [name: string]: () => Promise<CommandModule> } = {
  start: () => import('./commands/start.ts'),
  tenant: () => import('./commands/tenant.ts'),
  user: () => import('./commands/user.ts'),
  import: () => import('./commands/import.ts'),
  export: () => import('./commands/export.ts'),
  verify: () => import('./commands/verify.ts'),
  check: () => import('./commands/check.ts'),
  backup: () => import('./commands/backup.ts'),
  restore: () => import('./commands/restore.ts'),
};

async function main(argv: readonly string[]): Promise<number> {
  const [name = 'help', ...args] = argv;
  const command = own(commands, name);
  if (!command) {
    if (['help', '--help', '-h'].includes(name)) {
      for (const load of Object.values(commands)) console.log((await load()).usage);
      return 0;
    }
    console.error(`没有命令 ${name}。There is no command ${name}.\n${commandList()}`);
    return 2;
  }
  const { run, usage } = await command();
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return 0;
  }
  try {
    return await run(args, process.env);
  } catch (error) {
    const wrong = wrongArgument(error);
    if (wrong === undefined) throw error;
    console.error(`${wrong}\n${usage}\n${commandList()}`);
    return 2;
  }
}

function commandList(): string {
  return `命令 Commands: ${Object.keys(commands).join(', ')}. huiyin help`;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = 1;
  const sentence = sentenceFor(error);
  console.error(sentence ?? error);
}
