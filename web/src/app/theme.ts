import type { ThemeConfig } from 'antd';

/** Styles come from the stylesheet alone (build/antd-css.ts, theme.css): none are made at run time. */
export const theme: ThemeConfig = {
  cssVar: { key: 'huiyin' },
  hashed: false,
  zeroRuntime: true,
};
