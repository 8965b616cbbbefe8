/** The language of the command line: `--lang`, else what the terminal says; Chinese if it says nothing. */
export function languageOf(asked: string | undefined, env: NodeJS.ProcessEnv): 'zh' | 'en' {
  const said = asked ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  return /^en\b|^en_/i.test(said) ? 'en' : 'zh';
}
