/** One colour a measure, everywhere on the board; dark enough beside white, light enough on black. */
const colours: { readonly [measure: string]: string } = {
  found: '#0b6a63',
  'on-the-spot': '#2e8b57',
  routine: '#3b82a0',
  listed: '#b7791f',
  excluded: '#7a6a8f',
  redirected: '#8a7a66',
  undecided: '#7b8794',
  'listed-confirmed': '#2e8b57',
  'listed-unconfirmed': '#7b8794',
  'listed-not-fixed': '#b5533c',
  'listed-withdrawn': '#8a7a66',
  'listed-open': '#b7791f',
  'listing-new': '#b7791f',
  'listing-reopened': '#b5533c',
  'listing-cleared': '#2e8b57',
  'result-overdue': '#7a6a8f',
};

export function colourOf(measure: string): string {
  return colours[measure] ?? '#0b6a63';
}
