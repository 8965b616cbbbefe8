/** The language of the command line: `--lang`, else what the terminal says; Chinese if it says nothing. */
export function languageOf(asked: string | undefined, env: NodeJS.ProcessEnv): 'zh' | 'en' {
  // In this order and without the empty ones (POSIX, "Environment Variables").
  const said = [asked, env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((each) => each) ?? '';
  return /^en\b|^en_/i.test(said) ? 'en' : 'zh';
}
