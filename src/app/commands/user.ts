import { parseArgs } from 'node:util';
import { invite } from '../../http/auth/accounts.ts';
import { Refused } from '../../http/refused.ts';
import { own } from '../../kernel/own.ts';
import { textsOf } from '../../texts/index.ts';
import { openTools } from '../tools.ts';

export const usage = `huiyin user --tenant T --person P
  打印某人的一次性开户（重设密码）链接。人员编号见控制台“人员”。
  Print a one-time link with which a person sets a name and a password.`;

export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: { tenant: { type: 'string' }, person: { type: 'string' } },
  });
  const { tenant, person } = values;
  if (tenant === undefined || person === undefined) {
    console.error(usage);
    return 2;
  }
  const tools = await openTools(env);
  try {
    if (!(await tools.store.tenant(tenant))) {
      console.error(`没有租户 ${tenant}。There is no tenant ${tenant}.`);
      return 1;
    }
    const { world } = await tools.store.worldOf(tenant);
    if (!own(world.people.persons, person)) {
      console.error(`没有人员 ${person}。There is no person ${person}.`);
      return 1;
    }
    console.log(`${tools.address}${await invite(tools, { tenant, person }, { as: 'system' })}`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const [zh, en] = [textsOf('zh-CN'), textsOf('en')].map((t) => t.refusals[error.code]);
    console.error(`链接没有生成：${zh ?? ''} No link was made: ${en ?? ''}`);
    return 1;
  } finally {
    await tools.close();
  }
}
