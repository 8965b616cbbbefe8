import { parseArgs } from 'node:util';
import { isRefusal } from '../../kernel/refusal.ts';
import { invite } from '../../http/auth/accounts.ts';
import { newTenant } from '../new-tenant.ts';
import { openTools } from '../tools.ts';

export const usage = `huiyin tenant [NAME --zh 名称 [--en NAME] [--person 姓名] [--origin ORIGIN]]
  列出租户；或新建一个，并打印其办公室人员的一次性开户链接。
  List the tenants, or make one and print a one-time setup link for its office.`;

export async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      zh: { type: 'string' },
      en: { type: 'string' },
      person: { type: 'string', default: '管理员' },
      origin: { type: 'string' },
    },
  });
  const [tenant] = positionals;
  const tools = await openTools(env);
  try {
    if (tenant === undefined) {
      for (const t of await tools.store.tenants())
        console.log(`${t.tenant}\t${t.names.zh}\t${t.origin}`);
      return 0;
    }
    if (values.zh === undefined) {
      console.error(usage);
      return 2;
    }
    const names = { zh: values.zh, ...(values.en === undefined ? {} : { en: values.en }) };
    const origin = values.origin ?? tools.originFor(tenant);
    const { person } = values;
    const made = await newTenant(tools.store, { tenant, names, origin, person }, Date.now());
    if (isRefusal(made)) {
      console.error(`未能新建：${made.refused}。Not made: ${made.refused}.`);
      return 1;
    }
    const link = await invite(tools, { tenant, person: made.person }, { as: 'system' });
    console.log(`${tools.address}${link}`);
    return 0;
  } finally {
    await tools.close();
  }
}
