import type { Pool } from 'pg';
import { isRefusal } from '../kernel/refusal.ts';
import { invite } from '../http/auth/accounts.ts';
import { groupCode } from '../http/codes.ts';
import type { Store } from '../store/index.ts';
import { DEMO } from './demo/build.ts';
import { persons } from './demo/district.ts';
import { demoCode } from './demo/street.ts';
import { newTenant } from './new-tenant.ts';

export interface FirstSteps {
  readonly store: Store;
  readonly pool: Pool;
  readonly address: string;
  readonly demo: boolean;
  /** The first tenant outside the demo. */
  readonly tenant: string;
  readonly originFor: (tenant: string) => string;
  readonly say: (line: string) => void;
}

/** What a new user sees: where it is, who may sign in, and what to try first. */
export async function firstSteps(steps: FirstSteps): Promise<void> {
  const { say, address, demo } = steps;
  say('');
  say(`回音 Huiyin: ${address}`);
  if (demo) {
    showDemo(steps);
  } else if ((await steps.store.tenants()).length === 0) {
    await showSetup(steps);
  }
  say('');
  say('按 Ctrl-C 停止。Ctrl-C stops it.');
}

function showDemo({ say, address }: FirstSteps): void {
  say('');
  say('演示账号（登录页点一下即可）Demo accounts (one click on the sign-in page):');
  say(`  ${address}/console`);
  for (const { name, account } of persons) {
    if (account) say(`  ${name}  ${account.zh} / ${account.en}`);
  }
  say('');
  say('先试试 Try first:');
  say(`  1. 公开看板 The board: ${address}/${DEMO}`);
  say(`     恒通机械公司 193 = 120 + 73: ${address}/${DEMO}/board/hengtong`);
  say(`  2. 提一件事 Report something: ${address}/${DEMO}/report`);
  say(`  3. 凭码查询 Follow a matter: ${address}/${DEMO}/track/${groupCode(demoCode(10))}`);
  say('  4. 不信服务器，自己验 Check every figure yourself:');
  say(`     npx huiyin verify ${address}/log/${DEMO}`);
}

async function showSetup(steps: FirstSteps): Promise<void> {
  const { say, store, tenant } = steps;
  const made = await newTenant(
    store,
    {
      tenant,
      origin: steps.originFor(tenant),
      names: { zh: '本单位', en: 'Our organisation' },
      person: '管理员',
    },
    Date.now(),
  );
  if (isRefusal(made)) throw new Error(`the first tenant was not made: ${made.refused}`);
  const link = await invite(steps, { tenant, person: made.person }, { as: 'system' });
  say('');
  say('首次启动：请用下面的一次性链接开户（7 天内有效，只显示这一次）。');
  say('First start: make your account with this one-time link (7 days, shown only once).');
  say(`  ${steps.address}${link}`);
}
