import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { zh } from './zh.ts';

export const languages = ['zh', 'en'] as const;
export type Language = (typeof languages)[number];

const kept = 'huiyin-language';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'chrome';
    resources: { chrome: typeof zh };
  }
}

/** Chinese is in the bundle; English is fetched by those who read it. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh',
    fallbackLng: 'zh',
    defaultNS: 'chrome',
    ns: ['chrome'],
    resources: { zh: { chrome: zh } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  await speak(chosen());
}

export async function speak(language: Language): Promise<void> {
  if (language === 'en' && !i18next.hasResourceBundle('en', 'chrome')) {
    const { en } = await import('./en.ts');
    i18next.addResourceBundle('en', 'chrome', en);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  try {
    localStorage.setItem(kept, language);
  } catch {
    // A browser that keeps nothing still switches for this visit.
  }
}

export function spoken(): Language {
  return i18next.language === 'en' ? 'en' : 'zh';
}

function chosen(): Language {
  let before: string | null = null;
  try {
    before = localStorage.getItem(kept);
  } catch {
    // As above.
  }
  if (before === 'zh' || before === 'en') return before;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
